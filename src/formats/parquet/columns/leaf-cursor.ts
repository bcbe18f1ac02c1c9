import { PrepError } from '../../../base/errors.js'
import { decodeValues, encodings } from '../values/decode.js'
import { type HybridSource, onlyRun, readHybrid, widthOf } from '../values/hybrid.js'
import { readPlain } from '../values/plain.js'
import { joinValues, sliceValues, type Values } from '../values/values.js'
import type { ChunkPages, Page } from './chunk-pages.js'
import type { Leaf } from './column-tree.js'
import { toArrow } from './to-arrow.js'

/** The values of some rows of a leaf with their levels, one each for every value, null and empty list. */
export interface LeafRows {
  /** How many there are. */
  count: number
  /** Left out where all are the highest, so that nothing is null. */
  definition: Uint8Array | undefined
  /** Left out where the leaf is in no list. */
  repetition: Uint8Array | undefined
  /** Those whose definition level is the highest. */
  values: Values
}

/** A page as far as it has been given out. */
interface OpenPage {
  count: number
  definition: Uint8Array | undefined
  repetition: Uint8Array | undefined
  values: Values
  /** The next level. */
  at: number
  /** The next value. */
  valueAt: number
}

/** Gives out the rows of a column chunk in order, a few at a time. No more than a page is held. */
export class LeafCursor {
  readonly #leaf: Leaf
  readonly #pages: ChunkPages
  /** Values, nulls and empty lists in pages that have not been read. */
  #left: number
  #dictionary: Values | undefined
  #page: OpenPage | undefined

  constructor(leaf: Leaf, pages: ChunkPages, count: number) {
    if (leaf.maxDefinition > 255 || leaf.maxRepetition > 255)
      throw new RangeError('The column is nested too deep')
    this.#leaf = leaf
    this.#pages = pages
    this.#left = count
  }

