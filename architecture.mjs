// Who may import whom: `npm run check:imports`. test/house/imports.test.ts breaks every rule on purpose.

/** The floors, src/ground/<name>: each stands on those before it. */
const floors = ['kernel', 'state', 'lake', 'edge']

/** The steps, src/steps/<name>, from left to right. One that is not built yet has its place already. */
const steps = [
  'consent',
  'collect',
  'match',
  'signals',
  'identify',
  'attract',
  'engage',
  'convert',
  'close',
  'measure',
]

const rooms = [...floors.map((name) => `ground/${name}`), ...steps.map((name) => `steps/${name}`)]
const room = '^src/(ground|steps)/([^/]+)/'
const sameRoom = '^src/$1/$2/'
/** Threads enter by `known.ts`, which says what is known of the world and needs little of the room. */
const frontDoor = '^src/(ground|steps)/[^/]+/(index|known)\\.ts$'
/** What stands outside beside the door, and beside the parts of a room, for the browser too: schemas, types and pure rules; and words. */
const plain = '^src/(ground|steps)/.+/(model|words)\\.ts$'
const kernel = '^src/ground/kernel/index\\.ts$'

const app = '^src/app/'
const connectors = '^src/connectors/'
const shell = '^src/web/'
const shellDoor = '^src/web/index\\.ts$'
const pages = '^src/steps/([^/]+)/web/'
const pagesDoor = '^src/steps/[^/]+/web/index\\.tsx$'
const appPages = '^src/app/web[^/]*\\.tsx$'
const browser = [shell, pages, appPages]
const bundler = '^src/web/build\\.ts$'
const tests = ['\\.test\\.tsx?$', '\\.fixture\\.ts$', '^test/']
const notRun = { dependencyTypesNot: ['type-only'] }

/** Tests look into everything, and nothing looks into tests; so every rule but the last three leaves them out. */
const rule = (name, comment, { path, pathNot = [] }, to) => ({
  name,
  comment,
  severity: 'error',
  from: { path, pathNot: [...tests, ...pathNot] },
  to,
})

const forbidden = [
  ...rooms
    .map((path, i) => ({ path, later: rooms.slice(i + 1) }))
    .filter(({ later }) => later.length > 0)
    .map(({ path, later }) =>
      rule(
        'imports-point-left-and-down',
        `${path} comes before what it imports. What must flow back flows as data.`,
        { path: `^src/${path}/` },
        { path: `^src/(${later.join('|')})/` },
      ),
    ),
  rule(
    'rooms-have-front-doors',
    'Another room is entered by its index.ts, or by its known.ts.',
    { path: room, pathNot: browser },
    { path: room, pathNot: [sameRoom, frontDoor] },
  ),
  rule(
    'rooms-have-front-doors',
    'A room is entered by its index.ts. Its words may be gathered without entering.',
    { path: [app, connectors, '^bench/'], pathNot: browser },
    { path: room, pathNot: [frontDoor, '/words\\.ts$'] },
  ),
  rule(
    'nobody-imports-app',
    'Only app knows how everything meets.',
    { path: '^(src|demo)/', pathNot: [app] },
    { path: app },
  ),
  rule(
    'only-app-imports-connectors',
    'A step declares the port, a connector fits it, app puts it in.',
    { path: '^(src|demo)/', pathNot: [app, connectors] },
    { path: connectors },
  ),
  rule(
    'connectors-stand-alone',
    'A connector is one folder that can be taken away.',
    { path: '^src/connectors/([^/]+)/' },
    { path: connectors, pathNot: '^src/connectors/$1/' },
  ),
  rule(
    'demo-stands-alone',
    'The sample company is data from outside: it knows nothing of how it is read.',
    { path: '^demo/' },
    { path: '^src/' },
  ),
  rule(
    'the-browser-takes-plain-things',
    'Browser code runs the shell, pages, model.ts, words.ts and the kernel; of the rest it knows types.',
    { path: browser, pathNot: [bundler] },
    { path: '^(src|demo|bench)/', pathNot: [...browser, plain, kernel], ...notRun },
  ),
  rule(
    'the-browser-has-no-node',
    'Nothing that the browser may import uses what only Node has.',
    { path: [...browser, plain], pathNot: [bundler] },
    { dependencyTypes: ['core'] },
  ),
  rule(
    'the-server-draws-no-pages',
    'Pages and the shell are for the browser.',
    { path: '^(src|demo|bench)/', pathNot: browser },
    { path: browser },
  ),
  rule(
    'the-shell-knows-no-step',
    'The shell has no business words; steps hand it their pages.',
    { path: shell },
    { path: ['^src/steps/', '^src/connectors/'] },
  ),
  rule(
    'pages-have-front-doors',
    'The shell is entered by its index.ts.',
    { path: [pages, appPages] },
    { path: shell, pathNot: [shellDoor] },
  ),
  rule(
    'pages-have-front-doors',
    'The pages of a step are entered by web/index.tsx.',
    { path: appPages },
    { path: pages, pathNot: [pagesDoor] },
  ),
  rule(
    'pages-meet-in-app',
    "A step's pages run none of another step's; they may know its types.",
    { path: pages },
    { path: pages, pathNot: ['^src/steps/$1/'], ...notRun },
  ),
  rule(
    'what-runs-is-installed',
    'What runs outside tests is in the dependencies of package.json.',
    { path: '^src/' },
    { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
  ),
  rule('nothing-imports-tests', 'Tests are read by nobody.', { path: '^(src|demo)/' }, { path: tests }),
  {
    name: 'no-cycles',
    comment: 'Of two modules that need each other one must be read first.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'everything-is-there',
    comment: 'An import that leads nowhere.',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
]

export default {
  forbidden,
  options: {
    // With another parser it reads no TypeScript, finds no module and is content.
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
}
