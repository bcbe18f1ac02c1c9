import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough, Readable, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { describe, expect, test } from 'vitest'
import { builtModule } from '../docs/modules.js'
import { temporaryFolder } from '../run/fixtures.js'

/**
 * Programs without a compiler call every export with anything. Whatever is no use where it stands is refused with a
 * PrepError that says what is wanted, and never by what happens to break further inside.
 */

/** Values of every kind, none of which a program means. */
const wrong = {
  null: null,
  number: 5.5,
  boolean: true,
  text: 'no such word',
  array: [],
  'array of null': [null],
  'object without its keys': {},
  'object with another key': { noSuchKey: 1 },
  function: () => 5,
  promise: Promise.resolve(1),
} as const
type Kind = keyof typeof wrong

/** An export as it is called: arguments that are right, and the kinds that each of them may also be. */
interface Call {
  right: readonly unknown[]
  /** Kinds that are no mistake there, argument by argument. */
  takes?: readonly (readonly Kind[])[]
  /** Another way of calling it than as a function. */
  call?: (...given: never[]) => unknown
}

/** The build, which loads many times as fast as the source. */
const library = await builtModule<typeof import('../../src/index.js')>('src/index.js')
const exported = new Map<string, unknown>(Object.entries(library))
const folder = temporaryFolder('types')
const file = join(folder, 'rows.jsonl')
writeFileSync(file, '{"prompt":"Hi"}\n')
const state = join(folder, 'rows.prof')
await library.profile({ input: file, state }, { workers: 0 })
const { Batch, batchOfRows, KeyedRandom, StepStream, TextLens, Draws, read, z } = library
const batch = batchOfRows([{ prompt: 'Hi' }, { prompt: 'Ho' }])
const shout = library.defineTransform({
  name: 'shout',
  summary: 'Write text in capitals',
  examples: [],
  options: z.strictObject({}),
  plan: (schema) => ({ schema, reads: [], writes: [], effects: { rows: 'kept' } }),
  open: () => (rows) => rows,
})
const sample = { text: 'Ask Ann', spans: [{ start: 4, end: 7, type: 'PERSON' }] }
const pipelineOf = { input: file, output: join(folder, 'out.jsonl') }

/** Runs a step, or another stream between reading and nothing. */
const through = async (stream: NodeJS.ReadWriteStream) =>
  pipeline(read(file), stream, new Writable({ objectMode: true, write: (_, __, done) => done() }))

const asStep = (name: string, options: object): Call => ({
  right: [options, {}],
  takes: [[], ['object without its keys']],
  call: (...given) => through((exported.get(name) as (...all: never[]) => NodeJS.ReadWriteStream)(...given)),
})
const empty: Kind[] = ['object without its keys']

