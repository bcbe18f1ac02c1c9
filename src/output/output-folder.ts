import { existsSync, mkdtempSync, readdirSync, rmdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Schema } from '../arrow/arrow.js'
import { isFolderName } from '../arrow/where.js'
import { PrepError } from '../base/errors.js'
import type { PartitionOutput, PartitionResult } from '../engine/tasks/task.js'
import { fileSchema, type OutputSplits, outputSplitsOf } from '../engine/write/data-splits.js'
import type { ShardFacts } from '../engine/write/shard-writer.js'
import { readJson, syncFolder, writeJson, writeWhole } from '../files/atomic-write.js'
import { makeFolder } from '../files/make-folder.js'
import type { WritableFormat } from '../formats/registry.js'
import type { NormalPipeline } from '../pipeline/normalize.js'
import { describeChanges } from '../plan/diff.js'
import type { PlanSummary } from '../plan/plan.js'
import { takeLock } from './lock.js'
import type { Manifest, PlacedShard } from './manifest.js'
import { isShardName, shardName } from './shard-name.js'

/**
 * Where a run writes, and what it has already written: shards, rejects, and under `state` the plan, the
 * decisions of its surveys and one small file a finished partition. For a single output file and for standard
 * output the shards are made in a folder of their own and joined at the end.
 */
export class Output {
  readonly kind: NormalPipeline['output']['kind']
  /** The folder, the file, or `-`. */
  readonly path: string
  readonly format: WritableFormat
  /** Holds the manifest, the reports and the rejects. */
  readonly root: string
  readonly #state: string
  readonly #shards: string
  readonly #spec: NormalPipeline['output']
  #splits: OutputSplits | undefined
  #release: (() => void) | undefined

  constructor(output: NormalPipeline['output']) {
    this.#spec = output
    this.kind = output.kind
    this.path = output.path
    this.format = output.format
    this.root =
      output.kind === 'folder'
        ? output.path
        : output.kind === 'file'
          ? `${output.path}.prep`
          : mkdtempSync(join(tmpdir(), 'prep-out-'))
    this.#state = join(this.root, '.prep')
    this.#shards = output.kind === 'folder' ? output.path : join(this.#state, 'shards')
  }

  get rejectsFolder(): string {
    return join(this.root, 'rejects')
  }

