import { loadStatements } from '../../../ground/lake/index.ts'
import { writtenOut } from '../statements.ts'

export const sql = loadStatements(
  new URL('./queue.sql', import.meta.url),
  ['doubts', 'asked', 'queue', 'queue_length'],
  writtenOut,
)
