/** Messages whose content is a list of parts, of text and of pictures. Between text, a mark stands for a picture. */
import { DataType, Field, type Schema, Struct, Utf8 } from '../../src/arrow/arrow.js'
import { optionalField } from '../../src/arrow/field-marks.js'
import { isJsonField } from '../../src/arrow/infer-schema.js'
import { listOf } from '../../src/arrow/path.js'
import { JsonText } from '../../src/arrow/text-builder.js'
import { type Message, Misfit, type Part } from './conversation.js'
import { furtherFields, listField } from './messages.js'
import { columnNamed, itemFieldsOf } from './schema-look.js'
import type { Reading, Shape } from './shape.js'

type MediaKind = 'image' | 'video' | 'audio'

const marks: Readonly<Record<MediaKind, string>> = { image: '<image>', video: '<video>', audio: '<audio>' }
const markPattern = /(<image>|<video>|<audio>)/
const mayHold: readonly Part[] = ['system', 'history', 'fields']

/** How the parts of a convention are written. */
interface PartWords {
  /** The field of a text. */
  text: 'text' | 'value'
  /** Whether a part names its picture, or the pictures stand in a column of their own. */
  media: 'beside' | 'inside'
}

function partsShape({
  words,
  ...shape
}: Pick<Shape, 'name' | 'summary' | 'source' | 'examples'> & { words: PartWords }): Shape {
  return {
    ...shape,
    fault: (schema) => partsFault(schema, words),
    columns: ['messages'],
    roles: () => ({ messages: 'messages' }),
    always: [],
    may: words.media === 'inside' ? [...mayHold, 'media'] : mayHold,
    seen: {
      media: () => true,
      fields: (schema) => furtherFields(schema, 'messages', ['role', 'content']).length > 0,
    },
    hasMediaInside: words.media === 'inside',
    itemFields: (schema) => furtherFields(schema, 'messages', ['role', 'content']),
    read: (row, reading) => readParts(row.messages, { words, reading }),
    writer: {
      needs: [],
      fields: ({ itemFields }) => {
        const url = new Struct([new Field('url', new Utf8(), true)])
        const part = new Struct([
          new Field('type', new Utf8(), true),
          optionalField(words.text, new Utf8()),
          ...(words.media === 'inside' ? [optionalField('image_url', url)] : []),
        ])
        return [
          listField('messages', [
            new Field('role', new Utf8(), true),
            new Field('content', listOf(part), true),
            ...itemFields.map(({ name, type, metadata }) => optionalField(name, type, metadata)),
          ]),
        ]
      },
      write: ({ messages, images = [] }) => {
        const urls = [...images]
        const written = messages.map(({ role, content, fields }) => ({
          ...fields,
          role,
          content: content === null ? [] : writeParts(content, { words, urls }),
        }))
        if (urls.length > 0 && words.media === 'inside') throw new Misfit('bad_parts')
        return { messages: written }
      },
    },
  }
}

function partsFault(schema: Schema, { text, media }: PartWords): string | undefined {
  const items = itemFieldsOf(columnNamed(schema, 'messages'))
  const content = items?.find(({ name }) => name === 'content')
  if (content === undefined) return 'there is no list "messages" with a field "content"'
  if (isJsonField(content)) return media === 'beside' && text === 'text' ? undefined : 'its content is mixed'
  const part = itemFieldsOf(content)
  if (part === undefined) return `"messages[].content" holds ${content.type}, not a list of parts`
  const has = (wanted: string) => part.some(({ name, type }) => name === wanted && !DataType.isNull(type))
  if (!has('type') || !has(text)) return `the parts of "messages[].content" have no field "${text}"`
  return has('image_url') === (media === 'inside') ? undefined : 'pictures stand elsewhere'
}

function readParts(list: unknown, { words, reading }: { words: PartWords; reading: Reading }) {
  if (!Array.isArray(list) || list.length === 0) throw new Misfit('no_messages')
  const urls: string[] = []
  const messages = list.map((item: unknown): Message => {
    const { role: word, content, ...rest } = (item ?? {}) as Record<string, unknown>
    const role = reading.roleOf(word)
    if (role === undefined) throw new Misfit('unknown_role')
    const fields = Object.entries(rest).filter(([, value]) => value !== null && value !== undefined)
    return {
      role,
      content: textOfParts(content, { words, urls }),
      ...(fields.length > 0 && { fields: Object.fromEntries(fields) }),
    }
  })
  return { messages, ...(urls.length > 0 && { images: urls }) }
}

