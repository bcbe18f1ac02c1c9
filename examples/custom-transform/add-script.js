// Adds a column that says in which script a text is written: latin, han, mixed or none.
import { arrow, batchOfRows, columnsOf, defineTransform, TextLens, textPaths, z } from 'prepkit'

const { Field, Schema, Utf8 } = arrow

export const transform = defineTransform({
  name: 'add-script',
  summary: 'Add a column with the script of a text',
  examples: [],
  options: z.strictObject({ field: z.string(), column: z.string().default('script') }),
  plan(schema, { field, column }) {
    textPaths(schema, [field])
    const script = new Field(column, new Utf8(), true)
    return {
      schema: new Schema([...schema.fields, script], schema.metadata),
      reads: columnsOf([field]),
      writes: [column],
      effects: { rows: 'kept' },
    }
  },
  open({ options: { field, column }, counters }) {
    const schema = new Schema([new Field(column, new Utf8(), true)])
    return (batch) => {
      const texts = new TextLens(batch, field)
      const rows = Array.from({ length: batch.numRows }, (_, row) => ({ [column]: scriptOf(texts.at(row)) }))
      for (const row of rows) counters.note(row[column])
      return batch.withColumns({ [column]: batchOfRows(rows, { schema }).columns[0] })
    }
  },
})

function scriptOf(text = '') {
  const han = /\p{Script=Han}/u.test(text)
  const latin = /\p{Script=Latin}/u.test(text)
  return han && latin ? 'mixed' : han ? 'han' : latin ? 'latin' : 'none'
}
