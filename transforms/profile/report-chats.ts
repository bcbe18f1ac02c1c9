import type { ChatProfile, PartProfile } from '../../src/schemas/chat-profile.js'
import type { ColumnProfile, ValueCount } from '../../src/schemas/column-profile.js'
import type { FoundShape } from './chat-shape.js'
import type { ChatsSummary } from './chats.js'
import { type SummarizeOptions, summarizeColumn } from './columns/summarize.js'

/** What is told of conversations, and of the other texts of a shape; `undefined` where there are none. */
export function reportChat(
  {
    shape: { name: shape, texts },
    chats,
    columns,
  }: {
    shape: Pick<FoundShape, 'name' | 'texts'>
    chats: ChatsSummary | undefined
    columns: readonly ColumnProfile[]
  },
  options: SummarizeOptions,
): ChatProfile | undefined {
  const others = texts.flatMap((path) => {
    const column = columns.find((candidate) => candidate.path === path)
    return column === undefined ? [] : partOf(column)
  })
  if (chats === undefined) return others.length === 0 ? undefined : { shape, parts: others }
  const { parts, ...rest } = reportConversations(chats, { ...options, shape })
  return { ...rest, parts: [...parts, ...others] }
}

function reportConversations(
  { facts, texts }: ChatsSummary,
  { shape, ...options }: SummarizeOptions & { shape: string },
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
  const { characters, words, tokens } = text
  return [{ part: path, texts: values - missing, characters, words, ...(tokens !== undefined && { tokens }) }]
}
