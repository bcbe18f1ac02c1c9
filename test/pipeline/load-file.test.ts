import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { PrepError } from '../../src/base/errors.js'
import type { JsonSchema } from '../../src/base/json-schema.js'
import { checkPipeline } from '../../src/pipeline/check.js'
import { pipelineJsonSchema } from '../../src/pipeline/editor-schema.js'
import { definePipeline, loadPipelineFile } from '../../src/pipeline/load-file.js'
import { folderWith } from '../cli/prep.js'

const good = `seed: 7
input: data/*.jsonl
steps:
  - balance:
      facet: gender
      label: hired
      method: over
  - convert: { to: messages }
output: { path: out/, format: arrow }
`

async function failureOf(work: Promise<unknown>): Promise<PrepError> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(PrepError)
  return error as PrepError
}

describe('loadPipelineFile()', () => {
  it('reads YAML and leaves the options of steps as they are written', async () => {
    const path = join(folderWith({ 'pipeline.yaml': good }), 'pipeline.yaml')
    const { pipeline, placeOfStep } = await loadPipelineFile(path)
    expect(pipeline).toEqual({
      seed: 7,
      input: 'data/*.jsonl',
      steps: [
        { balance: { facet: 'gender', label: 'hired', method: 'over' } },
        { convert: { to: 'messages' } },
      ],
      output: { path: 'out/', format: 'arrow' },
    })
    expect(placeOfStep(1)).toEqual({ source: path, line: 8, column: 5 })
  })

  it('reads JSON with tabs, and a module with a default or a named export', async () => {
    const json = JSON.stringify({ input: 'a.jsonl', output: 'out' }, undefined, '\t')
    const folder = folderWith({
      'p.json': json,
      'a.mjs': `export default ${json}`,
      'b.mjs': `export const pipeline = ${json}`,
    })
    for (const name of ['p.json', 'a.mjs', 'b.mjs'])
      expect((await loadPipelineFile(join(folder, name))).pipeline).toMatchObject({
        input: 'a.jsonl',
        output: 'out',
      })
  })

  it.each<[fault: string, from: string, to: string, place: string, message: string]>([
    [
      'a mistyped option',
      'facet:',
      'faset:',
      '5:7',
      'Unknown option "faset" of balance. Did you mean "facet"?',
    ],
    ['a mistyped key', 'seed:', 'sead:', '1:1', 'Unknown key "sead" of the pipeline. Did you mean "seed"?'],
    [
      'a mistyped transform',
      'balance:',
      'balanse:',
      '4:5',
      'Unknown transform "balanse". Did you mean "balance"?',
    ],
    [
      'a mistyped nested key',
      'format:',
      'fromat:',
      '9:23',
      'Unknown key "fromat" of "output". Did you mean "format"?',
    ],
    [
      'a word that is not allowed',
      'method: over',
      'method: ovr',
      '7:15',
      'Option "method" of balance cannot be "ovr". Did you mean "over"?',
    ],
    ['a wrong type', 'seed: 7', 'seed: seven', '1:7', 'Key "seed" must be a number, not text'],
    [
      'a share in percent',
      'seed: 7',
      'errors: { budget: 5% }',
      '1:19',
      'Key "errors.budget" must be a number, not text. Write 0.05 for 5 %',
    ],
    [
      'a percentage for a share',
      'seed: 7',
      'errors: { budget: 2.5 }',
      '1:19',
      'Key "errors.budget" must be at most 1. Write 0.025 for 2.5 %',
    ],
    [
      'a path of a list without quotes within brackets',
      'label: hired',
      'label: [n, turns[0].parts[].text ]',
      '6:23',
      'Within brackets or braces, a value that holds a bracket goes in quotes: "turns[0].parts[].text"',
    ],
    [
      'the same within braces',
      '{ to: messages }',
      '{ to: messages[].content }',
      '8:28',
      'goes in quotes: "messages[].content"',
    ],
    ['a negative seed', 'seed: 7', 'seed: -1', '1:7', 'Key "seed" must be at least 0'],
    [
      'an input of the wrong form',
      'data/*.jsonl',
      '5',
      '2:8',
      'Key "input" must be text or a list or a mapping, not a whole number',
    ],
    [
      'a mistyped name where numbers may stand as well',
      '      method: over\n',
      '      method: over\n      strategy: minorty\n',
      '8:17',
      'Option "strategy" of balance cannot be "minorty". Did you mean "minority"?',
    ],
    [
      'an option whose forms need words of their own',
      '      method: over\n',
      '      method: over\n      target: true\n',
      '8:15',
      'Option "target" of balance cannot be true or false. Give equal, independent, a number',
    ],
    [
      'a gate without its condition',
      'seed: 7',
      'failIf: { disparateImpact: 0.8 }',
      '1:28',
      'Key "failIf.disparateImpact" cannot be a number. Give a condition in quotes, such as \'< 0.8\'',
    ],
    [
      'something else than a mapping of options',
      '  - balance:\n',
      '  - mix: { unimax: true }\n  - balance:\n',
      '4:20',
      'Option "unimax" of mix must be a mapping such as { budget: … }, not true or false',
    ],
    [
      'a missing option',
      '      method: over\n',
      '',
      '4:5',
      'Option "method" of balance is missing: over: repeat rows',
    ],
    [
      'a missing key',
      'output: { path: out/, format: arrow }\n',
      '',
      '1:1',
      'Key "output" of the pipeline is missing: What to write',
    ],
    [
      'two transforms in one step',
      '  - convert',
      '    convert',
      '4:5',
      'Step 1 names balance and convert. A step is one transform with its options',
    ],
    ['a key given twice', 'seed: 7', 'input: x', '2:1', 'Key "input" stands here a second time'],
    ['a second document', 'seed: 7', 'seed: 7\n---', '2:1', 'A file holds one pipeline'],
    ['a name that nothing has', 'seed: 7', 'seed: *gone', '1:7', 'Nothing is named &gone'],
    ['a value like a key', 'seed: 7', 'seed: a: b', '1:7', 'Put the value in quotes'],
    ['a bracket left open', '{ to: messages }', '{ to: messages', '9:1', ''],
    ['a tab as indentation', '      facet', '\tfacet', '5:1', 'Indent by spaces'],
    ['a tag', 'seed: 7', 'seed: !!js/function 7', '1:7', 'Tags such as !name are not read here'],
  ])('gives line, column and the nearest name for %s', async (_, from, to, place, message) => {
    expect(good).toContain(from)
    const path = join(folderWith({ 'pipeline.yaml': good.replace(from, to) }), 'pipeline.yaml')
    const error = await failureOf(loadPipelineFile(path))
    expect(error.message).toContain(message)
    expect(error.at?.source).toBe(path)
    expect(`${error.at?.line}:${error.at?.column}`).toBe(place)
  })

  it('tells all faults at once, in the order of the file', async () => {
    const text = good.replace('output: {', 'ouptut: {').replace('facet', 'faset').replace('over', 'ovr')
    const path = join(folderWith({ 'pipeline.yaml': text }), 'pipeline.yaml')
    const { message } = await failureOf(loadPipelineFile(path))
    expect(message.split('\n').map((line) => line.trim().slice(0, 34))).toEqual([
      'Unknown option "faset" of balance.',
      'Also at 7:15: Option "method" of b',
      'Also at 9:1: Unknown key "ouptut" ',
    ])
  })

  it('finds the place of a fault behind an anchor', async () => {
    const text =
      'input: a.jsonl\nsteps:\n  - balance: &b { facet: a, method: over }\n  - balance: *b\noutput: &o\n  pth: out\n'
    const error = await failureOf(loadPipelineFile(join(folderWith({ 'p.yaml': text }), 'p.yaml')))
    expect(error.message).toContain('Unknown key "pth" of "output"')
    expect(error.message).not.toContain('output.path')
  })

  it.each<[name: string, content: string, code: string, message: string, step?: string]>([
    ['rows.jsonl', '{}', 'bad_pipeline', '"rows.jsonl" is not a pipeline file'],
    ['p.mjs', 'export const other = 1', 'bad_pipeline', 'The module exports other'],
    ['p.mjs', 'export default {', 'bad_pipeline', 'The module cannot be loaded'],
    [
      'p.mjs',
      'export default { input: "i", steps: [{ head: { rows: 1 } }, { head: { row: 1 } }], output: "o" }',
      'bad_option',
      'Unknown option "row" of head',
      '2 head',
    ],
    ['p.mjs', 'export default { inputs: 1, output: "o" }', 'bad_pipeline', 'Did you mean "input"?'],
    ['p.json', '{"input": name}', 'bad_pipeline', 'Text must stand in double quotes'],
    ['p.yaml', '', 'bad_pipeline', 'A pipeline must be a mapping, not empty'],
  ])('refuses %s that holds %s', async (name, content, code, message, step) => {
    const error = await failureOf(loadPipelineFile(join(folderWith({ [name]: content }), name)))
    expect([error.code, error.at?.step]).toEqual([code, step])
    expect(error.message).toContain(message)
  })

  it('refuses a file that is not there', async () => {
    const error = await failureOf(loadPipelineFile('no/pipeline.yaml'))
    expect([error.code, error.message]).toEqual(['not_found', 'There is no file "no/pipeline.yaml"'])
  })

  it('refuses an address', async () => {
    const error = await failureOf(loadPipelineFile('https://example.org/pipeline.yaml'))
    expect([error.code, error.message]).toEqual([
      'unsupported',
      expect.stringContaining('begins with "https://"'),
    ])
  })

  it.skipIf((process.features as { typescript?: unknown }).typescript)(
    'says which Node reads TypeScript, where this one does not',
    async () => {
      const folder = folderWith()
      writeFileSync(join(folder, 'prep.config.ts'), 'export default {}')
      const error = await failureOf(loadPipelineFile(join(folder, 'prep.config.ts')))
      expect(error.code).toBe('unsupported')
      expect(error.message).toContain('does not read TypeScript')
    },
  )
})

