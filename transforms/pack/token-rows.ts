import type { Batch } from '../../src/arrow/batch.js'
import { IntegerLists } from '../../src/arrow/lists/integer-lists.js'
import { ignoredLabel } from '../../src/tokens/ignored-label.js'
import type { TokenColumns } from './columns.js'

/** A document: its tokens, and what is to be learned of each. Views that are valid until the next one is asked for. */
export interface TokenRow {
  ids: Int32Array
  labels: Int32Array
}

/** The documents of a batch. */
export class TokenRows {
  readonly #ids: IntegerLists
  readonly #labels: IntegerLists | undefined
  readonly #masks: readonly IntegerLists[]
  readonly #attention: IntegerLists | undefined

  constructor(batch: Batch, { ids, labels, masks, attention }: TokenColumns) {
    const listsOf = (name: string) => new IntegerLists(batch.column(name))
    this.#ids = listsOf(ids)
    this.#labels = labels === undefined ? undefined : listsOf(labels)
    this.#masks = masks.map(listsOf)
    this.#attention = attention === undefined ? undefined : listsOf(attention)
  }

  /**
   * The document of a row; `undefined` where it is null, where a value is null or no 32-bit number, and where labels or
   * masks are not as many as tokens.
   */
  of(row: number): TokenRow | undefined {
    const ids = this.#ids.of(row)
    const labels = this.#labels === undefined ? ids : this.#labels.of(row)
    const masks = this.#masks.map((lists) => lists.of(row))
    const attention = this.#attention?.of(row)
    if (ids === undefined || labels?.length !== ids.length) return undefined
    if (masks.some((mask) => mask?.length !== ids.length)) return undefined
    if (this.#attention !== undefined && attention?.length !== ids.length) return undefined
    const document = { ids, labels: withMasks(labels, masks as Int32Array[]) }
    return attention?.includes(0) ? withoutPadding(document, attention) : document
  }
}

function withMasks(labels: Int32Array, masks: readonly Int32Array[]): Int32Array {
  if (masks.length === 0) return labels
  return labels.map((label, i) => (masks.every((mask) => mask[i] !== 0) ? label : ignoredLabel))
}

function withoutPadding({ ids, labels }: TokenRow, attention: Int32Array): TokenRow {
  const isThere = (_: number, i: number) => attention[i] !== 0
  return { ids: ids.filter(isThere), labels: labels.filter(isThere) }
}
