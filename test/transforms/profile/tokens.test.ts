import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { batchOfRows, type Row } from '../../../src/arrow/rows.js'
import { renderProfile } from '../../../src/report/render-profile.js'
import type { ProfileReport } from '../../../src/schemas/profile.js'
import { openTokenizer } from '../../../src/tokens/text-tokenizer.js'
import { type OpenProfile, profileFindings } from '../../../transforms/profile/findings.js'
import { profileOptions } from '../../../transforms/profile/options.js'
import { runs } from '../../campaign.js'
import { root } from '../../source-files.js'

const path = join(root, 'datasets/samples/tokenizer')
const { count } = await openTokenizer(path)
const { openTokenizer: openForSteps } = await import('../../../src/tokens/tokenizer.js')
const tokenizer = await openForSteps(path)

/** The profile of rows that are read in partitions of so many. */
function profileOf(
  rows: Row[],
  { size = rows.length, ...options }: Record<string, unknown> & { size?: number },
) {
  const parsed = profileOptions.parse({ tokenizer: path, ...options })
  const { schema } = batchOfRows(rows)
  const parts: unknown[] = []
  for (let from = 0; from < rows.length; from += size) {
    const open = profileFindings.empty(parsed, undefined, schema) as OpenProfile
    open.useTokenizer(tokenizer)
    open.observe(batchOfRows(rows.slice(from, from + size), { schema, firstPosition: from }))
    parts.push(open.seal())
  }
  return profileFindings.report(
    parts.reduce((a, b) => profileFindings.merge(a, b)),
    parsed,
  ) as ProfileReport
}

describe('the tokens in a profile', () => {
  test('are counted once for a message, which its column and its role tell of', () => {
    let calls = 0
    const counting: typeof tokenizer = {
      ...tokenizer,
      encodeBytes(...given) {
        calls++
        tokenizer.encodeBytes(...given)
      },
    }
    const rows = Array.from({ length: 5 }, (_, i) => ({
      messages: [
        { role: 'user', content: `Question ${i}` },
        { role: 'assistant', content: `Answer ${i}` },
      ],
    }))
    const { schema } = batchOfRows(rows)
    const open = profileFindings.empty(
      profileOptions.parse({ tokenizer: path }),
      undefined,
      schema,
    ) as OpenProfile
    open.useTokenizer(counting)
    // The same memory with other texts is another batch.
    for (let i = 0; i < 2; i++) open.observe(batchOfRows(rows, { schema }))
    const { chat, columns } = profileFindings.report(
      open.seal(),
      profileOptions.parse({ tokenizer: path }),
    ) as ProfileReport
    expect(chat?.parts.length).toBeGreaterThan(0)
    expect(columns).toBeDefined()
    // Ten messages of ten texts, and the two names of roles, which are texts of a column, too.
    expect(calls).toBe(12)
  })

  const texts = fc.array(
    fc.record({ prompt: fc.constantFrom('Hi', '你好，世界', '', 'a b c '), completion: fc.string() }),
    {
      minLength: 1,
      maxLength: 30,
    },
  )

  test('are those of the texts, by column and by record, however the rows are parted', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 7 }), (rows, size) => {
        const report = profileOf(rows, { size, minShared: 1, length: 16, batchSize: 2, epochs: 1.5 })
        const counts = rows.map(({ prompt, completion }) =>
          [prompt, completion].map((text) => count(text, plain)),
        )
        const sums = counts.map(([a, b]) => a + b)
        const all = sums.reduce((sum, one) => sum + one, 0)
        expect(report.tokens?.record).toMatchObject({
          min: Math.min(...sums),
          max: Math.max(...sums),
          sum: all,
        })
        const [prompts, completions] = report.columns.map(({ text }) => text?.tokens?.sum)
        expect([prompts, completions]).toEqual(
          [0, 1].map((at) => counts.reduce((sum, one) => sum + one[at], 0)),
        )
        expect(report.chat?.parts.map(({ tokens }) => tokens?.sum)).toEqual([prompts, completions])
        const overlong = sums.filter((sum) => sum > 16).length
        const { training } = report.tokens!
        expect(training).toMatchObject({ length: 16, overlong, stepsAnEpoch: Math.ceil(training.rows / 2) })
        // Rows hold all that is not lost, and no packing needs fewer.
        const kept = all - (training.lost ?? 0) * all
        expect(training.rows * 16 * (1 - (training.waste ?? 0))).toBeCloseTo(kept, 6)
        expect(training.rows).toBeGreaterThanOrEqual(Math.ceil(kept / 16 - 1e-6))
      }),
      runs(30, 14),
    )
  })

  test('of a conversation are what its messages say, not who says it', () => {
    const rows = Array.from({ length: 6 }, (_, i) => ({
      id: `row ${i}`,
      messages: [
        { role: 'user', content: 'How are you?' },
        { role: 'assistant', content: 'Fine.' },
      ],
    }))
    const each = count('How are you?', plain) + count('Fine.', plain)
    expect(profileOf(rows, {}).tokens?.record).toMatchObject({ min: each, max: each, sum: 6 * each })
  })

  test('tell of no record that few are like', async () => {
    const rows = Array.from({ length: 40 }, (_, i) => ({ text: 'word '.repeat(i === 7 ? 500 : 3) }))
    const report = profileOf(rows, { length: 64 })
    expect(report.tokens?.record.max).toBeLessThan(count(rows[7].text, plain))
    expect(report.tokens?.training).toMatchObject({ overlong: null, lost: null })
    expect(profileOf(rows.slice(0, 4), {}).tokens).toBeUndefined()
    const page = await renderProfile(report, { lang: 'zh' })
    expect(page).toContain('打包后的行')
    expect(page).not.toContain(String(count(rows[7].text, plain)))
  })

  test('are not counted where no tokenizer is named', () => {
    const report = profileOf([{ text: 'a' }], { tokenizer: undefined, minShared: 1 })
    expect(report.tokens).toBeUndefined()
    expect(report.columns[0].text).not.toHaveProperty('tokens')
  })
})

const plain = { addSpecialTokens: false } as const
