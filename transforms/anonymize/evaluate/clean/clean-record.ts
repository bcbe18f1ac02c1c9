import type { Batch } from '../../../../src/arrow/batch.js'
import { listTextPaths, parsePath } from '../../../../src/arrow/path.js'
import { TextLens } from '../../../../src/arrow/text-lens.js'
import { leadsToJson, rewriteJson } from '../../batch/json-text.js'

/** A text of a record that is said to hold no personal data. */
export interface CleanText {
  /** The text as it stands. */
  text: string
  /** The path of the field it stands in; `undefined` for a text that stands in none. */
  field?: string | undefined
}

/** A record, or a file as a whole, that is said to hold no personal data. */
export interface CleanRecord {
  /** The file that it was read from. */
  source: string
  /** Its number in the file, from 1; `undefined` for a file as a whole. */
  row?: number | undefined
  /** Its texts. */
  texts: readonly CleanText[]
}

/** How the records of a batch are to be read. */
export interface BatchSource {
  source: string
  /** How many records of the file came before. */
  before: number
  /** The paths to texts; all that there are, where none is named. */
  fields?: readonly string[] | undefined
}

/** The records of a batch with their texts; those of JSON documents string by string. */
export function recordsOfBatch(batch: Batch, { source, before, fields }: BatchSource): CleanRecord[] {
  const texts: CleanText[][] = Array.from({ length: batch.numRows }, () => [])
  for (const field of fields ?? listTextPaths(batch.schema)) {
    const lens = new TextLens(batch, field)
    const rows = lens.rows()
    const isJson = leadsToJson(batch.schema, parsePath(field))
    for (let i = 0; i < lens.length; i++) {
      const text = lens.at(i)
      if (text === undefined) continue
      const add = (part: string) => {
        texts[rows[i]].push({ text: part, field })
        return undefined
      }
      if (isJson) rewriteJson(text, add)
      else add(text)
    }
  }
  return texts.map((own, row) => ({ source, row: before + row + 1, texts: own }))
}
