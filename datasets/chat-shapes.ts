/** The conventions that many fine-tuning sets share; told by `core/chat-shape`, which `convert` uses as well. */
import type { Schema } from '../src/arrow/arrow.js'
import {
  type ChatShape,
  chatTextPaths,
  detectChatShapes,
  flatShapeOf,
  listShapeOf,
  systemColumn,
  textColumn,
} from '../src/schemas/chat-shape.js'
import type { DatasetAdapter, DatasetRoles } from './adapter.js'
import { hasColumns } from './columns.js'

export const chatAdapters: readonly DatasetAdapter[] = [
  adapterOf('messages', {
    summary: 'Conversations as OpenAI writes them: messages[] of role and content',
    source: 'huggingface/trl docs/source/dataset_formats.md',
  }),
  adapterOf('sharegpt', {
    summary: 'Conversations as ShareGPT writes them: conversations[] of from and value',
    source: 'hiyouga/LLaMA-Factory data/README.md',
  }),
  adapterOf('alpaca', {
    summary: 'Instructions as Alpaca writes them: instruction, input, output',
    source: 'hiyouga/LLaMA-Factory data/README.md',
  }),
  adapterOf('prompt-completion', {
    summary: 'Pairs of prompt and completion',
    source: 'huggingface/trl docs/source/dataset_formats.md',
  }),
  adapterOf('text', {
    summary: 'A corpus of plain texts in one column',
    source: 'huggingface/trl docs/source/dataset_formats.md',
  }),
]

function adapterOf(
  shape: ChatShape,
  { summary, source }: { summary: string; source: string },
): DatasetAdapter {
  return {
    name: shape,
    summary,
    source,
    detect: (schema) => detectChatShapes(schema).includes(shape),
    roles: (schema) => rolesOf(schema, shape),
    textPaths: (schema) => chatTextPaths(schema, shape),
    licence: 'unknown',
    languages: [],
  }
}

function rolesOf(schema: Schema, shape: ChatShape): DatasetRoles {
  if (shape === 'text') return { text: textColumn }
  const system = hasColumns(schema, [systemColumn]) ? { system: systemColumn } : {}
  const list = listShapeOf(shape)
  if (list !== undefined) return { messages: list.column, ...system }
  const flat = flatShapeOf(shape)
  const input = flat?.input !== undefined && hasColumns(schema, [flat.input]) ? { input: flat.input } : {}
  return { prompt: flat?.prompt, ...input, completion: flat?.answer, ...system }
}
