import { firstNames, givenNames, lastNames, surnames } from '../demo/parts/people.ts'
import { chance, createRandom, pick, type Random, whole } from '../demo/random.ts'
import { columnOf, matchTable, peopleGiven } from '../src/steps/match/index.ts'
import { add } from './figures.ts'
import { quality } from './match-quality.ts'

/** A row of a file that names people, as it is compared; `person` is the truth. */
type Row = { person: string; name: string; email: string; phone: string; account: string }

const syllables =
  'al an ba bel cor da den el fa gan hol in jor ka lem mar nor ol pen qua ros sel tor ul ven wil'.split(' ')

/** Names of people are common, and so are namesakes; one company in six has many people. */
function makePerson(random: Random, account: string, person: string): Row[] {
  const isHan = chance(random, 0.6)
  const [family, ...given] = [pick(random, surnames), pick(random, givenNames), pick(random, givenNames)]
  const made = () => Array.from({ length: whole(random, 2, 3) }, () => pick(random, syllables)).join('')
  const latin = isHan
    ? `${given.map(({ en }) => en.toLowerCase()).join('')} ${family.en}`
    : `${chance(random, 0.5) ? pick(random, firstNames) : made()} ${chance(random, 0.5) ? pick(random, lastNames) : made()}`
  const hanzi = isHan ? family.zh + given.map(({ zh }) => zh).join('') : latin
  const email = `${latin.toLowerCase().replace(' ', '.')}${chance(random, 0.3) ? whole(random, 1, 99) : ''}@${account}.example`
  const phone = `1${whole(random, 3000000000, 9999999999)}`
  const row = (name: string): Row => ({
    person,
    name,
    email: chance(random, 0.7) ? email : '',
    phone: chance(random, 0.7) ? phone : '',
    account: chance(random, 0.95) ? account : '',
  })
  return chance(random, 0.35) ? [row(latin), row(chance(random, 0.6) ? hanzi : latin)] : [row(hanzi)]
}

/** Rows of contact files as people: time, memory and quality of finding which are one. */
export async function measurePeople(rows: number): Promise<void> {
  const random = createRandom(1, 'people')
  const made: Row[] = []
  for (let person = 0; made.length < rows; person++) {
    const account = `acc${chance(random, 0.3) ? whole(random, 1, rows / 200) : whole(random, 1, rows / 4)}`
    made.push(...makePerson(random, account, String(person)))
  }
  const column = (
    name: 'account' | 'email' | 'phone' | 'name',
    kind: 'account' | 'email' | 'phone' | 'person',
  ) => ({
    ...columnOf(
      name,
      made.map((row) => row[name]),
    ),
    kind,
  })
  const columns = [
    column('account', 'account'),
    column('email', 'email'),
    column('phone', 'phone'),
    column('name', 'person'),
  ]
  const start = performance.now()
  const { group, pairs } = matchTable(columns, 'person', undefined, peopleGiven(made.length))
  const seconds = (performance.now() - start) / 1000
  const { precision, recall } = quality(
    group,
    made.map(({ person }) => person),
  )
  const share = (value: number) => value.toFixed(3)
  add(
    `${made.length} rows of people`,
    seconds,
    's',
    `precision ${share(precision)}, recall ${share(recall)}, ${pairs.a.length} pairs, ${Math.round(process.memoryUsage().rss / 2 ** 20)} MB`,
  )
}
