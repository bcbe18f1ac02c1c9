import { Misfit } from '../../datasets/shapes/conversation.js'
import { roleFinder } from '../../datasets/shapes/roles.js'
import type { Schema } from '../../src/arrow/arrow.js'
import type { Batch } from '../../src/arrow/batch.js'
import { listTextPaths, parsePath } from '../../src/arrow/path.js'
import { recordReader } from '../../src/arrow/rows.js'
import { TextLens } from '../../src/arrow/text-lens.js'
import { layoutOf } from '../template/layout.js'
import { type Exchange, exchangesOf } from './exchanges.js'
import { claimedFor, claimsOther, type Identity } from './identity.js'
import { askedRules, type FilterSftOptions } from './options.js'
import { type SftRule, sftFaults } from './rules.js'

/** The rule whose fault can be mended. */
export const identityRule: SftRule = 'self_identity'

const reading = { roleOf: roleFinder({}) }

/** What is found of a row. */
export interface JudgedRow {
  faults: SftRule[]
  /** Why the row does not fit its shape. */
  misfit?: string | undefined
  /** Answers that claim to be another model, with what they are to say instead. */
  claims?: Map<string, string> | undefined
}

/** Finds the faults of each row, and what is to be said instead of claims. */
export function judgeRows(batch: Batch, options: FilterSftOptions): JudgedRow[] {
  const asked = askedRules(options)
  const { shape } = layoutOf(batch.schema, options.from)
  const read = recordReader(batch, shapeColumns(batch.schema, options))
  return Array.from({ length: batch.numRows }, (_, row) => {
    try {
      const exchanges = exchangesOf(shape.read(read(row), reading))
      const faults = sftFaults(exchanges, asked)
      if (options.identity === undefined || !faults.includes(identityRule)) return { faults }
      const claims = claimsIn(exchanges.all, options.identity)
      // Who says what the options say is no other model.
      return claims?.size === 0
        ? { faults: faults.filter((fault) => fault !== identityRule) }
        : { faults, claims }
    } catch (cause) {
      if (!(cause instanceof Misfit)) throw cause
      return { faults: [], misfit: cause.reason }
    }
  })
}

/** Every claim with what is to be said instead; `undefined` where one of them cannot be replaced. */
function claimsIn(exchanges: readonly Exchange[], identity: Identity): JudgedRow['claims'] {
  const claims = new Map<string, string>()
  for (const { answer } of exchanges) {
    if (!claimsOther(identity, answer)) continue
    const own = claimedFor(identity, answer)
    if (claimsOther(identity, own)) return undefined
    claims.set(answer, own)
  }
  return claims
}

/**
 * The batch with the claims replaced, wherever in the columns of its shape they stand as a text of their own. A row of which
 * all were found has the fault no longer.
 */
export function rewriteClaims(batch: Batch, judged: JudgedRow[], columns: readonly string[]): Batch {
  if (judged.every(({ claims }) => claims === undefined)) return batch
  const found = judged.map(() => new Set<string>())
  const paths = listTextPaths(batch.schema).map(parsePath)
  const rewritten = paths
    .filter(({ column }) => columns.includes(column))
    .reduce((rows, path) => {
      const lens = new TextLens(rows, path)
      const rowOf = lens.rows()
      const candidates = Uint32Array.from(rowOf.keys()).filter((i) => judged[rowOf[i]].claims !== undefined)
      return lens.rewrite((text, i) => {
        const own = judged[rowOf[i]].claims?.get(text)
        if (own !== undefined) found[rowOf[i]].add(text)
        return own
      }, candidates)
    }, batch)
  for (const [row, one] of judged.entries())
    if (one.claims !== undefined && found[row].size === one.claims.size)
      one.faults = one.faults.filter((fault) => fault !== identityRule)
  return rewritten
}

/** The columns of the shape that are there. */
export function shapeColumns(schema: Schema, { from }: FilterSftOptions): string[] {
  const names = new Set(schema.fields.map(({ name }) => name))
  return layoutOf(schema, from).shape.columns.filter((column) => names.has(column))
}
