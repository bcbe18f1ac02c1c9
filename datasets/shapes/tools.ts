/**
 * Definitions and calls of functions. Two spellings of a definition are known: OpenAI's and TRL's, with
 * `{"type": "function", "function": …}` around it, and the bare one of LLaMA-Factory, Qwen-Agent and ChatGLM3.
 */
import { JsonText } from '../../src/arrow/text-builder.js'
import { Misfit, type ToolCall } from './conversation.js'
import { isJson, itemsOf, jsonOf, membersOf, objectText, spaced, stringOf } from './json-pieces.js'

/** The definitions that a column holds, as text, JSON or a list; `undefined` where it holds none. */
export function readTools(value: unknown): JsonText | undefined {
  if (value === null || value === undefined) return undefined
  const text = typeof value === 'string' ? value : jsonOf(value)
  const document = stringOf(text) ?? text
  if (document.trim() === '' || document === 'null') return undefined
  const items = itemsOf(document)
  if (items === undefined) throw new Misfit('bad_tools')
  const wrapped = items.map((item) =>
    membersOf(item)?.has('function')
      ? item
      : objectText([
          ['type', '"function"'],
          ['function', item],
        ]),
  )
  return new JsonText(spaced(`[${wrapped.join(',')}]`))
}

/** The definitions without what is around each. */
export function bareTools(tools: JsonText): string {
  const bare = (itemsOf(tools.text) ?? []).map((item) => {
    const members = membersOf(item)
    return members?.size === 2 && stringOf(members.get('type')) === 'function'
      ? (members.get('function') ?? item)
      : item
  })
  return spaced(`[${bare.join(',')}]`)
}

/** Calls written as text: one object of name and arguments, or a list of them. */
export function readCallText(text: string): ToolCall[] {
  const calls = (itemsOf(text) ?? [text]).map(readCallObject)
  if (calls.length === 0) throw new Misfit('bad_tool_call')
  return calls
}

function readCallObject(text: string): ToolCall {
  const members = membersOf(text)
  const name = stringOf(members?.get('name'))
  const given = members?.get('arguments')
  if (name === undefined || given === undefined || members?.size !== 2) throw new Misfit('bad_tool_call')
  return { name, arguments: readArguments(new JsonText(given)) }
}

/** Calls as text: one object, or a list where there are several. */
export function callText(calls: readonly ToolCall[]): string {
  const texts = calls.map((call) =>
    objectText([
      ['name', JSON.stringify(call.name)],
      ['arguments', spaced(call.arguments.text)],
    ]),
  )
  return texts.length === 1 ? texts[0] : `[${texts.join(', ')}]`
}

/** Arguments as a document: they are given as one, or as a text that holds one. */
export function readArguments(value: unknown): JsonText {
  const given = value instanceof JsonText ? (stringOf(value.text) ?? value.text) : value
  const text = typeof given === 'string' ? given : jsonOf(given)
  if (!isJson(text)) throw new Misfit('bad_tool_call')
  return new JsonText(text)
}

/** The `tool_calls` of a message of OpenAI's. */
export function readToolCalls(value: unknown): ToolCall[] | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined
  return value.map((item: unknown) => {
    const call = asObject(item)
    const { name, arguments: given } = asObject(call.function ?? call)
    if (typeof name !== 'string') throw new Misfit('bad_tool_call')
    const { id } = call
    return { name, arguments: readArguments(given ?? {}), ...(typeof id === 'string' && { id }) }
  })
}

/** An object, as a column or a JSON document holds it. */
export function asObject(value: unknown): Record<string, unknown> {
  const parsed: unknown = value instanceof JsonText ? JSON.parse(value.text) : value
  if (typeof parsed !== 'object' || parsed === null) throw new Misfit('bad_tool_call')
  return parsed as Record<string, unknown>
}
