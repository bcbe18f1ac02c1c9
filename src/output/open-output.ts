import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Schema } from '../arrow/arrow.js'
import { PrepError } from '../base/errors.js'
import { bareName } from '../base/option-name.js'
import { outputSplitsOf } from '../engine/write/data-splits.js'
import { makeFolder } from '../files/make-folder.js'
import { makePrivateFolder, sweepPrivateFolders } from '../files/private-folder.js'
import { companionPath } from '../formats/format/companions.js'
import type { FormatWriter } from '../formats/format/spec.js'
import { formats } from '../formats/registry.js'
import type { NormalPipeline } from '../pipeline/schema.js'
import { describeChanges } from '../plan/diff.js'
import type { PlanSummary } from '../plan/plan.js'
import { clearOutput, removeAll, removeEmpty, sweepOutput } from './clear-output.js'
import { OutputLayout } from './layout.js'
import { type Lease, type LeaseOptions, takeLease } from './lease.js'
import { refuseInputs } from './refuse-inputs.js'
import { ResumeState } from './resume-state.js'

/**
 * An output is taken in steps, each of which answers with what can be done next and nothing else: it is opened,
 * then adopted for a plan, or claimed where there is none, then arranged for the schema of its rows.
 */

/** What lets a run write over what is there: in a program `overwrite: true`, on a command line the flag. */
const anew = bareName('overwrite: true')

/** How an output is taken. */
export interface OpenOutputOptions extends LeaseOptions {
  /** Start anew in one that holds other output. */
  overwrite: boolean
  /** The paths of the inputs, none of which may be the output. */
  inputs?: readonly string[]
  /** Whether the list of rejected records of standard output outlives the run, if it is named to the user. */
  keepsRejects?: boolean
}

/**
 * Takes an output for this process, and waits for the lock of another machine whose holder may be gone. Throws
 * `locked` when another run is at work, and `output_exists` for a folder or file that prepkit did not write.
 */
export async function openOutput(
  output: NormalPipeline['output'],
  options: OpenOutputOptions,
): Promise<OpenedOutput> {
  const { overwrite } = options
  const root = output.kind === 'stdout' ? makePrivateFolder('out') : undefined
  const layout = new OutputLayout(output, { root })
  if (!existsSync(layout.state) && !existsSync(layout.file('manifest.json'))) {
    // Before anything hints at overwriting, which would be refused as well.
    const inputs = options.inputs?.map((path) => ({ path })) ?? []
    if (layout.kind === 'file') refuseInputs(inputs, layout)
    refuseForeign(layout, overwrite)
  }
  makeFolder(layout.state)
  const lease = await takeLease(layout.lock, { ...options, isPrivate: output.kind === 'stdout' })
  const opened = new OpenedOutput(layout, {
    output,
    overwrite,
    lease,
    keepsRejects: options.keepsRejects ?? false,
  })
  try {
    if (root === undefined) sweepPrivateFolders()
    opened.sweep()
    return opened
  } catch (error) {
    opened.close()
    throw error
  }
}

/** An output that no other run can take until it is closed. */
export class OpenedOutput {
  readonly #layout: OutputLayout
  readonly #state: ResumeState
  readonly #output: NormalPipeline['output']
  readonly #overwrite: boolean
  readonly #lease: Lease
  readonly #keepsRejects: boolean
  #isSpent = false
  #namesRejects = false

  constructor(
    layout: OutputLayout,
    given: {
      output: NormalPipeline['output']
      overwrite: boolean
      lease: Lease
      keepsRejects: boolean
    },
  ) {
    this.#layout = layout
    this.#state = new ResumeState(layout.state)
    this.#output = given.output
    this.#overwrite = given.overwrite
    this.#lease = given.lease
    this.#keepsRejects = given.keepsRejects
  }

