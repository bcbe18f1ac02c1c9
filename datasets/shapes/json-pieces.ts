/**
 * JSON as text: cut into its pieces without being parsed and written again, so that 1.0 stays 1.0 and a number of twenty
 * digits keeps them; and spaced as Python's `json.dumps` spaces it, which nearly all published data is written by.
 */
import { JsonText } from '../../src/arrow/text-builder.js'

/** The members of an object in the order of the text; `undefined` for what is no JSON object. */
export function membersOf(text: string): Map<string, string> | undefined {
  const pieces = piecesOf(text, '{')
  if (pieces === undefined) return undefined
  const members = new Map<string, string>()
  for (const piece of pieces) {
    const end = endOfString(piece, 0)
    const name: unknown = JSON.parse(piece.slice(0, end))
    members.set(String(name), piece.slice(piece.indexOf(':', end) + 1).trim())
  }
  return members
}

/** The items of a list; `undefined` for what is no JSON list. */
export function itemsOf(text: string): string[] | undefined {
  return piecesOf(text, '[')
}

/** Objects that stand one after the other, with nothing but white space between them; `undefined` where any is broken. */
export function objectsIn(text: string): string[] | undefined {
  const objects: string[] = []
  let from = 0
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const char = text[at]
    if (char === '"') at = endOfString(text, at) - 1
    else if (char === '{' && depth++ === 0) from = at
    else if (char === '}' && --depth === 0) objects.push(text.slice(from, at + 1))
    else if (depth === 0 && !/\s/.test(char)) return undefined
  }
  return depth === 0 && objects.every(isJson) ? objects : undefined
}

/** The text that a JSON string stands for; `undefined` for any other value. */
export function stringOf(text: string | undefined): string | undefined {
  const value: unknown = text?.startsWith('"') ? JSON.parse(text) : undefined
  return typeof value === 'string' ? value : undefined
}

/** A value as JSON text, without the nulls that a column of objects gives to those which lack a key. */
export function jsonOf(value: unknown): string {
  if (value instanceof JsonText) return value.text
  if (typeof value === 'bigint') return value.toString()
  if (Array.isArray(value)) return `[${value.map(jsonOf).join(', ')}]`
  if (typeof value === 'object' && value !== null)
    return objectText(
      Object.entries(value)
        .filter(([, inner]) => inner !== null && inner !== undefined)
        .map(([name, inner]) => [name, jsonOf(inner)]),
    )
  return JSON.stringify(value ?? null)
}

/** An object of members that are JSON text already. */
export function objectText(members: Iterable<readonly [name: string, text: string]>): string {
  return `{${[...members].map(([name, text]) => `${JSON.stringify(name)}: ${text}`).join(', ')}}`
}

/** JSON text with one space behind each comma and colon, and none elsewhere. */
export function spaced(text: string): string {
  let result = ''
  for (let at = 0; at < text.length; ) {
    const char = text[at]
    if (char === '"') {
      const end = endOfString(text, at)
      result += text.slice(at, end)
      at = end
      continue
    }
    if (char === ',' || char === ':') result += `${char} `
    else if (!/\s/.test(char)) result += char
    at++
  }
  return result
}

function piecesOf(text: string, open: '{' | '['): string[] | undefined {
  const trimmed = text.trim()
  if (!trimmed.startsWith(open) || !isJson(trimmed)) return undefined
  const pieces: string[] = []
  let depth = 0
  let from = 1
  for (let at = 0; at < trimmed.length; at++) {
    const char = trimmed[at]
    if (char === '"') at = endOfString(trimmed, at) - 1
    else if (char === '{' || char === '[') depth++
    else if (char === '}' || char === ']') depth--
    else if (char === ',' && depth === 1) {
      pieces.push(trimmed.slice(from, at).trim())
      from = at + 1
    }
  }
  const last = trimmed.slice(from, -1).trim()
  if (last !== '') pieces.push(last)
  return pieces
}

/** Whether a text is a JSON document. */
export function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    // Not JSON is an answer here, not a fault: the caller says what it means for its record.
    return false
  }
}

/** Where the string that begins at `start` ends. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === '"') return at + 1
  }
  return text.length
}