const calls: Record<string, Call> = {
  anonymize: asStep('anonymize', { fields: ['prompt'], entities: ['IP_ADDRESS'] }),
  deanonymize: asStep('deanonymize', { fields: ['prompt'] }),
  augment: asStep('augment', { fields: ['prompt'], ops: ['punctuate'] }),
  balance: asStep('balance', { facet: 'prompt', method: 'under' }),
  convert: asStep('convert', { drop: ['prompt'] }),
  counterfactual: asStep('counterfactual', { fields: ['prompt'] }),
  decontaminate: asStep('decontaminate', { fields: ['prompt'], index: ['test.index.json'] }),
  dedup: { ...asStep('dedup', { fields: ['prompt'] }), takes: [empty, empty] },
  conflicts: asStep('conflicts', { fields: ['prompt'], answers: ['prompt'] }),
  top: asStep('top', { by: 'n', rows: 1 }),
  filter: asStep('filter', { keep: 'true' }),
  head: asStep('head', { rows: 1 }),
  signals: asStep('signals', { fields: ['prompt'] }),
  filterQuality: asStep('filterQuality', { fields: ['prompt'] }),
  language: asStep('language', { fields: ['prompt'], method: 'fast' }),
  sample: asStep('sample', { rows: 1 }),
  sort: asStep('sort', { by: 'prompt' }),
  shuffle: { ...asStep('shuffle', {}), takes: [empty, empty] },
  mix: asStep('mix', { column: 'prompt', weights: { Hi: 1 } }),
  split: { ...asStep('split', { shares: { train: 1 } }), takes: [empty, empty] },
  tokenize: asStep('tokenize', { tokenizer: 'datasets/samples/tokenizer', field: 'prompt' }),
  tokens: asStep('tokens', { tokenizer: 'datasets/samples/tokenizer', fields: ['prompt'] }),
  generate: asStep('generate', { templates: ['{{name}}'] }),
  keepLicenses: asStep('keepLicenses', { purpose: 'research' }),
  filterSft: asStep('filterSft', { from: 'messages' }),
  fixText: asStep('fixText', { fields: ['text'] }),
  rewrite: asStep('rewrite', { fields: ['prompt'], model: 'none', where: { prompt: 'no row has this' } }),
  scores: asStep('scores', { file: 'package.json', take: ['score'], key: 'prompt' }),
  cleanLines: asStep('cleanLines', { fields: ['text'] }),
  dedupLines: asStep('dedupLines', { fields: ['text'] }),
  safety: asStep('safety', { fields: ['text'] }),
  truncate: asStep('truncate', {
    tokenizer: 'datasets/samples/tokenizer',
    fields: ['prompt'],
    maxTokens: 8,
  }),
  pack: asStep('pack', { length: 4096 }),
  validateRows: asStep('validateRows', { rules: [{ column: 'prompt', required: true }] }),
  validateChat: { ...asStep('validateChat', { action: 'reject' }), takes: [empty, empty] },
  template: asStep('template', { template: 'chatml', from: 'prompt-completion' }),
  step: {
    right: [shout, {}, {}],
    takes: [[], empty, empty],
    call: (...given) => through((library.step as (...all: never[]) => NodeJS.ReadWriteStream)(...given)),
  },
  StepStream: {
    right: [shout, {}, {}],
    takes: [[], empty, empty],
    call: (...given) =>
      through(new (StepStream as unknown as new (...all: never[]) => NodeJS.ReadWriteStream)(...given)),
  },
  map: {
    right: [(row: object) => row],
    call: (...given) => through(library.map(...(given as unknown as [() => undefined]))),
  },
  read: {
    right: [file, {}],
    takes: [[], empty],
    call: async (...given) => {
      for await (const _ of (read as (...all: never[]) => Readable)(...given));
    },
  },
  write: {
    right: ['out.jsonl', {}],
    takes: [['text'], empty],
    call: async (...given) => {
      const stream = (library.write as (...all: never[]) => Writable)(...given)
      await pipeline(Readable.from([]), stream).catch((error) => {
        if (given[0] !== 'no such word') throw error
      })
    },
  },
  run: { right: [pipelineOf, { workers: 0, overwrite: true }], takes: [[], empty] },
  makePlan: { right: [pipelineOf, {}], takes: [[], empty] },
  expectRows: { right: [pipelineOf, {}], takes: [[], empty] },
  explain: { right: [pipelineOf, {}], takes: [[], empty] },
  mergeProfiles: { right: [[state], {}], takes: [['array'], empty] },
  inferRules: { right: [{ input: file }, { workers: 0 }], takes: [[], empty] },
  validate: { right: [{ input: file, rules: [{ rows: { min: 1 } }] }, { workers: 0 }], takes: [[], empty] },
  drift: { right: [{ reference: file, current: file }, { workers: 0 }], takes: [[], empty] },
  auditLicenses: { right: [{ input: file, purpose: 'research' }, { workers: 0 }], takes: [[], empty] },
  explainRow: { right: [pipelineOf, { row: 1 }] },
  profile: { right: [{ input: file }, { workers: 0 }], takes: [[], empty] },
  describePlan: { right: [{ ...(await library.makePlan(pipelineOf)) }] },
  renderProfile: { right: [{ version: 1, rows: 0, minShared: 5, columns: [] }, {}], takes: [[], empty] },
  loadPipeline: { right: [join(folder, 'pipeline.json')] },
  definePipeline: { right: [pipelineOf], takes: [[...empty, 'object with another key', 'promise']] },
  defineTransform: { right: [shout] },
  findPii: { right: ['Ask Ann', { entities: ['IP_ADDRESS'] }], takes: [['text'], empty] },
  anonymizeText: { right: ['Ask Ann', { entities: ['IP_ADDRESS'] }], takes: [['text'], empty] },
  openTokenizer: { right: ['datasets/samples/tokenizer', { encoding: undefined }], takes: [['text'], empty] },
  openChatTemplate: { right: [{ family: 'chatml', name: undefined }], takes: [empty] },
  openAnonymizer: { right: [{ entities: ['IP_ADDRESS'] }, {}], takes: [empty, empty] },
  openPiiFinder: { right: [{ entities: ['IP_ADDRESS'] }], takes: [empty] },
  evaluatePii: { right: [[sample], { entities: ['IP_ADDRESS'] }], takes: [['array'], empty] },
  evaluateSpans: { right: [[sample], [[]], {}], takes: [['array'], ['array'], empty] },
  measureClean: {
    right: [[{ source: 'a', texts: [] }], { entities: ['IP_ADDRESS'] }],
    takes: [['array'], empty],
  },
  readGold: { right: ['Ask [[PERSON:Ann]]', 'marks'], takes: [['text']] },
  readSpans: { right: ['[[]]', [sample], 'utf-16'] },
  isFake: { right: ['PERSON', 'Ann'], takes: [['text'], ['text']] },
  describePolicy: { right: ['gdpr'] },
  listEntities: { right: [] },
  batchOfRows: { right: [[{ a: 1 }], {}], takes: [['array'], empty] },
  rowsOf: { right: [batch] },
  filterRows: { right: [batch, () => true], takes: [[], ['function']] },
  takeRows: { right: [batch, Uint32Array.of(0), Uint32Array.of(1)] },
  columnsOf: { right: [['prompt']], takes: [['array']] },
  textPaths: { right: [batch.schema, ['prompt']], takes: [[], ['array']] },
  listOf: { right: [new library.arrow.Utf8()] },
  structOf: { right: [{ a: new library.arrow.Utf8() }], takes: [[...empty, 'promise']] },
  Batch: {
    right: [batch.schema, batch.columns, batch.origin],
    call: (...given) => new (Batch as unknown as new (...all: never[]) => unknown)(...given),
  },
  TextLens: {
    right: [batch, 'prompt'],
    call: (...given) => new (TextLens as unknown as new (...all: never[]) => unknown)(...given),
  },
  KeyedRandom: {
    right: [7, 'my-step'],
    takes: [[], ['text']],
    call: (...given) => new (KeyedRandom as unknown as new (...all: never[]) => unknown)(...given),
  },
  Draws: {
    right: [1, 2],
    takes: [['number'], ['number']],
    call: (...given) => new (Draws as unknown as new (...all: never[]) => unknown)(...given),
  },
}

