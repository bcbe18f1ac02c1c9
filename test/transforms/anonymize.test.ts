import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Field, Schema, Utf8 } from '../../src/arrow/arrow.js'
import { Batch, originOf } from '../../src/arrow/batch.js'
import { jsonFieldMetadata } from '../../src/arrow/infer-schema.js'
import { batchOfRows, rowsOf } from '../../src/arrow/rows.js'
import { TextLens } from '../../src/arrow/text-lens.js'
import { type Detector, openDetector } from '../../transforms/anonymize/detect/detector.js'
import { resolveOverlaps } from '../../transforms/anonymize/detect/resolve-overlaps.js'
import { type Entity, expandEntities } from '../../transforms/anonymize/entities/entities.js'
import { openRecognizers } from '../../transforms/anonymize/recognizers/index.js'
import { anonymize } from '../../transforms/anonymize.js'
import { campaignSeconds, drawsOf, isWhole, runs, spread } from '../campaign.js'
import { checkLaws, runStep } from '../laws.js'
import { anonymized, batchOfTexts } from './anonymize/anonymized.js'
import { maskOf, openMaskOf } from './anonymize/prefilter/sweep-texts.js'

const pieces = fc.oneof(
  fc.constantFrom(
    'a.b@c.org',
    '13800138000',
    '+86 138 0013 8000',
    '11010519491231002X',
    '4111 1111 1111 1111',
    'GB82WEST12345698765432',
    'https://x.org/a?b=1',
    '10.1.2.3',
    '536-90-4399',
    '(202) 456-1414',
    '一三八零零一三八零零零',
    '，你好。',
    ' and ',
    '\u200b',
    '＠：１',
    '😀',
    '\n',
    '/',
    '-',
    '.',
  ),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
  fc.stringMatching(/^[0-9 .:@/x-]{0,8}$/),
)
const texts = fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join(''))

describe('laws', () => {
  it.each(spread(['replace', 'redact', 'mask', 'pseudonymize'], 2))(
    '`anonymize()` by %s keeps the laws of transforms',
    async (policy) => {
      const sample = fc.sample(
        fc.record({ a: texts, n: fc.integer(), list: fc.array(texts, { maxLength: 3 }) }),
        {
          numRuns: isWhole ? 45 : 24,
          seed: 11,
        },
      )
      const batches = [sample.slice(0, 20), sample.slice(20)].map((rows, i) =>
        batchOfRows([{ a: null, n: 1, list: ['x'] }, ...rows], {
          schema: batchOfRows([{ a: 'x', n: 1, list: ['x'] }]).schema,
          firstPosition: i * 100,
        }),
      )
      const run = await checkLaws(anonymize, { options: { fields: ['a', 'list[]'], policy }, batches })
      expect(run.counts.rowsOut).toBe(sample.length + 2)
      expect(run.counts.notes.EMAIL_ADDRESS).toBeGreaterThan(isWhole ? 5 : 1)
    },
  )

  it('`anonymize()` counts what it replaced by entity and shares the columns it does not read', async () => {
    const batch = batchOfRows([{ text: 'a@b.org, c@d.org 13800138000', other: 'e@f.org' }])
    const { counts, batches } = await runStep(anonymize, [[batch]], { options: { fields: ['text'] } })
    expect(counts.notes).toEqual({ EMAIL_ADDRESS: 2, CN_MOBILE: 1 })
    expect(batches[0].column('other')).toBe(batch.column('other'))
  })

  it('`anonymize()` returns the very batch when nothing is found', async () => {
    const batch = batchOfTexts(['nothing here', '没有'])
    const { batches } = await runStep(anonymize, [[batch]], { options: { fields: ['text'] } })
    expect(batches[0]).toBe(batch)
  })

  it('`anonymize()` works on nested text', async () => {
    const batch = batchOfRows([
      {
        messages: [
          { role: 'user', content: '我是a@b.org' },
          { role: 'bot', content: 'ok' },
        ],
      },
    ])
    const { batches } = await runStep(anonymize, [[batch]], { options: { fields: ['messages[].content'] } })
    expect(rowsOf(batches[0])).toEqual([
      {
        messages: [
          { role: 'user', content: '我是<EMAIL_ADDRESS>' },
          { role: 'bot', content: 'ok' },
        ],
      },
    ])
  })
})

