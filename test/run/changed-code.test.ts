import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from 'prepkit'
import { describe, expect, test } from 'vitest'
import { Field, Schema, Utf8 } from '../../src/arrow/arrow.js'
import { planSteps, resolveSteps } from '../../src/pipeline/plan-steps.js'
import { temporaryFolder, writeLines } from './fixtures.js'

const folder = temporaryFolder('changed-code')
const input = writeLines(join(folder, 'in.jsonl'), [{ text: 'a' }, { text: 'b' }])

/** A step that leaves rows as they are, in a folder of its own, with a module that it imports. */
function makeStep(name: string): { step: string; imported: string } {
  const home = join(folder, name)
  mkdirSync(home)
  const imported = join(home, 'imported.mjs')
  writeFileSync(imported, 'export const change = (batch) => batch')
  const step = join(home, 'own.mjs')
  writeFileSync(
    step,
    `import { change } from './imported.mjs'
     export const transform = {
       name: 'own', summary: '', examples: [],
       options: { safeParse: (data) => ({ success: true, data }) },
       plan: (schema) => ({ schema, reads: [], writes: [], effects: { rows: 'kept' } }),
       open: () => change,
     }`,
  )
  return { step, imported }
}

const edit = (path: string) => writeFileSync(path, `${readFileSync(path, 'utf8')}\n// mended`)

describe('the code of a step of the user', () => {
  test.each(['step', 'imported'] as const)(
    'is part of the plan: an edited %s is another plan',
    async (edited) => {
      const paths = makeStep(edited)
      const pipeline = { input, steps: [{ [paths.step]: {} }], output: join(folder, `${edited}-out`) }
      await run(pipeline, { workers: 0 })
      expect((await run(pipeline, { workers: 0 })).resumedPartitions).toBe(1)
      edit(paths[edited])
      await expect(run(pipeline, { workers: 0 })).rejects.toMatchObject({
        code: 'plan_changed',
        message: expect.stringContaining(`Different: the code of step ${paths.step} changed.`),
      })
      expect((await run(pipeline, { workers: 0, overwrite: true })).resumedPartitions).toBe(0)
    },
  )

  test('that changed since the run was planned is refused by the worker that loads it', async () => {
    const { step, imported } = makeStep('moving')
    const [planned] = await resolveSteps([{ name: step, options: {} }])
    const schema = new Schema([new Field('text', new Utf8(), true)])
    expect(await planSteps([planned], schema)).toHaveLength(1)
    edit(imported)
    await expect(planSteps([planned], schema)).rejects.toMatchObject({
      code: 'bad_pipeline',
      message: expect.stringContaining('changed since the run was planned'),
    })
  })
})

describe('the code of a module that options of a step name', () => {
  const modules: [what: string, code: string, optionsOf: (module: string) => object][] = [
    [
      'recognizers',
      `export const recognizers = [{ name: 'own', entities: ['OWN'], find: ({ text }, report) => change(text, report) }]`,
      (module) => ({ entities: ['OWN'], recognizers: [{ module }] }),
    ],
    [
      'an operator',
      `export const operator = (entity, value) => change(value) ?? ''`,
      (module) => ({
        entities: ['EMAIL_ADDRESS'],
        operators: { EMAIL_ADDRESS: { operator: 'custom', module } },
      }),
    ],
  ]

  test.each(modules)('is part of the plan, imports and all: %s', async (what, code, optionsOf) => {
    const { imported } = makeStep(what)
    const module = join(folder, what, 'module.mjs')
    writeFileSync(module, `import { change } from './imported.mjs'\n${code}`)
    const steps = [{ anonymize: { fields: ['text'], ...optionsOf(module) } }]
    const pipeline = { input, steps, output: join(folder, `${what}-out`) }
    await run(pipeline, { workers: 0 })
    edit(imported)
    await expect(run(pipeline, { workers: 0 })).rejects.toMatchObject({
      code: 'plan_changed',
      message: expect.stringContaining(`the code of step ${module} changed`),
    })
  })
})
