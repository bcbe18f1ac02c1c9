import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from 'prepkit'
import { expect, it } from 'vitest'
import { makeProject } from '../docs/project.js'
import { temporaryFolder, writeLines } from './fixtures.js'

const folder = temporaryFolder('survey-decisions')
makeProject(folder)
const input = writeLines(join(folder, 'in.jsonl'), [{ text: 'a' }, { text: 'b' }])

it.each([
  ['nothing', 'undefined'],
  ['what is no JSON', '({ decision: 1n })'],
  ['no decision', '({ decision: undefined })'],
])('a survey that decides %s is named, and it is no internal error', async (name, verdict) => {
  const module = join(folder, `${name.replaceAll(' ', '-')}.mjs`)
  writeFileSync(
    module,
    `import { defineTransform, z } from 'prepkit'
export const transform = defineTransform({
  name: 'decides', summary: 'Decides', examples: [], options: z.strictObject({}),
  plan: (schema) => ({ schema, reads: ['text'], writes: [], effects: { rows: 'kept' } }),
  survey: { reads: () => ['text'], empty: () => 0, observe() {}, merge: (a) => a, decide: () => ${verdict} },
  open: () => (batch) => batch,
})`,
  )
  await expect(
    run({ input, steps: [{ [module]: {} }], output: join(folder, name) }, { workers: 0 }),
  ).rejects.toMatchObject({
    code: 'worker_failed',
    message: expect.stringContaining('when its survey decided'),
  })
})
