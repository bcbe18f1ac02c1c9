/** What can be mended without inventing a word: empty turns go, questions in a row become one, the end is cut. */
import { isDeepStrictEqual } from 'node:util'
import type { Message } from '../../datasets/shapes/conversation.js'
import { type ChatFault, isEmpty, isSystem } from './faults.js'

/** A message, and where it stood. Several are one turn now. */
export interface KeptTurn {
  message: Message
  /** Places in the list as it was. */
  from: readonly number[]
}

/** The faults that can be repaired. */
export const repairableFaults: ReadonlySet<ChatFault> = new Set([
  'system_not_first',
  'empty_turn',
  'not_alternating',
  'last_not_assistant',
])

/** Whether the marks of pictures, films and sounds stand in the turns as they stood before. */
export function keepsMarks(before: readonly Message[], after: readonly KeptTurn[]): boolean {
  return isDeepStrictEqual(marksOf(before), marksOf(after.map(({ message }) => message)))
}

function marksOf(messages: readonly Message[]): string[] {
  return messages.flatMap(({ content }) => content?.match(/<(?:image|video|audio)>/g) ?? [])
}

/** The turns with these faults repaired, as far as that is possible. */
export function repaired(whole: readonly KeptTurn[], faults: readonly ChatFault[]): KeptTurn[] {
  let turns = [...whole]
  if (faults.includes('empty_turn')) turns = turns.filter(({ message }) => !isEmpty(message))
  if (faults.includes('system_not_first')) turns = withSystemFirst(turns)
  if (faults.includes('not_alternating')) turns = withoutRepeats(turns)
  if (faults.includes('last_not_assistant')) {
    const last = turns.findLastIndex(
      ({ message }) => message.role === 'assistant' && message.calls === undefined,
    )
    turns = turns.slice(0, last + 1)
  }
  return turns
}

/** A single system prompt goes to the front. Which of several counts is not for a repair to say. */
function withSystemFirst(turns: readonly KeptTurn[]): KeptTurn[] {
  const systems = turns.filter(({ message }) => isSystem(message))
  if (systems.length !== 1) return [...turns]
  return [...systems, ...turns.filter(({ message }) => !isSystem(message))]
}

/** Questions in a row become one, answers in a row stay as they are: who was to get them is not known; what the assistant says before anybody asks goes. */
function withoutRepeats(turns: readonly KeptTurn[]): KeptTurn[] {
  const firstUser = turns.findIndex(({ message }) => message.role === 'user')
  const result: KeptTurn[] = []
  for (const [i, turn] of turns.entries()) {
    if (i < firstUser && !isSystem(turn.message)) continue
    const before = result.at(-1)
    if (before === undefined || !areOneTurn(before.message, turn.message)) {
      result.push(turn)
      continue
    }
    const content = `${before.message.content}\n\n${turn.message.content}`
    result[result.length - 1] = {
      message: { ...before.message, content },
      from: [...before.from, ...turn.from],
    }
  }
  return result
}

/** Fields beside the words, such as who of several users speaks, are those of both or the turns stay two. */
function areOneTurn(one: Message, other: Message): boolean {
  return one.role === 'user' && other.role === 'user' && isDeepStrictEqual(one.fields, other.fields)
}