describe('checkPipeline()', () => {
  it('takes a pipeline made in code, a step without options, and a transform of the user', async () => {
    const pipeline = definePipeline({ input: ['a.jsonl'], steps: [{ './my-step.js': {} }], output: 'out' })
    await expect(checkPipeline({ ...pipeline, steps: [] })).resolves.toMatchObject({ output: 'out' })
    const error = await failureOf(checkPipeline(pipeline))
    expect(error.message).toContain('./my-step.js')
  })

  it('fills in empty options', async () => {
    const error = await failureOf(checkPipeline({ input: 'a', steps: [{ balance: null }], output: 'o' }))
    expect(error.message).toContain('Option "method" of balance is missing')
    expect(error.code).toBe('bad_option')
  })
})

describe('pipelineJsonSchema()', () => {
  it('describes the options of every transform and refuses other keys', async () => {
    const schema = await pipelineJsonSchema()
    const properties = schema.properties as Record<string, JsonSchema>
    expect(Object.keys(properties)).toEqual([
      'seed',
      'input',
      'steps',
      'profile',
      'drift',
      'failIf',
      'output',
      'errors',
      'fail_if',
    ])
    expect(schema.additionalProperties).toBe(false)
    const steps = (properties.steps.items as JsonSchema).properties as Record<string, JsonSchema>
    expect(steps.balance).toMatchObject({ type: 'object', additionalProperties: false })
    expect(JSON.stringify(steps.convert)).toContain('messages')
  })
})
