import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from 'prepkit'
import { describe, expect, test } from 'vitest'
import type { ErrorSpec } from '../../src/schemas/options/pipeline.js'
import { temporaryFolder } from './fixtures.js'

const folder = temporaryFolder('error-budget')
const fine = Buffer.from('{"t":"fine"}\n')
const torn = Buffer.from('{"t":"to\n')
/** A byte that is no character in any encoding that is recognised. */
const foreign = Buffer.concat([Buffer.from('{"t":"'), Buffer.of(0x81), Buffer.from('"}\n')])

let number = 0
function rowsOf(lines: Buffer[], errors?: ErrorSpec) {
  const input = join(folder, `${number++}.jsonl`)
  writeFileSync(input, Buffer.concat(lines))
  return run({ input, output: input.replace('.jsonl', '-out.jsonl'), errors }, { workers: 0 })
}
const times = (count: number, line: Buffer) => Array.from({ length: count }, () => line)

describe('the error budget', () => {
  test('lets ten bad records pass, whatever their share is', async () => {
    const report = await rowsOf([...times(40, fine), ...times(10, torn)])
    expect(report.rows).toMatchObject({ read: 50, rejected: 10, written: 40 })
  })

  test.each([
    ['eleven', 11, {}],
    ['one, where the budget is 0', 1, { budget: 0 }],
    ['three, where the floor is 2', 3, { budgetFloor: 2 }],
  ])('is passed by %s of them', async (_, count, errors) => {
    const failed = rowsOf([...times(40, fine), ...times(count, torn)], errors)
    await expect(failed).rejects.toMatchObject({ code: 'over_budget' })
  })

  test('is passed where most of several records are bad, however few they are', async () => {
    await expect(rowsOf([fine, ...times(3, torn)])).rejects.toMatchObject({ code: 'over_budget' })
    const allowed = await rowsOf([fine, ...times(3, torn)], { budget: 0.9 })
    expect(allowed.rows).toMatchObject({ written: 1, rejected: 3 })
    expect((await rowsOf([fine, torn])).rows).toMatchObject({ written: 1, rejected: 1 })
  })

  test('counts no verdict of a step that was asked to judge, and counts what it cannot read', async () => {
    const input = join(folder, 'judged.jsonl')
    const [long, short] = [{ text: 'Words enough to be kept by the rule' }, { text: 'Too short' }]
    writeFileSync(input, [long, ...Array(40).fill(short)].map((row) => `${JSON.stringify(row)}\n`).join(''))
    const judge = {
      filter_quality: {
        rules: ['gopher_short_doc'],
        limits: { gopher_short_doc: 5 },
        action: 'reject',
      },
    } as const
    const judged = { input, output: join(folder, 'judged'), steps: [judge] }
    const report = await run({ ...judged, errors: { budget: 0, onError: 'fail' } }, { workers: 0 })
    expect(report.rows).toMatchObject({ read: 41, rejected: 40, written: 1 })
    expect(report.steps[0].counts.judged).toEqual({ gopher_short_doc: 40 })
    writeFileSync(input, Buffer.concat(times(3, torn)), { flag: 'a' })
    const torn3 = run({ ...judged, errors: { budget: 0 } }, { workers: 0, overwrite: true })
    await expect(torn3).rejects.toMatchObject({
      code: 'over_budget',
      message: expect.stringMatching(/^3 of 44 records/),
    })
  })

  test('is passed where nothing is left, however little there was', async () => {
    await expect(rowsOf(times(2, torn))).rejects.toMatchObject({ code: 'over_budget' })
  })
})

test.each([
  ['prompt-completion', 'messages'],
  ['kto', 'conversational-kto'],
  ['preference', 'conversational-preference'],
] as const)(
  'a run that rejects conversations as too long for %s names %s, which takes them',
  async (to, named) => {
    const input = join(folder, `long-${to}.jsonl`)
    const say = (content: string) => [
      { role: 'user', content },
      { role: 'assistant', content },
    ]
    const beside = {
      'prompt-completion': {},
      kto: { label: true },
      preference: { chosen: say('a')[1], rejected: say('b')[1] },
    }[to]
    const messages = to === 'preference' ? [...say('a'), say('b')[0]] : [...say('a'), ...say('b')]
    writeFileSync(input, `${JSON.stringify({ messages, ...beside })}\n`.repeat(3))
    const failed = run({ input, steps: [{ convert: { to } }], output: join(folder, to) }, { workers: 0 })
    await expect(failed).rejects.toMatchObject({
      message: expect.stringMatching(
        new RegExp(`3 not_single_turn\\..* Conversations of several turns convert to ${named}\\. Correct`),
      ),
    })
  },
)

describe('the repair budget', () => {
  test.each([0, 2])('is passed by too many records that are no UTF-8 (%i workers)', async (workers) => {
    const input = join(folder, `foreign-${workers}.jsonl`)
    writeFileSync(input, Buffer.concat([...times(400, fine), ...times(11, foreign)]))
    const failed = run({ input, output: join(folder, `foreign-${workers}`) }, { workers })
    await expect(failed).rejects.toMatchObject({
      code: 'over_budget',
      message: expect.stringMatching(
        /^11 of 411 records are not valid UTF-8 .* another encoding, such as .*"encoding"/,
      ),
    })
  })

  test('lets ten of them pass where most records are sound, and lists them', async () => {
    const report = await rowsOf([...times(40, fine), ...times(10, foreign)])
    expect(report.rows).toMatchObject({ repaired: 10, written: 50 })
  })

  test.each([
    ['most of a small input', [...times(2, fine), ...times(3, foreign)], {}],
    ['one, where it is 0', [...times(40, fine), foreign], { repairBudget: 0 }],
  ])('is passed by %s', async (_, lines, errors) => {
    await expect(rowsOf(lines, errors)).rejects.toMatchObject({ code: 'over_budget' })
  })

  test('can be raised, and counts no lone surrogates, which are no matter of the encoding', async () => {
    const raised = await rowsOf([...times(5, fine), ...times(20, foreign)], { repairBudget: 1 })
    expect(raised.rows.repaired).toBe(20)
    const surrogate = Buffer.from('{"t":"\\ud800"}\n')
    const report = await rowsOf(times(20, surrogate))
    expect(report.rows).toMatchObject({ repaired: 20, written: 20 })
  })
})
