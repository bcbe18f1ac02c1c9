import { describe, expect, test } from 'vitest'
import { normalize } from '../../src/pipeline/normalize.js'
import type { Pipeline } from '../../src/schemas/options/pipeline.js'

const given = (changes: object) => ({ input: 'a.jsonl', output: 'out', ...changes }) as unknown as Pipeline

describe('`normalize()`', () => {
  test('fills in every default', () => {
    expect(normalize(given({}))).toEqual({
      seed: 0,
      input: { path: ['a.jsonl'] },
      steps: [],
      output: { path: 'out', format: 'arrow', kind: 'folder', keepSplitColumn: false, lineage: false },
      errors: {
        onError: 'reject',
        budget: 0.01,
        repairBudget: 0.01,
        budgetFloor: 10,
        invalidUtf8: 'replace',
        keepRaw: false,
        stepTimeout: 600,
      },
    })
  })

  test('an option that is undefined is one that was not given', () => {
    const errors = {
      onError: undefined,
      budget: undefined,
      repairBudget: undefined,
      budgetFloor: undefined,
      invalidUtf8: undefined,
      keepRaw: undefined,
      stepTimeout: undefined,
    }
    expect(normalize(given({ seed: undefined, steps: undefined, errors }))).toEqual(normalize(given({})))
  })

  const outputs: [output: unknown, normal: object][] = [
    ['out/', { path: 'out', format: 'arrow', kind: 'folder', keepSplitColumn: false, lineage: false }],
    ['out//', { path: 'out', format: 'arrow', kind: 'folder', keepSplitColumn: false, lineage: false }],
    ['/', { path: '/', format: 'arrow', kind: 'folder', keepSplitColumn: false, lineage: false }],
    ['out.v2', { path: 'out.v2', format: 'arrow', kind: 'folder', keepSplitColumn: false, lineage: false }],
    [
      'out.foo/',
      { path: 'out.foo', format: 'arrow', kind: 'folder', keepSplitColumn: false, lineage: false },
    ],
    [
      'out.jsonl',
      { path: 'out.jsonl', format: 'jsonl', kind: 'file', keepSplitColumn: false, lineage: false },
    ],
    [
      'OUT.CSV.ZST',
      {
        path: 'OUT.CSV.ZST',
        format: 'csv',
        compression: 'zstd',
        kind: 'file',
        keepSplitColumn: false,
        lineage: false,
      },
    ],
    ['OUT.CSV', { path: 'OUT.CSV', format: 'csv', kind: 'file', keepSplitColumn: false, lineage: false }],
    [
      'a.b/out.arrows',
      { path: 'a.b/out.arrows', format: 'arrow', kind: 'file', keepSplitColumn: false, lineage: false },
    ],
    [
      'out.jsonl/',
      { path: 'out.jsonl', format: 'arrow', kind: 'folder', keepSplitColumn: false, lineage: false },
    ],
    [
      'out.parquet/',
      { path: 'out.parquet', format: 'arrow', kind: 'folder', keepSplitColumn: false, lineage: false },
    ],
    ['-', { path: '-', format: 'jsonl', kind: 'stdout', keepSplitColumn: false, lineage: false }],
    [
      { path: '-', format: 'arrow' },
      { path: '-', format: 'arrow', kind: 'stdout', keepSplitColumn: false, lineage: false },
    ],
    [
      { path: 'out', format: 'csv' },
      { path: 'out', format: 'csv', kind: 'folder', keepSplitColumn: false, lineage: false },
    ],
    [
      { path: 'x.csv', format: 'jsonl' },
      { path: 'x.csv', format: 'jsonl', kind: 'file', keepSplitColumn: false, lineage: false },
    ],
  ]
  test.each(outputs)('output %j', (output, normal) => {
    expect(normalize(given({ output })).output).toEqual(normal)
  })

  const inputs: [input: unknown, normal: object][] = [
    [['a', 'b'], { path: ['a', 'b'] }],
    ['-', { path: ['-'] }],
    [
      { path: 'a', format: 'csv', delimiter: ';' },
      { path: ['a'], format: 'csv', delimiter: ';' },
    ],
    [
      { path: ['a', 'b'], types: { x: 'int' } },
      { path: ['a', 'b'], types: { x: 'int' } },
    ],
  ]
  test.each(inputs)('input %j', (input, normal) => {
    expect(normalize(given({ input })).input).toEqual(normal)
  })

  test('steps are named, with empty options where there are none', () => {
    const steps = [{ balance: { facet: 'a' } }, { convert: null }, { './own.js': {} }]
    expect(normalize(given({ steps })).steps).toEqual([
      { name: 'balance', options: { facet: 'a' } },
      { name: 'convert', options: {} },
      { name: './own.js', options: {} },
    ])
  })

  test.each(['failIf', 'fail_if'])('conditions stand under "%s"', (key) => {
    const { failIf } = normalize(given({ [key]: { rows: '< 1' } }))
    expect(failIf).toEqual({ rows: '< 1' })
  })

  const bad: [what: string, changes: object, code: string, message: RegExp][] = [
    ['no input', { input: undefined }, 'bad_pipeline', /Key "input" of the pipeline is missing/],
    ['an empty list of inputs', { input: [] }, 'bad_pipeline', /No input/],
    ['an input without a path', { input: { format: 'csv' } }, 'bad_pipeline', /No input/],
    ['standard input beside files', { input: ['-', 'a'] }, 'bad_pipeline', /beside files/],
    ['an address', { input: 'gs://bucket/a.jsonl' }, 'unsupported', /input is an address.*"gs:\/\/"/],
    [
      'an address among the sources',
      { input: { sources: { a: ['a.jsonl', 'gs://bucket/a'] } } },
      'unsupported',
      /input is an address/,
    ],
    ['an address to write to', { output: 'gs://bucket/out' }, 'unsupported', /output is an address/],
    [
      'a URL, without telling of all its properties',
      { input: new URL('file:///a.jsonl') },
      'bad_option',
      /^Key "input" holds .*a path as text$/,
    ],
    ['no output', { output: undefined }, 'bad_pipeline', /Key "output" of the pipeline is missing/],
    ['an empty output', { output: '' }, 'bad_pipeline', /No output/],
    [
      'an output without a path',
      { output: { format: 'csv' } },
      'bad_pipeline',
      /Key "output.path" of the pipeline is missing/,
    ],
    [
      'an unknown output format',
      { output: { path: 'a', format: 'jsonn' } },
      'bad_option',
      /"output.format" cannot be "jsonn".*Did you mean "jsonl"/,
    ],
    ['an output named .constructor', { output: 'out.constructor' }, 'unsupported', /of no format/],
    [
      'an output with the extension of no format',
      { output: 'out.foo' },
      'unsupported',
      /a folder of that name, "out.foo\/"/,
    ],
    ['an output named .feather', { output: 'x.feather' }, 'unsupported', /cannot be written/],
    ['an output named .parquet.gz', { output: 'x.parquet.gz' }, 'unsupported', /cannot be written/],
    [
      'Arrow that is compressed',
      { output: { path: 'x', compression: 'zstd' } },
      'unsupported',
      /format arrow is not compressed.*choose the format jsonl,/,
    ],
    [
      'Arrow in a file that is named as if it were compressed',
      { output: { path: 'x.jsonl.gz', format: 'arrow' } },
      'unsupported',
      /format arrow is not compressed/,
    ],
    [
      'text in Snappy',
      { output: { path: 'x', format: 'csv', compression: 'snappy' } },
      'unsupported',
      /format csv cannot be compressed with snappy. Choose none, gzip or zstd/,
    ],
    [
      'a compressed file whose name does not say so',
      { output: { path: 'x.csv', compression: 'gzip' } },
      'bad_pipeline',
      /Compression gzip does not go with the name "x.csv".*Name it "x.csv.gz"/,
    ],
    [
      'a file that is said to be compressed in two ways',
      { output: { path: 'x.csv.gz', compression: 'zstd' } },
      'bad_pipeline',
      /Name it "x.csv.zst"/,
    ],
    [
      'a file that is named as if it were compressed',
      { output: { path: 'x.csv.gz', compression: 'none' } },
      'bad_pipeline',
      /Compression none does not go.*Name it "x.csv", or/,
    ],
    ['a step without a name', { steps: [{}] }, 'bad_pipeline', /Step 1 names no transform/],
    ['two steps in one', { steps: [{ a: {} }, { a: {}, b: {} }] }, 'bad_pipeline', /Step 2 names a and b/],
    ['a step that is nothing', { steps: [null] }, 'bad_pipeline', /Step 1 names no transform/],
    [
      'conditions under both names',
      { failIf: { rows: '< 1' }, fail_if: { rows: '< 2' } },
      'bad_pipeline',
      /Both "failIf" and "fail_if"/,
    ],
    ['a key that is none', { inputs: 'a' }, 'bad_pipeline', /Unknown key "inputs".*Did you mean "input"/],
    [
      'a source that would be passed over',
      { input: { sources: JSON.parse('{ "__proto__": "a.jsonl", "b": "b.jsonl" }') } },
      'bad_pipeline',
      /"input.sources" holds the name "__proto__"/,
    ],
    ['a broken seed', { seed: 1.5 }, 'bad_option', /"seed"/],
    ['a negative seed', { seed: -1 }, 'bad_option', /"seed"/],
    ['a seed of text', { seed: '7' }, 'bad_option', /"seed"/],
    ['a budget beyond 1', { errors: { budget: 1.1 } }, 'bad_option', /"errors.budget" must be at most 1/],
    ['a budget below 0', { errors: { budget: -0.1 } }, 'bad_option', /"errors.budget" must be at least 0/],
    [
      'a budget that is no number',
      { errors: { budget: Number.NaN } },
      'bad_option',
      /"errors.budget" must be a number, not NaN/,
    ],
    [
      'an unknown onError',
      { errors: { onError: 'skip' } },
      'bad_option',
      /"errors.onError" cannot be "skip".*reject, fail/,
    ],
    [
      'an unknown invalidUtf8',
      { errors: { invalidUtf8: 'drop' } },
      'bad_option',
      /"errors.invalidUtf8" cannot be "drop"/,
    ],
  ]
  test.each(bad)('refuses %s', (_, changes, code, message) => {
    const refused = expect.objectContaining({ code, message: expect.stringMatching(message) })
    expect(() => normalize(given(changes))).toThrow(refused)
  })
})

test('a pipeline that is not given is said to be none', () => {
  expect(() => normalize(undefined as never)).toThrow('A pipeline must be a mapping, not nothing')
})
