/**
 * How conversations go: turns, who speaks first and last, system prompts, and how long the texts of each role are. All
 * of it is counted as columns are, so that it merges alike, depends on no partition, and tells nothing that few share.
 */
import { DataType, Int32, makeData, type Schema } from '../../src/arrow/arrow.js'
import type { Batch } from '../../src/arrow/batch.js'
import type { ListShape } from '../../src/schemas/chat-shape.js'
import { Column, type ColumnSummary, type RowsSeen } from './columns/column.js'
import { RowHashes } from './columns/distinct/row-hashes.js'
import { type Leaf, type LeafValues, leavesOf, valuesOf } from './columns/leaves.js'
import { mergeColumn } from './columns/merge.js'
import { readerOf } from './columns/readers.js'
import { keptRows, recordCounter } from './columns/records.js'
import type { TokenCounter } from './columns/text/record-tokens.js'
import { openTextTools } from './columns/text/texts.js'

/** What was found, as plain data. Facts are of conversations, texts by role. */
export interface ChatsSummary {
  facts: Record<Fact, ColumnSummary>
  texts: Record<string, ColumnSummary>
}

const facts = ['turns', 'system', 'first', 'last', 'roles'] as const
type Fact = (typeof facts)[number]

/** Looks at the conversations of one part of the data. */
export interface ChatsObserver {
  observe(batch: Batch, keep?: Uint8Array): void
  seal(): ChatsSummary
}

const systemRoles = ['system', 'developer']
/** Roles beyond these are counted, and their texts are not measured: they are hardly roles. */
const mostRoles = 16

/** Opens the profile of the conversations in a list of messages. */
export function openChats(schema: Schema, list: ListShape, tokens?: TokenCounter): ChatsObserver {
  const [roleLeaf] = leavesOf(schema, [`${list.column}[].${list.role}`])
  const [textLeaf] = leavesOf(schema, [`${list.column}[].${list.content}`])
  const tools = openTextTools(tokens)
  const columnOf = (name: string, type: DataType): Column =>
    new Column({ path: name, type, column: 0, steps: [] } satisfies Leaf, { tools, isExact: false })
  const typeOf = (fact: Fact) => (fact === 'turns' || fact === 'system' ? new Int32() : roleLeaf.type)
  const columns = Object.fromEntries(facts.map((fact) => [fact, columnOf(fact, typeOf(fact))])) as Record<
    Fact,
    Column
  >
  const texts = new Map<string, Column>()
  const recordsOf = recordCounter()
  return {
    observe(batch, keep) {
      const seen = { hashes: new RowHashes(batch.numRows), records: recordsOf(batch) }
      const given = { rows: keep === undefined ? undefined : keptRows(keep), hashes: seen.hashes }
      const roles = valuesOf(batch, roleLeaf, given)
      const spoken = conversationsIn(batch.numRows, roles)
      for (const fact of facts) columns[fact].observe(valuesOfFact(fact, { ...spoken, roles }), seen)
      observeTexts(valuesOf(batch, textLeaf, given), { names: spoken.names, seen })
    },
    seal: () => ({
      facts: Object.fromEntries(facts.map((fact) => [fact, columns[fact].seal()])) as ChatsSummary['facts'],
      texts: Object.fromEntries([...texts].map(([role, column]) => [role, column.seal()])),
    }),
  }

  function observeTexts(
    values: LeafValues,
    { names, seen }: { names: readonly (string | undefined)[]; seen: RowsSeen },
  ): void {
    const byRole = new Map<string, number[]>()
    for (const [i, name] of names.entries()) {
      if (name === undefined) continue
      const places = byRole.get(name)
      if (places === undefined) byRole.set(name, [i])
      else places.push(i)
    }
    for (const [role, chosen] of byRole) {
      let column = texts.get(role)
      if (column === undefined) {
        if (texts.size >= mostRoles) continue
        column = columnOf(role, textLeaf.type)
        texts.set(role, column)
      }
      column.observe(chosenOf(values, chosen), seen)
    }
  }
}

/** The conversations of a batch: where the messages of each begin and end, and what is counted of it. */
interface Conversations {
  /** For each message its role; `undefined` where it has none. */
  names: (string | undefined)[]
  /** The rows that hold a conversation. */
  rows: number[]
  /** For each of these its first and last message, its turns, and 1 where it has a system prompt. */
  first: number[]
  last: number[]
  turns: number[]
  system: number[]
}

function conversationsIn(numRows: number, roles: LeafValues): Conversations {
  const found: Conversations = { names: [], rows: [], first: [], last: [], turns: [], system: [] }
  const reader = DataType.isNull(roles.data.type) ? undefined : readerOf(roles.data)
  const at = new Int32Array(numRows).fill(-1)
  for (let i = 0; i < roles.count; i++) {
    const isThere = roles.valid === undefined || roles.valid[i] === 1
    const name = isThere ? reader?.text?.(roles.places?.[i] ?? i) : undefined
    found.names.push(name)
    const row = roles.rows?.[i] ?? i
    if (at[row] < 0) {
      at[row] = found.rows.push(row) - 1
      found.first.push(i)
      found.turns.push(0)
      found.system.push(0)
    }
    found.last[at[row]] = i
    if (name !== undefined && systemRoles.includes(name)) found.system[at[row]] = 1
    else found.turns[at[row]]++
  }
  return found
}

function valuesOfFact(
  fact: Fact,
  { roles, rows, ...found }: Conversations & { roles: LeafValues },
): LeafValues {
  if (fact === 'roles') return roles
  if (fact === 'first' || fact === 'last') return chosenOf(roles, found[fact])
  const data = makeData({
    type: new Int32(),
    length: rows.length,
    nullCount: 0,
    data: Int32Array.from(found[fact]),
  })
  return { data, count: rows.length, rows: Uint32Array.from(rows) }
}

/** Some of the values of a leaf. */
function chosenOf({ data, places, rows, valid }: LeafValues, chosen: readonly number[]): LeafValues {
  return {
    data,
    count: chosen.length,
    places: Uint32Array.from(chosen, (i) => places?.[i] ?? i),
    rows: Uint32Array.from(chosen, (i) => rows?.[i] ?? i),
    ...(valid !== undefined && { valid: Uint8Array.from(chosen, (i) => valid[i]) }),
  }
}

/** Merges what was found in two parts of the same data. */
export function mergeChats(a: ChatsSummary, b: ChatsSummary): ChatsSummary {
  const texts = { ...a.texts }
  for (const [role, column] of Object.entries(b.texts))
    texts[role] = texts[role] === undefined ? column : mergeColumn(texts[role], column)
  return {
    facts: Object.fromEntries(
      facts.map((fact) => [fact, mergeColumn(a.facts[fact], b.facts[fact])]),
    ) as ChatsSummary['facts'],
    texts,
  }
}
