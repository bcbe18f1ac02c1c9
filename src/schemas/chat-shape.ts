/**
 * The column conventions in which trainers take fine-tuning data, and how to tell them from a schema. It
 * knows names and types only: what a row holds is the business of `convert`.
 *
 * Sources: TRL (docs/source/dataset_formats.md) for messages, prompt-completion and text; LLaMA-Factory
 * (data/README.md) for alpaca, sharegpt and the `system` column; OpenAI's chat API for role and content.
 */
import { DataType, type Field, type Schema } from '../arrow/arrow.js'
import { isJsonField } from '../arrow/infer-schema.js'

/** The name of a convention. */
export type ChatShape = 'messages' | 'sharegpt' | 'alpaca' | 'prompt-completion' | 'text'

/** All of them, the more telling ones first. */
export const chatShapes = [
  'messages',
  'sharegpt',
  'alpaca',
  'prompt-completion',
  'text',
] as const satisfies readonly ChatShape[]

/** A conversation as a list of objects in one column. */
export interface ListShape {
  column: string
  role: string
  content: string
}

/** A single turn in columns of its own. `input` is what the prompt works on; a schema may lack it. */
export interface FlatShape {
  prompt: string
  input: string | undefined
  answer: string
}

export const listShapes: Readonly<Record<'messages' | 'sharegpt', ListShape>> = {
  messages: { column: 'messages', role: 'role', content: 'content' },
  sharegpt: { column: 'conversations', role: 'from', content: 'value' },
}

const flatShapes: Readonly<Record<'alpaca' | 'prompt-completion', FlatShape>> = {
  alpaca: { prompt: 'instruction', input: 'input', answer: 'output' },
  'prompt-completion': { prompt: 'prompt', input: undefined, answer: 'completion' },
}

/** The column that may hold the system prompt beside any of the shapes. */
export const systemColumn = 'system'

/** The column of the text shape. */
export const textColumn = 'text'

/** The list convention of that name; `undefined` for a flat one. */
export function listShapeOf(shape: ChatShape): ListShape | undefined {
  return shape === 'messages' || shape === 'sharegpt' ? listShapes[shape] : undefined
}

/** The flat convention of that name; `undefined` for a list and for text. */
export function flatShapeOf(shape: ChatShape): FlatShape | undefined {
  return shape === 'alpaca' || shape === 'prompt-completion' ? flatShapes[shape] : undefined
}

/** Every shape that a schema fits. `text` counts only where no other does: it stands beside many. */
export function detectChatShapes(schema: Schema): ChatShape[] {
  const fitting = chatShapes.filter((shape) => shapeFault(schema, shape) === undefined)
  return fitting.length > 1 ? fitting.filter((shape) => shape !== 'text') : fitting
}

/** Why a schema does not fit a shape, as the end of a sentence; `undefined` when it fits. */
function shapeFault(schema: Schema, shape: ChatShape): string | undefined {
  const list = listShapeOf(shape)
  if (list !== undefined) return listFault(schema, list)
  const flat = flatShapeOf(shape)
  const wanted = flat === undefined ? [textColumn] : [flat.prompt, flat.answer]
  const fault = wanted.map((name) => textFault(schema.fields, name)).find((found) => found !== undefined)
  if (fault !== undefined || flat?.input === undefined) return fault
  const input = schema.fields.find((field) => field.name === flat.input)
  return input === undefined || DataType.isNull(input.type) ? undefined : textFault(schema.fields, input.name)
}

function textFault(fields: readonly Field[], name: string): string | undefined {
  const field = fields.find((candidate) => candidate.name === name)
  if (field === undefined) return `there is no column "${name}"`
  if (!DataType.isUtf8(field.type)) return `"${name}" holds ${field.type}, not text`
  return isJsonField(field) ? `"${name}" holds JSON, not plain text` : undefined
}

function listFault(schema: Schema, list: ListShape): string | undefined {
  const field = schema.fields.find((candidate) => candidate.name === list.column)
  if (field === undefined) return `there is no column "${list.column}"`
  const item = DataType.isList(field.type) ? field.type.children[0].type : undefined
  if (item === undefined || !DataType.isStruct(item))
    return `"${list.column}" holds ${field.type}, not a list of objects`
  const content = item.children.find((child: Field) => child.name === list.content)
  // Multimodal content is a list, which readers keep as JSON text: it may still change its convention.
  const contentFault =
    content !== undefined && DataType.isUtf8(content.type)
      ? undefined
      : textFault(item.children, list.content)
  const fault = textFault(item.children, list.role) ?? contentFault
  return fault === undefined ? undefined : `in "${list.column}[]", ${fault.replace('column', 'field')}`
}
