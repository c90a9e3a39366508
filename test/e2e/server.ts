import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const main = join(import.meta.dirname, '..', '..', 'src', 'app', 'main.ts')

/** A real server on a home of its own, as a new user starts it. */
export type Server = { url: string; setupLink: string; stop: () => Promise<void> }

/** Starts `talweg start` on an empty home and waits for its address and the one-time link. */
export async function startServer(settings: Readonly<Record<string, string>> = {}): Promise<Server> {
  const home = await mkdtemp(join(tmpdir(), 'talweg-home-'))
  await chmod(home, 0o711) // as root, PostgreSQL runs under another user
  const child = spawn(process.execPath, [main, 'start', '--lang', 'en'], {
    env: { ...process.env, TALWEG_HOME: home, TALWEG_PORT: '0', ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let setupLink = ''
  for await (const line of createInterface({ input: child.stdout })) {
    setupLink = /\S+\/setup\?token=\S+/.exec(line)?.[0] ?? ''
    if (setupLink) break
  }
  child.stdout.resume()
  return {
    url: new URL(setupLink).origin,
    setupLink,
    async stop() {
      if (child.exitCode === null) {
        child.kill('SIGTERM')
        await once(child, 'exit')
      }
      await rm(home, { recursive: true, force: true })
    },
  }
}
