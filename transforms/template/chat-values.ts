/** Messages as templates see them: dictionaries with the keys of OpenAI's API, and JSON as values. */
import type { Message, ToolCall } from '../../datasets/shapes/conversation.js'
import { JsonText } from '../../src/arrow/text-builder.js'
import { loadJson } from '../../src/chat-templates/python/json.js'
import type { Dict, Value } from '../../src/chat-templates/python/values.js'
import { Float } from '../../src/chat-templates/python/values.js'

/** How the arguments of calls are given to a template. */
export interface CallSpelling {
  /** As a text of JSON, for templates that write them as they are. */
  asText: boolean
}

/** A message with the keys that it has; one of nothing but calls has a content of None. */
export function messageDict(message: Message, spelling: CallSpelling): Dict {
  const { role, content, calls, callId, name, fields } = message
  const dict: Dict = new Map<Value, Value>([
    ['role', role],
    ['content', content],
  ])
  if (calls !== undefined)
    dict.set(
      'tool_calls',
      calls.map((call) => callDict(call, spelling)),
    )
  if (callId !== undefined) dict.set('tool_call_id', callId)
  if (name !== undefined) dict.set('name', name)
  if (fields !== undefined)
    for (const [key, value] of Object.entries(fields)) if (!dict.has(key)) dict.set(key, cellValue(value))
  return dict
}

function callDict({ id, name, arguments: given }: ToolCall, { asText }: CallSpelling): Dict {
  const called: Dict = new Map<Value, Value>([
    ['name', name],
    ['arguments', asText ? given.text : loadJson(given.text)],
  ])
  const dict: Dict = new Map<Value, Value>([
    ['type', 'function'],
    ['function', called],
  ])
  if (id !== undefined) dict.set('id', id)
  return dict
}

/** The definitions of functions; none for an empty list, with which templates would introduce no tools at length. */
export function toolValues(tools: JsonText | undefined): readonly Value[] {
  const value = tools === undefined ? [] : loadJson(tools.text)
  return Array.isArray(value) ? value : []
}

/** The value of a cell. Objects have no nulls: a column gives those to each that lacks a key. */
function cellValue(value: unknown): Value {
  if (value === null || value === undefined) return null
  if (value instanceof JsonText) return loadJson(value.text)
  if (typeof value === 'string' || typeof value === 'boolean' || typeof value === 'bigint') return value
  if (typeof value === 'number') return Number.isInteger(value) ? value : new Float(value)
  if (Array.isArray(value)) return value.map(cellValue)
  const dict: Dict = new Map()
  for (const [key, inner] of Object.entries(value))
    if (inner !== null && inner !== undefined) dict.set(key, cellValue(inner))
  return dict
}
