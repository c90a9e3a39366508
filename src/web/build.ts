/**
 * Builds the browser application into `dist/web`: `node src/web/build.ts`. A build whose inputs have not
 * changed is skipped, so that `npm install`, `npm test` and `npm start` may all ask for it.
 */
import { createHash } from 'node:crypto'
import { globSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { build } from 'vite'

const home = fileURLToPath(new URL('../..', import.meta.url))
const target = join(home, 'dist', 'web')
const stamp = '.inputs'
const inputs = [
  'package-lock.json',
  'src/app/web.tsx',
  'src/ground/**/{model,words}.ts',
  'src/ground/kernel/*.ts',
  'src/steps/**/{model,words}.ts',
  'src/steps/*/web/**/*',
  'src/web/**/*',
]

/** One hash over the names and bytes of everything the bundle is made of. */
async function hashInputs(): Promise<string> {
  const files = globSync(inputs, { cwd: home }).sort()
  const hash = createHash('sha256')
  for (const file of files) {
    const path = join(home, file)
    if ((await stat(path)).isFile())
      hash
        .update(file)
        .update('\0')
        .update(await readFile(path))
        .update('\0')
  }
  return hash.digest('hex')
}

/** Writes `.gz` and `.br` beside every text asset above 1 kB, so that the server compresses nothing itself. */
async function precompress(folder: string): Promise<void> {
  const files = await readdir(folder, { recursive: true })
  const texts = files.filter((file) => /\.(js|css|svg)$/.test(file))
  await Promise.all(
    texts.map(async (file) => {
      const bytes = await readFile(join(folder, file))
      if (bytes.length < 1024) return
      // Quality 9 is within 2 % of the best (11) in a tenth of its time.
      const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }
      await writeFile(join(folder, `${file}.br`), await promisify(brotliCompress)(bytes, brotli))
      await writeFile(join(folder, `${file}.gz`), await promisify(gzip)(bytes, { level: 9 }))
    }),
  )
}

/** Size in bytes, gzipped, of what the first page needs: what `index.html` names. */
async function firstLoad(folder: string): Promise<number> {
  const html = await readFile(join(folder, 'index.html'), 'utf8')
  const assets = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map((match) => `${match[1]}.gz`)
  const present = globSync(assets, { cwd: folder })
  const sizes = await Promise.all(present.map(async (asset) => (await stat(join(folder, asset))).size))
  return sizes.reduce((sum, size) => sum + size, 0)
}

/** The kit only declares: what a page does not use of it is left out of the page, through the front door as well. */
const hasSideEffects = (id: string) => !/\/src\/web\/(api|kit)\/[^?]*\.tsx?$/.test(id)

const started = Date.now()
const wanted = await hashInputs()
const present = await readFile(join(target, stamp), 'utf8').catch(() => '')
if (wanted === present) {
  process.stdout.write('web: up to date\n')
} else {
  // Built aside and swapped in, so that a server that runs meanwhile never serves half a build.
  const aside = `${target}.${process.pid}`
  await mkdir(dirname(target), { recursive: true })
  await build({
    configFile: false,
    root: join(home, 'src', 'web'),
    mode: 'production',
    logLevel: 'error',
    plugins: [react()],
    build: {
      outDir: aside,
      emptyOutDir: true,
      target: 'es2022',
      modulePreload: { polyfill: false },
      // The engine of the charts is one piece of 520 kB, fetched only by pages that draw.
      chunkSizeWarningLimit: 700,
      rolldownOptions: { treeshake: { moduleSideEffects: hasSideEffects } },
    },
  })
  await precompress(aside)
  await writeFile(join(aside, stamp), wanted)
  const old = `${aside}.old`
  await rename(target, old).catch(() => undefined)
  await rename(aside, target).catch(async (error) => {
    // Another build of the same inputs was faster.
    await rm(aside, { recursive: true, force: true })
    if ((await readFile(join(target, stamp), 'utf8').catch(() => '')) !== wanted) throw error
  })
  await rm(old, { recursive: true, force: true })
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  process.stdout.write(
    `web: built in ${seconds} s, first load ${Math.round((await firstLoad(target)) / 1000)} kB\n`,
  )
}
