// Adds a column that says whether a text holds one of some phrases, such as those that a refusal begins with.
import { arrow, batchOfRows, columnsOf, defineTransform, TextLens, textPaths, z } from 'prepkit'

const { Bool, Field, Schema } = arrow

const options = z.strictObject({
  field: z.string().describe('The text to look at'),
  phrases: z.array(z.string().min(1)).min(1).describe('What to look for, in capitals or not'),
  column: z.string().default('marked').describe('The column to write'),
})

// Options, batch and counters have their types from defineTransform: none is written here.
export const transform = defineTransform({
  name: 'mark-phrases',
  summary: 'Add a column that says whether a text holds a phrase',
  examples: [],
  options,
  plan(schema, { field, column }) {
    textPaths(schema, [field])
    return {
      schema: new Schema([...schema.fields, new Field(column, new Bool(), true)], schema.metadata),
      reads: columnsOf([field]),
      writes: [column],
      effects: { rows: 'kept' },
    }
  },
  open({ options: { field, phrases, column }, counters }) {
    const schema = new Schema([new Field(column, new Bool(), true)])
    const wanted = phrases.map((phrase) => phrase.toLowerCase())
    return (batch) => {
      const texts = new TextLens(batch, field)
      const marks = Array.from({ length: batch.numRows }, (_, row) => holdsAny(texts.at(row), wanted))
      counters.note('marked', marks.filter((mark) => mark === true).length)
      const rows = marks.map((mark) => ({ [column]: mark }))
      return batch.withColumns({ [column]: batchOfRows(rows, { schema }).column(column) })
    }
  },
})

function holdsAny(text: string | undefined, phrases: readonly string[]): boolean | null {
  if (text === undefined) return null
  const small = text.toLowerCase()
  return phrases.some((phrase) => small.includes(phrase))
}
