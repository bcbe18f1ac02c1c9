import type { PrepError } from '../base/errors.js'
import { endFault, lateError } from './end-faults.js'
import type { Caution, RowOfStep } from './tasks/step-guard.js'
import type { Task } from './tasks/task.js'
import { jobOfTask } from './tasks/work-mark.js'
import type { ThreadEnd } from './thread-pool.js'

/** From more records of a partition no step may fail to come back: it is the step then, and not the data. */
const maxLeftOut = 5

/**
 * The attempts at one task. A thread that ends is an accident at first, and the task is done anew. At the second
 * time the batch at which it stood is given to its step row by row; so the third time names the record. A
 * record from which a step does not come back is left out; what ends threads otherwise ends the run.
 */
export class Attempts {
  readonly #task: Task
  /** Rows that steps are not given; kept from one pass to the next. */
  readonly #leftOut: RowOfStep[]
  #oneByOne: Caution['oneByOne']
  #ends = 0

  constructor(task: Task, leftOut: RowOfStep[]) {
    this.#task = task
    this.#leftOut = leftOut
  }

  get caution(): Caution {
    return { leftOut: this.#leftOut, oneByOne: this.#oneByOne }
  }

  /** Takes in how an attempt ended. Throws `worker_failed` where another one would not help. */
  take(end: ThreadEnd): void {
    const { kind, mark } = end
    if (kind === 'error') throw lateError(end.cause, { job: jobOfTask(this.#task), step: mark.step })
    this.#ends++
    if (this.#ends === 1) return
    const isStall = kind === 'stalled'
    if (mark.step === undefined || mark.rows === 0 || this.#ends > 2 + 2 * maxLeftOut) throw this.#fault(end)
    if (mark.rows > 1) {
      const before = this.#oneByOne
      if (before !== undefined && !isStall) throw this.#fault(end)
      // It came back from each of those rows: it is slow, and no batch is small enough for it.
      const isSlow = before?.step === mark.step && before.call !== mark.call
      this.#oneByOne = { step: mark.step, call: isSlow ? undefined : mark.call }
      return
    }
    const isSurvey = this.#task.kind === 'survey' && this.#task.step === mark.step
    if (!isStall || isSurvey || this.#leftOut.length >= maxLeftOut) throw this.#fault(end, true)
    this.#leftOut.push({ step: mark.step, ...mark.row })
    if (this.#oneByOne?.call !== undefined) this.#oneByOne = undefined
  }

  #fault(end: ThreadEnd, isFound = false): PrepError {
    return endFault(this.#task, end, { attempts: this.#ends, isFound })
  }
}
