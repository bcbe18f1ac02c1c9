import type { Field, Schema } from '../../src/arrow/arrow.js'
import type { Conversation, Part } from './conversation.js'
import type { Role } from './roles.js'

/** What reading needs to know beside the record. */
export interface Reading {
  /** The role that a word names. */
  roleOf(word: unknown): Role | undefined
}

/** What writing needs to know beside the record. */
export interface Writing {
  /** What joins texts that have no places of their own. */
  separator: string
  /** Whether the source is a flat shape. */
  isFlat: boolean
}

/** What the columns of a target follow from. */
export interface TargetSource {
  /** The further fields of messages in the source, which a list of messages carries along. */
  itemFields: readonly Field[]
  /** What the source may hold: columns for nothing else are made. */
  may: readonly Part[]
}

/** A record as it stands in columns. */
export type Columns = Readonly<Record<string, unknown>>

/** How records of a shape are made. */
export interface ShapeWriter {
  /** Parts without which there is nothing to write, such as the rejected answer. */
  needs: readonly Part[]
  /** Whether it has a place for calls only together with their results. */
  needsResults?: boolean
  /** The columns, in their order. */
  fields(source: TargetSource): Field[]
  /** The values of those columns. Throws `Misfit`. */
  write(conversation: Conversation, writing: Writing): Columns
}

/** Which path of a dataset plays which part. Only the parts that it has are named. */
export interface DatasetRoles {
  prompt?: string
  /** What the prompt works on. */
  input?: string
  completion?: string
  /** A list of messages. */
  messages?: string
  system?: string
  text?: string
  image?: string
  /** What a model is to predict. */
  label?: string
}

/** One convention of fine-tuning data: how to tell it, how it is read into a conversation and written from one. */
export interface Shape {
  name: string
  /** One line. */
  summary: string
  /** Where the facts come from. */
  source: string
  /** Why a schema is not of this shape, as the end of a sentence; `undefined` where it is. Names and types only. */
  fault(schema: Schema): string | undefined
  /** Why a schema cannot be read as this shape although it is called so, where that differs from `fault`. */
  namedFault?(schema: Schema): string | undefined
  /** The columns that are the shape's own, in its order, whether or not a schema has them. */
  columns: readonly string[]
  roles(schema: Schema): DatasetRoles
  /** Parts that each record has. */
  always: readonly Part[]
  /** Parts that a record may have: what the shape has a place for, beside those of `always`. */
  may: readonly Part[]
  /** Why records cannot be read one by one, as a sentence, in place of `read`. */
  unreadable?: string
  /** Reads the columns of one record. Throws `Misfit`. */
  read(row: Columns, reading: Reading): Conversation
  /** Absent for a shape that is read only. */
  writer?: ShapeWriter
  /** Of parts that a schema shows: whether it does. Of all others of `may`, only records tell. */
  seen?: Readonly<Partial<Record<Part, (schema: Schema) => boolean>>>
  /** Whether a picture is named where it stands; in other shapes, in the column `images`. */
  hasMediaInside?: boolean
  /** Whether question and answer stand in columns of their own, so that no marks are needed to tell them apart. */
  isFlat?: boolean
  /** Whether what a question works on has a column of its own; elsewhere it becomes a part of the question. */
  hasInput?: boolean
  /** Whether its answers are calls and nothing else, with no words and no results. */
  onlyCalls?: boolean
  /** Shapes that data of this one fits as well. */
  insteadOf?: readonly string[]
  /** The further fields of messages. */
  itemFields?(schema: Schema): Field[]
  /** Records of the shape, for its tests and the table of directions: the plainest first. */
  examples: readonly Columns[]
  licence?: string
  languages?: readonly string[]
}
