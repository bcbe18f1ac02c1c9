/**
 * What the compiler says of programs that use the package: `npm run types` checks it. Nothing here is run.
 */
import type { StepSpec } from '../../src/index.js'
import {
  anonymize,
  balance,
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
