import { Schema } from '../../../src/arrow/arrow.js'
import { Batch, fieldIndex } from '../../../src/arrow/batch.js'
import type { FieldPath } from '../../../src/arrow/path.js'
import { valueReader } from '../../../src/arrow/rows.js'
import { filterRows } from '../../../src/arrow/take.js'
import { TextLens } from '../../../src/arrow/text-lens.js'
import type { StepCache } from '../../../src/transform/step-cache.js'
import type { Counters } from '../../../src/transform/transform.js'
import type { Span } from '../detect/recognizer.js'
import { resolveOverlaps } from '../detect/resolve-overlaps.js'
import type { Entity } from '../entities/entities.js'
import { type SpansFromOption, type SpansFromSettings, spansFromSettings } from '../given/given-options.js'
import {
  openPlaces,
  type RawSpan,
  readRawSpans,
  reasonOf,
  refuseOverlaps,
  SpanFault,
} from '../given/read-spans.js'
import { keyText, readSideFile } from '../given/side-file.js'
import { type EntityOfLabel, openSpanLabels } from '../given/span-labels.js'

/** The spans that were given for the records of one batch. */
export interface GivenSpans {
  /** The batch without the records whose spans do not fit, and without the column of spans. */
  batch: Batch
  /** The spans of the texts under path `path`, by the number of the text; disjoint and in order. */
  under(path: number, lens: TextLens): ReadonlyMap<number, readonly Span[]>
}

/** Reads the given spans of a batch; each record that they do not fit is rejected by the reason. */
export type ReadGiven = (
  batch: Batch,
  place: { paths: readonly FieldPath[]; counters: Counters },
) => GivenSpans

/** Opens the reading of given spans, or `undefined` where none are named. `own` are entities of the user. */
export function openGivenSpans(
  option: SpansFromOption,
  { own, cache }: { own: readonly Entity[]; cache: StepCache },
): ReadGiven | undefined {
  if (option === undefined) return undefined
  const settings = spansFromSettings(option)
  const entityOf = openSpanLabels(settings.labels, { own, option: 'spansFrom' })
  const rawOf = openRaw(settings, cache)
  return (batch, { paths, counters }) => {
    const read = rawOf(batch)
    const placing: Placing = {
      settings,
      entityOf,
      paths,
      lenses: paths.map((path) => new TextLens(batch, path)),
      places: new Map(),
    }
    const kept: Map<string, Span[]>[] = []
    const rejected = new Set<number>()
    for (let row = 0; row < batch.numRows; row++) {
      const reason = faultOf(() => kept.push(placeSpans(read(row), row, placing)))
      if (reason === undefined) continue
      rejected.add(row)
      counters.rejected(batch, row, reason)
    }
    const left = rejected.size === 0 ? batch : filterRows(batch, (row) => !rejected.has(row))
    return {
      batch: settings.file === undefined ? withoutColumn(left, settings.column) : left,
      under: (path, lens) => byText(path, lens, kept),
    }
  }
}

/** The reason of a {@link SpanFault}; what else is thrown goes on. */
function faultOf(work: () => void): string | undefined {
  try {
    work()
    return undefined
  } catch (error) {
    return reasonOf(error)
  }
}

/** The spans of each record, as they were given. */
function openRaw(settings: SpansFromSettings, cache: StepCache) {
  const { file, key, column = '' } = settings
  if (file === undefined)
    return (batch: Batch) => {
      const read = readerOf(batch, column)
      return (row: number) => readRawSpans(read(row))
    }
  const known = cache.opened(readSideFile, { ...settings, file })
  return (batch: Batch) => {
    const read = readerOf(batch, key)
    return (row: number) => known.get(keyText(read(row)) ?? '') ?? []
  }
}

function readerOf(batch: Batch, name: string): (row: number) => unknown {
  const index = fieldIndex(batch.schema, name)
  return valueReader(batch.columns[index], batch.schema.fields[index])
}

