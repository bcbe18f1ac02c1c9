/** Conversations as lists of objects: reading them and changing their convention. The contents are shared. */
import { type Data, type DataType, Field } from '../../src/arrow/arrow.js'
import { PrepError } from '../../src/base/errors.js'
import type { ListShape } from '../../src/schemas/chat-shape.js'
import { retype, withChildren, withType } from './nested.js'
import { unknownCode } from './roles.js'
import type { Faults } from './stage.js'
import { copyBytes, type Texts, textBuilder, textsOf } from './texts.js'

/** The conversations of a batch. Item `i` of all items is `codes[i]` saying `contents` text `i`. */
export interface Turns {
  list: Data
  codes: Int8Array
  contents: Texts
  /** The fields of an item beyond role and content. */
  extras: readonly Data[]
}

/** Takes a list column apart. */
export function readTurns(list: Data, shape: ListShape, readRoles: (texts: Texts) => Int8Array): Turns {
  const items = list.children[0]
  const fields = items.type.children as Field[]
  const childNamed = (name: string) => items.children[fields.findIndex((field) => field.name === name)]
  const codes = readRoles(textsOf(childNamed(shape.role)))
  if (items.nullCount > 0)
    for (let i = 0; i < items.length; i++) if (!items.getValid(i)) codes[i] = unknownCode
  const extras = items.children.filter(
    (_, i) => fields[i].name !== shape.role && fields[i].name !== shape.content,
  )
  return { list, codes, contents: textsOf(childNamed(shape.content)), extras }
}

/** Rejects the rows whose list is null or empty, or holds a role that nothing names. */
export function rejectUnreadable({ list, codes }: Turns, faults: Faults): void {
  const offsets = list.valueOffsets as Int32Array
  for (let row = 0; row < list.length; row++) {
    if (!list.getValid(row) || offsets[row] === offsets[row + 1]) {
      faults.reject(row, 'no_messages')
      continue
    }
    for (let i = offsets[row]; i < offsets[row + 1]; i++)
      if (codes[i] === unknownCode) faults.reject(row, 'unknown_role')
  }
}

/**
 * The field of a list in another convention: role and content renamed, everything else as it was.
 * Throws `bad_schema` where an item has a further field of one of the new names.
 */
export function renameTurnsField(field: Field, from: ListShape, to: ListShape): Field {
  const item = field.type.children[0] as Field
  const fields = (item.type.children as Field[]).map((child) => {
    const name = child.name === from.role ? to.role : child.name === from.content ? to.content : child.name
    return new Field(name, child.type, true, child.metadata)
  })
  const twice = fields.find(({ name }, i) => fields.findIndex((other) => other.name === name) !== i)
  if (twice !== undefined)
    throw new PrepError(
      'bad_schema',
      `The items of "${field.name}" hold a field "${twice.name}" already. Drop or rename it in a step before`,
    )
  const type = withChildren(field.type, [withType(item, withChildren(item.type, fields))])
  return new Field(to.column, type, true, field.metadata)
}

/** The column of {@link renameTurnsField}: roles in the words of the other convention, all else shared. */
export function renameTurns(
  turns: Turns,
  from: ListShape,
  { type, words }: { type: DataType; words: readonly Uint8Array[] },
): Data {
  const { list, codes } = turns
  const items = list.children[0]
  const at = (items.type.children as Field[]).findIndex((field) => field.name === from.role)
  const children = [...items.children] as Data[]
  children[at] = roleColumn(codes, words)
  return retype(list, type, [retype(items, type.children[0].type, children)])
}

/** The words of these role codes; an unknown one, whose row is rejected, becomes a null. */
export function roleColumn(codes: Int8Array, words: readonly Uint8Array[]): Data {
  const builder = textBuilder(codes.length * 9)
  for (const code of codes) {
    if (code === unknownCode) {
      builder.appendNull()
      continue
    }
    copyBytes(builder, words[code])
    builder.endValue()
  }
  return builder.finish()
}
