import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { batchOfRows, rowsOf } from '../../src/arrow/rows.js'
import { breaches, limitsFor, rulesWithin } from '../../transforms/filter-quality/judge.js'
import {
  codeLimits,
  limitRules,
  limitsOf,
  nemoLimits,
  publishedLimitsOf,
} from '../../transforms/filter-quality/limits.data.js'
import { PlaceFinder } from '../../transforms/filter-quality/places.js'
import type { QualityPreset } from '../../transforms/filter-quality/presets.js'
import { isWhole, NumberTally } from '../../transforms/filter-quality/spread.js'
import { suggestedLimits } from '../../transforms/filter-quality/suggest.js'
import { filterQuality } from '../../transforms/filter-quality.js'
import { SignalMeter } from '../../transforms/signals/measure.js'
import type { Signals } from '../../transforms/signals/names.data.js'
import { signalNames } from '../../transforms/signals/text-meter.js'
import { runs, shortForm } from '../campaign.js'
import { checkLaws, runStep } from '../laws.js'

interface Fixture {
  id: string
  lang: string
  text: string
  tokens: string[]
  /** Verdicts of datatrove: Gopher quality, Gopher repetition, FineWeb; with 2 by the limits of FineWeb-2 for Chinese. */
  result: Record<string, string>
}