/** What the spans of a record are held against. */
interface Placing {
  settings: SpansFromSettings
  entityOf: EntityOfLabel
  paths: readonly FieldPath[]
  lenses: readonly TextLens[]
  /** Of paths that were asked for: the row of every text, and the number of the first text of every row. */
  places: Map<number, { rows: Uint32Array; first: Int32Array }>
}

/** The spans of one record by the path and the item of their text. Throws {@link SpanFault}. */
function placeSpans(raw: readonly RawSpan[], row: number, placing: Placing): Map<string, Span[]> {
  const placed = new Map<string, Span[]>()
  const { settings, entityOf } = placing
  const texts = new Map<string, { text: string; place: ReturnType<typeof openPlaces> }>()
  for (const one of raw) {
    const entity = entityOf(one.label)
    if (entity === undefined || (one.score ?? 1) < settings.minScore) continue
    const path = pathOf(one, placing)
    const key = `${path} ${one.item}`
    const known = texts.get(key) ?? openText(textAt(path, { row, item: one.item }, placing), settings)
    texts.set(key, known)
    const span: Span = {
      entity,
      start: known.place(one.start),
      end: known.place(one.end),
      score: one.score ?? 1,
      validated: true,
      recognizer: 'given',
      why: 'given',
    }
    placed.set(key, [...(placed.get(key) ?? []), span])
  }
  for (const [key, spans] of placed) {
    spans.sort((a, b) => a.start - b.start || a.end - b.end)
    if (settings.overlaps === 'reject') refuseOverlaps(spans)
    else placed.set(key, resolveOverlaps(texts.get(key)!.text, spans))
  }
  return placed
}

function openText(text: string, { unit }: SpansFromSettings) {
  return { text, place: openPlaces(text, unit) }
}

/** The number of the path that a span is of. */
function pathOf({ field }: RawSpan, { settings, paths }: Placing): number {
  const wanted = field ?? settings.field
  if (wanted === undefined && paths.length === 1) return 0
  const path = paths.findIndex(({ text }) => text === wanted)
  if (path === -1) throw new SpanFault('span_of_other_field')
  return path
}

function textAt(path: number, { row, item }: { row: number; item: number }, placing: Placing): string {
  const { lenses, places } = placing
  const known = places.get(path) ?? placesOfTexts(lenses[path])
  places.set(path, known)
  const first = known.first[row] ?? -1
  const text = first < 0 || known.rows[first + item] !== row ? undefined : lenses[path].at(first + item)
  if (text === undefined) throw new SpanFault('span_of_other_field')
  return text
}

/** The row of each text, and for each row the number of its first text, -1 where it has none. */
function placesOfTexts(lens: TextLens): { rows: Uint32Array; first: Int32Array } {
  const rows = lens.rows()
  const first = new Int32Array(rows.length === 0 ? 0 : rows[rows.length - 1] + 1).fill(-1)
  for (let i = rows.length - 1; i >= 0; i--) first[rows[i]] = i
  return { rows, first }
}

/** The spans of the texts of one path by their number, now that rejected rows are gone. */
function byText(
  path: number,
  lens: TextLens,
  rows: readonly ReadonlyMap<string, Span[]>[],
): Map<number, readonly Span[]> {
  const { first } = placesOfTexts(lens)
  const found = new Map<number, readonly Span[]>()
  const prefix = `${path} `
  rows.forEach((placed, row) => {
    for (const [key, spans] of placed)
      if (key.startsWith(prefix)) found.set(first[row] + Number(key.slice(prefix.length)), spans)
  })
  return found
}

/** A batch without the column that spans came in: their places do not fit what the texts become. */
function withoutColumn(batch: Batch, column = ''): Batch {
  const kept = batch.schema.fields.flatMap(({ name }, index) => (name === column ? [] : [index]))
  const schema = new Schema(
    kept.map((index) => batch.schema.fields[index]),
    batch.schema.metadata,
  )
  return new Batch(
    schema,
    kept.map((index) => batch.columns[index]),
    batch.origin,
  )
}
