import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { type Schema, Table, tableToIPC } from '../src/arrow/arrow.js'
import type { Batch } from '../src/arrow/batch.js'
import { rowsOf } from '../src/arrow/rows.js'
import { takeRows } from '../src/arrow/take.js'
import { addCounts, emptyCounts, type StepCounts } from '../src/schemas/step-counts.js'
import { planStep, resolveOptions } from '../src/transform/plan-step.js'
import { openStep, publishStep, type Step, surveyContext, surveyFolder } from '../src/transform/step.js'
import type { Transform } from '../src/transform/transform.js'

/** What the laws are checked on. */
export interface LawCase {
  options: unknown
  /** Original batches of one schema, with distinct positions. */
  batches: Batch[]
  seed?: number
}

/** The rows, counts and decision of a step run over batches, as the runner would do it with these splits. */
export interface StepRun {
  batches: Batch[]
  counts: StepCounts
  decision: unknown
  /** Where its survey keeps files. */
  folder: string | undefined
}

/**
 * Runs one transform over splits, each a list of batches: survey passes, decision, then every split on its
 * own. All plain data passes through structured clone and JSON, as it does between threads and on resume.
 */
export async function runStep(
  transform: Transform,
  splits: Batch[][],
  given: { options: unknown; seed?: number },
): Promise<StepRun> {
  const seed = given.seed ?? 7
  const schema = splits.flat()[0].schema
  const options = await resolveOptions(transform, structuredClone(given.options), 0)
  const step = planStep(transform, structuredClone(options), { index: 0, schema })
  const folder = spillFolder(step)
  const decision = overJson(await survey(step, splits, { seed, folder }))
  const run: StepRun = { batches: [], counts: emptyCounts(), decision, folder }
  for (const split of splits) {
    const open = await openStep(step, { seed, decision: structuredClone(decision), folder })
    for (const batch of split) run.batches.push(...open.apply(batch))
    run.batches.push(...open.finish())
    addCounts(run.counts, open.counts)
  }
  publishStep(step, { decision, folder })
  return run
}

/** The folder of a survey that keeps something on disk, in one for those of all steps. */
function spillFolder(step: Step): string | undefined {
  if (!step.transform.survey?.spills) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'laws-'))
  mkdirSync(surveyFolder(step, folder)!)
  return folder
}

async function survey(
  step: Step,
  splits: Batch[][],
  { seed, folder }: { seed: number; folder: string | undefined },
): Promise<unknown> {
  const asked = step.transform.survey
  if (asked === undefined) return undefined
  for (let again: unknown, pass = 0; pass < 10; pass++) {
    const context = surveyContext(step, { seed, again, folder })
    const summaries = splits.map((split) => {
      const summary = asked.empty(step.options, again)
      for (const batch of split) asked.observe(summary, batch, context)
      return overJson(structuredClone(asked.seal === undefined ? summary : asked.seal(summary)))
    })
    const merged = summaries.reduce((a, b) => asked.merge(a, b))
    const verdict = await asked.decide(merged, step.options, again, deciding)
    if ('decision' in verdict) return verdict.decision
    again = overJson(verdict.again)
  }
  throw new Error('The survey never decided')
}

const deciding = { mayAsk: true, signal: undefined, notify: () => {} }

function overJson<T>(value: T): T {
  return value === undefined ? value : JSON.parse(JSON.stringify(value))
}

/** The laws of `shared` by all transforms: see each assertion's message. */
export async function checkLaws(transform: Transform, given: LawCase): Promise<StepRun> {
  const { batches } = given
  const before = bytesOf(batches)
  const run = await runStep(transform, [batches], given)

  expect(bytesOf(batches), 'the input is left untouched').toEqual(before)
  expect(structuredClone(given.options), 'options survive structured clone').toEqual(given.options)

  const step = planStep(transform, given.options, { index: 0, schema: batches[0].schema })
  for (const batch of run.batches)
    expect(shapeOf(batch.schema), 'the output has the planned schema').toEqual(shapeOf(step.plan.schema))

  const empty = takeRows(batches[0], new Uint32Array(0))
  const decided = await openStep(step, { seed: given.seed ?? 7, decision: run.decision, folder: run.folder })
  const fromEmpty = [...decided.apply(empty), ...decided.finish()]
  expect(
    fromEmpty.map((batch) => batch.numRows),
    'empty in, empty out',
  ).toEqual([0])

  const again = await runStep(transform, [batches], given)
  expect(bytesOf(again.batches), 'the same seed gives the same bytes').toEqual(bytesOf(run.batches))

  const parts = batches.flatMap(halves)
  // Rows are joined within a partition: there the batches, and only these, may fall as they like.
  const joins = step.plan.effects.rows === 'joined'
  const apart = await runStep(transform, joins ? [parts] : parts.map((batch) => [batch]), given)
  expect(rowsAndOrigins(apart.batches), 'any way of splitting gives the same rows').toEqual(
    rowsAndOrigins(run.batches),
  )
  expect(apart.counts, 'any way of splitting gives the same counts').toEqual(run.counts)
  return run
}

function halves(batch: Batch): Batch[] {
  const middle = batch.numRows >> 1
  const indices = Uint32Array.from({ length: batch.numRows }, (_, row) => row)
  return [takeRows(batch, indices.subarray(0, middle)), takeRows(batch, indices.subarray(middle))]
}

/** A digest of each: arrays of bytes are compared one by one, which takes longer than what is tested. */
function bytesOf(batches: Batch[]): string[] {
  return batches.map((batch) =>
    createHash('sha256')
      .update(tableToIPC(new Table(batch.records), 'stream'))
      .digest('hex'),
  )
}

function shapeOf(schema: Schema): string[] {
  return schema.fields.map((field) => `${field.name}: ${field.type}`)
}

function rowsAndOrigins(batches: Batch[]): unknown[] {
  return batches.flatMap((batch) =>
    rowsOf(batch).map((row, i) => [
      batch.origin.source,
      batch.origin.positions[i],
      batch.origin.copies[i],
      row,
    ]),
  )
}
