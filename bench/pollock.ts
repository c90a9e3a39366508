import { join } from 'node:path'
import { scoreFolder } from '../test/support/pollock.ts'

/** Scores the reading of polluted files as the authors of the Pollock benchmark do, each file and in total. */
const folder = process.argv[2] ?? join(import.meta.dirname, '../../shared/data/csv-polluted')
const scores = await scoreFolder(folder)
const say = (line: string) => process.stdout.write(`${line}\n`)
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const figure = (value: number) => value.toFixed(4)

for (const { file, score, header, record, cell, reason } of scores) {
  const f1 = [header, record, cell].map((measure) => figure(measure.f1)).join(' ')
  if (score < 10 || process.argv.includes('--all')) say(`${figure(score)}  ${f1}  ${file}  ${reason}`)
}
say(
  [
    `files ${scores.length}, of them perfect ${scores.filter(({ score }) => score === 10).length}`,
    `read ${figure(mean(scores.map(({ success }) => success)))}`,
    `header F1 ${figure(mean(scores.map(({ header }) => header.f1)))}`,
    `record F1 ${figure(mean(scores.map(({ record }) => record.f1)))}`,
    `cell F1 ${figure(mean(scores.map(({ cell }) => cell.f1)))}`,
    `score ${figure(mean(scores.map(({ score }) => score)))} of 10`,
  ].join('\n'),
)
