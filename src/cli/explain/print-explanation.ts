import { count } from '../../base/count.js'
import { type ExplainedStep, type Explanation, explain } from '../../run/explain/explain.js'
import {
  isRuleFindings,
  type LanguageSpread,
  type NumberSpread,
  type RuleFindings,
} from '../../schemas/curation.js'
import type { Pipeline } from '../../schemas/options/pipeline.js'
import { sumTally } from '../../schemas/step-counts.js'
import type { FlagValues } from '../flags/flag-values.js'
import { watched } from '../run/watched.js'
import { type Screen, screenOf } from '../terminal/screen.js'
import type { Session } from '../terminal/session.js'
import { fittedLines, tableLines } from '../terminal/table.js'
import { wrap } from '../terminal/width.js'
import { bound, figure } from './figure.js'
import type { ExplainFlags } from './flags.js'
import { histogramLine } from './histogram-line.js'

/** Prints what the steps of a pipeline would do to all rows, and how numbers lie around their limits. */
export async function printExplanation(
  pipeline: Pipeline,
  flags: ExplainFlags & FlagValues,
  session: Session,
): Promise<void> {
  const found = await watched(flags, session, (options) => explain(pipeline, options))
  if (found === undefined) return
  const { stdout } = session.terminal
  const text = flags.json
    ? JSON.stringify(found)
    : explanationLines(found, screenOf(session, stdout)).join('\n')
  stdout.write(`${text}\n`)
}

function explanationLines({ rows, steps }: Explanation, screen: Screen): string[] {
  const { words, columns } = screen
  const head = words.text('Of {read} {written} would be written. Nothing was written.', {
    read: words.counted(rows.read, 'record'),
    written: words.counted(rows.written, 'row'),
  })
  return [...wrap(head, columns), ...steps.flatMap((step) => ['', ...stepLines(step, screen)])]
}

function stepLines({ step, counts, findings }: ExplainedStep, screen: Screen): string[] {
  const { words, paint } = screen
  const { rowsIn, rowsOut, dropped, rejected } = counts
  const sum = words.joined([
    words.text('{rows} in, {out} out', { rows: words.counted(rowsIn, 'row'), out: count(rowsOut) }),
    ...(sumTally(dropped) > 0 ? [words.text('{count} dropped', { count: count(sumTally(dropped)) })] : []),
    ...(sumTally(rejected) > 0 ? [words.text('{count} rejected', { count: count(sumTally(rejected)) })] : []),
  ])
  const title = paint('bold', `${step}: ${sum}`)
  if (isRuleFindings(findings)) return [title, ...findingLines(findings, screen)]
  const reasons = Object.entries({ ...dropped, ...rejected }).map(([reason, rows]) => [reason, count(rows)])
  return [title, ...tableLines(reasons, [1]).map((line) => `  ${line}`)]
}

function findingLines({ records, failed, rules, spreads = [] }: RuleFindings, screen: Screen): string[] {
  const { words, columns } = screen
  const head = words.text('{failed} of {records} break a rule', {
    failed: count(failed),
    records: words.counted(records, 'row'),
  })
  const table = [
    [words.text('rule'), words.text('breaks it'), words.text('only this'), words.text('limit')],
    ...rules.map(({ rule, limit, failed: broken, alone }) => [
      rule,
      count(broken),
      count(alone),
      limit === null ? '' : figure(limit),
    ]),
  ]
  return [
    `  ${head}`,
    ...(rules.length === 0
      ? []
      : fittedLines(table, { columns: columns - 2, right: [1, 2, 3] }).map((line) => `  ${line}`)),
    ...spreads.flatMap((spread) => spreadLines(spread, screen)),
  ]
}

function spreadLines({ language, texts, numbers }: LanguageSpread, screen: Screen): string[] {
  const { words, paint, columns } = screen
  const title = words.text('{language}: {texts}. Bars are texts by the number, | a limit', {
    language,
    texts: words.counted(texts, 'text'),
  })
  const [first, ...rest] = wrap(title, columns - 2)
  const lines = fittedLines(
    numbers.map((number) => numberCells(number, screen)),
    { columns: columns - 2, right: [1, 3], kept: [2] },
  )
  return [
    '',
    `  ${paint('bold', first)}`,
    ...rest.map((line) => `  ${line}`),
    ...lines.map((line) => `  ${line}`),
  ]
}

/** The number, the least and the most of its chart with the chart between, and the limits. */
function numberCells({ signal, histogram, limits }: NumberSpread, { words }: Screen): string[] {
  const { edges } = histogram
  const said = limits.map(({ side, limit, failed }) => {
    return failed === 0
      ? bound({ side, limit })
      : words.joined([bound({ side, limit }), words.text('{count} beyond', { count: count(failed) })])
  })
  return [
    signal,
    figure(rounded(edges[0])),
    histogramLine(histogram, limits),
    figure(rounded(edges[edges.length - 1])),
    said.join('; '),
  ]
}

function rounded(value: number): number {
  return Number(value.toPrecision(3))
}