  /** Passes over rows, and over whole pages of them without unpacking these. */
  skip(rows: number): void {
    let left = rows
    while (left > 0) {
      if (this.#page === undefined) {
        const before = left
        this.#open((page) => {
          const wholeRows = this.#leaf.maxRepetition === 0 ? page.count : page.rows
          if (wholeRows === undefined || wholeRows > left) return false
          left -= wholeRows
          return true
        })
        if (left !== before) continue
      }
      left -= this.#advance(left)
    }
  }

  /** The next rows. Throws `RangeError` where there are fewer. */
  take(rows: number): LeafRows {
    const parts: LeafRows[] = []
    let left = rows
    // A row may go on in the next page, where the leaf is in a list.
    while (left > 0 || this.#goesOn()) {
      if (this.#page === undefined) this.#open(() => false)
      const page = this.#page as OpenPage | undefined
      if (page === undefined) continue
      const { at, valueAt } = page
      left -= this.#advance(left)
      const { definition, repetition, values } = page
      parts.push({
        count: page.at - at,
        definition: definition?.subarray(at, page.at),
        repetition: repetition?.subarray(at, page.at),
        values: sliceValues(values, valueAt, page.valueAt),
      })
    }
    return parts.length === 1 ? { ...parts[0], values: joinValues([parts[0].values]) } : this.#join(parts)
  }

  /** Whether what comes next belongs to the row before it. */
  #goesOn(): boolean {
    if (this.#leaf.maxRepetition === 0) return false
    while (this.#page === undefined && this.#left > 0) this.#open(() => false)
    return this.#page !== undefined && (this.#page.repetition as Uint8Array)[this.#page.at] > 0
  }

  /** Moves on by at most so many rows in the open page; answers how many of them begin in it. */
  #advance(rows: number): number {
    const page = this.#page as OpenPage
    const { repetition, definition, count } = page
    const start = page.at
    let begun = 0
    if (repetition === undefined) {
      begun = Math.min(rows, count - start)
      page.at += begun
    } else
      for (; page.at < count; page.at++) {
        if (repetition[page.at] > 0) continue
        if (begun === rows) break
        begun++
      }
    if (definition === undefined) page.valueAt += page.at - start
    else {
      const { maxDefinition } = this.#leaf
      for (let i = start; i < page.at; i++) if (definition[i] === maxDefinition) page.valueAt++
    }
    if (page.at === count) this.#page = undefined
    return begun
  }

  #open(skips: Parameters<ChunkPages['next']>[0]): void {
    if (this.#left <= 0) throw new RangeError('The column has fewer rows than it should')
    let skipped = 0
    const page = this.#pages.next((about) => {
      if (!skips(about)) return false
      skipped = about.count
      return true
    })
    this.#left -= skipped
    if (page === undefined) return
    if (page.isDictionary) {
      this.#dictionary = this.#readDictionary(page)
      this.#open(skips)
      return
    }
    this.#left -= page.count
    if (page.count > 0) this.#page = this.#decode(page)
  }

  #readDictionary({ bytes, count, encoding }: Page): Values {
    if (encoding !== encodings.plain && encoding !== encodings.plainDictionary)
      throw new PrepError(
        'unsupported',
        `A dictionary is in an encoding that cannot be read (${encoding}). Write the file anew without it`,
      )
    const { physical, width, type } = this.#leaf
    return toArrow(readPlain({ bytes, count, physical, width }), physical, type)
  }

  #decode(page: Page): OpenPage {
    const { maxDefinition, maxRepetition, physical, width, type } = this.#leaf
    const { count, encoding, levels, bytes } = page
    const repetition = levelsOf({
      bytes: levels?.repetition ?? bytes,
      isOwn: levels !== undefined,
      max: maxRepetition,
    })
    const rest = levels === undefined ? bytes.subarray(repetition.length) : bytes
    const definition = levelsOf({
      bytes: levels?.definition ?? rest,
      isOwn: levels !== undefined,
      max: maxDefinition,
    })
    const values = levels === undefined ? rest.subarray(definition.length) : bytes
    const depths = maxRepetition === 0 ? undefined : readLevels(repetition, count)
    // Where nothing is null, nothing needs levels.
    const isWhole =
      depths === undefined && (maxDefinition === 0 || onlyRun(definition, count) === maxDefinition)
    const heights = isWhole || maxDefinition === 0 ? undefined : readLevels(definition, count)
    let valid = count
    if (heights !== undefined) for (let i = 0; i < count; i++) if (heights[i] !== maxDefinition) valid--
    const isIndexed = encoding === encodings.plainDictionary || encoding === encodings.rleDictionary
    const source = { bytes: values, count: valid, physical, width }
    const decoded = decodeValues(source, { encoding, dictionary: this.#dictionary })
    return {
      count,
      definition: depths === undefined && valid === count ? undefined : heights,
      repetition: depths,
      values: isIndexed ? decoded : toArrow(decoded, physical, type),
      at: 0,
      valueAt: 0,
    }
  }

  #join(parts: readonly LeafRows[]): LeafRows {
    const count = parts.reduce((sum, part) => sum + part.count, 0)
    const { maxDefinition, maxRepetition } = this.#leaf
    const hasLevels = parts.some(({ definition }) => definition !== undefined)
    const definition = hasLevels ? new Uint8Array(count).fill(maxDefinition) : undefined
    const repetition = maxRepetition > 0 ? new Uint8Array(count) : undefined
    let end = 0
    for (const part of parts) {
      if (part.definition !== undefined) definition?.set(part.definition, end)
      if (part.repetition !== undefined) repetition?.set(part.repetition, end)
      end += part.count
    }
    return { count, definition, repetition, values: joinValues(parts.map(({ values }) => values)) }
  }
}

/** Where the levels of a page lie: on their own, or behind their length before what follows them. */
function levelsOf({ bytes, isOwn, max }: { bytes: Uint8Array; isOwn: boolean; max: number }) {
  const width = widthOf(max)
  if (max === 0) return { bytes: bytes.subarray(0, 0), at: 0, width, length: 0 }
  if (isOwn) return { bytes, at: 0, width, length: bytes.length }
  const length = 4 + new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0, true)
  return { bytes: bytes.subarray(0, length), at: 4, width, length }
}

function readLevels(source: HybridSource, count: number): Uint8Array {
  const levels = new Uint8Array(count)
  readHybrid(source, levels)
  return levels
}
