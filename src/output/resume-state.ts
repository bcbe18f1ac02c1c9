import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { isFolderName } from '../arrow/splits.js'
import type { BucketResult, PartitionResult } from '../engine/tasks/task.js'
import { readJson, writeJson, writeWhole } from '../files/atomic-write.js'
import type { InputPart } from '../input/input-part.js'
import type { Original } from '../input/original.js'
import type { NormalInput } from '../pipeline/normalize-input.js'
import type { PlanSummary } from '../plan/plan.js'
import { labelName } from '../transform/step.js'
import { padded } from './layout.js'

/** What a run notes of its inputs, so that it is known later whether they have changed. */
export interface NotedInputs {
  /** The inputs as they were found. */
  originals: Original[]
  /** The input as the pipeline named it; left out by earlier versions. */
  given?: NormalInput
  /** What was read of each partition, where a pass has read all of them. */
  parts?: (readonly InputPart[])[]
}

/**
 * What a run notes under `.prep` so that it can be resumed: its plan, its inputs, the decisions of its surveys, one
 * small file a finished partition, and the splits whose folders it makes.
 */
export class ResumeState {
  readonly #folder: string

  /** `folder` is the `.prep` of an output. */
  constructor(folder: string) {
    this.#folder = folder
  }

  /** The plan that was begun here. */
  plan(): PlanSummary | undefined {
    return readJson(join(this.#folder, 'plan.json'))
  }

  savePlan(plan: PlanSummary): void {
    writeJson(join(this.#folder, 'plan.json'), plan)
  }

  /** The inputs as the last run found them; `undefined` where that is not known. */
  inputs(): NotedInputs | undefined {
    return readWhole(join(this.#folder, 'inputs.json'))
  }

  saveInputs(inputs: NotedInputs): void {
    writeWhole(join(this.#folder, 'inputs.json'), JSON.stringify(inputs))
  }

  /** The names of the splits whose folders an earlier run began. */
  splits(): string[] {
    return (readJson<string[]>(join(this.#folder, 'data-splits.json')) ?? []).filter(isFolderName)
  }

  saveSplits(names: readonly string[]): void {
    writeJson(join(this.#folder, 'data-splits.json'), names)
  }

  /** The decision on the step of that label, if its survey was done. */
  decision(label: string): { decision: unknown } | undefined {
    return readJson(this.#decisionPath(label))
  }

  saveDecision(label: string, decision: unknown): void {
    writeJson(this.#decisionPath(label), { decision })
  }

  /** Whether at least one partition is finished. */
  hasResults(): boolean {
    const results = join(this.#folder, 'partitions')
    return existsSync(results) && readdirSync(results).length > 0
  }

  /** Whether something is there that another run would have to do again: a decision, or a partition. */
  hasAnything(): boolean {
    return this.hasResults() || existsSync(join(this.#folder, 'decisions'))
  }

  /** The account of a finished partition; `undefined` where there is none, or only what a loss of power has left of it. */
  result(partition: number): PartitionResult | undefined {
    return readWhole(this.#resultPath(partition))
  }

  /** The file of the account of a partition, as seen from the folder that holds `.prep`. */
  resultName(partition: number): string {
    return `.prep/partitions/${padded(partition)}.json`
  }

  /** Notes that a partition is finished. Its shards are in place and durable already; at worst it is done again. */
  saveResult(result: PartitionResult): void {
    writeWhole(this.#resultPath(result.partition), JSON.stringify(result))
  }

  /** Into how many buckets the rows were cut that wait to be put in order; `undefined` where they were not yet. */
  buckets(): number | undefined {
    return readWhole<{ buckets: number }>(join(this.#folder, 'order.json'))?.buckets
  }

  saveBuckets(buckets: number): void {
    writeWhole(join(this.#folder, 'order.json'), JSON.stringify({ buckets }))
  }

  /** The account of a finished bucket; `undefined` where there is none, or only what a loss of power has left of it. */
  bucketResult(bucket: number): BucketResult | undefined {
    return readWhole(this.#bucketPath(bucket))
  }

  /** The file of the account of a bucket, as seen from the folder that holds `.prep`. */
  bucketName(bucket: number): string {
    return `.prep/buckets/${padded(bucket)}.json`
  }

  /** Notes that a bucket is finished, as {@link saveResult} does. */
  saveBucketResult(result: BucketResult): void {
    writeWhole(this.#bucketPath(result.bucket), JSON.stringify(result))
  }

  /** Forgets everything. */
  clear(): void {
    for (const name of [
      'partitions',
      'buckets',
      'order.json',
      'decisions',
      'plan.json',
      'inputs.json',
      'data-splits.json',
    ])
      rmSync(join(this.#folder, name), { recursive: true, force: true })
  }

  /** The folders in which small files are written. */
  get folders(): string[] {
    return [this.#folder, ...['partitions', 'buckets', 'decisions'].map((name) => join(this.#folder, name))]
  }

  #bucketPath(bucket: number): string {
    return join(this.#folder, 'buckets', `${padded(bucket)}.json`)
  }

  #resultPath(partition: number): string {
    return join(this.#folder, 'partitions', `${padded(partition)}.json`)
  }

  #decisionPath(label: string): string {
    return join(this.#folder, 'decisions', `${labelName(label)}.json`)
  }
}

/** A file that `writeWhole` has written; `undefined` where there is none, or only what a loss of power has left of it. */
function readWhole<T>(path: string): T | undefined {
  try {
    return readJson<T>(path)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
