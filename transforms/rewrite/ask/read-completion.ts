import type { Reply } from './question.js'

/** What a completion says, and what it cost, as far as it tells. */
export interface Completion {
  reply: Reply
  usage: Usage | undefined
}

/** Tokens as a server counts them. */
export interface Usage {
  prompt: number
  answer: number
}

/** Reads a chat completion; `undefined` for what is none. */
export function readCompletion(answer: unknown): Completion | undefined {
  const { choices, usage } = Object(answer) as { choices?: unknown; usage?: unknown }
  const [choice] = Array.isArray(choices) ? (choices as unknown[]) : []
  const { message, finish_reason: finish } = Object(choice) as { message?: unknown; finish_reason?: unknown }
  const { content, refusal } = Object(message) as { content?: unknown; refusal?: unknown }
  const known = { usage: usageIn(usage) }
  if ((typeof refusal === 'string' && refusal !== '') || finish === 'content_filter')
    return { ...known, reply: { failed: 'refusal' } }
  if (finish === 'length') return { ...known, reply: { failed: 'cut' } }
  if (typeof content !== 'string') return undefined
  const text = withoutThoughts(content).trim()
  return { ...known, reply: text === '' ? { failed: 'bad_answer' } : { text } }
}

function usageIn(usage: unknown): Usage | undefined {
  const { prompt_tokens: prompt, completion_tokens: answer } = Object(usage) as Record<string, unknown>
  return isCount(prompt) && isCount(answer) ? { prompt, answer } : undefined
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}

/** Models that reason may think aloud before they answer. */
function withoutThoughts(content: string): string {
  const end = content.lastIndexOf('</think>')
  return end < 0 ? content : content.slice(end + '</think>'.length)
}
