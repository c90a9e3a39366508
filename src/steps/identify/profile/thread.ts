// What runs in the thread in which a profile of the base is learned.
import { workerData } from 'node:worker_threads'
import { answer } from '../threads/answer.ts'
import { learnProfile, type Past } from './learn.ts'

const past: Past = workerData
await answer((report) => learnProfile(past, report))
