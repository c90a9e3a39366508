import { words as edge } from '../ground/edge/index.ts'
import { words as kernel, type Words } from '../ground/kernel/index.ts'
import { words as lake } from '../ground/lake/words.ts'
import { words as state } from '../ground/state/words.ts'
import { words as collect, mappingWords, ownFieldWords, sourceWords } from '../steps/collect/index.ts'
import {
  avoidWords,
  driftWords,
  words as identify,
  segmentWords,
  steadinessWords,
  studyWords,
  surveyWords,
  togetherWords,
  versionWords,
  worksheetWords,
} from '../steps/identify/index.ts'
import {
  dedupeWords,
  levelWords,
  words as match,
  nameWords,
  qualityWords,
  recordWords,
  reviewWords,
  trainingWords,
  verdictWords,
} from '../steps/match/index.ts'
import { words as signals } from '../steps/signals/index.ts'
import { optionWords } from './cli/option-words.ts'
import { words as commands } from './cli/words.ts'
import { studyReportWords } from './report/study/words.ts'
import { words as report } from './report/words.ts'

/** The words of every room, in every language. */
export const rooms: readonly Words[] = [
  kernel,
  lake,
  state,
  edge,
  collect,
  sourceWords,
  mappingWords,
  ownFieldWords,
  match,
  recordWords,
  dedupeWords,
  nameWords,
  reviewWords,
  qualityWords,
  levelWords,
  verdictWords,
  trainingWords,
  signals,
  identify,
  steadinessWords,
  studyWords,
  worksheetWords,
  togetherWords,
  surveyWords,
  segmentWords,
  versionWords,
  driftWords,
  avoidWords,
  commands,
  optionWords,
  report,
  studyReportWords,
]