  get spoolFolder(): string {
    return join(this.#state, 'spool')
  }

  /**
   * Takes the output for this run. Throws `locked` when another run is at work, and `output_exists` for a
   * folder or file that prepkit did not write.
   */
  open(overwrite: boolean): void {
    const known = existsSync(this.#state) || existsSync(join(this.root, 'manifest.json'))
    if (!known) this.#refuseForeign(overwrite)
    makeFolder(this.#state)
    this.#release = takeLock(join(this.#state, 'lock'))
  }

  #refuseForeign(overwrite: boolean): void {
    if (this.kind === 'file' && existsSync(this.path) && !overwrite)
      throw new PrepError(
        'output_exists',
        `Output file "${this.path}" exists. Choose another, or overwrite it with --overwrite`,
      )
    const holds = this.kind === 'folder' && existsSync(this.path) ? contentOf(this.path) : []
    if (holds.length > 0)
      throw new PrepError(
        'output_exists',
        `Output folder "${this.path}" holds files that prepkit did not write. Choose an empty folder`,
      )
  }

  /**
   * Compares the plan with the one that was begun here. The same is continued; another is refused with what
   * differs, or, with `overwrite`, cleared away. A run that finished nothing has nothing to lose: mending an
   * option and running again is no reason to ask.
   */
  adopt(plan: PlanSummary, overwrite: boolean): void {
    const path = join(this.#state, 'plan.json')
    const before = readJson<PlanSummary>(path)
    if (before?.hash === plan.hash) return
    if (before !== undefined && !overwrite && this.#hasResults())
      throw new PrepError(
        'plan_changed',
        `"${this.path}" holds the output of another plan. Different: ${describeChanges(before, plan).join('; ')}. ` +
          'Choose another output, or start anew with --overwrite',
      )
    if (before === undefined) this.claim(overwrite)
    else this.#clear()
    writeJson(path, plan)
  }

  #hasResults(): boolean {
    const results = join(this.#state, 'partitions')
    return (
      existsSync(join(this.root, 'manifest.json')) || (existsSync(results) && contentOf(results).length > 0)
    )
  }

  /** Clears what an earlier run left. Throws `output_exists` for a finished output, unless it may be overwritten. */
  claim(overwrite: boolean): void {
    if (existsSync(join(this.root, 'manifest.json')) && !overwrite)
      throw new PrepError(
        'output_exists',
        `"${this.path}" holds finished output. Choose another place, or start anew with --overwrite`,
      )
    this.#clear()
  }

  /** Puts the output in order before the first shard: from now on it is known which folders there will be. */
  arrange(schema: Schema): void {
    this.#splits = outputSplitsOf(schema, this.#spec)
    if (this.#splits !== undefined) writeJson(join(this.#state, 'data-splits.json'), this.#splits.names)
  }

  /** The schema of the shards of rows of this schema. */
  fileSchema(schema: Schema): Schema {
    return fileSchema(schema, this.#splits)
  }

  #clear(): void {
    const folders = this.#knownFolders()
    const ours = [
      'manifest.json',
      'report.json',
      'report.html',
      'profile.html',
      'dataset_dict.json',
      'rejects',
    ]
    for (const name of ours) rmSync(join(this.root, name), { recursive: true, force: true })
    for (const name of ['partitions', 'decisions', 'tmp', 'plan.json'])
      rmSync(join(this.#state, name), { recursive: true, force: true })
    for (const folder of folders) {
      for (const name of ['state.json', 'dataset_info.json']) rmSync(join(folder, name), { force: true })
      for (const name of shardsIn(folder)) rmSync(join(folder, name))
      if (folder !== this.#shards) removeEmpty(folder)
    }
    rmSync(join(this.#state, 'data-splits.json'), { force: true })
  }

  /** The folders of shards that this run, or an earlier one, has made here. */
  #knownFolders(): string[] {
    const noted = readJson<string[]>(join(this.#state, 'data-splits.json')) ?? []
    const listed = readJson<Manifest>(join(this.root, 'manifest.json'))?.splits ?? []
    const splits = new Set([...noted, ...listed.map(({ name }) => name)].filter(isFolderName))
    return [this.#shards, ...[...splits].map((split) => join(this.#shards, split))]
  }

  /** Where partition `index` of `count` goes. */
  partition(index: number, count: number): PartitionOutput {
    const splits = this.#splits?.names ?? ['']
    return {
      format: this.format,
      shardPaths: splits.map((split) => join(this.#shards, split, shardName(this.format, { index, count }))),
      splits: this.#splits,
      temporaryFolder: join(this.#state, 'tmp'),
      rejectsPath: join(this.rejectsFolder, rejectsName(index)),
    }
  }

  /** All shards in the order of the manifest: one split of the data after the other. */
  placeShards(factsOfPartitions: readonly ShardFacts[][]): PlacedShard[] {
    const count = factsOfPartitions.length
    const splits = this.#splits?.names ?? [undefined]
    return splits.flatMap((split, number) =>
      factsOfPartitions.map((facts, index) => ({
        path: join(this.#shards, split ?? '', shardName(this.format, { index, count })),
        facts: facts[number],
        split,
      })),
    )
  }

  /** The account of a partition that an earlier run has finished and whose shards are still whole. */
  finishedPartition(index: number, count: number): PartitionResult | undefined {
    const result = readResult(this.#resultPath(index))
    if (result === undefined) return undefined
    const isWhole = this.partition(index, count).shardPaths.every(
      (path, split) => statSync(path, { throwIfNoEntry: false })?.size === result.shards[split].bytes,
    )
    return isWhole ? result : undefined
  }

  /** Records that a partition is finished. Its shards are in place and durable already; at worst it is done again. */
  finishPartition(result: PartitionResult): void {
    writeWhole(this.#resultPath(result.partition), JSON.stringify(result))
  }

  /** Makes the names of all shards durable, before anything points to them. */
  sealShards(): void {
    for (const folder of this.#folders()) syncFolder(folder)
    if (this.#splits !== undefined) syncFolder(this.#shards)
  }

  /** The folders that hold shards. */
  #folders(): string[] {
    return this.#splits?.names.map((split) => join(this.#shards, split)) ?? [this.#shards]
  }

  decision(label: string): { decision: unknown } | undefined {
    return readJson(join(this.#state, 'decisions', decisionName(label)))
  }

  saveDecision(label: string, decision: unknown): void {
    writeJson(join(this.#state, 'decisions', decisionName(label)), { decision })
  }

  /** Removes the shards and rejects that this plan does not name, and what was needed for the run only. */
  tidy(partitions: readonly Pick<PartitionResult, 'partition' | 'rejectsFile'>[]): void {
    const count = partitions.length
    const shards = new Set(partitions.flatMap((_, index) => this.partition(index, count).shardPaths))
    for (const folder of this.#knownFolders())
      for (const name of shardsIn(folder)) if (!shards.has(join(folder, name))) rmSync(join(folder, name))
    const rejects = join(this.root, 'rejects')
    const named = new Set(
      partitions.filter((result) => result.rejectsFile).map((result) => rejectsName(result.partition)),
    )
    if (existsSync(rejects))
      for (const name of readdirSync(rejects)) if (!named.has(name)) rmSync(join(rejects, name))
    for (const name of ['tmp', 'spool']) rmSync(join(this.#state, name), { recursive: true, force: true })
    // What a killed run was writing when it died.
    const inState = ['partitions', 'decisions'].map((name) => join(this.#state, name))
    for (const folder of [this.#state, ...inState, this.root, ...this.#folders()])
      if (existsSync(folder))
        for (const name of readdirSync(folder)) if (/\.json\.\d+\.tmp$/.test(name)) rmSync(join(folder, name))
  }

  /** Gives the output back. What was spooled is removed in any case: it holds raw data. */
  close(): void {
    rmSync(this.spoolFolder, { recursive: true, force: true })
    // Nobody can resume a run to standard output, and its shards hold records.
    if (this.kind === 'stdout') rmSync(this.#state, { recursive: true, force: true })
    this.#release?.()
    this.#release = undefined
    for (const folder of [join(this.#state, 'tmp'), this.#state, this.root]) removeEmpty(folder)
  }

  #resultPath(index: number): string {
    return join(this.#state, 'partitions', `${pad(index)}.json`)
  }
}

/** The account of a partition; `undefined` where there is none, or only what a loss of power has left of it. */
function readResult(path: string): PartitionResult | undefined {
  try {
    return readJson<PartitionResult>(path)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function shardsIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).filter(isShardName) : []
}

/** Removes a folder that holds nothing: a run that came to nothing leaves nothing. */
function removeEmpty(path: string): void {
  if (existsSync(path) && readdirSync(path).length === 0) rmdirSync(path)
}

function rejectsName(partition: number): string {
  return `rejects-${pad(partition)}.jsonl`
}

function decisionName(label: string): string {
  return `${label.replace(/[^A-Za-z0-9]+/g, '-')}.json`
}

function pad(index: number): string {
  return String(index).padStart(5, '0')
}

function contentOf(path: string): string[] {
  if (!statSync(path).isDirectory())
    throw new PrepError(
      'output_exists',
      `Output "${path}" is a file. Give it an extension such as .jsonl, or choose a folder`,
    )
  return readdirSync(path)
}