/** Exports that are thrown, not called. */
const others = ['PrepError']

writeFileSync(join(folder, 'pipeline.json'), JSON.stringify(pipelineOf))

/** What comes of a call: the error that it throws or rejects with. */
async function outcome({ call }: { call: () => unknown }): Promise<unknown> {
  try {
    await call()
    return undefined
  } catch (error) {
    return error
  }
}

function errorsOf(name: string): { right: () => unknown; cases: [string, () => unknown][] } {
  const { right, takes = [], call = exported.get(name) } = calls[name]
  const use = (given: readonly unknown[]) => (call as (...all: never[]) => unknown)(...(given as never[]))
  const cases = right.flatMap((_, at) =>
    (Object.keys(wrong) as Kind[])
      .filter((kind) => takes[at]?.includes(kind) !== true)
      .map((kind): [string, () => unknown] => [
        `argument ${at + 1}: ${kind}`,
        () => use(right.map((value, i) => (i === at ? wrong[kind] : value))),
      ]),
  )
  return { right: () => use(right), cases }
}

describe('every export refuses what is no use to it, in a sentence', () => {
  test('and is tried here', () => {
    const callable = [...exported].flatMap(([name, value]) => (typeof value === 'function' ? [name] : []))
    expect([...Object.keys(calls), ...others].sort()).toEqual(callable.sort())
  })

  test.each(Object.keys(calls))('%s', async (name) => {
    const { right, cases } = errorsOf(name)
    const known = await outcome({ call: right })
    if (known !== undefined) expect(known).toMatchObject({ name: 'PrepError' })
    const faults: string[] = []
    for (const [about, call] of cases) {
      const error = await outcome({ call })
      if (!(error instanceof library.PrepError)) faults.push(`${about}: ${error ?? 'is taken'}`)
      else if (!/ .* /.test(error.message) || /undefined \(|Invalid input|\[object/.test(error.message))
        faults.push(`${about}: ${error.message}`)
    }
    expect(faults).toEqual([])
  })
})

describe('objects in a stream that are no batches are refused', () => {
  const ending = () => new PassThrough({ objectMode: true })
  test.each([
    ['a step', () => [library.anonymize({ fields: ['prompt'] }), ending()]],
    ['map()', () => [library.map((row) => row), ending()]],
    ['write()', () => [library.write(join(folder, 'none.jsonl'))]],
  ] as const)('by %s', async (_, streams) => {
    const given = pipeline([Readable.from([{ prompt: 'Hi' }]), ...streams()])
    await expect(given).rejects.toMatchObject({
      code: 'bad_option',
      message: expect.stringContaining('read()'),
    })
  })
})
