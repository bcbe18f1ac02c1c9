/** Which texts are made of a shape: one of a whole conversation, or those of a question and its answers apart. */
import { type Conversation, type Message, Misfit } from '../../datasets/shapes/conversation.js'
import { detectShapes, shapeNamed, shapes } from '../../datasets/shapes/index.js'
import type { Columns, Shape } from '../../datasets/shapes/shape.js'
import type { Schema } from '../../src/arrow/arrow.js'
import { PrepError } from '../../src/base/errors.js'
import { optionName } from '../../src/base/option-name.js'

/** The columns of text that are written, as TRL names them. */
export const layouts = {
  text: ['text'],
  completion: ['prompt', 'completion'],
  preference: ['prompt', 'chosen', 'rejected'],
} as const
export type Layout = keyof typeof layouts

/** The shape of the data and the layout of its texts. Throws `bad_schema` or `bad_option`. */
export function layoutOf(schema: Schema, from: string | undefined): { shape: Shape; layout: Layout } {
  const shape = from === undefined ? onlyShape(schema) : namedShape(schema, from)
  if (shape.unreadable !== undefined || shape.name === 'text' || shape.always.includes('steps'))
    throw new PrepError(
      'bad_schema',
      `The data is ${shape.name}, of which no conversations can be read. ${shape.unreadable ?? 'Convert it to messages first, or leave the step out'}`,
    )
  if (shape.always.includes('rejected')) return { shape, layout: 'preference' }
  const isApart = shape.always.includes('label') || shape.columns.includes('completion')
  return { shape, layout: isApart ? 'completion' : 'text' }
}

function onlyShape(schema: Schema): Shape {
  const found = detectShapes(schema)
  if (found.length === 1) return found[0]
  const names = found.map(({ name }) => name).join(' and ')
  if (found.length > 1)
    throw new PrepError(
      'bad_option',
      `The columns fit ${names}. Say with ${optionName('from')} which one is meant`,
    )
  throw new PrepError(
    'bad_schema',
    'There are no conversations in the data, such as messages[] of role and content. Convert it first',
  )
}

function namedShape(schema: Schema, from: string): Shape {
  const shape = shapeNamed(from) ?? shapes[0]
  const fault = (shape.namedFault ?? shape.fault)(schema)
  if (fault === undefined) return shape
  throw new PrepError('bad_schema', `The data is not ${from}: ${fault}. Rename or cast columns to fit it`)
}

/** A record as what comes before the answers and the answers; a whole conversation is one answer to nothing. */
export interface Parts {
  prompt: readonly Message[]
  answers: readonly (readonly Message[])[]
}

/** Takes a record apart by a layout. Throws `Misfit`. */
export function partsOf(
  conversation: Conversation,
  { layout, row, separator }: { layout: Layout; row: Columns; separator: string },
): Parts {
  const { chosen = [], rejected = [] } = conversation
  const messages = withInput(conversation, separator)
  if (layout === 'text') return { prompt: [], answers: [messages] }
  if (layout === 'preference') return { prompt: messages, answers: [chosen, rejected] }
  // A list of its own says where the prompt ends; else it ends with the last question.
  const { prompt } = row
  const end = Array.isArray(prompt)
    ? prompt.length
    : messages.findLastIndex(({ role }) => role === 'user') + 1
  if (end === 0) throw new Misfit('no_prompt')
  if (end === messages.length) throw new Misfit('no_answer')
  return { prompt: messages.slice(0, end), answers: [messages.slice(end)] }
}

/** What a question works on becomes a part of it. */
function withInput({ messages, input }: Conversation, separator: string): readonly Message[] {
  if (input === undefined || input === '') return messages
  const at = messages.findLastIndex(({ role }) => role === 'user')
  const asked = messages[at]?.content ?? ''
  return messages.with(at, {
    ...messages[at],
    content: asked === '' ? input : `${asked}${separator}${input}`,
  })
}
