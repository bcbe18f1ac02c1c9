import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { batchOfRows, rowsOf } from '../../src/arrow/rows.js'
import { EnglishWords } from '../../src/text/words/english-words.js'
import { SignalMeter } from '../../transforms/signals/measure.js'
import { type SignalGroup, type SignalName, signalGroups } from '../../transforms/signals/names.data.js'
import { signals } from '../../transforms/signals.js'
import { spread } from '../campaign.js'
import { checkLaws, runStep } from '../laws.js'

/** What datatrove 0.10, Data-Juicer, ChineseWebText and fastText say of hand-written texts. */
interface Fixture extends Record<string, unknown> {
  id: string
  lang: string
  text: string
  tokens: string[]
  dj: Record<string, number>
  cwt: Record<string, number>
}

const fixtures = readFileSync(join(import.meta.dirname, '../golden/curation/fixtures.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Fixture)

const all = Object.keys(signalGroups) as SignalGroup[]
const rangeOf = (text: string) => {
  const bytes = Buffer.from(text)
  return { bytes, start: 0, end: bytes.length }
}

/** The names of the fixtures of what hangs on words, by ours. */
const ofWords = {
  words: 'words',
  non_symbol_words: 'non_symbol_words',
  mean_word_length: 'mean_word_len',
  hash_ratio: 'hash_ratio',
  ellipsis_ratio: 'ellipsis_ratio',
  alpha_words: 'alpha_words',
  stop_words: 'stop_words',
  top_2_gram: 'top_2',
  top_3_gram: 'top_3',
  top_4_gram: 'top_4',
  dup_5_gram: 'dup_5',
  dup_6_gram: 'dup_6',
  dup_7_gram: 'dup_7',
  dup_8_gram: 'dup_8',
  dup_9_gram: 'dup_9',
  dup_10_gram: 'dup_10',
  new_line_ratio: 'new_line_ratio',
} as const
const ofLines = {
  characters: 'chars',
  bullet_lines: 'bullet_lines',
  ellipsis_lines: 'ellipsis_lines',
  dup_para_frac: 'dup_para_frac',
  dup_para_char_frac: 'dup_para_char_frac',
  dup_line_frac: 'dup_line_frac',
  dup_line_char_frac: 'dup_line_char_frac',
  line_punct_ratio: 'line_punct',
  short_line_ratio: 'short_lines',
  char_dup_ratio: 'char_dup',
} as const

describe('SignalMeter', () => {
  const english = new EnglishWords()

  it.each(fixtures.filter(({ lang }) => lang === 'en'))('parts $id into the words of spaCy', (fixture) => {
    expect(english.words(fixture.text)).toEqual(fixture.tokens)
  })

  it('parts what looks like one word as spaCy does', () => {
    const text =
      "don't can't I'm U.S.A. e.g. 3.14 10,000 $5 50% a/b well-known http://x.com/a?b=c user@x.com :) ... C++ #tag"
    expect(english.words(text).join(' ')).toBe(
      "do n't ca n't I 'm U.S.A. e.g. 3.14 10,000 $ 5 50 % a / b well - known http://x.com/a?b=c user@x.com :) ... C++ # tag",
    )
    expect(english.words("5km 10am end.Next they've").join(' ')).toBe("5 km 10 am end . Next they 've")
    expect(english.words('中文 mixed英文test，标点。')).toEqual(['中文', 'mixed英文test，标点', '。'])
  })

  it.each(fixtures)('measures $id as datatrove does', (fixture) => {
    const meter = new SignalMeter({ groups: all, tokenizer: 'datatrove' })
    // What words Chinese has, a dictionary says; counted by the words of the fixture it is the same.
    const found = meter.measure(
      rangeOf(fixture.text),
      fixture.lang,
      fixture.lang === 'zh' ? fixture.tokens : undefined,
    )
    for (const [name, theirs] of Object.entries({ ...ofLines, ...ofWords }))
      expect(Math.abs(found[name as keyof typeof found]! - (fixture[theirs] as number)), name).toBeLessThan(
        0.000051,
      )
  })

  it.each(fixtures)('measures the characters of $id as Data-Juicer and ChineseWebText do', (fixture) => {
    const meter = new SignalMeter({ groups: ['data_juicer', 'chinese'], tokenizer: 'fast' })
    const { text, lang, dj, cwt } = fixture
    const found = meter.measure(rangeOf(text), lang)
    expect(found.alnum_ratio).toBeCloseTo(dj.alnum, 4)
    expect(found.avg_line_length).toBeCloseTo(dj.avg_line, 4)
    expect(found.max_line_length).toBe(dj.max_line)
    expect(found.char_rep_10).toBeCloseTo(dj.char_rep_10, 4)
    // Data-Juicer takes some Chinese characters for special.
    if (lang === 'en') expect(found.special_ratio).toBeCloseTo(dj.special, 4)
    expect(found.han_ratio).toBeCloseTo(cwt.zh_share, 4)
    expect(found.repeat_13).toBeCloseTo(cwt.repeat_13, 4)
  })

  it('counts by words in one sweep nearly what it counts by those of spaCy', () => {
    const fast = new SignalMeter({ groups: all, tokenizer: 'fast' })
    for (const { id, text, lang, words } of fixtures.filter(({ lang }) => lang === 'en'))
      expect(fast.measure(rangeOf(text), lang).words, id).toBe(words)
  })

  const meters = (['fast', 'datatrove'] as const).map(
    (tokenizer) => new SignalMeter({ groups: all, tokenizer }),
  )
  it.each([
    '',
    '\n',
    ' \t ',
    'a',
    '中',
    'x'.repeat(100_000),
    'a\0b',
    '。'.repeat(3000),
    '- '.repeat(999),
    'é\u0301 👩‍👩‍👧 𝒳 \u{20000}',
  ])('gives finite numbers for the strange text of case %#', (text) => {
    for (const meter of meters)
      for (const [name, value] of Object.entries(meter.measure(rangeOf(text), 'en')))
        expect(Number.isFinite(value) && value >= 0, name).toBe(true)
  })

  it('gives a text the same numbers whatever was measured before it', () => {
    const meter = new SignalMeter({ groups: all, tokenizer: 'fast' })
    const texts = spread(fixtures, 8)
    const alone = texts.map(({ text, lang }) =>
      new SignalMeter({ groups: all, tokenizer: 'fast' }).measure(rangeOf(text), lang),
    )
    const inRow = texts.map(({ text, lang }) => meter.measure(rangeOf(text), lang))
    expect(inRow).toEqual(alone)
  })
})

describe('`signals()`', () => {
  it('keeps the laws of transforms', async () => {
    const rows = fixtures.map(({ text }) => ({ text, id: 1 }))
    const batches = [batchOfRows([...rows, { text: null, id: 2 }]), batchOfRows(rows, { firstPosition: 100 })]
    await checkLaws(signals as never, { options: {}, batches })
  })

  it('writes the numbers that are asked for, and null where there is no text', async () => {
    const rows = [{ text: 'Some words.' }, { text: null }]
    const run = await runStep(signals as never, [[batchOfRows(rows)]], { options: { groups: ['fineweb'] } })
    expect(run.batches.flatMap(rowsOf).map((row) => row.signals)).toEqual([
      { line_punct_ratio: 1, short_line_ratio: 1, char_dup_ratio: 0, new_line_ratio: 0 },
      null,
    ])
  })
})

const belle = join(process.env.PREPKIT_DATA ?? '../shared/data', 'zh/belle_eval_set.json')

describe.skipIf(!existsSync(belle))('signals of spoiled Chinese', () => {
  it('tell at least 995 of 1,000 texts in UTF-8 that were read as GBK, and no more than 2 clean ones', () => {
    const meter = new SignalMeter({ groups: ['chinese'], tokenizer: 'fast' })
    const decoder = new TextDecoder('gbk')
    const isGarbled = (text: string) => meter.measure(rangeOf(text), 'zh').common_han_ratio! < 0.08
    const texts = readFileSync(belle, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { question: string; std_answer: string })
      .map(({ question, std_answer }) => `${question}\n${std_answer ?? ''}`)
    expect(texts.filter(isGarbled).length).toBeLessThanOrEqual(2)
    const spoiled = texts.map((text) => decoder.decode(Buffer.from(text)))
    expect(spoiled.filter(isGarbled).length).toBeGreaterThanOrEqual(995)
  })
})

describe('the signals of NeMo Curator and of code', () => {
  it.each<[string, Partial<Record<SignalName, number>>]>([
    [
      '',
      {
        non_alnum_ratio: 1,
        digit_ratio: 1,
        longest_word: 0,
        policy_paragraphs: 1,
        comment_ratio: 0,
        code_lines: 1,
      },
    ],
    ['ab 12 😀', { non_alnum_ratio: 3 / 7, digit_ratio: 2 / 7, white_space_ratio: 2 / 7, longest_word: 2 }],
    ['a (b) [c] see https://x.io/a?b=1 中', { url_ratio: 18 / 34, bracket_ratio: 4 / 34 }],
    ['[https://x.io/a_b%20c]', { url_ratio: 20 / 22 }],
    ['One\n\nOur Privacy Policy\n \nTwo\n\nThree', { policy_paragraphs: 0.25 }],
    ['One\n\nLorem ipsum dolor', { policy_paragraphs: 1 }],
    [
      'int a; // one\nchar *s = "// no /* no */";\n/* 二\n三 */\n',
      { comment_ratio: (4 + 5) / 52, code_lines: 5 },
    ],
    ['# one\ndef f(s):\n    """Two"""\n    return s + "#no" + """no"""\n', { comment_ratio: (4 + 3) / 62 }],
    ["x = 'it\\'s # no'\nisn't = 1 # yes\n# y\n# z\n", { comment_ratio: (4 + 2 + 2) / 41 }],
    ['-- one\nSELECT 1; -- two\n-- three', { comment_ratio: (4 + 4 + 6) / 32 }],
    [
      '#include <a.h>\n#define B 1\nint b;\n',
      { comment_ratio: 0, longest_code_line: 14, mean_code_line: 35 / 4 - 1 },
    ],
    [`${' '.repeat(86)}<?xml version="1.0"?>`, { xml_header: 1, html_text_ratio: 1 }],
    [`${' '.repeat(87)}<?xml version="1.0"?>`, { xml_header: 0 }],
    [
      `<html><script>${'x'.repeat(100)}</script><b>${'y'.repeat(150)}</b><!-- z`,
      { html_text_ratio: 150 / 286 },
    ],
    [`<!DOCTYPE html><p>${'y'.repeat(99)}`, { html_text_ratio: 0 }],
  ])('are of %j what their definitions say', (text, expected) => {
    const found = new SignalMeter({ groups: ['nemo', 'code'], tokenizer: 'fast' }).measure(rangeOf(text))
    const asked = Object.fromEntries(Object.keys(expected).map((name) => [name, found[name as SignalName]]))
    for (const [name, value] of Object.entries(expected)) expect(asked[name], name).toBeCloseTo(value!, 10)
  })
})
