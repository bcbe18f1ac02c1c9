import { PrepError } from '../../../src/base/errors.js'
import { bareName } from '../../../src/base/option-name.js'
import { readNamedFile } from '../lists/list-file.js'
import type { SpansFromSettings } from './given-options.js'
import { type RawSpan, readRawSpans } from './read-spans.js'

/** The spans of a side file by the key of their record. */
export type SideFile = ReadonlyMap<string, readonly RawSpan[]>

const usualNames = ['pii', 'spans', 'entities', 'results'] as const

/** The spans of the file that the settings name. Throws `bad_option` where it is missing or holds something else. */
export function readSideFile({ file, key, column, sha256 }: SpansFromSettings & { file: string }): SideFile {
  const { text } = readNamedFile(file, 'spansFrom', sha256)
  const found = new Map<string, readonly RawSpan[]>()
  for (const { value, place } of objectsOf(text, file)) {
    const name = keyText(value[key])
    if (name === undefined)
      throw faultIn(file, `${place} has no text or number under the key "${key}". Name another in key`)
    if (found.has(name))
      throw faultIn(file, `${place} has a "${key}" that stands in an earlier one too. Give each record one`)
    const holder = column ?? usualNames.find((usual) => value[usual] !== undefined)
    if (holder === undefined || value[holder] === undefined)
      throw faultIn(
        file,
        `${place} has no spans under ${column === undefined ? usualNames.join(', ') : `"${column}"`}. Name the key in column`,
      )
    found.set(name, spansAt(value[holder], { file, place }))
  }
  return found
}

function spansAt(value: unknown, { file, place }: { file: string; place: string }): readonly RawSpan[] {
  try {
    return readRawSpans(value)
  } catch {
    throw faultIn(
      file,
      `${place} holds a span without start, end and label. Wanted: { start, end, entity }, 0 <= start < end`,
    )
  }
}

function faultIn(file: string, what: string): PrepError {
  return new PrepError('bad_option', `${bareName('spansFrom')}: file "${file}": ${what}`)
}

/** How a value names a record: a text, or a number as text; `undefined` for anything else. */
export function keyText(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'bigint' ? String(value) : undefined
}

interface Placed {
  value: Readonly<Record<string, unknown>>
  /** Where it stands, for messages. */
  place: string
}

function* objectsOf(text: string, file: string): Generator<Placed> {
  if (text.trimStart().startsWith('[')) {
    const list = jsonOf(text, { file, place: 'the list' })
    for (const [index, value] of (list as unknown[]).entries()) yield objectAt(value, `item ${index + 1}`)
    return
  }
  for (const [index, line] of text.split('\n').entries())
    if (line.trim() !== '') {
      const place = `line ${index + 1}`
      yield objectAt(jsonOf(line, { file, place }), place)
    }

  function objectAt(value: unknown, place: string): Placed {
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return { value: value as Placed['value'], place }
    throw faultIn(file, `${place} is no JSON object`)
  }
}

function jsonOf(text: string, { file, place }: { file: string; place: string }): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // The parser's own message quotes the text.
    throw faultIn(file, `${place} is not valid JSON`)
  }
}
