/** A transform of a user's own that misbehaves. */
export interface BadStep {
  /** What it does, in words. */
  name: string
  /** What its `apply` does with `batch`; `batches` counts them from 1, `secret` is the text of a record. */
  apply?: string
  /** Parts of the definition in place of the usual ones. */
  parts?: string
  /** Options of Node that bound what it takes. */
  nodeOptions?: readonly string[]
  /** How many seconds a batch is given, where it would take for ever. */
  stepTimeout?: number
  /** Whether the record that breaks it may be rejected, and all others be written. */
  mayReject?: boolean
  /** Whether the run may end well, because the step did nothing to its rows. */
  mayPass?: boolean
}

const survey = (parts: string) => `survey: {
    reads: () => ['prompt'], empty: () => ({ rows: 0 }), observe() {}, merge: (a) => a,
    decide: () => ({ decision: {} }), ${parts} },`

/** Every way to break the contract of a step that we could think of. */
export const badSteps: readonly BadStep[] = [
  { name: 'throws an error that quotes a record', apply: 'throw new Error(secret)', mayReject: true },
  { name: 'throws at its third batch', apply: 'if (batches === 3) throw new Error(secret)', mayReject: true },
  { name: 'throws a text', apply: 'throw secret', mayReject: true },
  { name: 'throws null', apply: 'throw null', mayReject: true },
  {
    name: 'throws an error of the system',
    apply: "throw Object.assign(new Error(secret), { code: 'ENOSPC', syscall: 'write' })",
    mayReject: true,
  },
  {
    name: 'throws an object that cannot be cloned',
    apply: 'throw Object.assign(new Error(secret), { self: () => 1 })',
    mayReject: true,
  },
  { name: 'calls itself without end', apply: 'const f = () => f() + 1; f()', mayReject: true },
  { name: 'asks for too much memory at once', apply: 'new Array(2 ** 32)', mayReject: true },
  { name: 'answers with a promise', apply: 'return Promise.resolve(batch)', mayReject: true },
  { name: 'answers with nothing', apply: 'return', mayReject: true },
  { name: 'answers with null', apply: 'return null', mayReject: true },
  { name: 'answers with rows instead of a batch', apply: 'return [{ prompt: 1 }]', mayReject: true },
  { name: 'answers with no batch at all', apply: 'return []' },
  { name: 'answers with its batch twice', apply: 'return [batch, batch]' },
  { name: 'drops a row and counts nothing', apply: 'return filterRows(batch, (row) => row !== 5)' },
  {
    name: 'drops a row and counts a negative one',
    apply: 'counters.added(-1); return filterRows(batch, (row) => row !== 5)',
  },
  { name: 'counts a fraction', apply: "counters.dropped('half', 0.5); return batch" },
  { name: 'counts NaN', apply: "counters.dropped('nan', NaN); return batch" },
  { name: 'counts rows that it did not drop', apply: "counters.dropped('none', 3); return batch" },
  {
    name: 'drops a row and repeats another',
    apply: 'return takeRows(batch, Uint32Array.from({ length: batch.numRows }, (_, i) => (i === 5 ? 4 : i)))',
  },
  { name: 'answers with the batch before', apply: 'const one = last ?? batch; last = batch; return one' },
  {
    name: 'puts text under a column of integers',
    apply:
      'return new Batch(batch.schema, batch.columns.map((column, i) => (i === idAt(batch) ? batch.columns[promptAt(batch)] : column)), batch.origin)',
  },
  {
    name: 'answers with another schema',
    apply:
      "return new Batch(new arrow.Schema(batch.schema.fields.map((field) => (field.name === 'id' ? new arrow.Field('id', new arrow.Utf8(), true) : field))), batch.columns, batch.origin)",
  },
  {
    name: 'leaves a column out',
    apply:
      'return new Batch(new arrow.Schema(batch.schema.fields.slice(1)), batch.columns.slice(1), batch.origin)',
  },
  { name: 'ends the process with 0', apply: 'if (batches === 2) process.exit(0)' },
  { name: 'ends the process with 7', apply: 'if (batches === 2) process.exit(7)' },
  { name: 'throws later', apply: 'setTimeout(() => { throw new Error(secret) }, 1); busy(20); return batch' },
  {
    name: 'rejects a promise that nobody waits for',
    apply: 'Promise.reject(new Error(secret)); return batch',
  },
  { name: 'loops for ever', apply: 'for (;;);', stepTimeout: 1, mayReject: true },
  {
    name: 'loops for ever at one record',
    apply: 'if (holds(batch, 1500)) for (;;);',
    stepTimeout: 1,
    mayReject: true,
  },
  {
    name: 'takes memory without end',
    apply: 'const kept = []; for (;;) kept.push(new Array(1e6).fill(kept.length + 0.5))',
    nodeOptions: ['--max-old-space-size=200'],
    mayReject: true,
  },
  { name: 'plans nothing', parts: 'plan: () => undefined,' },
  { name: 'throws while it plans', parts: 'plan() { throw new Error("plan") },' },
  {
    name: 'plans to read a column that is not there',
    parts: "plan: (schema) => ({ schema, reads: ['none'], writes: [], effects: { rows: 'kept' } }),",
  },
  {
    name: 'plans effects that there are not',
    parts: "plan: (schema) => ({ schema, reads: [], writes: [], effects: { rows: 'perhaps' } }),",
  },
  {
    name: 'plans a schema that is none',
    parts: "plan: () => ({ schema: {}, reads: [], writes: [], effects: { rows: 'kept' } }),",
  },
  { name: 'throws as it is opened', parts: 'open() { throw new Error("open") },' },
  { name: 'opens nothing', parts: 'open: () => undefined,' },
  { name: 'opens later', parts: 'open: async () => (batch) => batch,', mayPass: true },
  {
    name: 'throws in its survey',
    parts: survey("observe(_, batch) { throw new Error('observe') },"),
    mayReject: true,
  },
  { name: 'throws as it merges', parts: survey("merge() { throw new Error('merge') },"), mayPass: true },
  { name: 'decides nothing', parts: survey('decide: () => undefined,') },
  { name: 'decides what is no JSON', parts: survey('decide: () => ({ decision: { f: () => 1, n: 1n } }),') },
  { name: 'surveys a column that is not there', parts: survey("reads: () => ['none'],") },
  { name: 'throws as it is loaded', parts: "...(() => { throw new Error('load') })()," },
  { name: 'refuses its options', parts: 'options: z.strictObject({ wanted: z.string() }),' },
]

/** The module of a step, as a user would write it. */
export function moduleOf({ apply = 'return batch', parts = '' }: BadStep): string {
  return `import { arrow, Batch, defineTransform, filterRows, takeRows, TextLens, z } from 'prepkit'

const idAt = (batch) => batch.schema.fields.findIndex(({ name }) => name === 'id')
const promptAt = (batch) => batch.schema.fields.findIndex(({ name }) => name === 'prompt')
const holds = (batch, id) => Array.from({ length: batch.numRows }, (_, i) => new TextLens(batch, 'prompt').at(i)).some((text) => text.endsWith(' ' + id))
const busy = (ms) => { for (const end = Date.now() + ms; Date.now() < end; ); }

export const transform = defineTransform({
  name: 'misbehaves',
  summary: 'Breaks its contract',
  examples: [],
  options: z.strictObject({}),
  plan: (schema) => ({ schema, reads: ['prompt'], writes: ['prompt'], effects: { rows: 'kept' } }),
  open({ counters }) {
    let batches = 0
    let last
    return (batch) => {
      batches++
      const secret = new TextLens(batch, 'prompt').at(0)
      ${apply}
      return batch
    }
  },
  ${parts}
})
`
}
