import { type Conversation, isOfTools, type Message } from '../../datasets/shapes/conversation.js'

/** A question and the answer to it. */
export interface Exchange {
  /** The last thing that was said before the answer, with what it works on; empty where nothing was. */
  prompt: string
  /** What the question works on, where that stands apart. */
  input: string
  answer: string
  /** Whether functions are called beside the words. */
  hasCalls: boolean
}

/** A record, as the rules see it. */
export interface Exchanges {
  all: readonly Exchange[]
  /** Of preferences: the better answer and the other one, each as one text. */
  pair: { chosen: Exchange; rejected: Exchange } | undefined
}

/** Each answer of a conversation with its question. */
export function exchangesOf({ messages, input = '', chosen, rejected }: Conversation): Exchanges {
  const all = answersIn(messages, input)
  if (chosen === undefined || rejected === undefined) return { all, pair: undefined }
  const better = answersIn([...messages, ...chosen], input).slice(all.length)
  const worse = answersIn([...messages, ...rejected], input).slice(all.length)
  return { all: [...all, ...better], pair: { chosen: joined(better), rejected: joined(worse) } }
}

function answersIn(messages: readonly Message[], input: string): Exchange[] {
  const exchanges: Exchange[] = []
  const lastQuestion = messages.findLastIndex(({ role }) => role === 'user')
  let prompt = ''
  let work = ''
  messages.forEach((message, i) => {
    const { role, content } = message
    const text = content ?? ''
    if (role === 'user') {
      work = i === lastQuestion ? input : ''
      prompt = work === '' ? text : `${text}\n\n${work}`
    } else if (role === 'assistant') {
      exchanges.push({ prompt, input: work, answer: text, hasCalls: isOfTools(message) })
    }
  })
  return exchanges
}

function joined(exchanges: readonly Exchange[]): Exchange {
  return {
    prompt: exchanges[0]?.prompt ?? '',
    input: exchanges[0]?.input ?? '',
    answer: exchanges.map(({ answer }) => answer).join('\n\n'),
    hasCalls: exchanges.some(({ hasCalls }) => hasCalls),
  }
}
