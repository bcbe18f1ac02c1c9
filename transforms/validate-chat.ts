/**
 * Looks whether conversations can be learned from: whose turn it is, that no turn is empty, that the assistant has the
 * last word, that a system prompt comes first, and that each call of a function has its result. What a trainer would cut
 * or refuse without a word is rejected, dropped or repaired, by reason.
 */

import { type Message, Misfit } from '../datasets/shapes/conversation.js'
import type { Field } from '../src/arrow/arrow.js'
import { Batch } from '../src/arrow/batch.js'
import { builderFor } from '../src/arrow/builders.js'
import { valueReader } from '../src/arrow/rows.js'
import { filterRows } from '../src/arrow/take.js'
import { JsonText } from '../src/arrow/text-builder.js'
import { z } from '../src/base/options.js'
import { defineTransform } from '../src/transform/transform.js'
import { type Chat, chatIn } from './validate-chat/chat-column.js'
import { type ChatFault, chatFaults, faultsIn, isChatFault } from './validate-chat/faults.js'
import { type KeptTurn, keepsMarks, repairableFaults, repaired } from './validate-chat/repairs.js'

const actions = ['reject', 'drop', 'repair'] as const

const options = z.strictObject({
  action: z
    .enum(actions)
    .default('reject')
    .describe('What becomes of a conversation with a fault; one that cannot be repaired is rejected'),
  by: z
    .partialRecord(z.enum(chatFaults), z.enum(actions))
    .default({})
    .describe('Another action by the fault: { empty_turn: repair, last_not_assistant: drop }'),
})

type Options = z.output<typeof options>

/**
 * Checks the turns of conversations in `messages[]` or `conversations[]`. Rows are left out, or repaired, as
 * `system_not_first`, `empty_turn`, `not_alternating`, `last_not_assistant`, `unanswered_call`, `unasked_result`,
 * `call_id_mismatch` and `bad_tool_call`. Throws `bad_schema` for data without such a column.
 *
 * @example
 * await run({
 *   input: 'chats.jsonl',
 *   steps: [{ validate_chat: { action: 'drop', by: { empty_turn: 'repair' } } }],
 *   output: 'out/',
 * })
 */
export const validateChat = defineTransform({
  name: 'validate_chat',
  summary: 'Check the turns of conversations: reject, drop or repair',
  examples: [
    'prep validate_chat chats.jsonl --out checked/',
    'prep validate_chat chats.jsonl --action repair --out checked/',
  ],
  options,
  plan: (schema) => {
    const { column } = chatIn(schema)
    return { schema, reads: [column], writes: [column], effects: { rows: 'dropped' } }
  },
  open: ({ options: given, counters }) => {
    return (batch) => {
      const chat = chatIn(batch.schema)
      const index = batch.schema.fields.findIndex(({ name }) => name === chat.column)
      const field = batch.schema.fields[index]
      const read = valueReader(batch.columns[index], field, (text) => new JsonText(text))
      const gone = new Set<number>()
      const lists = new Map<number, unknown[]>()
      for (let row = 0; row < batch.numRows; row++) {
        const list = read(row)
        const { fault, action, turns, repaired: faults = [] } = judge(list, chat, given)
        if (turns !== undefined) lists.set(row, itemsOf(list as object[], turns, chat.content))
        for (const one of faults) {
          counters.note(`repaired_${one}`)
          counters.noteRow({ batch, row }, `repaired_${one}`)
        }
        if (fault === undefined) continue
        gone.add(row)
        if (action === 'drop') counters.dropped(fault, 1, { batch, row })
        else counters.rejected(batch, row, fault)
      }
      const result = lists.size === 0 ? batch : withLists(batch, { index, field, read, lists })
      return gone.size === 0 ? result : filterRows(result, (row) => !gone.has(row))
    }
  },
})

interface Judgement {
  fault?: string
  action?: (typeof actions)[number]
  /** What was repaired, where the conversation is kept. */
  repaired?: readonly ChatFault[]
  /** The turns that are left then. */
  turns?: readonly KeptTurn[]
}

function judge(list: unknown, chat: Chat, { action: usual, by }: Options): Judgement {
  const actionFor = (fault: string) => (isChatFault(fault) ? by[fault] : undefined) ?? usual
  let messages: Message[]
  try {
    messages = chat.read(list)
  } catch (cause) {
    if (!(cause instanceof Misfit)) throw cause
    return { fault: cause.reason, action: actionFor(cause.reason) }
  }
  const first = faultsIn(messages)
  const done: ChatFault[] = []
  let turns: readonly KeptTurn[] = messages.map((message, i) => ({ message, from: [i] }))
  // A repair may uncover another fault, such as turns that meet where an empty one was, which has its own action.
  for (let faults = first; faults.length > 0; faults = faultsIn(turns.map(({ message }) => message))) {
    const other = faults.find((fault) => actionFor(fault) !== 'repair')
    if (other !== undefined) return { fault: other, action: actionFor(other) }
    const next = faults.filter((fault) => repairableFaults.has(fault) && !done.includes(fault))
    if (next.length === 0) return { fault: faults.find((fault) => first.includes(fault)) ?? first[0] }
    turns = repaired(turns, next)
    done.push(...next)
  }
  if (done.length === 0) return {}
  // The pictures of a column are counted by their marks in the texts, which a repair must not take out of step.
  if (chat.hasMedia && !keepsMarks(messages, turns)) return { fault: first[0] }
  return { repaired: done, turns }
}

/** The items of the turns that are left; those that became one have their words. */
function itemsOf(list: readonly object[], turns: readonly KeptTurn[], content: string): object[] {
  return turns.map(({ message, from }) =>
    from.length === 1 ? list[from[0]] : { ...list[from[0]], [content]: message.content },
  )
}

function withLists(
  batch: Batch,
  {
    index,
    field,
    read,
    lists,
  }: {
    index: number
    field: Field
    read(row: number): unknown
    lists: ReadonlyMap<number, unknown[]>
  },
): Batch {
  const builder = builderFor(field)
  for (let row = 0; row < batch.numRows; row++) builder.append(lists.get(row) ?? read(row))
  const columns = [...batch.columns]
  columns[index] = builder.finish()
  return new Batch(batch.schema, columns, batch.origin)
}
