import { fieldWords } from '../detect/context.js'
import type { Detector, Reading } from '../detect/detector.js'
import { knownValues } from '../detect/look-again.js'
import type { KnownValue, Span } from '../detect/recognizer.js'
import type { RecordPeople } from '../detect/spared.js'
import { mayBeEchoed } from '../entities/echoed-values.js'
import type { Entity } from '../entities/entities.js'
import { person } from '../entities/names.js'
import { resolvePeople, votesOfNames } from '../knowledge/record-people.js'
import { mayBeSure } from '../recognizers/name-cues/sure-names.js'
import { type FieldTexts, findParts } from './field-texts.js'
import type { Find } from './find.js'

/** A text of a record in which something is looked for: a whole one, or a string of a document. */
export interface RecordText {
  row: number
  /** The number of its field, of the text in the field, and of the string in the text. */
  field: number
  index: number
  part: number
  key: string
}

/** Finds what is in the texts of records, each with what the others of its record tell. */
export interface RecordReader {
  find(text: string, place: RecordText): readonly Span[]
  /** What a second run finds in a text that was changed. */
  again(text: string, place: RecordText): readonly Span[]
  /** The values of an entity that were found in the texts of a row; `undefined` where no other text was read. */
  valuesOf?(row: number, entity: Entity): readonly string[]
}

/** No more names and values of a record are looked for in its other texts. */
const mostNames = 200

/** A person or a value that was found, and the text that it stands in. */
interface Named {
  known: KnownValue
  text: string
}

/** A text that was read, and how it is looked at. */
interface ReadText {
  text: string
  find: Find
  reading: Reading
}

/** What is known of a record. */
interface ReadRecord {
  texts: ReadText[]
  /** What its texts say together, once all of them are read. */
  resolved?: { people: RecordPeople | undefined; named: readonly Named[] }
}

/**
 * Reads all texts of a batch before the first is changed, where its records have several: who is named in one of them,
 * and what is a number or an account by the words beside it there, is looked for in the others; who is public or private
 * is so in all. Otherwise each is read when it comes. Values of the entities that are `asked` for are kept.
 */
export function openRecordReader(fields: readonly FieldTexts[], asked: readonly Entity[] = []): RecordReader {
  const findIn = ({ field, index, key }: RecordText) => fields[field].findIn(index, key)
  const hasSeveral = fields.length > 1 || fields.some(({ isJson, name }) => isJson || name.includes('[]'))
  if (!hasSeveral) {
    for (const field of fields) field.prepare()
    return {
      find: (text, place) => findIn(place).read(text).spans,
      again: (text, place) => findIn(place).again(text),
    }
  }
  const found = fields.map(() => new Map<number, ReadText[]>())
  const records = new Map<number, ReadRecord>()
  fields.forEach((field, at) => {
    field.prepare()
    eachText(field, (text, { row, index, part, key }) => {
      const find = findIn({ row, field: at, index, part, key })
      const read = { text, find, reading: find.read(text) }
      const parts = found[at].get(index)
      if (parts === undefined) found[at].set(index, [read])
      else parts.push(read)
      const record = records.get(row)
      if (record === undefined) records.set(row, { texts: [read] })
      else record.texts.push(read)
    })
  })
  const resolvedOf = (row: number) => {
    const record = records.get(row)
    if (record !== undefined) record.resolved ??= resolveRecord(record.texts)
    return record?.resolved
  }
  const values = openRecordValues(asked, (row) => {
    resolvedOf(row)
    return records.get(row)?.texts ?? []
  })
  return {
    valuesOf: values,
    find(text, place) {
      const { row, field, index, part } = place
      const { people, named = [] } = resolvedOf(row) ?? {}
      const read = found[field].get(index)?.[part]
      const spans = (read?.reading ?? findIn(place).read(text, people)).spans
      const known = named.filter((one) => one.text !== text).map((one) => one.known)
      if (known.length === 0 && people === undefined) return spans
      return findIn(place).recall(text, { found: spans, known, people })
    },
    again: (text, place) => findIn(place).again(text, resolvedOf(place.row)?.people),
  }
}

