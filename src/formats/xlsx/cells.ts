import { momentText } from './dates.js'
import { plainText, TextItem } from './strings.js'
import type { Workbook } from './workbook.js'
import { attributeOf, type XmlPart } from './xml.js'

/** A row of a sheet: JSON of its cells, by their columns. Cells that hold nothing are holes. */
export type Row = string[]

/** Excel has no more columns, whatever a file says. */
const maxColumns = 16_384

/** What cells refer to. */
export interface CellContext extends Pick<Workbook, 'moments' | 'isFrom1904'> {
  strings: readonly string[]
}

/** Makes rows of the parts of a sheet. */
export class RowReader {
  /** Cells that hold an error, such as `#N/A`, and are read as empty. */
  errors = 0
  readonly #context: CellContext
  readonly #item = new TextItem()
  #row: Row = []
  /** The column of the open cell, or the one before the next that does not say its own. */
  #column = -1
  #type = ''
  #style = 0
  #value = ''
  #hasItem = false
  #isValue = false
  #isItem = false
  #isData = false

  constructor(context: CellContext) {
    this.#context = context
  }

  /** Answers the row that this part ends; `undefined` where it ends none. */
  take(part: XmlPart): Row | undefined {
    if (part.kind === 'text') {
      if (this.#isValue) this.#value += part.text
      else if (this.#isItem) this.#item.take(part)
      return undefined
    }
    if (part.name === 'sheetData') this.#isData = part.kind === 'open' && !part.isEmpty
    if (!this.#isData) return undefined
    const isStart = part.kind === 'open' && !part.isEmpty
    if (part.name === 'c') {
      if (part.kind === 'open') this.#begin(part.attributes)
      if (!isStart) this.#end()
    } else if (part.name === 'v') this.#isValue = isStart
    else if (part.name === 'is') {
      this.#isItem = isStart
      this.#hasItem = true
    } else if (part.name === 'row') return this.#takeRow(isStart)
    else if (this.#isItem) this.#item.take(part)
    return undefined
  }

  #takeRow(isStart: boolean): Row | undefined {
    const row = this.#row
    this.#row = []
    this.#column = -1
    return isStart ? undefined : row
  }

  #begin(attributes: string): void {
    const place = attributeOf(attributes, 'r')
    this.#column = place === undefined ? this.#column + 1 : columnOf(place)
    this.#type = attributeOf(attributes, 't') ?? 'n'
    this.#style = Number(attributeOf(attributes, 's') ?? 0)
    this.#value = ''
    this.#hasItem = false
  }

  #end(): void {
    const text = this.#hasItem ? this.#item.end() : undefined
    const json = text === undefined ? this.#json() : JSON.stringify(text)
    if (json !== undefined && this.#column >= 0 && this.#column < maxColumns) this.#row[this.#column] = json
    this.#isValue = false
    this.#isItem = false
  }

  #json(): string | undefined {
    const value = this.#value
    switch (this.#type) {
      case 's': {
        const text = this.#context.strings[Number(value)]
        return value === '' || text === undefined ? undefined : JSON.stringify(text)
      }
      case 'b':
        return value === '' ? undefined : value === '1' || value === 'true' ? 'true' : 'false'
      case 'e':
        if (value !== '') this.errors++
        return undefined
      case 'n':
        return this.#number(value.trim())
      default:
        // The text of a formula, which may be empty, or a date as ISO 8601.
        return JSON.stringify(plainText(value))
    }
  }

  #number(digits: string): string | undefined {
    if (digits === '') return undefined
    const number = Number(digits)
    if (!Number.isFinite(number)) return JSON.stringify(digits)
    const { moments, isFrom1904 } = this.#context
    const kind = moments[this.#style]
    const moment = kind && momentText(number, { kind, isFrom1904 })
    if (moment !== undefined) return JSON.stringify(moment)
    return /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(digits) ? digits : JSON.stringify(number)
  }
}

/** The column of a place such as `AB12`, from 0. */
function columnOf(place: string): number {
  let column = 0
  for (const letter of place) {
    const digit = letter.charCodeAt(0) - 64
    if (digit < 1 || digit > 26) break
    column = column * 26 + digit
  }
  return column - 1
}
