import { count } from '../../base/count.js'
import type { ChatProfile, ConversationProfile } from '../../schemas/chat-profile.js'
import type { LengthProfile, NumberProfile, ValueCount } from '../../schemas/column-profile.js'
import type { Words } from '../language/words.js'
import type { Screen } from '../terminal/screen.js'
import { fittedLines } from '../terminal/table.js'
import { printable, wrap } from '../terminal/width.js'
import { percent } from './bias-lines.js'

/** How conversations go, and how long prompts and answers are, for a person. */
export function chatLines(
  { conversations, parts }: ChatProfile,
  { paint, words, columns }: Screen,
): string[] {
  const hasTokens = parts.some(({ tokens }) => tokens !== undefined)
  const titles = [
    ...(['role or column', 'texts', 'median characters', '95 %', 'median words', '95 %'] as const),
    ...(hasTokens ? (['median tokens', '95 %'] as const) : []),
  ]
  const rows = parts.map(({ part, texts, characters, words, tokens }) => [
    printable(part),
    count(texts),
    ...[characters, words, ...(tokens === undefined ? [] : [tokens])].flatMap((lengths) => [
      shareText(lengths, 0.5),
      shareText(lengths, 0.95),
    ]),
  ])
  const [head, ...rest] = fittedLines([titles.map((title) => words.text(title)), ...rows], {
    columns,
    right: [1, 2, 3, 4, 5, 6, 7],
  })
  return [
    ...(conversations === undefined
      ? []
      : conversationLines(conversations, words).flatMap((line) => wrap(line, columns))),
    ...(rows.length === 0 ? [] : [paint('bold', head), ...rest]),
  ]
}

function conversationLines(
  { count: all, withSystem, turns, first, last }: ConversationProfile,
  { text, counted, joined }: Words,
): string[] {
  const facts = [counted(all, 'conversation')]
  if (turns !== undefined)
    facts.push(
      text('turns {least} … {median} … {most}', {
        least: count(Math.round(turns.min)),
        median: shareText(turns, 0.5),
        most: count(Math.round(turns.max)),
      }),
    )
  facts.push(
    text('with a system prompt: {share}', {
      share: withSystem === null ? text('hidden') : percent(all === 0 ? 0 : withSystem / all),
    }),
  )
  const speakers = (found: readonly ValueCount[]): string =>
    found.length === 0
      ? text('hidden')
      : joined(found.map(({ value, count: times }) => `${printable(value)} ${percent(times / all)}`))
  if (all === 0) return [joined(facts)]
  return [
    joined(facts),
    text('First to speak: {roles}', { roles: speakers(first) }),
    text('Last to speak: {roles}', { roles: speakers(last) }),
  ]
}

/** The value at a share of the sorted ones. */
export function shareText(
  { quantiles: { at, values } }: LengthProfile | NumberProfile,
  share: number,
): string {
  return count(Math.round(values[at.indexOf(share)]))
}
