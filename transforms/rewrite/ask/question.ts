import { createHash } from 'node:crypto'

/** What a model is asked, as a chat. */
export interface Question {
  messages: readonly ChatMessage[]
  /** Tells questions of the same words apart, whose answers are to differ: the number of the copy. */
  variant: number
}

export interface ChatMessage {
  role: 'system' | 'user'
  content: string
}

/** What decides an answer beside the question. */
export interface AskSettings {
  model: string
  temperature: number
  /** The most tokens of an answer. */
  answerTokens: number
  /** More of the body of a request, which differs from server to server. */
  parameters: Readonly<Record<string, string | number | boolean>>
}

/** Why there is no answer. */
export type AskFailure =
  | 'bad_answer'
  | 'budget'
  | 'cut'
  | 'not_asked'
  | 'refusal'
  | 'status'
  | 'timeout'
  | 'too_long'
  | 'unreached'

/** What a model has said, or why it has not. */
export type Reply = { text: string } | { failed: AskFailure }

/** The body of a request for a chat completion, as OpenAI's interface has it. */
export function requestBody({ messages, variant }: Question, settings: AskSettings): string {
  const { model, temperature, answerTokens, parameters } = settings
  const seed = variant
  return JSON.stringify({ model, messages, temperature, max_tokens: answerTokens, seed, ...parameters })
}

/** By which the answer to a request is known again: a hash of all that is asked, and of nothing else. */
export function requestKey(body: string): string {
  return createHash('sha256').update(body).digest('base64url')
}

/** The most tokens that a request may cost: a token is a byte at least, and every message is put into a few tokens. */
export function mostTokens({ messages }: Question, { answerTokens }: AskSettings): number {
  const perMessage = 16
  return messages.reduce(
    (sum, { content }) => sum + Buffer.byteLength(content) + perMessage,
    answerTokens + perMessage,
  )
}