function textOfParts(content: unknown, { words, urls }: { words: PartWords; urls: string[] }): string | null {
  const value: unknown = content instanceof JsonText ? JSON.parse(content.text) : content
  if (value === null || value === undefined) return null
  if (typeof value === 'string') return value
  if (!Array.isArray(value)) throw new Misfit('bad_parts')
  let wasText = false
  return value
    .map((part: unknown) => {
      const { type, ...rest } = part as Record<string, unknown>
      const known = type === 'text' ? words.text : type === 'image_url' ? 'image_url' : ''
      const others = Object.entries(rest).some(([name, inner]) => name !== known && inner !== null)
      const isText = type === 'text'
      // Two texts side by side have a border, and a mark in a text would become a picture on the way back.
      if (others || (isText && wasText)) throw new Misfit('bad_parts')
      wasText = isText
      if (isText) return unmarked(rest[words.text])
      if (type === 'image_url' && words.media === 'inside') {
        const url = (rest.image_url as { url?: unknown } | undefined)?.url
        if (typeof url !== 'string') throw new Misfit('bad_parts')
        urls.push(url)
        return marks.image
      }
      const mark = marks[type as MediaKind] as string | undefined
      if (mark === undefined) throw new Misfit('bad_parts')
      return mark
    })
    .join('')
}

function unmarked(text: unknown): string {
  if (typeof text !== 'string' || markPattern.test(text)) throw new Misfit('bad_parts')
  return text
}

function writeParts(content: string, { words, urls }: { words: PartWords; urls: string[] }): object[] {
  const pieces = content.split(markPattern).filter((piece) => piece !== '')
  if (pieces.length === 0) return [{ type: 'text', [words.text]: '' }]
  return pieces.map((piece) => {
    const kind = (Object.keys(marks) as MediaKind[]).find((name) => marks[name] === piece)
    if (kind === undefined) return { type: 'text', [words.text]: piece }
    if (words.media === 'beside') return { type: kind }
    const url = urls.shift()
    if (kind !== 'image' || url === undefined) throw new Misfit('bad_parts')
    return { type: 'image_url', image_url: { url } }
  })
}

const user = (content: object[]) => ({ role: 'user', content })

export const contentPartShapes: readonly Shape[] = [
  partsShape({
    name: 'image-urls',
    summary: 'Conversations whose content is a list of parts: text, and pictures by their address',
    source: 'openai/openai-python src/openai/types/chat/chat_completion_content_part_image_param.py',
    words: { text: 'text', media: 'inside' },
    examples: [
      {
        messages: [
          user([
            { type: 'image_url', image_url: { url: 'a.png' } },
            { type: 'text', text: '2 + 2?' },
          ]),
          { role: 'assistant', content: [{ type: 'text', text: '4' }] },
        ],
      },
    ],
  }),
  partsShape({
    name: 'content-parts',
    summary: 'Conversations whose content is a list of parts: text, and marks of the pictures in images',
    source: 'huggingface/trl docs/source/dataset_formats.md',
    words: { text: 'text', media: 'beside' },
    examples: [
      {
        messages: [
          user([{ type: 'image' }, { type: 'text', text: '2 + 2?' }]),
          { role: 'assistant', content: [{ type: 'text', text: '4' }] },
        ],
        images: ['a.png'],
      },
    ],
  }),
  partsShape({
    name: 'value-parts',
    summary: 'Conversations whose content is a list of parts with a value, as LLaMA-Factory v1 writes them',
    source: 'hiyouga/LLaMA-Factory data/v1_sft_demo.jsonl',
    words: { text: 'value', media: 'beside' },
    examples: [
      {
        messages: [
          user([{ type: 'text', value: '2 + 2?' }]),
          { role: 'assistant', content: [{ type: 'text', value: '4' }] },
        ],
      },
    ],
  }),
]
