/**
 * What the JSONL reader must answer, told by `JSON.parse` and a few slow, plain functions. `JSON.parse` alone
 * decides what is JSON; the tokens are looked at again only because it forgets the digits of numbers and the
 * names that stand twice.
 */
import { isUtf8 } from 'node:buffer'
import { DataType, type Field, type Schema } from '../../../src/arrow/arrow.js'
import {
  emptyShape,
  fieldShape,
  isJsonField,
  itemShape,
  type Shape,
} from '../../../src/arrow/infer-schema.js'
import type { Row } from '../../../src/arrow/rows.js'

/** A JSON value that keeps what `JSON.parse` forgets. */
export type Tree =
  | { kind: 'object'; members: [name: string, value: Tree][]; text: string }
  | { kind: 'list'; items: Tree[]; text: string }
  | { kind: 'text' | 'number' | 'bool' | 'null'; text: string }

/** What becomes of one line. */
export type Verdict =
  | { line: 'blank' }
  | { line: 'rejected'; reason: string }
  | { line: 'read'; row: Row; repaired: string | undefined }

/** The lines of a file with their offsets, without line feeds. */
export function linesOf(bytes: Buffer, dataStart: number): { offset: number; bytes: Buffer }[] {
  const lines: { offset: number; bytes: Buffer }[] = []
  for (let from = dataStart; from < bytes.length; ) {
    const feed = bytes.indexOf(0x0a, from)
    const to = feed < 0 ? bytes.length : feed
    lines.push({ offset: from, bytes: bytes.subarray(from, to) })
    from = to + 1
  }
  return lines
}

export function judge(line: Buffer, schema: Schema, invalidUtf8: 'replace' | 'reject'): Verdict {
  const sound = isUtf8(line)
  if (!sound && invalidUtf8 === 'reject') return { line: 'rejected', reason: 'invalid_utf8' }
  const text = line.toString()
  if (/^[ \t\r]*$/.test(text)) return { line: 'blank' }
  const tree = parseTree(text)
  if (tree === undefined) return { line: 'rejected', reason: 'not_json' }
  if (tree.kind !== 'object') return { line: 'rejected', reason: 'not_an_object' }
  const repairs = new Set<string>()
  const row = fitObject(tree, schema.fields, repairs)
  if (row === misfit) return { line: 'rejected', reason: 'misfit' }
  return { line: 'read', row, repaired: sound ? [...repairs][0] : 'invalid_utf8' }
}

/**
 * The shape of all records that a first look takes for sound, and the number of all. It looks into the texts of those
 * alone that have a name, or a kind of value somewhere, that none before had.
 */
export function shapeOf(lines: readonly Buffer[]): { shape: Shape; records: number } {
  const shape = emptyShape()
  const known = new Set<string>()
  let records = 0
  for (const line of lines) {
    const text = line.toString()
    if (/^[ \t\r]*$/.test(text)) continue
    records++
    const tree = parseTree(blankTexts(text))
    if (tree?.kind !== 'object') continue
    const kinds = kindsIn(tree)
    if (kinds.some((kind) => !known.has(kind)) && parseTree(text) === undefined) continue
    for (const kind of kinds) known.add(kind)
    observe(shape, tree)
  }
  return { shape, records }
}

/** Each value with its place and its kind, such as `.a[] ints`. */
function kindsIn(tree: Tree, place = ''): string[] {
  if (tree.kind === 'number') return [`${place} ${numberKind(tree.text)}`]
  const inner =
    tree.kind === 'object'
      ? tree.members.flatMap(([name, value]) => kindsIn(value, `${place}.${JSON.stringify(name)}`))
      : tree.kind === 'list'
        ? tree.items.flatMap((item) => kindsIn(item, `${place}[]`))
        : []
  return [`${place} ${tree.kind}`, ...inner]
}

