/**
 * What the compiler says of programs that use the package: `npm run types` checks it. Nothing here is run.
 */
import { Field, Float64, Schema } from 'apache-arrow'
import { z as own } from 'zod'
import { z as old } from 'zod/v3'
import type { StepSpec } from '../../src/index.js'
import {
  anonymize,
  balance,
  batchOfRows,
  columnsOf,
  defineTransform,
  makePlan,
  map,
  read,
  run,
  step,
  textFields,
  textPaths,
  write,
  z,
} from '../../src/index.js'

const shout = defineTransform({
  name: 'shout',
  summary: 'Write text in capitals',
  examples: [],
  options: z.strictObject({ fields: textFields, loud: z.boolean().default(true) }),
  plan: (schema, { fields }) => {
    textPaths(schema, fields)
    const columns = columnsOf(fields)
    return { schema, reads: columns, writes: columns, effects: { rows: 'kept' } }
  },
  open: ({ options }) => {
    const isLoud: boolean = options.loud
    return (batch) => (isLoud ? batch : [batch])
  },
})

export const streams = [
  read('a.jsonl', { seed: 7 }),
  step(shout, { fields: ['prompt'] }),
  anonymize({ fields: ['prompt'], policy: 'mask' }),
  balance({ facet: 'sex', method: 'over', maxCopies: 5 }, { seed: 1 }),
  map((batch) => batch),
  write({ path: 'out/', format: 'jsonl' }),
]

export const steps: StepSpec[] = [
  { anonymize: { fields: ['prompt'] } },
  { split: { shares: { train: 0.9, test: 0.1 } } },
  { './shout.js': { fields: ['prompt'] } },
]

export async function useRun(): Promise<number> {
  const report = await run({ input: 'a.jsonl', steps, output: 'out/' }, { workers: 0 })
  return report.rows.written
}

// @ts-expect-error: an option is mistyped
anonymize({ feilds: ['prompt'] })
// @ts-expect-error: a value is
anonymize({ fields: ['prompt'], policy: 'msk' })
// @ts-expect-error: an option is missing
balance({ facet: 'sex' })
// @ts-expect-error: options of a transform of one's own are typed too
step(shout, { felds: ['prompt'] })
// @ts-expect-error: a number is no path
step(shout, { fields: [1] })
// @ts-expect-error: a step is mistyped
void run({ input: 'a.jsonl', steps: [{ anonimize: { fields: ['t'] } }], output: 'out/' })
// @ts-expect-error: an option of a step is
void run({ input: 'a.jsonl', steps: [{ anonymize: { feilds: ['t'] } }], output: 'out/' })
// @ts-expect-error: a key of the pipeline is
void makePlan({ inputs: 'a.jsonl', output: 'out/' })

export async function countRows(): Promise<number> {
  let rows = 0
  for await (const batch of read('a.jsonl')) {
    rows += batch.numRows
    // @ts-expect-error: a batch has no such member
    batch.length
  }
  return rows
}

declare const perhaps: { signal?: AbortSignal; seed?: number; entities?: string[] }

/** Options that a program was not given may be passed on. */
export async function passOn(): Promise<void> {
  const { signal, seed, entities } = perhaps
  const steps: StepSpec[] = [{ anonymize: { fields: ['prompt'], entities, locale: undefined } }]
  await run({ seed, input: 'a.jsonl', steps, output: 'out/' }, { signal, workers: undefined })
  read('a.jsonl', { seed, onReject: undefined })
  anonymize({ fields: ['prompt'], entities, operators: { PERSON: 'mask', MEMBER_ID: 'hash' } }, { seed })
  write('out/', { overwrite: undefined })
}

const mistyped = { feilds: ['prompt'] }
const oneField = { fields: 'prompt' }
const wrongPolicy = { anonymize: { fields: ['prompt'], policy: 'msk' } }

/** Options in a variable are checked as those that stand in the call. */
export const fromVariables: StepSpec[] = [
  // @ts-expect-error: no option has this name
  { anonymize: mistyped },
  // @ts-expect-error: fields are a list
  { anonymize: oneField },
  // @ts-expect-error: a word of a step is wrong
  wrongPolicy,
]

const wholeStep = { anonymize: mistyped }
// @ts-expect-error: no option of the step has this name
void run({ input: 'a.jsonl', steps: [wholeStep], output: 'out/' })

/** Everything that is a list may be readonly, a whole pipeline too. */
export async function useConstants(): Promise<void> {
  const fields = ['prompt'] as const
  const pipeline = {
    input: ['a.jsonl'],
    steps: [{ anonymize: { fields, policy: 'mask' } }, { './shout.js': { fields } }],
    output: 'out/',
  } as const
  await run(pipeline)
  read(['a.jsonl'] as const)
  anonymize({ fields, entities: ['contact'] as const })
  step(shout, { fields })
  batchOfRows([{ prompt: 'Hi' }] as const)
}

/** Schemas of options may come from a zod of the reader's own, an old one too, and types of columns from its arrow. */
export const withOwnPackages = [
  step(
    defineTransform({
      name: 'scores',
      summary: 'Add a column',
      examples: [],
      options: own.strictObject({ field: own.string(), column: own.string().default('score') }),
      plan: (schema, { column }) => ({
        schema: new Schema([new Field(column, new Float64(), true)]),
        reads: schema.names.map(String),
        writes: [column],
        effects: { rows: 'kept' },
      }),
      open: () => (batch) => batch,
    }),
    { field: 'prompt' },
  ),
  step(
    defineTransform({
      name: 'same',
      summary: 'Change nothing',
      examples: [],
      options: old.object({ field: old.string() }),
      plan: (schema, { field }) => ({ schema, reads: [field], writes: [], effects: { rows: 'kept' } }),
      open: () => (batch) => batch,
    }),
    { field: 'prompt' },
  ),
]
