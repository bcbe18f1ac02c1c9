/**
 * A record of fine-tuning data, whatever its shape: what is said, and what stands beside it. Every shape is read into
 * this and written from it; what a shape has no place for is a `Part` that would get lost.
 */
import type { JsonText } from '../../src/arrow/text-builder.js'
import type { Role } from './roles.js'

/** A call of a function. */
export interface ToolCall {
  name: string
  /** The arguments as JSON, an object as a rule. */
  arguments: JsonText
  id?: string | undefined
}

/** What one speaker says. */
export interface Message {
  role: Role
  /** Null where a message is nothing but calls. */
  content: string | null
  calls?: readonly ToolCall[] | undefined
  /** Of a result: which call it answers. */
  callId?: string | undefined
  /** Of a result: the function that was called. */
  name?: string | undefined
  /** Fields that no shape knows, such as `loss_weight`. */
  fields?: Readonly<Record<string, unknown>> | undefined
}

/** One record. */
export interface Conversation {
  /** In order, a system prompt first. Without the answers, where there are several to choose from. */
  messages: readonly Message[]
  /** What the last question works on, where that stands apart from it. */
  input?: string | undefined
  /** The functions that may be called: a JSON list, each as `{"type": "function", "function": …}`. */
  tools?: JsonText | undefined
  /** Two answers of which the first is the better one. */
  chosen?: readonly Message[] | undefined
  rejected?: readonly Message[] | undefined
  /** Whether the answer is a good one. */
  label?: boolean | undefined
  /** The steps of an answer, each right or wrong. */
  steps?: readonly { text: string; label: boolean }[] | undefined
  /** Where the pictures of the texts are, in the order of their marks. */
  images?: readonly string[] | undefined
  /** Whether other replies, and other facts, of the same tree of replies are not in `messages`. */
  branches?: boolean | undefined
}

/** What a shape may have no place for, by the names that `dropFields` takes. */
export const parts = [
  'system',
  'history',
  'tools',
  'tool_calls',
  'tool_call_ids',
  'rejected',
  'label',
  'steps',
  'media',
  'branches',
  'fields',
] as const
export type Part = (typeof parts)[number]

/** A record does not fit. `reason` is a short code. */
export class Misfit extends Error {
  readonly reason: string

  constructor(reason: string) {
    super(reason)
    this.reason = reason
  }
}

/** The parts that a record has beyond one question and its answer. */
export function partsIn(conversation: Conversation): Part[] {
  const { messages, chosen, rejected } = conversation
  const said = [...messages, ...(chosen ?? []), ...(rejected ?? [])]
  const has: Record<Part, boolean> = {
    system: said.some(({ role }) => role === 'system'),
    history: messages.filter(({ role }) => role === 'user').length > 1,
    tools: conversation.tools !== undefined,
    tool_calls: said.some(isOfTools),
    tool_call_ids: said.some(({ calls, callId }) => callId !== undefined || calls?.some(hasId)),
    rejected: rejected !== undefined,
    label: conversation.label !== undefined,
    steps: conversation.steps !== undefined,
    media: conversation.images !== undefined,
    branches: conversation.branches === true,
    fields: said.some(({ fields }) => hasValue(fields)),
  }
  return parts.filter((part) => has[part])
}

/** The record without one of its parts, as `dropFields` asks for. */
export function without(conversation: Conversation, part: Part): Conversation {
  const { messages } = conversation
  switch (part) {
    case 'system':
      return { ...conversation, messages: messages.filter(({ role }) => role !== 'system') }
    case 'history':
      return { ...conversation, messages: lastTurn(messages) }
    case 'tools':
      return { ...conversation, tools: undefined }
    case 'tool_calls':
      return {
        ...conversation,
        messages: messages.filter((one) => !isOfTools(one) || isAnswerBesideCalls(one)).map(withoutCalls),
      }
    case 'tool_call_ids':
      return eachMessage(conversation, ({ callId: _, ...message }) => ({
        ...message,
        calls: message.calls?.map(({ id: __, ...call }) => call),
      }))
    case 'rejected':
      return {
        ...conversation,
        messages: [...messages, ...(conversation.chosen ?? [])],
        chosen: undefined,
        rejected: undefined,
      }
    case 'label':
      return { ...conversation, label: undefined }
    case 'steps':
      return withoutSteps(conversation)
    case 'media':
      return { ...conversation, images: undefined }
    case 'branches':
      return { ...conversation, branches: undefined }
    case 'fields':
      return eachMessage(conversation, ({ fields: _, ...message }) => message)
  }
}

/** Whether a message calls functions or is the result of a call. */
export function isOfTools({ role, calls }: Message): boolean {
  return calls !== undefined || role === 'tool' || role === 'function' || role === 'function_call'
}

/** A value is something unless it is null, an empty list, or an object of nothing but such values. */
function hasValue(value: unknown): boolean {
  if (value === null || value === undefined) return false
  if (Array.isArray(value)) return value.length > 0
  return typeof value !== 'object' || Object.values(value).some(hasValue)
}

function hasId({ id }: ToolCall): boolean {
  return id !== undefined
}

function isAnswerBesideCalls({ role, content }: Message): boolean {
  return role === 'assistant' && content !== null && content !== ''
}

function withoutCalls({ calls: _, ...message }: Message): Message {
  return message
}

/** The system prompt, the last question and what follows it. */
function lastTurn(messages: readonly Message[]): Message[] {
  const last = messages.findLastIndex(({ role }) => role === 'user')
  return messages.filter(({ role }, i) => i >= last || role === 'system')
}

/** An answer of steps becomes one text: a step a line, as TRL joins them for a model that reads them. */
function withoutSteps({ steps, ...conversation }: Conversation): Conversation {
  if (steps === undefined) return conversation
  const content = steps.map(({ text }) => text).join('\n')
  return { ...conversation, messages: [...conversation.messages, { role: 'assistant', content }] }
}

function eachMessage(conversation: Conversation, change: (message: Message) => Message): Conversation {
  const { messages, chosen, rejected } = conversation
  return {
    ...conversation,
    messages: messages.map(change),
    chosen: chosen?.map(change),
    rejected: rejected?.map(change),
  }
}