const fixtures = readFileSync(join(import.meta.dirname, '../golden/curation/fixtures.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Fixture)

/** The rules of each filter of datatrove, in its order. */
const filters = {
  gr: limitRules.filter(({ rule }) => /^(?:dup|top)/.test(rule)),
  gq: limitRules.filter(({ rule }) => rule.startsWith('gopher')),
  fw: limitRules.filter(({ rule }) =>
    ['line_punct_ratio', 'short_line_ratio', 'char_dup_ratio', 'list_ratio'].includes(rule),
  ),
} as const
type FilterName = keyof typeof filters

async function filtered(texts: readonly (string | null)[], options: object) {
  const rows = texts.map((text, id) => ({ id, text }))
  const run = await runStep(filterQuality as never, [[batchOfRows(rows)]], { options })
  return { rows: run.batches.flatMap(rowsOf), counts: run.counts }
}

const prose = fixtures[0].text
const chineseProse = fixtures.find(({ id }) => id === 'zh01_prose')!.text.replace(/\n/g, '')

/** Numbers in their places; NaN where there is none. */
const placedSignals = (signals: Signals) =>
  Float64Array.from(signalNames, (name) => signals[name] ?? Number.NaN)

describe('limitsFor()', () => {
  const meter = new SignalMeter({
    groups: ['gopher', 'repetition', 'fineweb', 'chinese'],
    tokenizer: 'datatrove',
  })

  const cases = fixtures.flatMap(({ id, lang, text, tokens, result }) =>
    (Object.keys(filters) as FilterName[]).flatMap((filter) => {
      const bytes = Buffer.from(text)
      const words = lang === 'zh' ? tokens : undefined
      const signals = meter.measure({ bytes, start: 0, end: bytes.length }, lang, words)
      const english = { id, filter, language: 'en', signals, reason: result[filter] }
      if (lang !== 'zh') return english
      return { id, filter, language: 'zh', signals, reason: result[`${filter}2`] }
    }),
  )
  it.each(cases)(
    'give $id the verdict and the reason of datatrove: $filter',
    ({ filter, language, signals, reason }) => {
      const own = new Set<string>(filters[filter].map(({ rule }) => rule))
      const options = { limits: {}, languageLimits: {}, rules: undefined, preset: 'fineweb2' } as const
      const rules = rulesWithin(limitsFor(language, options))
      const broken = breaches(placedSignals(signals), rules).filter(({ rule }) => own.has(rule))
      expect(broken[0]?.rule ?? 'keep').toBe(reason)
    },
  )

  it('are known for every rule, in some language or preset', () => {
    const used = new Set(
      [...Object.values(limitsOf), ...Object.values(publishedLimitsOf), nemoLimits, codeLimits].flatMap(
        (limits) => Object.keys(limits),
      ),
    )
    expect(limitRules.map(({ rule }) => rule).filter((rule) => !used.has(rule))).toEqual([])
  })
})

describe('`filterQuality()`', () => {
  const texts = [...fixtures.map(({ text }) => text), null, '']

  it('with the preset of instructions leaves out what is spoiled, and no short text, list or name', async () => {
    const short = [
      '撒哈拉沙漠',
      '1. 土豆\n2. 芹菜\n3. 玫瑰',
      '3 的 8 次方 = 6561',
      '王菲：歌手；李连杰：演员；蔡依林：歌手',
      'Yes.',
      '[7, 9]',
    ]
    const clean = fixtures.filter(
      ({ lang, text }) => lang === 'zh' && (text.match(/[一-龥]/g) ?? []).length > 20,
    )
    const spoiled = clean.map(({ text }) => new TextDecoder('gb18030').decode(Buffer.from(text)))
    expect(spoiled.length).toBeGreaterThan(4)
    const { rows: kept, counts } = await filtered([...short, ...spoiled, ''], { preset: 'sft' })
    expect(kept.map(({ text }) => text)).toEqual(short)
    expect(counts.dropped).toEqual({ garbled_gbk: spoiled.length, empty: 1 })
  })

  const lawful: object[] = [
    {},
    { action: 'tag', tokenizer: 'datatrove' },
    { action: 'reject', by: { gopher_short_doc: 'tag' }, limits: { list_ratio: null } },
  ]
  it.each(shortForm(lawful, 1))('keeps the laws of transforms: %j', async (options) => {
    const rows = texts.map((text, id) => ({ id, text }))
    const batches = [batchOfRows(rows), batchOfRows(rows, { firstPosition: 100 })]
    await checkLaws(filterQuality as never, { options, batches })
  })

  it('keeps good prose of both languages and counts what it drops by the first rule that is broken', async () => {
    const { rows, counts } = await filtered(texts, {})
    const ids = rows.map(({ id }) => fixtures[id as number]?.id ?? null)
    expect(ids).toContain('en01_prose')
    expect(ids).toContain('zh01_prose')
    expect(ids).toContain('zh05_trad')
    expect(ids).not.toContain('zh06_mojibake')
    expect(counts.dropped.empty).toBe(1)
    // A record without a text breaks no rule of texts.
    expect(ids).toContain(null)
  })

  it.each([
    ['a menu', '首页\n新闻\n体育\n财经\n娱乐\n科技\n汽车教育\n'.repeat(9), 'no_sentences'],
    ['headlines', '南方迎来新一轮降雨！\n球队今晚客场出战？\n新车下月上市\n'.repeat(9), 'no_sentences'],
    ['a loop', '东西不错，机器运行稳定，速度很快。'.repeat(20), 'duplicated_10_n_grams'],
    ['a short sentence', '今天天气很好，我们去公园。', 'gopher_short_doc'],
    ['sentences without signs', `${chineseProse.replace(/[，。；]/g, ' ')}`, undefined],
    ['a list behind sentences', `${chineseProse}\n- 苹果\n- 香蕉\n- 牛奶\n- 大米\n- 白糖`, undefined],
    ['commands', `${chineseProse}\n${'# mount -t auto -o loop disk.img /mnt\n'.repeat(6)}`, undefined],
  ])('makes of %s in Chinese what a reader of pages would', async (_, text, reason) => {
    const { counts } = await filtered([text], {})
    expect(counts.dropped).toEqual(reason === undefined ? {} : { [reason]: 1 })
  })

  it('tells every rule that a text breaks, with its number and limit, and none of its words', async () => {
    const { rows } = await filtered(['A short note: lighthouse.'], {
      action: 'tag',
      language: 'en',
    })
    const [{ quality }] = rows as { quality: { verdict: string; rules: { rule: string }[] } }[]
    expect(quality.verdict).toBe('fail')
    expect(quality.rules).toContainEqual({
      rule: 'gopher_short_doc',
      value: 4,
      limit: 50,
      side: 'min',
      turn: null,
      role: null,
      spans: [],
    })
    expect(quality.rules.map(({ rule }) => rule)).toContain('gopher_enough_stop_words')
    expect(JSON.stringify(quality)).not.toMatch(/lighthouse|note/)
  })

  it('takes other limits, switches rules off and on, and does by the rule what is asked', async () => {
    const short = 'This is a short note to say that the parcel arrived safely and that all is well with us.'
    expect((await filtered([short], {})).rows).toEqual([])
    expect((await filtered([short], { rules: ['gopher_enough_stop_words'] })).rows).toHaveLength(1)
    const limits = { gopher_short_doc: 10, top_4_gram: null }
    expect((await filtered([short], { limits })).rows).toHaveLength(1)
    const tagged = await filtered([short, prose], { by: { gopher_short_doc: 'tag', top_4_gram: 'reject' } })
    expect(tagged.counts.rejected).toEqual({ top_4_gram: 1 })
    expect(tagged.rows.map((row) => (row.quality as { verdict: string }).verdict)).toEqual(['keep'])
  })

  it('judges each turn of a conversation alone, and only those of the roles that are named', async () => {
    const loop = 'The same words again and again. '.repeat(40)
    const messages = [
      { role: 'user', content: loop },
      { role: 'assistant', content: prose },
      { role: 'assistant', content: loop },
    ]
    const options = {
      fields: ['messages[].content'],
      per: 'text',
      action: 'tag',
      rules: ['duplicated_10_n_grams'],
    }
    const turns = async (more: object) => {
      const run = await runStep(filterQuality as never, [[batchOfRows([{ messages }])]], {
        options: { ...options, ...more },
      })
      const [{ quality }] = run.batches.flatMap(rowsOf) as {
        quality: { rules: { turn: number; role: string }[] }
      }[]
      return quality.rules.map(({ turn, role }) => `${turn} ${role}`)
    }
    expect(await turns({})).toEqual(['0 user', '2 assistant'])
    expect(await turns({ roles: ['assistant'] })).toEqual(['2 assistant'])
  })

  it('reports how many records each rule leaves out, and how many no other does', async () => {
    const found = filterQuality.findings!
    const { openStep } = await import('../../src/transform/step.js')
    const { planStep } = await import('../../src/transform/plan-step.js')
    const batch = batchOfRows(fixtures.map(({ text }) => ({ text })))
    const step = planStep(filterQuality as never, {}, { index: 0, schema: batch.schema })
    const open = await openStep(step, { seed: 7, decision: undefined })
    const kept = [...open.apply(batch)].reduce((sum, { numRows }) => sum + numRows, 0)
    const report = found.report(open.findings(), step.options as never) as {
      records: number
      failed: number
      rules: { rule: string; limit: number; failed: number; alone: number }[]
    }
    expect(report.records).toBe(fixtures.length)
    expect(report.failed).toBe(fixtures.length - kept)
    const short = report.rules.find(({ rule }) => rule === 'gopher_short_doc')!
    expect(short.failed).toBeGreaterThanOrEqual(short.alone)
    expect(report.rules.every(({ failed, alone }) => failed >= alone && failed > 0)).toBe(true)
  })
})

describe('the places of a rule', () => {
  const finder = new PlaceFinder()
  const at = (text: string, rule: string) => {
    const bytes = Buffer.from(text)
    return finder.find({ bytes, start: 0, end: bytes.length }, rule)
  }
  const cut = (text: string, rule: string) => {
    const characters = [...text]
    return at(text, rule).map(({ start, end }) => characters.slice(start, end).join(''))
  }

  it.each([
    ['dup_line_frac', '😀 one\ntwo\n😀 one\n\ntwo', ['😀 one', 'two']],
    ['dup_para_frac', 'a b\nc\n\nd\n\na b\nc', ['a b\nc']],
    ['top_2_gram', 'go on, go on, stop', ['go on', 'go on']],
    ['duplicated_5_n_grams', '我们 a b c d e. 我们 a b c d e!', ['我们 a b c d']],
    ['gopher_too_many_bullets', 'x\n- 😀 a\n • b\ny', ['- 😀 a\n • b']],
    ['gopher_too_many_end_ellipsis', 'Well... yes\nNo…\nand so on... ', ['No…\nand so on... ']],
    ['replacement_characters', '中\ufffd\ufffd文', ['\ufffd\ufffd']],
    ['advertisement', '😀 加微信: abc12345 领取，扫码关注！', ['加微信: abc12345', '扫码关注']],
    ['advertisement', '加微信就好', []],
    ['advertisement', '加我V：somebody 领资料', ['加我V：somebody']],
    ['advertisement', '用 Ctrl+V shortcut 粘贴，或 C++ Visual Studio 2019', []],
    ['advertisement', '服务 + Vista Business，点击链接，在 Internet Explorer 中打开', []],
    ['gopher_short_doc', 'short', []],
  ])('of %s are found in characters: %j', (rule, text, parts) => {
    expect(cut(text, rule)).toEqual(parts)
  })

  it('of repeated lines, paragraphs and runs of words take as much of a text as the rule counts', () => {
    const meter = new SignalMeter({ groups: ['gopher', 'repetition'], tokenizer: 'fast' })
    for (const { text } of fixtures) {
      const bytes = Buffer.from(text)
      const signals = meter.measure({ bytes, start: 0, end: bytes.length }, 'en')
      const { length } = [...text]
      const lines = cut(text, 'dup_line_char_frac').join('').replaceAll('\n', '')
      expect([...lines].length).toBe(Math.round(signals.dup_line_char_frac! * length))
      for (const n of [5, 10] as const) {
        const runs = at(text, `duplicated_${n}_n_grams`)
        if (runs.length === 20) continue
        const words = cut(text, `duplicated_${n}_n_grams`).join('').replace(/\s+/g, '')
        expect([...words].length).toBe(Math.round(signals[`dup_${n}_gram`]! * length))
      }
    }
  })
})

describe('the limits that are suggested', () => {
  it('leave out at most the share that was asked for, each alone', () => {
    const rules = rulesWithin(limitsOf.zh)
    fc.assert(
      fc.property(
        fc.array(fc.record({ share: fc.double({ min: 0, max: 1, noNaN: true }), count: fc.nat(3000) }), {
          minLength: 20,
          maxLength: 200,
        }),
        fc.double({ min: 0.05, max: 0.4, noNaN: true }),
        (texts, share) => {
          const signals = texts.map((text) => {
            const numbers = rules.map(({ signal }) => [signal, isWhole(signal) ? text.count : text.share])
            return placedSignals(Object.fromEntries(numbers))
          })
          const tally = new NumberTally()
          const measured = Uint8Array.from(new Set(rules.map(({ place }) => place)))
          for (const text of signals) tally.add(text, measured, [])
          const numbers = tally.plain()
          const limits = suggestedLimits(numbers, rules, share)!
          for (const { rule, signal, place, side } of rules) {
            const limit = (limits as Record<string, number | undefined>)[rule]
            if (limit === undefined) continue
            const failed = signals.filter(
              (text) => breaches(text, [{ rule, signal, place, side, limit }]).length > 0,
            )
            expect(failed.length).toBeLessThanOrEqual(share * texts.length)
            // A limit that is a hundredth stricter, and more than a thousandth, leaves out more.
            const step = 0.012 * limit + (isWhole(signal) ? 1 : 0.002)
            const stricter = side === 'min' ? limit + step : limit - step
            const more = signals.filter(
              (text) => breaches(text, [{ rule, signal, place, side, limit: stricter }]).length > 0,
            )
            if (stricter >= 0) expect(more.length).toBeGreaterThan(share * texts.length - 1e-9)
          }
        },
      ),
      runs(),
    )
  })

  it('are none for so few texts that the share is less than one', () => {
    expect(suggestedLimits({ texts: 99, failed: {}, sketches: {} }, rulesWithin(limitsOf.en), 0.01)).toBe(
      undefined,
    )
  })

  it('hold for one language before those for all', () => {
    const options = {
      limits: { list_ratio: 0.5 },
      languageLimits: { zh: { list_ratio: null }, other: { empty: 9 } },
    }
    const of = (code: string) => limitsFor(code, { ...options, rules: undefined })
    expect([of('en').list_ratio, of('zh').list_ratio, of('la').list_ratio]).toEqual([0.5, undefined, 0.5])
    expect([of('en').empty, of('la').empty]).toEqual([1, 9])
  })
})

describe('the presets', () => {
  it.each<[QualityPreset, string, string[], string[]]>([
    [
      'nemo',
      'en',
      ['gopher_short_doc', 'top_2_gram', 'non_alphanumeric', 'many_urls'],
      ['line_punct_ratio', 'xml_header'],
    ],
    ['nemo', 'zh', ['han_ratio', 'many_urls'], ['non_alphanumeric', 'list_ratio']],
    ['dclm', 'en', ['gopher_short_doc', 'empty'], ['top_2_gram', 'list_ratio', 'many_urls']],
    ['code', 'zh', ['code_few_lines', 'xml_header'], ['gopher_short_doc', 'han_ratio']],
  ])('%s holds %s to rules of its own, and to none of others', (preset, language, held, others) => {
    const limits = limitsFor(language, { preset, limits: {}, languageLimits: {}, rules: undefined })
    const names = Object.entries(limits).flatMap(([rule, limit]) => (limit === undefined ? [] : rule))
    expect(names).toEqual(expect.arrayContaining(held))
    expect(others.filter((rule) => names.includes(rule))).toEqual([])
  })
})
