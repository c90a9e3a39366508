import type { FaultKind, FaultParams } from '../../../ground/kernel/index.ts'

/** What a thread answers: how far it is, and then what it found, or why there is nothing. */
export type FromThread<Answer> =
  | Readonly<{ type: 'stage'; stage: string; done: number | undefined; total: number | undefined }>
  | Readonly<{ type: 'answer'; answer: Answer }>
  | Readonly<{ type: 'fault'; kind: FaultKind; code: string; params: FaultParams }>
