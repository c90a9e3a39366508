// What runs in the thread of a study.
import { workerData } from 'node:worker_threads'
import { answer } from '../threads/answer.ts'
import { type StudyAsked, studyFile } from './study-file.ts'

const asked: StudyAsked = workerData
await answer((report) => studyFile(asked, report))
