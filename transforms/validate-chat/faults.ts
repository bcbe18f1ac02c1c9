/** What can be wrong with the turns of a conversation. A conversation may have several faults. */
import { isOfTools, type Message } from '../../datasets/shapes/conversation.js'

/** Every fault, the gravest first. */
export const chatFaults = [
  'bad_tool_call',
  'call_id_mismatch',
  'unanswered_call',
  'unasked_result',
  'system_not_first',
  'empty_turn',
  'not_alternating',
  'last_not_assistant',
] as const
export type ChatFault = (typeof chatFaults)[number]

export function isChatFault(reason: string): reason is ChatFault {
  return chatFaults.some((fault) => fault === reason)
}

/** The faults of a conversation, in the order of {@link chatFaults}. */
export function faultsIn(messages: readonly Message[]): ChatFault[] {
  const found = new Set<ChatFault>()
  messages.forEach((message, i) => {
    if (isSystem(message) && i > 0) found.add('system_not_first')
    if (isEmpty(message)) found.add('empty_turn')
  })
  const turns = messages.filter((message) => !isSystem(message))
  checkCalls(turns, found)
  checkOrder(turns, found)
  const last = turns.at(-1)
  if (last === undefined || last.role !== 'assistant') found.add('last_not_assistant')
  return chatFaults.filter((fault) => found.has(fault))
}

export function isSystem({ role }: Message): boolean {
  return role === 'system' || role === 'developer'
}

/** A turn without a word, which a model would learn to give. A function may well answer nothing. */
export function isEmpty({ role, content, calls }: Message): boolean {
  if (calls !== undefined || role === 'tool' || role === 'function') return false
  return content === null || content.trim() === ''
}

/** Each call has one result, right behind it, and each result a call. */
function checkCalls(turns: readonly Message[], found: Set<ChatFault>): void {
  for (let i = 0; i < turns.length; i++) {
    const { calls, role } = turns[i]
    if (calls === undefined) {
      if (role === 'tool' || role === 'function') found.add('unasked_result')
      if (role === 'function_call') found.add('bad_tool_call')
      continue
    }
    const results: Message[] = []
    while (isResult(turns[i + 1])) results.push(turns[++i])
    if (results.length < calls.length) found.add('unanswered_call')
    if (results.length > calls.length) found.add('unasked_result')
    const asked = calls.flatMap(({ id }) => id ?? [])
    const answered = results.flatMap(({ callId }) => callId ?? [])
    const isMatch = asked.length === 0 || answered.length === 0 || isSameSet(asked, answered)
    if (!isMatch || new Set(asked).size < asked.length) found.add('call_id_mismatch')
  }
}

/** A user begins, and user and assistant take turns; between a call and what is said of it there are results alone. */
function checkOrder(turns: readonly Message[], found: Set<ChatFault>): void {
  const speakers = turns.filter((turn) => !isOfTools(turn) || turn.role === 'assistant')
  let next = 'user'
  speakers.forEach(({ role, calls }, i) => {
    const isAfterCall = role === 'assistant' && speakers[i - 1]?.calls !== undefined
    if (role !== next && !isAfterCall) found.add('not_alternating')
    next = role === 'user' || calls !== undefined ? 'assistant' : 'user'
  })
}

function isResult(message: Message | undefined): boolean {
  return message?.role === 'tool' || message?.role === 'function'
}

function isSameSet(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((one) => others.includes(one))
}