  /** Removes what killed runs have left half made. */
  sweep(): void {
    sweepOutput(this.#layout, this.#state)
  }

  /** The lock that it is held by. */
  get lease(): Lease {
    return this.#lease
  }

  /** Where inputs that cannot be read in parts are written out. */
  get spoolFolder(): string {
    return this.#layout.spool
  }

  /** Whether an earlier run has finished some of it. */
  get isBegun(): boolean {
    return this.#isFinished() || this.#state.hasResults()
  }

  /**
   * Compares the plan with the one that was begun here. The same is continued; another is refused with what
   * differs, or, where it may be overwritten, cleared away. A run that finished nothing has nothing to lose:
   * correcting an option and running again is no reason to ask. The same plan is another one where `changedInput`
   * names a file whose bytes are not those that it began with. Throws `plan_changed` or
   * `output_exists`, the latter also where the output would take the place of an input.
   */
  adopt(plan: PlanSummary, changedInput?: string): ClaimedOutput {
    this.#lease.assertHeld()
    refuseInputs(plan.inputs, this.#layout)
    const before = this.#state.plan()
    if (before?.hash === plan.hash && changedInput === undefined) return this.#claimed()
    if (before === undefined) this.#refuseFinished()
    else if (!this.#overwrite && this.isBegun)
      throw new PrepError(
        'plan_changed',
        `${this.#holding()} of another plan. Different: ${changesOf(before, plan, changedInput).join('; ')}. ` +
          `Choose another output, or start anew with ${anew}`,
      )
    clearOutput(this.#layout, this.#state)
    this.#state.savePlan(plan)
    return this.#claimed()
  }

  /** What an earlier run of the plan of this hash has noted; `undefined` where there is none to continue. */
  begun(planHash: string): ResumeState | undefined {
    return this.#state.plan()?.hash === planHash ? this.#state : undefined
  }

  /** Clears what an earlier run left. Throws `output_exists` for a finished output, unless it may be overwritten. */
  claim(): ClaimedOutput {
    this.#lease.assertHeld()
    this.#refuseFinished()
    clearOutput(this.#layout, this.#state)
    return this.#claimed()
  }

  /** Nothing is to stay beside the data: what stands there tells no more than the report. */
  leaveNothing(): void {
    this.#isSpent = true
  }

  /** The list of rejected records was named to the user, who may want to read it. */
  leaveRejects(): void {
    this.#namesRejects = true
  }

  /**
   * Gives the output back. What was spooled is removed in any case: it holds raw data. An output that another run has
   * taken over is that run's to clear up.
   */
  close(): void {
    const { kind, root, spool, state, surveys, temporary } = this.#layout
    const keepsRejects = this.#keepsRejects && this.#namesRejects
    try {
      if (!this.#lease.isHeld()) return
      rmSync(spool, { recursive: true, force: true })
      // A run that finished nothing has nothing to continue. Nobody can resume one to standard output, and its shards hold records.
      if (!this.#isFinished() && !this.#state.hasAnything()) {
        rmSync(surveys, { recursive: true, force: true })
        if (kind === 'file') this.#state.clear()
      }
      if (kind === 'stdout' && keepsRejects) rmSync(state, { recursive: true, force: true })
      else if (kind === 'stdout' || this.#isSpent) removeAll(root, state)
    } finally {
      // Whatever fails here: a lock that is kept fresh keeps the process from ending.
      this.#lease.release()
    }
    for (const folder of [temporary, state, root]) removeEmpty(folder)
  }

  /** What is there, and where: the unfinished work of a file stands beside its place, where nothing may be yet. */
  #holding(): string {
    const { path, kind, shownRejects } = this.#layout
    if (this.#isFinished()) return `"${path}" holds the output`
    return `"${kind === 'file' ? dirname(shownRejects) : path}" holds the unfinished work`
  }

  #refuseFinished(): void {
    if (this.#isFinished() && !this.#overwrite)
      throw new PrepError(
        'output_exists',
        `"${this.#layout.path}" holds finished output. Choose another place, or start anew with ${anew}`,
      )
  }

  #isFinished(): boolean {
    return existsSync(this.#layout.file('manifest.json'))
  }

  #claimed(): ClaimedOutput {
    return {
      arrange: (schema) => {
        const splits = outputSplitsOf(schema, this.#output)
        if (splits !== undefined) this.#state.saveSplits(splits.names)
        return { layout: this.#layout.withSplits(splits), state: this.#state, lease: this.#lease }
      },
    }
  }
}

function changesOf(before: PlanSummary, plan: PlanSummary, changedInput: string | undefined): string[] {
  return changedInput === undefined
    ? describeChanges(before, plan)
    : [`the bytes of "${changedInput}" changed`]
}

/** An output that holds nothing of another plan. */
export interface ClaimedOutput {
  /** Fixes which folders of shards there will be, by the schema of the rows. */
  arrange(schema: Schema): ArrangedOutput
}

/** An output into which shards can be written. */
export interface ArrangedOutput {
  layout: OutputLayout
  state: ResumeState
  /** To be looked at before anything is published. */
  lease: Lease
}

function refuseForeign({ kind, path, format }: OutputLayout, overwrite: boolean): void {
  const { companions }: FormatWriter = formats[format].writer
  const beside = kind === 'file' ? (companions?.extensions ?? []) : []
  const taken = beside.map((extension) => companionPath(path, extension)).find((file) => existsSync(file))
  if (taken !== undefined && !overwrite)
    throw new PrepError(
      'output_exists',
      `Output file "${taken}" exists. Choose another, or overwrite it with ${anew}`,
    )
  if (kind === 'stdout' || !existsSync(path)) return
  if (kind === 'file' && statSync(path).isDirectory())
    throw new PrepError('output_exists', `Output file "${path}" is a folder. Choose another name`)
  if (kind === 'file' && !overwrite)
    throw new PrepError(
      'output_exists',
      `Output file "${path}" exists. Choose another, or overwrite it with ${anew}`,
    )
  if (kind === 'folder' && contentOf(path).length > 0)
    throw new PrepError(
      'output_exists',
      `Output folder "${path}" holds files that prepkit did not write. Choose an empty folder`,
    )
}

function contentOf(path: string): string[] {
  if (!statSync(path).isDirectory())
    throw new PrepError(
      'output_exists',
      `Output "${path}" is a file. Give it an extension such as .jsonl, or choose a folder`,
    )
  return readdirSync(path)
}
