import type { ChatProfile, PartProfile } from '../../src/schemas/chat-profile.js'
import type { ChatShape } from '../../src/schemas/chat-shape.js'
import { flatShapeOf } from '../../src/schemas/chat-shape.js'
import type { ColumnProfile, ValueCount } from '../../src/schemas/column-profile.js'
import type { ChatsSummary } from './chats.js'
import { type SummarizeOptions, summarizeColumn } from './columns/summarize.js'

/** What is told of conversations, or of the prompts and answers among the columns; `undefined` where there are none. */
export function reportChat(
  {
    shape,
    chats,
    columns,
  }: { shape: ChatShape; chats: ChatsSummary | undefined; columns: readonly ColumnProfile[] },
  options: SummarizeOptions,
): ChatProfile | undefined {
  if (chats !== undefined) return reportConversations(chats, { ...options, shape })
  const flat = flatShapeOf(shape)
  if (flat === undefined) return undefined
  const parts = [flat.prompt, flat.input, flat.answer].flatMap((name) => {
    const column = columns.find(({ path }) => path === name)
    return column === undefined ? [] : partOf(column)
  })
  return parts.length === 0 ? undefined : { shape, parts }
}

function reportConversations(
  { facts, texts }: ChatsSummary,
  { shape, ...options }: SummarizeOptions & { shape: ChatShape },
): ChatProfile {
  // Whoever speaks is told where enough conversations have them, however many roles there are.
  const all = { ...options, top: Object.keys(texts).length + 1 }
  const { values: count, numbers: turns } = summarizeColumn(facts.turns, all)
  const roles = summarizeColumn(facts.roles, all).top
  roles.sort((a, b) => orderOf(a.value) - orderOf(b.value))
  return {
    shape,
    conversations: {
      count,
      withSystem: countOf('1', summarizeColumn(facts.system, all)),
      ...(turns !== undefined && count > 0 && { turns }),
      first: summarizeColumn(facts.first, all).top,
      last: summarizeColumn(facts.last, all).top,
    },
    parts: roles.flatMap(({ value }: ValueCount) =>
      texts[value] === undefined ? [] : partOf(summarizeColumn(texts[value], all)),
    ),
  }
}

/** The usual roles in the order in which they speak; others behind them. */
const order = ['system', 'developer', 'user', 'human', 'assistant', 'gpt']

function orderOf(role: string): number {
  const at = order.indexOf(role)
  return at < 0 ? order.length : at
}

/** How often a value stands in a column; null where that is not told. */
function countOf(value: string, { top, topHidden, values }: ColumnProfile): number | null {
  const found = top.find((entry) => entry.value === value)
  if (found !== undefined) return found.count
  return topHidden || top.reduce((sum, { count }) => sum + count, 0) < values ? null : 0
}

function partOf({ path, values, missing, text }: ColumnProfile): PartProfile[] {
  if (text === undefined || missing === null || values === missing) return []
  return [{ part: path, texts: values - missing, characters: text.characters, words: text.words }]
}
