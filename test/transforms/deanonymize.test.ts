import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Batch } from '../../src/arrow/batch.js'
import { batchOfRows, rowsOf } from '../../src/arrow/rows.js'
import { anonymize } from '../../transforms/anonymize.js'
import { deanonymize } from '../../transforms/deanonymize.js'
import { runs } from '../campaign.js'
import { checkLaws, runStep } from '../laws.js'
import { batchOfTexts } from './anonymize/anonymized.js'

const keyed = { fields: ['text'], keyEnv: 'PREPKIT_TEST_KEY', entities: ['identifiers'] }

beforeEach(() => {
  process.env.PREPKIT_TEST_KEY = 'correct horse battery staple 42'
})

afterEach(() => {
  delete process.env.PREPKIT_TEST_KEY
})

async function through(batch: Batch, options: object): Promise<{ hidden: string[]; restored: string[] }> {
  const there = await runStep(anonymize, [[batch]], { options })
  const back = await runStep(deanonymize, [there.batches], { options })
  const texts = (batches: Batch[]) => batches.flatMap(rowsOf).map((row) => row.text as string)
  expect(there.counts.rejected).toEqual({})
  expect(back.counts.rejected).toEqual({})
  return { hidden: texts(there.batches), restored: texts(back.batches) }
}

it('counts the texts that are turned back, and numbers of fpe only under its options', async () => {
  const text = 'Card 4111 1111 1111 1111'
  const fpe = { ...keyed, policy: 'fpe' }
  const { batches } = await runStep(anonymize, [[batchOfTexts([text, 'nothing'])]], { options: fpe })
  const notesOf = async (options: object) => (await runStep(deanonymize, [batches], { options })).counts.notes
  expect(await notesOf(keyed)).toEqual({})
  expect(await notesOf(fpe)).toEqual({ restored: 1 })
})

const values = [
  'ann.lee@example.org',
  'https://example.com/ann?id=7',
  '192.0.2.7',
  '4111 1111 1111 1111',
  '4111-1111-1111-1112',
  '5500000000000004',
  'GB82 WEST 1234 5698 7654 32',
  '536-90-4399',
  '11010519491231002X',
  '110105194912310021',
  '138-0013-8000',
  '+86 13800138000',
  '１３８００１３８０００',
  '(202) 456-1414',
  '+44 20 7946 0018',
]
const words = [
  'call',
  'card no. ',
  '卡号',
  '身份证号：',
  '我的电话',
  'SSN ',
  'order ',
  ', ',
  '。',
  ' ',
  '-',
  '12',
  'x',
  '<',
  '\n',
]
const piece = fc.oneof(fc.constantFrom(...values), fc.constantFrom(...words), fc.string({ maxLength: 6 }))
const anyText = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''))

describe('deanonymize', () => {
  it.each([
    ['encrypt', {}],
    ['fpe', {}],
    ['encrypt', { operators: { CREDIT_CARD: 'fpe', finance: 'fpe', CN_RESIDENT_ID: 'fpe' } }],
  ])('`deanonymize()` gives back any text after %s %j, in English and Chinese', async (policy, more) => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyText, { minLength: 1, maxLength: 30 }), async (texts) => {
        const { restored } = await through(batchOfTexts(texts), { ...keyed, policy, ...more })
        expect(restored).toEqual(texts)
      }),
      runs(25),
    )
  })

  it('`anonymize()` by fpe leaves numbers of the same form where they can be found again', async () => {
    const options = { ...keyed, operators: { finance: 'fpe', government: 'fpe', CN_MOBILE: 'fpe' } }
    const texts = ['card 4111 1111 1111 1111 ok', 'SSN 536-90-4399', '手机13800138000', '11010519491231002X']
    const { hidden, restored } = await through(batchOfTexts(texts), options)
    expect(hidden[0]).toMatch(/^card 4111 11\d\d \d{4} \d{4} ok$/)
    expect(hidden[1]).toMatch(/^SSN \d{3}-\d\d-\d{4}$/)
    expect(hidden[2]).toMatch(/^手机138\d{8}$/)
    expect(hidden[3]).toMatch(/^110105\d{11}[\dX]$/)
    expect(restored).toEqual(texts)
    for (const [i, text] of texts.entries()) expect(hidden[i]).not.toBe(text)
  })

  it('`deanonymize()` rejects a row whose token was changed, and no other, without its text', async () => {
    const texts = ['mail ann@example.org', 'mail bob@example.org']
    const options = { ...keyed, policy: 'encrypt' }
    const there = await runStep(anonymize, [[batchOfTexts(texts)]], { options })
    const [first, second] = there.batches.flatMap(rowsOf).map((row) => row.text as string)
    const changed = first.replace(/:(.)/, (_, letter) => `:${letter === 'A' ? 'B' : 'A'}`)
    const back = await runStep(deanonymize, [[batchOfTexts([changed, second])]], { options })
    expect(back.batches.flatMap(rowsOf)).toEqual([{ text: texts[1] }])
    expect(back.counts.rejected).toEqual({ wrong_key_or_altered: 1 })
    process.env.PREPKIT_TEST_KEY = 'another secret of enough bytes'
    const wrong = await runStep(deanonymize, [there.batches], { options })
    expect(wrong.counts.rejected).toEqual({ wrong_key_or_altered: 2 })
  })

  it('`deanonymize()` keeps the laws of transforms', async () => {
    const options = { ...keyed, policy: 'fpe' }
    const there = await runStep(anonymize, [[batchOfTexts(values)]], { options })
    await checkLaws(deanonymize, { options, batches: there.batches })
  })

  it('`deanonymize()` restores inside JSON documents and lists', async () => {
    const rows = [{ text: 'x', tags: ['to ann@example.org', '13800138000'] }]
    const options = { fields: ['text', 'tags[]'], keyEnv: 'PREPKIT_TEST_KEY', policy: 'encrypt' }
    const there = await runStep(anonymize, [[batchOfRows(rows)]], { options })
    expect(JSON.stringify(there.batches.flatMap(rowsOf))).not.toMatch(/ann@|138001/)
    const back = await runStep(deanonymize, [there.batches], { options })
    expect(back.batches.flatMap(rowsOf)).toEqual(rows)
  })

  it('deanonymize asks for a key', async () => {
    await expect(
      runStep(deanonymize, [[batchOfTexts([''])]], { options: { fields: ['text'] } }),
    ).rejects.toThrow(/no key to restore with.*keyEnv.*keyFile/)
  })
})
