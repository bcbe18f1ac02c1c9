import { DataType, type Field, type Schema } from '../../src/arrow/arrow.js'
import { PrepError } from '../../src/base/errors.js'
import { optionName } from '../../src/base/option-name.js'
import type { TokenizeOptions } from './options.js'

/** Where a text says which of its bytes are to be learned: pairs of start and end, as `template` writes them. */
export const spansColumn = 'assistant_spans'

/** What the texts of a record are, and the columns that are made of them, by the names that TRL reads. */
export type Layout =
  | { kind: 'text'; texts: readonly [string]; spans: string | undefined; lists: readonly string[] }
  | { kind: 'completion'; texts: readonly [string, string]; lists: readonly string[] }
  | { kind: 'preference'; texts: readonly [string, string, string]; lists: readonly string[] }

/** The layout of some data. Throws `bad_schema` where there is no text. */
export function layoutOf(
  { fields }: Schema,
  { field, overlong, maxLength, attentionMask }: TokenizeOptions,
): Layout {
  const texts = new Set(fields.filter(({ type }) => DataType.isUtf8(type)).map(({ name }) => name))
  const mask = attentionMask ? ['attention_mask'] : []
  if (texts.has(field)) {
    const spans = fields.find(({ name, type }) => name === spansColumn && isNumberList(type))
    const labels = spans === undefined ? [] : ['labels']
    return { kind: 'text', texts: [field], spans: spans?.name, lists: ['input_ids', ...labels, ...mask] }
  }
  if (texts.has('prompt') && texts.has('chosen') && texts.has('rejected')) {
    if (overlong === 'tail' && maxLength !== undefined)
      throw new PrepError(
        'bad_option',
        `Option ${optionName('overlong')} is tail, and both answers of a preference have the same prompt, of which the tail cannot differ. Take head or drop`,
      )
    if (attentionMask)
      throw new PrepError(
        'bad_option',
        `Option ${optionName('attentionMask')} is for one text a row, and preferences have three. Leave it out: trainers make it from prompt_ids, chosen_ids and rejected_ids`,
      )
    const lists = ['prompt_ids', 'chosen_ids', 'rejected_ids']
    return { kind: 'preference', texts: ['prompt', 'chosen', 'rejected'], lists }
  }
  if (texts.has('prompt') && texts.has('completion'))
    return { kind: 'completion', texts: ['prompt', 'completion'], lists: ['input_ids', 'labels', ...mask] }
  throw new PrepError(
    'bad_schema',
    `There is no text column "${field}", and no "prompt" with "completion", or with "chosen" and "rejected". Write conversations as text by the step "template", or name a column of texts with ${optionName('field')}: ${[...texts].join(', ') || 'there is none'}`,
  )
}

/** Columns of a schema that go: the texts, where they need not stay, and those of the names that are written. */
export function columnsLeftOut({ fields }: Schema, layout: Layout, keepText: boolean): Field[] {
  const gone = new Set([...layout.lists, ...(keepText ? [] : layout.texts)])
  if (layout.kind === 'text' && layout.spans !== undefined && !keepText) gone.add(layout.spans)
  return fields.filter(({ name }) => gone.has(name))
}

function isNumberList(type: DataType): boolean {
  return DataType.isList(type) && DataType.isInt(type.children[0].type)
}
