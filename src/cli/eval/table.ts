import { count, plural } from '../../base/count.js'
import { tableLines } from '../terminal/table.js'
import type { Paint } from '../terminal/terminal.js'
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
export function evaluationLines(shown: ShownResult, paint: Paint): string[] {
  const { file, format, offsets, evaluation } = shown.result
  const { samples, characters, unmapped } = evaluation
  const unit = offsets === 'either' ? '' : `, offsets in ${offsets}`
  return [
    `${paint('bold', file)}: ${plural(samples, 'sample')} of ${format}, ${plural(characters, 'character')}${unit}`,
    '',
    ...labelLines(evaluation, paint),
    '',
    ...summaryOf(evaluation),
    ...(unmapped.length === 0
      ? []
      : [`Gold types without an entity, counted as missed: ${unmapped.join(', ')} (see --map, --ignore)`]),
    ...(shown.hasConfusion ? ['', ...confusionLines(evaluation, paint)] : []),
    ...(shown.examples.length === 0 ? [] : ['', ...exampleLines(shown.examples, paint)]),
    ...(shown.differences === undefined ? [] : ['', ...differenceLines(shown.differences, paint)]),
    '',
  ]
}

function labelLines({ byLabel, global, iou }: PiiEvaluation, paint: Paint): string[] {
  const head = ['', 'gold', 'found', 'P', 'R', 'F1', 'F2', 'char P', 'R', 'F2', 'value P', 'R', 'F1']
  const rows = byLabel.map(({ label, span, character, value }) => [
    label,
    ...[count(span.gold), count(span.found)],
    ...[span.precision, span.recall, span.f1, span.f2].map(percent),
    ...[character.precision, character.recall, character.f2].map(percent),
    ...[value.precision, value.recall, value.f1].map(percent),
  ])
  const total = ['all labels', count(global.spanLabelled.gold), count(global.spanLabelled.found)]
  const { spanLabelled, span, characterLabelled, character, value } = global
  rows.push([
    ...total,
    ...[spanLabelled.precision, spanLabelled.recall, spanLabelled.f1, spanLabelled.f2].map(percent),
    ...[characterLabelled.precision, characterLabelled.recall, characterLabelled.f2].map(percent),
    ...[value.precision, value.recall, value.f1].map(percent),
  ])
  rows.push([
    ...['any label', count(span.gold), count(span.found)],
    ...[span.precision, span.recall, span.f1, span.f2].map(percent),
    ...[character.precision, character.recall, character.f2].map(percent),
  ])
  const [title, ...lines] = tableLines([head, ...rows], head.map((_, column) => column).slice(1))
  return [
    paint('dim', `Spans at IoU ${iou}, characters, distinct values, in percent`),
    paint('bold', title),
    ...lines,
  ]
}

function summaryOf({ global, spuriousPer100k, falsePer100k, consistency }: PiiEvaluation): string[] {
  const { values, covered, repeated, repeatedCovered } = consistency
  const rows = [
    ['Personal data or not', 'gold', 'found', 'P', 'R', 'F1', 'F2'],
    rateRow('global.span, neighbours joined', global.span),
    rateRow('global.spanApart, joined within a label', global.spanApart),
    rateRow('global.character', global.character),
    rateRow('global.valueInText, labels of the text alone', global.valueInText),
  ]
  return [
    ...tableLines(rows, [1, 2, 3, 4, 5, 6]),
    '',
    `False spans per 100,000 characters: ${falsePer100k.toFixed(1)}, of them ${spuriousPer100k.toFixed(1)} where the gold has nothing`,
    `Values covered at every mention: ${count(covered)} of ${count(values)}; of those mentioned twice or more, ${count(repeatedCovered)} of ${count(repeated)}`,
  ]
}

function rateRow(name: string, rates: Rates): string[] {
  const { gold, found, precision, recall, f1, f2 } = rates
  return [name, count(gold), count(found), ...[precision, recall, f1, f2].map(percent)]
}

function confusionLines({ confusion }: PiiEvaluation, paint: Paint): string[] {
  const rows = [
    ['gold', 'found as', 'spans'],
    ...confusion.map((cell) => [cell.gold, cell.found, count(cell.count)]),
  ]
  const [title, ...lines] = tableLines(rows, [2])
  return [paint('bold', title), ...lines]
}

function exampleLines(examples: readonly ErrorExample[], paint: Paint): string[] {
  const rows = examples.map(({ kind, gold, found, iou }) => [
    kind,
    iou === 0 ? '' : iou.toFixed(2),
    gold,
    found,
  ])
  const [title, ...lines] = tableLines([['error', 'IoU', 'gold', 'found'], ...rows], [1])
  return [paint('bold', title), ...lines]
}

/** Figures that differ from a saved result, the largest difference first. */
export function differenceLines(differences: readonly Difference[], paint: Paint): string[] {
  if (differences.length === 0) return ['Nothing differs from the saved result']
  const rows = differences.slice(0, shownDifferences).map(({ name, before, now }) => {
    const change = (now ?? 0) - (before ?? 0)
    return [name, figure(name, before), figure(name, now), `${change > 0 ? '+' : ''}${figure(name, change)}`]
  })
  const [title, ...lines] = tableLines([['figure', 'before', 'now', 'change'], ...rows], [1, 2, 3])
  const more = differences.length - shownDifferences
  return [paint('bold', title), ...lines, ...(more > 0 ? [`and ${count(more)} more`] : [])]
}

/** Rates are shown as percent, counts for 100,000 characters as they are. */
function figure(name: string, value: number | undefined): string {
  return name.endsWith('100k') ? (value?.toFixed(1) ?? '-') : percent(value)
}

function percent(value: number | undefined): string {
  return value === undefined ? '-' : (100 * value).toFixed(1)
}
