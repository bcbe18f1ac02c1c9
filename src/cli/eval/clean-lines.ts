import { count, plural } from '../../base/count.js'
import { tableLines } from '../terminal/table.js'
import type { Paint } from '../terminal/terminal.js'
import { shapeOf } from './examples.js'
import type { CleanMeasure, CleanResult } from './result.js'

type CleanHit = CleanMeasure['sample'][number]

/** The hits of a sample with their values as shapes and without what stands around them. */
export function maskedSample(sample: readonly CleanHit[]): CleanHit[] {
  return sample.map((hit) => ({ ...hit, value: shapeOf(hit.value), before: '', after: '' }))
}

/** What was taken from clean text, as people read it. */
export function cleanLines(result: CleanResult, paint: Paint): string[] {
  const { files, passedOver, records, characters, byEntity, sample } = result
  const { hits, per100k, taken, takenShare, changed, changedShare } = result
  const rows = byEntity.map((own) => [
    own.entity,
    ...[count(own.hits), own.per100k.toFixed(1), count(own.characters), count(own.records)],
  ])
  const total = ['all', count(hits), per100k.toFixed(1), count(taken), count(changed)]
  const [title, ...lines] = tableLines(
    [['', 'hits', 'per 100k', 'characters', 'records'], ...rows, total],
    [1, 2, 3, 4],
  )
  return [
    `${paint('bold', 'Clean text')}: ${plural(files, 'file')}, ${plural(records, 'record')}, ${plural(characters, 'character')}`,
    ...(passedOver === 0 ? [] : [`${plural(passedOver, 'file')} passed over: no text`]),
    '',
    paint('dim', 'What is taken although nothing should be'),
    paint('bold', title),
    ...lines,
    '',
    `Records changed: ${percent(changedShare)} %. Characters taken: ${percent(takenShare)} %`,
    ...(sample.length === 0 ? [] : ['', ...sampleLines(sample, paint)]),
    '',
  ]
}

function sampleLines(sample: readonly CleanHit[], paint: Paint): string[] {
  const rows = sample.map((hit) => [
    hit.entity,
    hit.score.toFixed(2),
    placeOf(hit),
    hit.why,
    oneLine(`${hit.before}[${hit.value}]${hit.after}`),
  ])
  const [title, ...lines] = tableLines([['drawn at random', 'score', 'place', 'why', 'value'], ...rows], [1])
  return [paint('bold', title), ...lines]
}

/** `notes.md:3:14`; in records `data.jsonl:12 messages[].content`, the record in place of the line. */
function placeOf({ source, row, field, line, column }: CleanHit): string {
  return row === undefined ? `${source}:${line}:${column}` : `${source}:${row} ${field ?? ''}`.trimEnd()
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ')
}

function percent(share: number): string {
  return (100 * share).toFixed(2)
}
