import type { Scratch } from '../../formats/format/scratch.js'
import type { PlannedJobs } from './planned-job.js'
import type { ProgressBuffer } from './progress-buffer.js'
import type { Caution } from './step-guard.js'
import type { Answers, TaskKind } from './task.js'

/** What a task works with, beside what it was sent. */
export interface TaskContext {
  progress: ProgressBuffer
  /** The jobs of this thread. */
  jobs: PlannedJobs
  /** What this thread uses again. */
  scratch: Scratch
  /** The number of this thread, from 1; 0 for the thread that runs everything. */
  worker: number
  /** What earlier attempts at the partition have shown. */
  caution: Caution
}

/** What is left of a task when its work is done: to wait for the disk. Resolves to the answer. */
export type Finish<K extends TaskKind> = () => Promise<Answers[K]>
