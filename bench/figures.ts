import { cpus, release, totalmem } from 'node:os'

type Figure = { line: string; value: number; unit: string; note: string }

const figures: Figure[] = []

/** Keeps a figure for the table at the end and shows it at once. */
export function add(line: string, value: number, unit: string, note = ''): void {
  figures.push({ line, value: Math.round(value * 10) / 10, unit, note })
  process.stderr.write(`${line}: ${figures.at(-1)?.value} ${unit} ${note}\n`)
}

/** All figures and the machine that they are from, as a table or as JSON. */
export function print(asJson: boolean): void {
  const machine = {
    cpu: cpus()[0]?.model ?? '',
    cores: cpus().length,
    memory_gb: Math.round(totalmem() / 2 ** 30),
    system: `${process.platform} ${release()}`,
    node: process.version,
  }
  if (asJson) {
    process.stdout.write(`${JSON.stringify({ machine, figures }, null, 2)}\n`)
    return
  }
  const width = Math.max(...figures.map(({ line }) => line.length))
  for (const { line, value, unit, note } of figures)
    process.stdout.write(`${line.padEnd(width)}  ${String(value).padStart(9)} ${unit.padEnd(2)}  ${note}\n`)
  process.stdout.write(
    `${machine.cpu}, ${machine.cores} cores, ${machine.memory_gb} GB, ${machine.system}, Node ${machine.node}\n`,
  )
}

const middle = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/** Median time of some work, in milliseconds, after one to warm up. */
export async function time(work: () => Promise<unknown>, runs = 15): Promise<number> {
  await work()
  const times: number[] = []
  for (let i = 0; i < runs; i++) {
    const began = performance.now()
    await work()
    times.push(performance.now() - began)
  }
  return middle(times)
}
