/** The column of conversations in some data, and how its messages are read. */
import { withToolCalls } from '../../datasets/shapes/chat-shapes.js'
import type { Message } from '../../datasets/shapes/conversation.js'
import { detectShapes } from '../../datasets/shapes/index.js'
import { readMessages, readToolMessages } from '../../datasets/shapes/messages.js'
import { roleFinder } from '../../datasets/shapes/roles.js'
import type { Schema } from '../../src/arrow/arrow.js'
import { PrepError } from '../../src/base/errors.js'

/** A list of messages, and how it is read. */
export interface Chat {
  column: string
  content: string
  /** Whether a column lists pictures, films or sounds. */
  hasMedia: boolean
  read(list: unknown): Message[]
}

const mediaColumns: ReadonlySet<string> = new Set(['images', 'videos', 'audios'])

const reading = { roleOf: roleFinder({}) }

/** The conversations of some data. Throws `bad_schema` where there are none. */
export function chatIn(schema: Schema): Chat {
  const names = detectShapes(schema).map(({ name }) => name)
  const hasMedia = schema.fields.some(({ name }) => mediaColumns.has(name))
  if (names.some((name) => name === 'messages' || name === 'messages-kto'))
    return {
      column: 'messages',
      content: 'content',
      hasMedia,
      read: (list) => readToolMessages(list, reading),
    }
  if (names.some((name) => name === 'sharegpt' || name === 'sharegpt-kto')) {
    const words = { role: 'from', content: 'value' }
    return {
      column: 'conversations',
      content: 'value',
      hasMedia,
      read: (list) => withToolCalls(readMessages(list, { words, reading })),
    }
  }
  throw new PrepError(
    'bad_schema',
    'There are no conversations to check: that takes messages[] of role and content, or conversations[] of from and value. ' +
      'Convert the data first',
  )
}