describe('columns of JSON documents', () => {
  function jsonBatch(documents: string[]): Batch {
    const { columns } = batchOfTexts(documents)
    const schema = new Schema([new Field('text', new Utf8(), true, jsonFieldMetadata())])
    return new Batch(
      schema,
      columns,
      originOf(
        0,
        Float64Array.from(documents, (_, i) => i),
      ),
    )
  }

  it('`anonymize()` keeps documents valid and every other byte as it is', async () => {
    const batch = jsonBatch([
      '{"tel": 13800138000, "n":12345678901234567890,\t"a@b.org": ["x\\n\\"13800138000\\""]}',
    ])
    const { batches } = await runStep(anonymize, [[batch]], { options: { fields: ['text'] } })
    expect(new TextLens(batches[0], 'text').at(0)).toBe(
      '{"tel": "<CN_MOBILE>", "n":12345678901234567890,\t"<EMAIL_ADDRESS>": ["x\\n\\"<CN_MOBILE>\\""]}',
    )
  })

  it('`anonymize()` rejects a record it cannot process, and that record alone', async () => {
    const batch = jsonBatch(['"a@b.org"', '"broken \n a@b.org"', '"c@d.org"'])
    const { batches, counts } = await runStep(anonymize, [[batch]], { options: { fields: ['text'] } })
    expect(rowsOf(batches[0])).toEqual([{ text: '<EMAIL_ADDRESS>' }, { text: '<EMAIL_ADDRESS>' }])
    expect(counts.rejected).toEqual({ anonymize_failed: 1 })
    expect(counts.notes).toEqual({ EMAIL_ADDRESS: 2 })
  })
})

const allBits = 0x7fffffff

async function openIdentifiers(): Promise<Detector> {
  const entities = expandEntities(['identifiers'])
  const recognizers = await openRecognizers({ entities, regions: ['US', 'CN'] })
  return openDetector({ recognizers, entities })
}

describe('spans', () => {
  const span = (entity: Entity, start: number, end: number, validated = true) => ({
    entity,
    start,
    end,
    validated,
    score: 0.9,
    recognizer: entity.toLowerCase(),
    why: 'form',
  })

  it.each([
    ['validated before longer', [span('URL', 0, 20, false), span('CREDIT_CARD', 4, 20)], [1]],
    ['longer before earlier', [span('CN_MOBILE', 0, 11), span('EMAIL_ADDRESS', 0, 18)], [1]],
    [
      'earlier where all else is equal',
      [span('URL', 5, 10), span('CN_MOBILE', 0, 6, true), span('US_SSN', 9, 14)],
      [1, 2],
    ],
    ['the more specific of two alike', [span('CN_MOBILE', 0, 11), span('PHONE_NUMBER', 0, 11)], [0]],
    ['no half of a validated value', [span('CREDIT_CARD', 0, 10), span('URL', 6, 14, false)], [0]],
    ['all that are apart', [span('URL', 5, 9), span('US_SSN', 0, 5)], [1, 0]],
  ])('`resolveOverlaps()` keeps %s', (_, spans, kept) => {
    expect(resolveOverlaps(' '.repeat(20), spans)).toEqual(kept.map((i) => spans[i]))
  })

  it('`resolveOverlaps()` replaces what is left of a value that lost', () => {
    const card = span('CREDIT_CARD', 4, 14)
    const mail = span('EMAIL_ADDRESS', 12, 20)
    expect(resolveOverlaps('see 4111111111.a@b.org', [card, mail])).toEqual([card, { ...mail, start: 14 }])
    expect(resolveOverlaps('see 4111111111........', [card, mail])).toEqual([card])
  })

  it('spans are disjoint and in order, and the gate hides nothing that a recognizer would find', async () => {
    const detector = await openIdentifiers()
    fc.assert(
      fc.property(texts, (text) => {
        const sane = Buffer.from(text).toString()
        const spans = detector.detect(sane, { mask: maskOf(sane, allBits) })
        expect(spans).toEqual(detector.detect(sane, { mask: openMaskOf(sane) }))
        for (let i = 1; i < spans.length; i++) expect(spans[i].start).toBeGreaterThanOrEqual(spans[i - 1].end)
      }),
      { ...runs(120), examples: [['\u{1d403}4111 1111 1111 1111']] },
    )
  })

  it('no validated value survives, and all outside the spans stays as it was', async () => {
    const detector = await openIdentifiers()
    const sample = fc
      .sample(texts, { numRuns: campaignSeconds > 0 ? 1500 : drawsOf(1000), seed: 5 })
      .map((text) => Buffer.from(text).toString())
    const after = await anonymized(sample, { entities: ['identifiers'] })
    for (const [i, text] of sample.entries()) {
      let wanted = ''
      let from = 0
      for (const { entity, start, end } of detector.detect(text, { mask: openMaskOf(text) })) {
        wanted += `${text.slice(from, start)}<${entity}>`
        from = end
      }
      expect(after[i]).toBe(wanted + text.slice(from))
      const left = detector
        .detect(after[i], { mask: openMaskOf(after[i]) })
        .filter(({ validated }) => validated)
      expect(left, JSON.stringify(text)).toEqual([])
    }
  })
})
