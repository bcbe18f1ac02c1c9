import type { Batch } from '../../arrow/batch.js'
import type { Job, LabelledStep, Task } from './task.js'

/**
 * Where the work on a partition stands, in memory that other threads read: it is there also when the thread that
 * did the work no longer answers. Each partition has numbers of its own, written once a batch and step.
 */
export interface WorkMark {
  /** While the steps of its job are planned, no record is worked on. */
  stage: 'waiting' | 'planning' | 'working' | 'done'
  /** The number of the worker, from 1. */
  worker: number
  /** Grows with every sign of life. */
  beat: number
  /** The label of the step that is at work; `undefined` between steps. */
  step: string | undefined
  /** Which batch of the partition the step is given, from 1; 0 while it is opened. */
  call: number
  /** How many rows it is given. */
  rows: number
  /** The first of these. */
  row: RowName
}

/** What names a row for good; see `Origin`. */
export interface RowName {
  source: number
  position: number
  copy: number
}

const stages = ['waiting', 'planning', 'working', 'done'] as const
const slots = ['stage', 'worker', 'beat', 'step', 'call', 'rows', 'source', 'position', 'copy'] as const
const slot = Object.fromEntries(slots.map((name, i) => [name, i])) as Record<(typeof slots)[number], number>

export const bytesPerMark = slots.length * Float64Array.BYTES_PER_ELEMENT

/** The labels of all steps of a job. Steps are told by their numbers in this list, since marks hold numbers alone. */
function labelsOf({ before, steps, after }: Pick<Job, 'before' | 'steps' | 'after'>): string[] {
  return [before, ...steps, after]
    .filter((step): step is LabelledStep => step !== undefined)
    .map(({ label }) => label)
}

/** The work on a partition, as it is noted by the thread that does it. */
export class WorkMarker {
  readonly #numbers: Float64Array
  readonly #labels: readonly string[]

  constructor({ marks }: { marks: SharedArrayBuffer }, { partition, job }: { partition: number; job?: Job }) {
    this.#numbers = numbersOf(marks, partition)
    this.#labels = job === undefined ? [] : labelsOf(job)
  }

  begin(worker: number): void {
    this.#numbers.fill(0)
    this.#numbers[slot.worker] = worker
    this.#numbers[slot.stage] = stages.indexOf('working')
  }

  /** The steps of the job are loaded and planned, this one now. */
  plan(worker: number, label?: string): void {
    const numbers = this.#numbers
    numbers[slot.worker] = worker
    numbers[slot.step] = label === undefined ? 0 : this.#labels.indexOf(label) + 1
    numbers[slot.stage] = stages.indexOf('planning')
    numbers[slot.beat]++
  }

  /** A step is given a batch, or is opened where there is none. */
  enter(label: string, given?: { batch: Batch; call: number }): void {
    const numbers = this.#numbers
    numbers[slot.call] = given?.call ?? 0
    numbers[slot.rows] = given?.batch.numRows ?? 0
    if (given !== undefined && given.batch.numRows > 0) {
      const { source, positions, copies } = given.batch.origin
      numbers[slot.source] = source
      numbers[slot.position] = positions[0]
      numbers[slot.copy] = copies[0]
    }
    numbers[slot.step] = this.#labels.indexOf(label) + 1
    numbers[slot.beat]++
  }

  /** The step has answered. */
  leave(): void {
    this.#numbers[slot.step] = 0
    this.#numbers[slot.beat]++
  }
}

/** The work on a partition is done, but for what waits for the disk. */
export function endWork({ marks }: { marks: SharedArrayBuffer }, partition: number): void {
  numbersOf(marks, partition)[slot.stage] = stages.indexOf('done')
}

/** Forgets an earlier attempt at a partition. */
export function resetMark({ marks }: { marks: SharedArrayBuffer }, partition: number): void {
  numbersOf(marks, partition).fill(0)
}

/** How many tasks of a pass are at which stage; those that wait for the disk are done. */
export interface TaskStates {
  waiting: number
  working: number
  done: number
}

/** Counts the tasks of a pass by their stage. */
export function countStates(
  { marks }: { marks: SharedArrayBuffer },
  tasks: readonly Pick<Task, 'partition'>[],
): TaskStates {
  const states = { waiting: 0, working: 0, done: 0 }
  const numbers = new Float64Array(marks)
  for (const { partition } of tasks) {
    const stage = stages[numbers[partition.index * slots.length + slot.stage]]
    states[stage === 'planning' ? 'working' : stage]++
  }
  return states
}

/** The job that a task is of; inference has none. */
export function jobOfTask(task: Task | undefined): Job | undefined {
  return task !== undefined && 'job' in task ? task.job : undefined
}

/** Where the work on the partition of a task stands, read by another thread. */
export function readMark({ marks }: { marks: SharedArrayBuffer }, task: Task): WorkMark {
  const numbers = numbersOf(marks, task.partition.index)
  const job = jobOfTask(task)
  const at = (name: keyof typeof slot) => numbers[slot[name]]
  return {
    stage: stages[at('stage')],
    worker: at('worker'),
    beat: at('beat'),
    step: job === undefined ? undefined : labelsOf(job)[at('step') - 1],
    call: at('call'),
    rows: at('rows'),
    row: { source: at('source'), position: at('position'), copy: at('copy') },
  }
}

function numbersOf(marks: SharedArrayBuffer, partition: number): Float64Array {
  return new Float64Array(marks, partition * bytesPerMark, slots.length)
}
