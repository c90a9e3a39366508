/** Where the browser application is put together: the shell, and the pages of every step. */
import { collectRoom, OneSheet, OneTable } from '../steps/collect/web/index.tsx'
import { identifyContributions, identifyRoom } from '../steps/identify/web/index.tsx'
import { BaseFigures, matchRoom } from '../steps/match/web/index.tsx'
import { start } from '../web/index.ts'

start([
  collectRoom(BaseFigures),
  matchRoom(identifyContributions, { Sheet: OneSheet }),
  identifyRoom({ Table: OneTable }),
])
