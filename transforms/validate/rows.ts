/** Checks of whole rows: conversations, conditions, lists, and the order in which values stand. */
import { Misfit } from '../../datasets/shapes/conversation.js'
import { DataType, type Schema } from '../../src/arrow/arrow.js'
import { valueReader } from '../../src/arrow/rows.js'
import { JsonText } from '../../src/arrow/text-builder.js'
import { PrepError } from '../../src/base/errors.js'
import { type Condition, compileCondition } from '../filter/compile.js'
import { placedMessage } from '../filter/placed-message.js'
import { ExpressionFault } from '../filter/syntax.js'
import { no, unknown } from '../filter/vectors.js'
import { RowHashes } from '../profile/columns/distinct/row-hashes.js'
import { valuesOf } from '../profile/columns/leaves.js'
import { familyOf, readerOf } from '../profile/columns/readers.js'
import { chatIn } from '../validate-chat/chat-column.js'
import { type ChatFault, faultsIn } from '../validate-chat/faults.js'
import type { Judge, Judged } from './judged.js'
import type { Rule } from './options.js'
import type { Target } from './target.js'
import { isWithin } from './texts.js'
import { wrongType } from './values.js'

/** An expression over the columns of a schema. Throws `bad_option` and `bad_schema`, with the column in the expression. */
export function conditionOf(text: string, schema: Schema): Condition {
  try {
    return compileCondition(text, schema)
  } catch (error) {
    if (!(error instanceof ExpressionFault)) throw error
    throw new PrepError(error.code, placedMessage(text, error))
  }
}

/** Judges rows by an expression; those for which nobody knows are passed over. */
export function judgeCondition(text: string): Judge {
  let opened: { schema: Schema; condition: Condition } | undefined
  return (batch) => {
    if (opened?.schema !== batch.schema)
      opened = { schema: batch.schema, condition: conditionOf(text, batch.schema) }
    const truths = opened.condition.test(batch)
    return {
      looked: truths.map((truth) => (truth === unknown ? 0 : 1)),
      failed: truths.map((truth) => (truth === no ? 1 : 0)),
    }
  }
}

/** Judges conversations by their faults, all or some; what cannot be read as one has a fault as well. */
export function judgeChats(asked: NonNullable<Rule['chat']>): Judge {
  const isAsked = (fault: ChatFault) => asked === true || asked.includes(fault)
  return (batch) => {
    const chat = chatIn(batch.schema)
    const index = batch.schema.fields.findIndex(({ name }) => name === chat.column)
    const read = valueReader(batch.columns[index], batch.schema.fields[index], (text) => new JsonText(text))
    const faults = Array.from({ length: batch.numRows }, (_, row) => firstFault(row))
    return {
      failed: Uint8Array.from(faults, (fault) => (fault === undefined ? 0 : 1)),
      valueAt: (row) => faults[row],
    }

    function firstFault(row: number): string | undefined {
      try {
        return faultsIn(chat.read(read(row))).find(isAsked)
      } catch (error) {
        if (!(error instanceof Misfit)) throw error
        return error.reason
      }
    }
  }
}

/** Judges rows by the lengths of their lists. Throws `bad_schema` for what is no list. */
export function judgeItems(target: Target, bounds: NonNullable<Rule['items']>): Judge {
  const { type, path } = target
  if (!DataType.isList(type)) throw wrongType(path, type, 'lists')
  return (batch) => {
    const { data, count, places, rows, valid } = valuesOf(batch, target, {
      hashes: new RowHashes(batch.numRows),
    })
    const judged = { looked: new Uint8Array(batch.numRows), failed: new Uint8Array(batch.numRows) }
    const offsets = data.valueOffsets as Int32Array
    for (let i = 0; i < count; i++) {
      if (valid !== undefined && valid[i] === 0) continue
      const row = rows === undefined ? i : rows[i]
      const place = places === undefined ? i : places[i]
      judged.looked[row] = 1
      if (!isWithin(offsets[place + 1] - offsets[place], bounds)) judged.failed[row] = 1
    }
    return judged
  }
}

/** A value that others are ordered by. */
export type Ordered = number | string

/** Whether one value may stand right behind another. */
export function mayFollow(order: NonNullable<Rule['order']>, before: Ordered, value: Ordered): boolean {
  if (before === value) return !order.startsWith('strictly')
  return before < value === order.endsWith('ascending')
}

/** What a check of the order finds in a batch beside the rows: the first and the last value, by which parts are joined. */
export interface JudgedOrder extends Judged {
  first?: { value: Ordered; row: number } | undefined
  last?: Ordered | undefined
}

/** Judges rows by the value before theirs. Throws `bad_schema` for values that have no order. */
export function judgeOrder(target: Target, order: NonNullable<Rule['order']>): () => Judge {
  const { type, path, isListed } = target
  const family = familyOf(type)
  if (isListed || family === 'opaque' || family === 'bool')
    throw wrongType(path, type, 'numbers, dates or text, one a row')
  return () => {
    let last: Ordered | undefined
    return (batch): JudgedOrder => {
      const { data, valid } = valuesOf(batch, target, { hashes: new RowHashes(batch.numRows) })
      const judged = { looked: new Uint8Array(batch.numRows), failed: new Uint8Array(batch.numRows) }
      let first: JudgedOrder['first']
      if (DataType.isNull(data.type)) return judged
      const { number, text } = readerOf(data)
      for (let row = 0; row < batch.numRows; row++) {
        if (valid !== undefined && valid[row] === 0) continue
        const value = number === undefined ? text!(row) : number(row)
        judged.looked[row] = 1
        if (last !== undefined && !mayFollow(order, last, value)) judged.failed[row] = 1
        first ??= { value, row }
        last = value
      }
      return { ...judged, first, last }
    }
  }
}
