import { performance } from 'node:perf_hooks'
import type { PassState } from '../../engine/run-pass.js'
import type { PartitionResult } from '../../engine/tasks/task.js'
import type { RunOptions } from '../../pipeline/run-options.js'
import { addDurations, type Durations, noDurations } from '../../schemas/durations.js'
import type { RunReport } from '../../schemas/run-report.js'
import { addCounts, addTally, emptyCounts, type StepCounts, type Tally } from '../../schemas/step-counts.js'
import { type Rate, RateMeter } from './rate.js'

/** What is known of a run while it lasts. */
export interface RunFigures {
  /** What is being done; `undefined` before the first pass, and when all is done. */
  pass: PassState | undefined
  /** What partitions that are finished have read, by the reader. */
  read: { rows: number; bytes: number; rejected: Tally; repaired: Tally }
  written: { rows: number; bytes: number }
  /** What each step did, and how long it took with each batch. */
  steps: { name: string; counts: StepCounts; durations: Durations }[]
  /** How long it took to read, and to write, each batch. */
  durations: { read: Durations; write: Durations }
  /** The share of the workers that had work, over the time of the passes. */
  busyRatio: number
  rate: Rate | undefined
  /** Rows a second over the last minute. */
  lastMinute: number | undefined
  /** Seconds since the last row was read; `undefined` before the first. */
  idleSeconds: number | undefined
  /** How long finished rows waited for the reader of standard output. */
  waitedSeconds: number
  alarms: { stall: boolean; minRate: boolean }
}

/** No row for so long is worth an alarm. */
const stallSeconds = 60

interface MeterOptions {
  /** Rows a second that a run should read. */
  minRate?: RunOptions['minRate']
  onNotice?: RunOptions['onNotice']
  /** A clock, in milliseconds. */
  now?: () => number
}

/** Adds up what a run has done so far, for those who watch it. */
export class RunMeter {
  readonly #options: MeterOptions
  readonly #now: () => number
  readonly #rate = new RateMeter()
  readonly #read = { rows: 0, bytes: 0, rejected: {} as Tally, repaired: {} as Tally }
  readonly #written = { rows: 0, bytes: 0 }
  readonly #durations = { read: noDurations(), write: noDurations() }
  #steps: RunFigures['steps'] = []
  #pass: PassState | undefined
  #startMs: number | undefined
  #busyMs = 0
  #workedMs = 0
  #waitedMs = 0
  #isLate = false
  #isStalled = false

  constructor(options: MeterOptions = {}) {
    this.#options = options
    this.#now = options.now ?? (() => performance.now())
  }

  /** The steps of the plan. */
  planned(steps: readonly { label: string }[]): void {
    this.#steps = steps.map(({ label }) => ({ name: label, counts: emptyCounts(), durations: noDurations() }))
  }

  /** A pass is so far. */
  see(pass: PassState): void {
    const nowMs = this.#now()
    const { working } = pass.partitions
    if (this.#pass?.phase === pass.phase && this.#startMs !== undefined) {
      const elapsed = nowMs - this.#startMs
      this.#workedMs += elapsed
      this.#busyMs += elapsed * Math.min(1, working / Math.max(1, pass.workers))
    }
    this.#startMs = nowMs
    this.#pass = pass
    if (pass.phase !== 'run') return
    this.#rate.see(pass.rows, nowMs)
    this.#raiseAlarms(pass, nowMs)
  }

  /** A partition is finished, by this run or an earlier one. */
  add(result: PartitionResult): void {
    const { read, rejected, repaired, shards, times, steps, input } = result
    this.#read.rows += read
    this.#read.bytes += input.reduce((sum, { from, to }) => sum + to - from, 0)
    addTally(this.#read.rejected, rejected)
    addTally(this.#read.repaired, repaired)
    for (const { rows, bytes } of shards.flat()) {
      this.#written.rows += rows
      this.#written.bytes += bytes
    }
    for (const [i, counts] of steps.entries()) addCounts(this.#steps[i].counts, counts)
    if (times === undefined) return
    addDurations(this.#durations.read, times.read)
    addDurations(this.#durations.write, times.write)
    for (const [i, durations] of times.steps.entries()) addDurations(this.#steps[i].durations, durations)
  }

  /** Finished rows waited so long for their reader. */
  waited(ms: number): void {
    this.#waitedMs += ms
  }

  /** No more passes. */
  end(): void {
    this.#pass = undefined
  }

  /** What a report says of the speed. */
  get rate(): RunReport['rate'] {
    return this.#rate.rate()
  }

  figures(): RunFigures {
    const { lastRowMs } = this.#rate
    return {
      pass: this.#pass,
      read: this.#read,
      written: this.#written,
      steps: this.#steps,
      durations: this.#durations,
      busyRatio: this.#workedMs === 0 ? 0 : this.#busyMs / this.#workedMs,
      rate: this.#rate.rate(),
      lastMinute: this.#rate.ofLastMinute(),
      idleSeconds: lastRowMs === 0 ? undefined : (this.#now() - lastRowMs) / 1000,
      waitedSeconds: this.#waitedMs / 1000,
      alarms: { stall: this.#isStalled, minRate: this.#isLate },
    }
  }

  /** One sentence each time that the run falls behind, and none while it stays there. */
  #raiseAlarms({ partitions }: PassState, nowMs: number): void {
    const { minRate, onNotice } = this.#options
    const rate = this.#rate.ofLastMinute()
    const isLate = minRate !== undefined && rate !== undefined && rate < minRate
    if (isLate && !this.#isLate)
      onNotice?.(`${Math.round(rate)} rows a second were read in the last minute, fewer than ${minRate}`)
    this.#isLate = isLate
    const { lastRowMs } = this.#rate
    this.#isStalled = partitions.working > 0 && lastRowMs !== 0 && nowMs - lastRowMs >= stallSeconds * 1000
  }
}
