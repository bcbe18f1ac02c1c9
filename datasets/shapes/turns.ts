/** Conversations as turns: what flat shapes take out of a list of messages, and make one of. */
import { type Message, Misfit } from './conversation.js'

/** A conversation of questions and answers. */
export interface Exchange {
  system: string | undefined
  /** Earlier questions with their answers. */
  history: [question: string, answer: string][]
  question: string
  /** What is said to the last question. */
  answer: string
}

/** The messages of an exchange. */
export function messagesOf({ system, history, question }: Omit<Exchange, 'answer'>): Message[] {
  return [
    ...(system === undefined ? [] : [{ role: 'system', content: system } as const]),
    ...history.flatMap(([asked, answered]): Message[] => [
      { role: 'user', content: asked },
      { role: 'assistant', content: answered },
    ]),
    { role: 'user', content: question },
  ]
}

/** Takes messages apart that end with an answer. Throws `Misfit` for any other order of speakers. */
export function exchangeOf(messages: readonly Message[]): Exchange {
  const last = messages.at(-1)
  if (last?.role !== 'assistant') throw new Misfit('no_answer')
  return { ...questionOf(messages.slice(0, -1)), answer: saidIn(last, 'no_answer') }
}

/** Takes messages apart that end with a question. */
export function questionOf(messages: readonly Message[]): Omit<Exchange, 'answer'> {
  const [first] = messages
  const system = first?.role === 'system' ? saidIn(first, 'no_content') : undefined
  const turns = system === undefined ? messages : messages.slice(1)
  const last = turns.at(-1)
  if (last?.role !== 'user') throw new Misfit(turns.length === 0 ? 'no_prompt' : 'not_single_turn')
  const history: [string, string][] = []
  for (let i = 0; i + 1 < turns.length; i += 2) {
    const [asked, answered] = [turns[i], turns[i + 1]]
    if (asked.role !== 'user' || answered.role !== 'assistant') throw new Misfit('not_single_turn')
    history.push([saidIn(asked, 'no_prompt'), saidIn(answered, 'no_answer')])
  }
  if (turns.length % 2 === 0) throw new Misfit('not_single_turn')
  return { system, history, question: saidIn(last, 'no_prompt') }
}

/** The only message of an answer, as text. */
export function answerOf(messages: readonly Message[] | undefined): string {
  if (messages?.length !== 1 || messages[0].role !== 'assistant') throw new Misfit('not_single_turn')
  return saidIn(messages[0], 'no_answer')
}

/** Earlier turns as columns hold them: a list of pairs. */
export function readHistory(value: unknown): [string, string][] {
  if (value === null || value === undefined) return []
  if (!Array.isArray(value)) throw new Misfit('bad_history')
  return value.map((pair: unknown) => {
    if (!Array.isArray(pair) || pair.length !== 2) throw new Misfit('bad_history')
    const [asked, answered] = pair as unknown[]
    if (typeof asked !== 'string' || typeof answered !== 'string') throw new Misfit('bad_history')
    return [asked, answered]
  })
}

/** The text of a column. Throws `Misfit` where there is none. */
export function textOf(value: unknown, reason: string): string {
  if (typeof value !== 'string') throw new Misfit(reason)
  return value
}

/** The text of a column that may have none. */
export function optionalText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

/** Puts the system prompt of a column of its own before a conversation. */
export function withSystem(system: unknown, messages: readonly Message[]): Message[] {
  if (typeof system !== 'string') return [...messages]
  if (messages.some(({ role }) => role === 'system')) throw new Misfit('two_systems')
  return [{ role: 'system', content: system }, ...messages]
}

function saidIn({ content }: Message, reason: string): string {
  return textOf(content, reason)
}
