import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { batchOfRows, rowsOf } from '../../src/arrow/rows.js'
import { cleanLines } from '../../transforms/clean-lines.js'
import { checkLaws, runStep } from '../laws.js'

interface Fixture {
  id: string
  lang: string
  text: string
  result: Record<string, string>
}

const fixtures = readFileSync(join(import.meta.dirname, '../golden/curation/fixtures.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Fixture)
  // Those of Chinese were counted by the sentences of a Chinese tokenizer.
  .filter(({ lang }) => lang === 'en')

async function cleaned(texts: readonly (string | null)[], options: object) {
  const rows = texts.map((text, id) => ({ id, text }))
  const run = await runStep(cleanLines as never, [[batchOfRows(rows)]], { options })
  return { rows: run.batches.flatMap(rowsOf), counts: run.counts }
}

describe('clean_lines', () => {
  test.each([
    ['c4', 'c4'],
    ['fineweb', 'c4n'],
  ])('gives the verdicts of datatrove with the preset %s', async (preset, key) => {
    for (const { id, text, result } of fixtures) {
      const { counts } = await cleaned([text], { preset })
      const [reason = 'keep'] = Object.keys(counts.dropped)
      expect([id, reason]).toEqual([id, result[key].replace('too_few_sentences', 'few_sentences')])
    }
  })

  test('takes lines out by the rules of C4, and counts every line by what became of it', async () => {
    const lines = [
      ' A first sentence stands here.[12] ',
      'No mark at the end',
      'And so on and on...',
      'Too short.',
      `${'x'.repeat(1001)} is a long word.`,
      'Please enable JavaScript to see this.',
      'This site uses cookies for you.',
      'A second one says: "Here too."',
    ]
    const { rows, counts } = await cleaned([lines.join('\r\n')], { preset: 'c4', minSentences: 2 })
    expect(rows[0].text).toBe(
      'A first sentence stands here.[12]\nA second one says: "Here too."'.replace('[12]', ''),
    )
    expect(counts.tables.lines).toEqual({
      kept: 2,
      shortened: 1,
      no_end_mark: 2,
      few_words: 1,
      long_word: 1,
      javascript: 1,
      policy: 1,
    })
  })

  test('leaves out records by what a line of theirs says, or where too little stays', async () => {
    const sentence = 'Lines like this one stay here.'
    const many = Array(5).fill(sentence).join('\n')
    const texts = [
      many,
      `${many}\nThen lorem ipsum dolor sit.`,
      `${many}\nA curly { is here.`,
      sentence,
      null,
    ]
    const { rows, counts } = await cleaned(texts, { preset: 'c4' })
    expect(rows.map(({ id }) => id)).toEqual([0])
    expect(counts.dropped).toEqual({ lorem_ipsum: 1, curly_bracket: 1, few_sentences: 2 })
  })

  test('knows the marks and words of Chinese, where C4 takes every line', async () => {
    const text =
      '首页\n这是第一句话，讲的是天气。\n他说：“明天会下雨。”\n阅读更多……\n请阅读本站的隐私政策。\n登录 | 注册'
    const { rows } = await cleaned([text], { minSentences: 2 })
    expect(rows[0].text).toBe('这是第一句话，讲的是天气。\n他说：“明天会下雨。”')
    expect((await cleaned([text], { preset: 'c4' })).counts.dropped).toEqual({ few_sentences: 1 })
  })

  test('takes lines and phrases out by the rules of DCLM, and the record where too many words go', async () => {
    const lines = [
      'SHOUTED LINES GO',
      'This line stays as it is, however long it may be.',
      '12345',
      '1.2k likes',
      'Home',
      '',
      'All of the story Read more...',
      'Sign-in to see it',
      '3 items in cart',
    ]
    const options = { preset: 'dclm', maxRemoved: 1 }
    const { rows, counts } = await cleaned([lines.join('\n')], options)
    const left = 'This line stays as it is, however long it may be.\n\nAll of the story\nto see it\n3'
    expect(rows[0].text).toBe(left)
    expect(counts.tables.lines).toEqual({
      kept: 5,
      shortened: 3,
      uppercase: 1,
      digits: 1,
      counter: 1,
      few_words: 1,
    })
    const strict = await cleaned([lines.join('\n'), lines[1]], { preset: 'dclm' })
    expect(strict.counts.dropped).toEqual({ removed_words: 1 })
    expect(strict.rows.map(({ text }) => text)).toEqual([lines[1]])
  })

  test('keeps the laws of all steps', async () => {
    const texts = ['One here is.\nNo', '第一句话。\n{', '', null, 'A 🙂 line is here.\r\nLOUD LINE']
    const batches = [batchOfRows(texts.map((text, id) => ({ id, text })))]
    for (const options of [{}, { preset: 'c4', action: 'reject' }, { preset: 'dclm', minSentences: 0 }])
      await checkLaws(cleanLines as never, { batches, options })
  })
})
