/** How LLaMA-Factory is told what stands in a file: an entry of `dataset_info.json` (hiyouga/LLaMA-Factory, data/README.md). */
import type { Schema } from '../../src/arrow/arrow.js'
import { detectShapes } from '../shapes/index.js'
import { hasItemField, hasValues } from '../shapes/schema-look.js'

/** An entry of `dataset_info.json`, without the name of the file. */
export interface LlamaFactoryEntry {
  formatting?: 'sharegpt'
  ranking?: true
  columns: Record<string, string>
  tags?: Record<string, string>
}

/** The parts that columns play in a shape, by the names of LLaMA-Factory. */
type Columns = Readonly<Record<string, string>>

const alpaca: Columns = { prompt: 'instruction', query: 'input' }
const pair: Columns = { chosen: 'chosen', rejected: 'rejected' }
/** Columns that stand beside those of many shapes. */
const beside: Columns = { system: 'system', history: 'history', tools: 'tools', images: 'images' }

const questions: Readonly<Record<string, Columns>> = {
  alpaca: { ...alpaca, response: 'output' },
  dolly: { prompt: 'instruction', query: 'context', response: 'response' },
  firefly: { prompt: 'input', response: 'target' },
  'ms-swift': { prompt: 'query', response: 'response' },
  'belle-eval': { prompt: 'question', response: 'std_answer' },
  'prompt-completion': { prompt: 'prompt', response: 'completion' },
  'alpaca-kto': { ...alpaca, response: 'output', kto_tag: 'kto_tag' },
  kto: { prompt: 'prompt', response: 'completion', kto_tag: 'label' },
  'alpaca-preference': { ...alpaca, ...pair },
  preference: { prompt: 'prompt', ...pair },
  'question-preference': { prompt: 'question', ...pair },
  text: { prompt: 'text' },
}

const conversations: Readonly<Record<string, Columns>> = {
  sharegpt: { messages: 'conversations' },
  'sharegpt-preference': { messages: 'conversations', ...pair },
  'sharegpt-kto': { messages: 'conversations', kto_tag: 'label' },
  messages: { messages: 'messages' },
  'messages-preference': { messages: 'messages', ...pair },
  'messages-kto': { messages: 'messages', kto_tag: 'label' },
}

const messageTags: Columns = {
  role_tag: 'role',
  content_tag: 'content',
  user_tag: 'user',
  assistant_tag: 'assistant',
  system_tag: 'system',
}

/** The names of the files that it reads (hiyouga/LLaMA-Factory, src/llamafactory/extras/constants.py, `FILEEXT2TYPE`). */
export const llamaFactoryFiles = /\.(?:jsonl?|csv|parquet|arrow)$/

/** The shapes that have an entry. */
export const llamaFactoryShapes: readonly string[] = [
  ...Object.keys(questions),
  ...Object.keys(conversations),
]

/** The name under which a file stands in `dataset_info.json`. */
export function llamaFactoryName(file: string): string {
  return file.replace(/\.[^.]*$/, '')
}

/** The entry for data of a schema; `undefined` for a shape that LLaMA-Factory does not read as it is. */
export function llamaFactoryEntry(schema: Schema): LlamaFactoryEntry | undefined {
  const found = detectShapes(schema)
  if (found.length !== 1) return undefined
  const [{ name }] = found
  const columns = questions[name] ?? conversations[name]
  // It looks for calls in turns of their own, as ShareGPT writes them.
  if (
    columns === undefined ||
    (columns.messages === 'messages' && hasItemField(schema, 'messages', 'tool_calls'))
  )
    return undefined
  const needed = Object.entries(columns).filter(
    ([part, column]) => part !== 'query' || hasValues(schema, column),
  )
  const others = Object.entries(beside).filter(([, column]) => hasValues(schema, column))
  const isChat = columns.messages !== undefined
  return {
    ...(isChat && { formatting: 'sharegpt' as const }),
    ...(columns.chosen !== undefined && { ranking: true as const }),
    columns: Object.fromEntries([...needed, ...(name === 'text' ? [] : others)]),
    ...(columns.messages === 'messages' && { tags: { ...messageTags } }),
  }
}
