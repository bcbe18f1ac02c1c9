import { count } from '../../base/count.js'
import type { Screen } from '../terminal/screen.js'
import { fittedLines } from '../terminal/table.js'
import { wrap } from '../terminal/width.js'
import { shapeOf } from './examples.js'
import type { CleanMeasure, CleanResult } from './result.js'

type CleanHit = CleanMeasure['sample'][number]

/** The hits of a sample with their values as shapes and without what stands around them. */
export function maskedSample(sample: readonly CleanHit[]): CleanHit[] {
  return sample.map((hit) => ({ ...hit, value: shapeOf(hit.value), before: '', after: '' }))
}

/** What was taken from clean text, as people read it. */
export function cleanLines(result: CleanResult, screen: Screen): string[] {
  const { paint, words, columns } = screen
  const { text, counted } = words
  const { files, passedOver, records, characters, byEntity, sample } = result
  const { hits, per100k, taken, takenShare, changed, changedShare } = result
  const rows = byEntity.map((own) => [
    own.entity,
    ...[count(own.hits), own.per100k.toFixed(1), count(own.characters), count(own.records)],
  ])
  const total = [text('all'), count(hits), per100k.toFixed(1), count(taken), count(changed)]
  const titles = ['hits', 'per 100k', 'characters', 'records'] as const
  const [title, ...lines] = fittedLines([['', ...titles.map((name) => text(name))], ...rows, total], {
    columns,
    right: [1, 2, 3, 4],
  })
  const facts = [counted(files, 'file'), counted(records, 'record'), counted(characters, 'character')]
  return [
    text('{path}: {facts}', { path: paint('bold', text('Clean text')), facts: words.joined(facts) }),
    ...(passedOver === 0
      ? []
      : [text('{files} passed over: no text', { files: counted(passedOver, 'file') })]),
    '',
    paint('dim', text('What is taken although nothing should be')),
    paint('bold', title),
    ...lines,
    '',
    ...wrap(
      text('Records changed: {changed} %. Characters taken: {taken} %', {
        changed: percent(changedShare),
        taken: percent(takenShare),
      }),
      columns,
    ),
    ...(sample.length === 0 ? [] : ['', ...sampleLines(sample, screen)]),
    '',
  ]
}

function sampleLines(sample: readonly CleanHit[], { paint, words, columns }: Screen): string[] {
  const rows = sample.map((hit) => [
    hit.entity,
    hit.score.toFixed(2),
    placeOf(hit),
    hit.why,
    oneLine(`${hit.before}[${hit.value}]${hit.after}`),
  ])
  const titles = (['drawn at random', 'score', 'place', 'why', 'value'] as const).map((name) =>
    words.text(name),
  )
  const [title, ...lines] = fittedLines([titles, ...rows], {
    columns,
    right: [1],
    kept: [0, 2],
    wrapsLast: true,
  })
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
