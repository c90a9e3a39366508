import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { type Browser, chromium, type LaunchOptions } from 'playwright-core'

const run = promisify(execFile)

// Chromium has no sandbox for root, and containers often forbid it to others; only our own pages are opened.
const args = ['--no-sandbox', '--disable-dev-shm-usage', '--font-render-hinting=none']

/** The browsers of this test file. */
export const launched: Browser[] = []

/**
 * Starts a headless browser: the one that `CHROME_PATH` names, else the Chromium that comes with npm (Linux on
 * x64), else an installed Chrome. Its pages stand still, as for people who ask for it: half a movement is neither
 * what was nor what will be.
 * @throws Error that says what to do when there is none
 */
export async function launch(): Promise<Browser> {
  try {
    const browser = await chromium.launch(await findBrowser())
    const newContext = browser.newContext.bind(browser)
    browser.newContext = (options) => newContext({ reducedMotion: 'reduce', ...options })
    launched.push(browser)
    return browser
  } catch (cause) {
    throw new Error(
      'No browser could be started for the tests. Install Google Chrome, or set CHROME_PATH to a Chrome or Chromium.',
      { cause },
    )
  }
}

async function findBrowser(): Promise<LaunchOptions> {
  const named = process.env.CHROME_PATH
  if (named) return { executablePath: named, args }
  if (process.platform !== 'linux' || process.arch !== 'x64') return { channel: 'chrome', args }
  const folder = await unpack()
  const executablePath = join(folder, 'chromium')
  return { executablePath, args, env: await environment(folder, executablePath) }
}

/**
 * The Chromium of @sparticuz/chromium, unpacked once per version and user (7 s, 220 MB). The package itself always
 * unpacks to the same names in the folder for temporary files, where another user's or a half-written copy would be
 * in the way; so it is given a folder of its own, which gets its final name when it is whole.
 */
async function unpack(): Promise<string> {
  const manifest = join(
    dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')),
    '..',
    'package.json',
  )
  const { version } = JSON.parse(await readFile(manifest, 'utf8'))
  const user = process.getuid?.() ?? 0
  const folder = join(tmpdir(), `talweg-chromium-${version}-${user}`)
  if (existsSync(folder)) {
    // A folder that somebody else put there is not to be run.
    if ((await stat(folder)).uid !== user) throw new Error(`${folder} belongs to another user; remove it.`)
    return folder
  }
  const aside = await mkdtemp(`${folder}.`)
  const script = `
    import chromium, { inflate } from '@sparticuz/chromium'
    await chromium.executablePath()
    await inflate(${JSON.stringify(join(dirname(manifest), 'bin', 'al2023.tar.br'))})`
  await run(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: import.meta.dirname,
    env: { ...process.env, TMPDIR: aside },
  })
  await writeFile(
    join(aside, 'fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>${folder}/fonts</dir><dir>/usr/share/fonts</dir><cachedir>${folder}/fonts-cache</cachedir></fontconfig>`,
  )
  await rename(aside, folder).catch(async (error) => {
    // Another run was faster.
    await rm(aside, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  })
  return folder
}

/** A bare system lacks the libraries or the fonts that Chromium expects; the package brings both. */
async function environment(folder: string, executablePath: string): Promise<Record<string, string>> {
  const env: Record<string, string> = {}
  for (const [name, value] of Object.entries(process.env)) if (value !== undefined) env[name] = value
  if (!existsSync('/etc/fonts/fonts.conf')) env.FONTCONFIG_FILE = join(folder, 'fonts.conf')
  const complete = await run(executablePath, ['--version'], { env }).then(
    () => true,
    () => false,
  )
  if (!complete) env.LD_LIBRARY_PATH = join(folder, 'al2023', 'lib')
  return env
}