/** What stands in the texts of one record, each read with what the others tell. */
export function findInRecord(
  detector: Detector,
  texts: readonly { text: string; field?: string | undefined }[],
): (readonly Span[])[] {
  const read = texts.map(({ text, field = '' }): ReadText => {
    const find = findParts(detector, { mask: detector.prefilter.ofText(text), field: fieldWords(field) })
    return { text, find, reading: find.read(text) }
  })
  if (read.length < 2) return read.map(({ reading }) => reading.spans)
  const { people, named } = resolveRecord(read)
  return read.map(({ text, find, reading: { spans } }) => {
    const known = named.filter((one) => one.text !== text).map((one) => one.known)
    return known.length === 0 && people === undefined
      ? spans
      : find.recall(text, { found: spans, known, people })
  })
}

/** What the texts of a record say together; a text that alone says something else is read again. */
function resolveRecord(texts: readonly ReadText[]): Required<ReadRecord>['resolved'] {
  const people = peopleOf(texts)
  if (people !== undefined)
    for (const one of texts) {
      const { said } = one.reading
      if (said?.votes.some((vote) => people.isTaken(vote) !== said.people.isTaken(vote)) === true)
        one.reading = one.find.read(one.text, people)
    }
  const named: Named[] = []
  for (const { text, reading } of texts) addNames(named, { text, spans: reading.spans })
  return { people, named }
}

/** What the texts of a record say of its people, where several name some; fields of names say it of each value. */
function peopleOf(texts: readonly ReadText[]): RecordPeople | undefined {
  if (!texts.some(({ reading }) => reading.said !== undefined)) return undefined
  const named = texts.map(({ text, reading }) => ({
    text,
    votes: reading.said?.votes ?? votesOfNames(text, reading.spans),
  }))
  return named.some(({ votes }) => votes.length > 0) ? resolvePeople(named) : undefined
}

/** Answers with the values of some entities by row. */
function openRecordValues(
  asked: readonly Entity[],
  textsOf: (row: number) => readonly ReadText[],
): (row: number, entity: Entity) => readonly string[] {
  const rows = new Map<number, Map<Entity, string[]>>()
  const read = (row: number) => {
    const values = new Map<Entity, string[]>()
    for (const { text, reading } of textsOf(row))
      for (const { entity, start, end } of reading.spans) {
        if (!asked.includes(entity)) continue
        const known = values.get(entity) ?? []
        values.set(entity, known)
        const value = text.slice(start, end)
        if (known.length < mostNames && !known.includes(value)) known.push(value)
      }
    rows.set(row, values)
    return values
  }
  return (row, entity) => (asked.length === 0 ? [] : ((rows.get(row) ?? read(row)).get(entity) ?? []))
}

function addNames(named: Named[], { text, spans }: { text: string; spans: readonly Span[] }): void {
  const seen = new Set<string>()
  for (const known of spans.length === 0 ? [] : knownValues(text, spans)) {
    const key = known.isLabel ? `${known.value}:` : known.value
    const isSure = known.entity === person.name ? mayBeSure(known) : mayBeEchoed(known)
    if (!isSure || seen.has(key) || named.length === mostNames) continue
    seen.add(key)
    named.push({ known, text })
  }
}

/** Calls `visit` with each text of a field that may hold anything, and with each string of a document. */
export function eachText(
  field: FieldTexts,
  visit: (text: string, place: Omit<RecordText, 'field'>) => void,
): void {
  const { lens, candidates } = field
  const rows = lens.rows()
  const count = candidates?.length ?? lens.length
  for (let k = 0; k < count; k++) {
    const index = candidates === undefined ? k : candidates[k]
    const text = lens.at(index)
    if (text === undefined) continue
    let part = 0
    try {
      field.rewrite(text, (string, key) => {
        visit(string, { row: rows[index], index, part: part++, key })
        return undefined
      })
    } catch {
      // What cannot be read fails again when it is its turn, and its record is rejected then.
    }
  }
}