/** `undefined` where `JSON.parse` refuses the text. */
export function parseTree(text: string): Tree | undefined {
  try {
    JSON.parse(text)
  } catch {
    return undefined
  }
  const tokens = [...text.matchAll(/"(?:[^"\\]|\\.)*"|[-+.\deE]+|true|false|null|[[\]{}:,]/g)]
  let next = 0
  return value()

  function value(): Tree {
    const { 0: token, index: start } = tokens[next++]
    if (token === '{') {
      const members: [string, Tree][] = []
      while (tokens[next][0] !== '}') {
        if (tokens[next][0] === ',') next++
        const name = wellFormed(JSON.parse(tokens[next][0]))
        next += 2
        members.push([name, value()])
      }
      return { kind: 'object', members, text: text.slice(start, tokens[next++].index + 1) }
    }
    if (token === '[') {
      const items: Tree[] = []
      while (tokens[next][0] !== ']') {
        if (tokens[next][0] === ',') next++
        items.push(value())
      }
      return { kind: 'list', items, text: text.slice(start, tokens[next++].index + 1) }
    }
    if (token[0] === '"') return { kind: 'text', text: token }
    if (token === 'null') return { kind: 'null', text: token }
    return { kind: token === 'true' || token === 'false' ? 'bool' : 'number', text: token }
  }
}

const misfit = Symbol('misfit')

function fitObject(tree: Tree, fields: readonly Field[], repairs: Set<string>): Row | typeof misfit {
  if (tree.kind !== 'object') return misfit
  const row = new Map(fields.map((field): [string, unknown] => [field.name, null]))
  for (const [name, value] of tree.members) {
    const field = fields.find((known) => known.name === name)
    const fitted = field === undefined ? misfit : fitValue(value, field, repairs)
    if (fitted === misfit) return misfit
    row.set(name, fitted)
  }
  return Object.fromEntries(row)
}

function fitValue(tree: Tree, field: Field, repairs: Set<string>): unknown {
  const { type } = field
  if (tree.kind === 'null') return null
  if (DataType.isUtf8(type) && isJsonField(field)) return JSON.parse(tree.text)
  if (DataType.isUtf8(type)) {
    if (tree.kind !== 'text') return misfit
    const text: string = JSON.parse(tree.text)
    if (wellFormed(text) !== text) repairs.add('lone_surrogate')
    return wellFormed(text)
  }
  if (DataType.isBool(type)) return tree.kind === 'bool' ? tree.text === 'true' : misfit
  if (DataType.isFloat(type)) return tree.kind === 'number' ? Number(tree.text) : misfit
  if (DataType.isInt(type)) return tree.kind === 'number' ? fitLong(tree.text) : misfit
  if (DataType.isStruct(type)) return fitObject(tree, type.children, repairs)
  if (!DataType.isList(type) || tree.kind !== 'list') return misfit
  const items = tree.items.map((item) => fitValue(item, type.children[0], repairs))
  return items.includes(misfit) ? misfit : items
}

function fitLong(digits: string): unknown {
  if (!/^-?\d+$/.test(digits)) return misfit
  const long = BigInt(digits)
  if (BigInt.asIntN(64, long) !== long) return misfit
  return Number.isSafeInteger(Number(long)) ? Number(long) : long
}

function observe(shape: Shape, tree: Tree): void {
  if (tree.kind === 'object') {
    shape.objects++
    for (const [i, [name, value]] of tree.members.entries()) {
      const inner = fieldShape(shape, name)
      if (tree.members.slice(0, i).some(([earlier]) => earlier === name)) inner.repeats++
      observe(inner, value)
    }
  } else if (tree.kind === 'list') {
    shape.lists++
    for (const item of tree.items) observe(itemShape(shape), item)
  } else if (tree.kind === 'number') shape[numberKind(tree.text)]++
  else shape[`${tree.kind}s` as const]++
}

function numberKind(digits: string): 'ints' | 'longs' | 'doubles' | 'oversized' {
  const long = fitLong(digits)
  if (long === misfit) return isHeldByDouble(digits) ? 'doubles' : 'oversized'
  return typeof long === 'number' || long === -(2n ** 53n) ? 'ints' : 'longs'
}

/** Whether a double holds a number that is no 64-bit integer: whole ones digit by digit, others to its precision. */
function isHeldByDouble(digits: string): boolean {
  const value = Number(digits)
  if (!Number.isFinite(value)) return false
  return !/^-?\d+$/.test(digits) || BigInt(value) === BigInt(digits)
}

/** Takes away what a first look does not look at: all that stands inside of texts which are no names. */
function blankTexts(text: string): string {
  return text.replace(/"(?:[^"\\]|\\[\s\S])*"([ \t\r]*:)?/g, (token, colon) =>
    colon === undefined ? '""' : token,
  )
}

function wellFormed(text: string): string {
  return Buffer.from(text).toString()
}
