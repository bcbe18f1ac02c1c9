import { count } from '../../base/count.js'
import type { Screen } from '../terminal/screen.js'
import { fittedLines } from '../terminal/table.js'
import { wrap } from '../terminal/width.js'
import type { Difference } from './compare.js'
import type { ErrorExample } from './examples.js'
import type { FileResult, PiiEvaluation } from './result.js'

/** A result with what was asked to be shown beside it. */
export interface ShownResult {
  result: FileResult
  examples: readonly ErrorExample[]
  /** `undefined` where there is nothing to compare with. */
  differences: readonly Difference[] | undefined
  hasConfusion: boolean
}

type Rates = PiiEvaluation['global']['span']

const shownDifferences = 30

/** A result as people read it. Figures are percent. */
export function evaluationLines(shown: ShownResult, screen: Screen): string[] {
  const { paint, words, columns } = screen
  const { file, format, offsets, evaluation } = shown.result
  const { samples, characters, unmapped } = evaluation
  const facts = [
    words.text('{samples} of {format}', { samples: words.counted(samples, 'sample'), format }),
    words.counted(characters, 'character'),
    ...(offsets === 'either' ? [] : [words.text('offsets in {offsets}', { offsets: words.said(offsets) })]),
  ]
  const missed = words.text(
    'Gold types without an entity, counted as missed: {types} (see --map, --ignore)',
    {
      types: unmapped.join(', '),
    },
  )
  return [
    ...wrap(
      words.text('{path}: {facts}', { path: paint('bold', file), facts: words.joined(facts) }),
      columns,
    ),
    '',
    ...labelLines(evaluation, screen),
    '',
    ...summaryOf(evaluation, screen),
    ...(unmapped.length === 0 ? [] : wrap(missed, columns)),
    ...(shown.hasConfusion ? ['', ...confusionLines(evaluation, screen)] : []),
    ...(shown.examples.length === 0 ? [] : ['', ...exampleLines(shown.examples, screen)]),
    ...(shown.differences === undefined ? [] : ['', ...differenceLines(shown.differences, screen)]),
    '',
  ]
}

const labelTitles = [
  ...(['gold', 'found', 'P', 'R', 'F1', 'F2', 'char P', 'R', 'F2', 'value P', 'R', 'F1'] as const),
]

function labelLines({ byLabel, global, iou }: PiiEvaluation, { paint, words, columns }: Screen): string[] {
  const head = ['', ...labelTitles.map((title) => words.text(title))]
  const rows = byLabel.map(({ label, span, character, value }) => [
    label,
    ...[count(span.gold), count(span.found)],
    ...[span.precision, span.recall, span.f1, span.f2].map(percent),
    ...[character.precision, character.recall, character.f2].map(percent),
    ...[value.precision, value.recall, value.f1].map(percent),
  ])
  const { spanLabelled, span, characterLabelled, character, value } = global
  rows.push([
    ...[words.text('all labels'), count(spanLabelled.gold), count(spanLabelled.found)],
    ...[spanLabelled.precision, spanLabelled.recall, spanLabelled.f1, spanLabelled.f2].map(percent),
    ...[characterLabelled.precision, characterLabelled.recall, characterLabelled.f2].map(percent),
    ...[value.precision, value.recall, value.f1].map(percent),
  ])
  rows.push([
    ...[words.text('any label'), count(span.gold), count(span.found)],
    ...[span.precision, span.recall, span.f1, span.f2].map(percent),
    ...[character.precision, character.recall, character.f2].map(percent),
  ])
  const right = head.map((_, column) => column).slice(1)
  const [title, ...lines] = fittedLines([head, ...rows], { columns, right })
  const about = words.text('Spans at IoU {iou}, characters, distinct values, in percent', { iou })
  return [...wrap(paint('dim', about), columns), paint('bold', title), ...lines]
}

function summaryOf(evaluation: PiiEvaluation, { words, columns }: Screen): string[] {
  const { global, spuriousPer100k, falsePer100k, consistency } = evaluation
  const { values, covered, repeated, repeatedCovered } = consistency
  const { text } = words
  const rows = [
    (['Personal data or not', 'gold', 'found', 'P', 'R', 'F1', 'F2'] as const).map((title) => text(title)),
    rateRow(text('global.span, neighbours joined'), global.span),
    rateRow(text('global.spanApart, joined within a label'), global.spanApart),
    rateRow('global.character', global.character),
    rateRow(text('global.valueInText, labels of the text alone'), global.valueInText),
  ]
  const said = [
    text('False spans per 100,000 characters: {wrong}, of them {spurious} where the gold has nothing', {
      wrong: falsePer100k.toFixed(1),
      spurious: spuriousPer100k.toFixed(1),
    }),
    text(
      'Values covered at every mention: {covered} of {values}; of those mentioned twice or more, {repeatedCovered} of {repeated}',
      {
        covered: count(covered),
        values: count(values),
        repeatedCovered: count(repeatedCovered),
        repeated: count(repeated),
      },
    ),
  ]
  return [
    ...fittedLines(rows, { columns, right: [1, 2, 3, 4, 5, 6] }),
    '',
    ...said.flatMap((line) => wrap(line, columns)),
  ]
}

function rateRow(name: string, rates: Rates): string[] {
  const { gold, found, precision, recall, f1, f2 } = rates
  return [name, count(gold), count(found), ...[precision, recall, f1, f2].map(percent)]
}

function confusionLines({ confusion }: PiiEvaluation, { paint, words, columns }: Screen): string[] {
  const rows = [
    (['gold', 'found as', 'spans'] as const).map((name) => words.text(name)),
    ...confusion.map((cell) => [cell.gold, cell.found, count(cell.count)]),
  ]
  const [title, ...lines] = fittedLines(rows, { columns, right: [2] })
  return [paint('bold', title), ...lines]
}

function exampleLines(examples: readonly ErrorExample[], { paint, words, columns }: Screen): string[] {
  const rows = examples.map(({ kind, gold, found, iou }) => [
    words.said(kind),
    iou === 0 ? '' : iou.toFixed(2),
    gold,
    found,
  ])
  const titles = (['error', 'IoU', 'gold', 'found'] as const).map((name) => words.text(name))
  const [title, ...lines] = fittedLines([titles, ...rows], { columns, right: [1], kept: [0] })
  return [paint('bold', title), ...lines]
}

/** Figures that differ from a saved result, the largest difference first. */
export function differenceLines(
  differences: readonly Difference[],
  { paint, words, columns }: Screen,
): string[] {
  if (differences.length === 0) return [words.text('Nothing differs from the saved result')]
  const rows = differences.slice(0, shownDifferences).map(({ name, before, now }) => {
    const change = (now ?? 0) - (before ?? 0)
    return [name, figure(name, before), figure(name, now), `${change > 0 ? '+' : ''}${figure(name, change)}`]
  })
  const titles = (['figure', 'before', 'now', 'change'] as const).map((name) => words.text(name))
  const [title, ...lines] = fittedLines([titles, ...rows], { columns, right: [1, 2, 3] })
  const more = differences.length - shownDifferences
  return [
    paint('bold', title),
    ...lines,
    ...(more > 0 ? [words.text('and {more} more', { more: count(more) })] : []),
  ]
}

/** Rates are shown as percent, counts for 100,000 characters as they are. */
function figure(name: string, value: number | undefined): string {
  return name.endsWith('100k') ? (value?.toFixed(1) ?? '-') : percent(value)
}

function percent(value: number | undefined): string {
  return value === undefined ? '-' : (100 * value).toFixed(1)
}
