import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describePlan, makePlan, run } from 'prepkit'
import { describe, expect, test } from 'vitest'
import { temporaryFolder, writeLines } from './fixtures.js'

const folder = temporaryFolder('named-files')
const input = writeLines(join(folder, 'in.jsonl'), [{ text: 'Orion, member 12-345' }])

function named(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

describe('files that options name', () => {
  test('a run is not resumed with another list of terms, whose terms stay out of the plan', async () => {
    const file = named('deny.txt', 'Orion\n')
    const steps = [{ anonymize: { fields: ['text'], entities: ['URL'], deny: [{ file }] } }]
    const pipeline = { input, output: join(folder, 'lists'), steps }
    const first = await run(pipeline)
    expect(first.steps[0].counts.notes).toMatchObject({ CUSTOM: 1 })
    expect((await run(pipeline)).digest).toBe(first.digest)
    expect(JSON.stringify(describePlan(await makePlan(pipeline)))).not.toContain('Orion')
    writeFileSync(file, 'Orion\nHeron\n')
    await expect(run(pipeline)).rejects.toMatchObject({
      code: 'plan_changed',
      message: expect.stringContaining('options.deny.0.sha256'),
    })
  })

  test('recognizers of a file are part of the plan', async () => {
    const file = named(
      'mine.yaml',
      '- { name: member, entity: MEMBER_ID, patterns: [{ regex: "\\\\d{2}-\\\\d{3}" }] }\n',
    )
    const steps = [{ anonymize: { fields: ['text'], entities: ['URL'], recognizers: [{ file }] } }]
    const plan = describePlan(await makePlan({ input, output: join(folder, 'yaml'), steps }))
    expect(plan.steps[0].options).toMatchObject({ recognizers: [{ name: 'member', entity: 'MEMBER_ID' }] })
    const report = await run({ input, output: join(folder, 'yaml'), steps })
    expect(report.steps[0].counts.notes).toMatchObject({ MEMBER_ID: 1 })
  })

  test('a run is not resumed with another module of recognizers', async () => {
    const source = (score: number) =>
      `export const recognizers = [{ name: 'member', entities: ['MEMBER_ID'], find({ text }, found) {
        const start = text.indexOf('12-345')
        if (start >= 0) found({ start, end: start + 6, score: ${score}, validated: true, why: 'test' })
      } }]`
    const module = named('mine.mjs', source(0.9))
    const steps = [{ anonymize: { fields: ['text'], entities: ['URL'], recognizers: [{ module }] } }]
    const pipeline = { input, output: join(folder, 'module'), steps }
    expect((await run(pipeline)).steps[0].counts.notes).toMatchObject({ MEMBER_ID: 1 })
    writeFileSync(module, source(0.8))
    await expect(run(pipeline)).rejects.toMatchObject({ code: 'plan_changed' })
  })

  test('a file that is missing stops the run before a record is read', async () => {
    const steps = [{ anonymize: { fields: ['text'], deny: [{ file: join(folder, 'none.txt') }] } }]
    await expect(run({ input, output: join(folder, 'none'), steps })).rejects.toMatchObject({
      code: 'bad_option',
    })
  })
})
