import { knownValues } from '../detect/look-again.js'
import type { KnownValue, Span } from '../detect/recognizer.js'
import { mayBeEchoed } from '../entities/echoed-values.js'
import type { Entity } from '../entities/entities.js'
import { person } from '../entities/names.js'
import { mayBeSure } from '../recognizers/name-cues/sure-names.js'
import type { FieldTexts } from './field-texts.js'

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

/**
 * Reads all texts of a batch before the first is changed, where its records have several: who is named in one of them,
 * and what is a number or an account by the words beside it there, is looked for in the others. Otherwise each is read when it
 * comes. Values of the entities that are `asked` for are kept.
 */
export function openRecordReader(fields: readonly FieldTexts[], asked: readonly Entity[] = []): RecordReader {
  const read = (text: string, { field, index, key }: RecordText) =>
    fields[field].findIn(index, key).first(text)
  const hasSeveral = fields.length > 1 || fields.some(({ isJson, name }) => isJson || name.includes('[]'))
  if (!hasSeveral) {
    for (const field of fields) field.prepare()
    return { find: read }
  }
  const found = fields.map(() => new Map<number, (readonly Span[])[]>())
  const named = new Map<number, Named[]>()
  const values = openRecordValues(asked)
  fields.forEach((field, at) => {
    field.prepare()
    eachText(field, (text, { row, index, part, key }) => {
      const spans = read(text, { row, field: at, index, part, key })
      const parts = found[at].get(index)
      if (parts === undefined) found[at].set(index, [spans])
      else parts.push(spans)
      if (spans.length === 0) return
      addNames(named, row, { text, spans })
      values.add(row, text, spans)
    })
  })
  return {
    valuesOf: values.of,
    find(text, place) {
      const { row, field, index, part, key } = place
      const spans = found[field].get(index)?.[part] ?? read(text, place)
      const known = named.get(row)?.filter((one) => one.text !== text)
      if (known === undefined || known.length === 0) return spans
      return fields[field]
        .findIn(index, key)
        .recall(text, { found: spans, known: known.map((one) => one.known) })
    },
  }
}

/** Keeps the values of some entities by row. */
function openRecordValues(asked: readonly Entity[]) {
  const rows = new Map<number, Map<Entity, string[]>>()
  return {
    add(row: number, text: string, spans: readonly Span[]): void {
      for (const { entity, start, end } of asked.length === 0 ? [] : spans) {
        if (!asked.includes(entity)) continue
        const values = rows.get(row) ?? new Map<Entity, string[]>()
        rows.set(row, values)
        const known = values.get(entity) ?? []
        values.set(entity, known)
        const value = text.slice(start, end)
        if (known.length < mostNames && !known.includes(value)) known.push(value)
      }
    },
    of: (row: number, entity: Entity): readonly string[] => rows.get(row)?.get(entity) ?? [],
  }
}

function addNames(
  named: Map<number, Named[]>,
  row: number,
  { text, spans }: { text: string; spans: readonly Span[] },
): void {
  const names = named.get(row) ?? []
  const seen = new Set<string>()
  for (const known of knownValues(text, spans)) {
    const key = known.isLabel ? `${known.value}:` : known.value
    const isSure = known.entity === person.name ? mayBeSure(known) : mayBeEchoed(known)
    if (!isSure || seen.has(key) || names.length === mostNames) continue
    seen.add(key)
    names.push({ known, text })
  }
  if (names.length > 0) named.set(row, names)
}

function eachText(field: FieldTexts, visit: (text: string, place: Omit<RecordText, 'field'>) => void): void {
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
