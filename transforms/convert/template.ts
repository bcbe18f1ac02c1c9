/**
 * New text columns out of a pattern with `{path}` in it. Every pattern sees the row as it was before any of
 * them. Where one of its values is null, so is the result: half a pattern would pass for a whole one.
 */
import { type Data, DataType, Field, Schema, Utf8 } from '../../src/arrow/arrow.js'
import { Batch } from '../../src/arrow/batch.js'
import { PrepError } from '../../src/base/errors.js'
import { type Cast, textCast } from './cast.js'
import { fieldAt, resolvePath } from './nested.js'
import type { Stage } from './stage.js'
import { byteCount, copyBytes, copyText, encodeText, type Texts, textBuilder, textsOf } from './texts.js'

/** A pattern in pieces: plain text, and the paths between. */
export type TemplatePiece = { literal: string } | { path: string }

/** Parses a pattern. `{{` and `}}` stand for braces. Throws `bad_option` for a brace without its twin. */
export function parseTemplate(name: string, pattern: string): TemplatePiece[] {
  const pieces: TemplatePiece[] = []
  let literal = ''
  for (let at = 0; at < pattern.length; at++) {
    const char = pattern[at]
    if ((char === '{' || char === '}') && pattern[at + 1] === char) {
      literal += char
      at++
      continue
    }
    if (char !== '{' && char !== '}') {
      literal += char
      continue
    }
    const end = char === '{' ? pattern.indexOf('}', at) : -1
    const path = pattern.slice(at + 1, end).trim()
    if (end < 0 || path === '')
      throw new PrepError(
        'bad_option',
        `Template "${name}" has a stray "${char}" at character ${at + 1}. Write {column}, or ${char}${char} for the brace itself`,
      )
    if (literal !== '') pieces.push({ literal })
    pieces.push({ path })
    literal = ''
    at = end
  }
  if (literal !== '') pieces.push({ literal })
  return pieces
}

/** `templates` maps the name of a column, new or not, to its pattern. */
export function planTemplate(schema: Schema, templates: Record<string, string>): Stage {
  const makers = Object.entries(templates).map(([name, pattern]) => {
    const pieces = parseTemplate(name, pattern).map((piece) =>
      'literal' in piece ? encodeText(piece.literal) : planValue(schema, piece.path),
    )
    return { name, pieces, at: schema.fields.findIndex((field) => field.name === name) }
  })
  const fields = [...schema.fields]
  for (const { name, at } of makers) fields[at < 0 ? fields.length : at] = new Field(name, new Utf8(), true)
  const planned = new Schema(fields, schema.metadata)
  return {
    schema: planned,
    reads: makers.flatMap(({ pieces }) => pieces.flatMap((piece) => ('column' in piece ? piece.column : []))),
    writes: makers.map(({ name }) => name),
    rejects: false,
    apply: (batch) => {
      const columns = [...batch.columns]
      for (const { pieces, at } of makers) columns[at < 0 ? columns.length : at] = fill(batch, pieces)
      return new Batch(planned, columns, batch.origin)
    },
  }
}

interface TemplateValue {
  column: string
  read(batch: Batch): Texts
}

function planValue(schema: Schema, text: string): TemplateValue {
  const path = resolvePath(schema, text)
  const field = fieldAt(schema, path)
  if (path.steps.includes('[]') || DataType.isList(field.type) || DataType.isStruct(field.type))
    throw new PrepError(
      'bad_schema',
      `Template value "${text}" is ${field.type}, not a single value. Name a field inside it, or cast it to json first`,
    )
  const cast: Cast = textCast(field, text)
  return {
    column: path.column,
    read: (batch) => {
      let data: Data = batch.column(path.column)
      const parents: Data[] = []
      for (const step of path.steps) {
        parents.push(data)
        data = data.children[data.type.children.findIndex((child: Field) => child.name === step)]
      }
      const texts = textsOf(cast(data, () => undefined))
      if (parents.every((parent) => parent.nullCount === 0)) return texts
      return { ...texts, isNull: (i) => texts.isNull(i) || parents.some((parent) => !parent.getValid(i)) }
    },
  }
}

function fill(batch: Batch, pieces: readonly (Uint8Array | TemplateValue)[]): Data {
  const parts = pieces.map((piece) => (piece instanceof Uint8Array ? piece : piece.read(batch)))
  const values = parts.filter((part): part is Texts => !(part instanceof Uint8Array))
  const size = parts.reduce(
    (sum, part) => sum + (part instanceof Uint8Array ? part.length * batch.numRows : byteCount(part)),
    0,
  )
  const builder = textBuilder(size)
  for (let row = 0; row < batch.numRows; row++) {
    if (values.some((value) => value.isNull(row))) {
      builder.appendNull()
      continue
    }
    for (const part of parts)
      part instanceof Uint8Array ? copyBytes(builder, part) : copyText(builder, part, row)
    builder.endValue()
  }
  return builder.finish()
}
