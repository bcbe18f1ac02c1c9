/**
 * Leaves out, or tags, texts whose numbers are beyond the limits of their language: too short, said twice, no sentences,
 * spoiled on the way. Every rule that a text breaks is told, with the number and the limit, and so is what each rule
 * would leave out alone.
 */
import { Field, Float64, Int32, Utf8 } from '../src/arrow/arrow.js'
import { builderFor } from '../src/arrow/builders.js'
import { appendColumns, appendFields } from '../src/arrow/columns/append-columns.js'
import { columnsOf, listOf, structOf, textPaths } from '../src/arrow/path.js'
import { takeRows } from '../src/arrow/take.js'
import type { RuleResult } from '../src/schemas/curation.js'
import { RemovedRows } from '../src/transform/removed-rows.js'
import { countRules } from '../src/transform/rule-counts.js'
import { defineTransform } from '../src/transform/transform.js'
import type { Failure } from './filter-quality/failure.js'
import { addText, type QualityFindings, qualityFindings } from './filter-quality/findings.js'
import { ConfirmedJudge } from './filter-quality/instructions.js'
import {
  type QualityOptions,
  type qualityActions,
  qualityOptions,
  writesVerdicts,
} from './filter-quality/options.js'
import { PlaceFinder } from './filter-quality/places.js'
import { openRecordTexts } from './filter-quality/record-texts.js'

/**
 * Holds texts to the limits of the Gopher, FineWeb and FineWeb-2 filters for their language, and to rules of Chinese. Rows
 * are left out by the first rule that they break, such as `gopher_short_doc`; with `tag` all stay, and a column says
 * which rules they break. Throws `bad_schema`.
 *
 * @example
 * await run({
 *   input: 'stories.jsonl',
 *   steps: [{ filter_quality: { limits: { gopher_short_doc: 20 } } }],
 *   output: 'out/',
 * })
 */
export const filterQuality = defineTransform({
  name: 'filter_quality',
  summary: 'Filter texts by quality, with the limits of their language',
  examples: [
    'prep filter_quality stories.jsonl --out good/',
    'prep filter_quality stories.jsonl --action tag --out tagged/',
    'prep filter_quality chats.jsonl --fields "messages[].content" --per text --roles assistant --rules garbled_gbk,duplicated_10_n_grams --out good/',
  ],
  options: qualityOptions,
  plan(schema, options) {
    textPaths(schema, options.fields)
    const added = writesVerdicts(options) ? [verdictField(options.column)] : []
    const isKept = [options.action, ...Object.values(options.by)].every((action) => action === 'tag')
    return {
      schema: appendFields(schema, added),
      reads: columnsOf(options.fields),
      writes: added.map(({ name }) => name),
      effects: { rows: isKept ? 'kept' : 'dropped' },
    }
  },
  findings: qualityFindings,
  open({ options, findings, explain, cache, ...context }) {
    const removed = new RemovedRows(context, columnsOf(options.fields))
    const found = findings as QualityFindings
    const judge = cache.opened(openJudge, options)
    // Most texts that break a rule go, and nobody asks where.
    const needsPlaces = writesVerdicts(options) || explain !== undefined || mayReject(options)
    const finder = needsPlaces ? cache.of(openFinder) : undefined
    return (batch) => {
      const textsOf = openRecordTexts(batch, options)
      const builder = writesVerdicts(options) ? builderFor(verdictField(options.column)) : undefined
      const kept: number[] = []
      for (let row = 0; row < batch.numRows; row++) {
        const failures: Failure[] = []
        const results: RuleResult[] = []
        let language: string | null | undefined
        for (const text of textsOf(row)) {
          const judgement = judge.judge(text)
          const { turn, role } = text
          const broken = judgement.failures.map((failure) => ({
            ...failure,
            turn,
            role,
            spans: finder?.find(text, failure.rule) ?? [],
          }))
          failures.push(...broken)
          language ??= judgement.language ?? null
          addText(found, judgement)
          if (explain !== undefined)
            for (const result of judge.results(judgement)) {
              const spans = broken.find(({ rule }) => rule === result.rule)?.spans ?? []
              results.push({ ...result, turn, role, ...(spans.length > 0 && { spans }) })
            }
        }
        countRules(
          found.rules,
          failures.map(({ rule }) => rule),
        )
        explain?.(row, results)
        const action = failures.length === 0 ? undefined : actionOf(failures, options)
        builder?.append({
          verdict: action === undefined ? 'keep' : action === 'tag' ? 'fail' : action,
          language: language ?? null,
          rules: failures,
        })
        if (action === undefined || action === 'tag') kept.push(row)
        else {
          const reason = failures.find(({ rule }) => actionFor(rule, options) === action)!.rule
          if (action === 'drop') removed.drop(batch, row, reason)
          else removed.reject(batch, row, reason, failures.map(brokenRule))
        }
      }
      const field = verdictField(options.column)
      const result =
        builder === undefined ? batch : appendColumns(batch, [{ field, column: builder.finish() }])
      return kept.length === batch.numRows ? result : takeRows(result, Uint32Array.from(kept))
    }
  },
})

/** Its tables are those of one thread, whatever it judges. */
function openJudge(options: QualityOptions): ConfirmedJudge {
  return new ConfirmedJudge(options)
}

function openFinder(): PlaceFinder {
  return new PlaceFinder()
}

function mayReject({ action, by }: QualityOptions): boolean {
  return [action, ...Object.values(by)].includes('reject')
}

/** A rule that a row breaks, as the list of rejects tells it: without what does not hold for the row. */
function brokenRule({ turn, role, spans, ...rule }: Failure): RuleResult {
  return {
    ...rule,
    passed: false,
    ...(turn !== null && { turn }),
    ...(role !== null && { role }),
    ...(spans.length > 0 && { spans }),
  }
}

type Action = (typeof qualityActions)[number]

function actionFor(rule: string, { action, by }: QualityOptions): Action {
  return (by as Record<string, Action | undefined>)[rule] ?? action
}

/** What becomes of a record: rejecting goes before dropping, and that before tagging. */
function actionOf(failures: readonly Failure[], options: QualityOptions): Action | undefined {
  const actions = failures.map(({ rule }) => actionFor(rule, options))
  return (['reject', 'drop', 'tag'] as const).find((action) => actions.includes(action))
}

function verdictField(name: string): Field {
  const rule = structOf({
    rule: new Utf8(),
    value: new Float64(),
    limit: new Float64(),
    side: new Utf8(),
    turn: new Int32(),
    role: new Utf8(),
    spans: listOf(structOf({ start: new Int32(), end: new Int32() })),
  })
  return new Field(name, structOf({ verdict: new Utf8(), language: new Utf8(), rules: listOf(rule) }), true)
}
