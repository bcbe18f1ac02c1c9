import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { batchOfRows, type Row, rowsOf } from '../../src/arrow/rows.js'
import { normalizeAt } from '../../src/text/text-levels.js'
import { Draws } from '../../src/transform/random.js'
import { partChoices } from '../../transforms/decontaminate/choices.js'
import { tokensOf } from '../../transforms/decontaminate/grams.js'
import { IndexBuilder, openIndex } from '../../transforms/decontaminate/index-file.js'
import { Matcher } from '../../transforms/decontaminate/matcher.js'
import { indexFileOf, shippedIndexes } from '../../transforms/decontaminate/shipped.js'
import { placedTokens } from '../../transforms/decontaminate/spans.js'
import { decontaminate } from '../../transforms/decontaminate.js'
import { checkLaws, runStep } from '../laws.js'

const folder = mkdtempSync(join(tmpdir(), 'index-'))
const items = [
  'A baker sells 12 loaves in the morning and 7 in the evening of each day, how many in a week?',
  '小明有三个苹果，他又买了五个苹果，然后送给小红两个，现在他还剩下几个苹果？',
  'Name the capital of France',
]
const path = join(folder, 'test.index.json')
const builder = new IndexBuilder({ name: 'exam', level: 'loose', ngrams: 8, charNgrams: 13 })
for (const [i, item] of items.entries()) builder.add(`q${i}`, [item])
writeFileSync(path, builder.end())

const cutOff = join(folder, 'cut-off.gz')
writeFileSync(cutOff, readFileSync(indexFileOf('humaneval')).subarray(0, 2000))

const rows: Row[] = [
  { text: `Please solve: ${items[0].toUpperCase()} Thank you.` },
  { text: 'A baker sells 12 loaves in the morning and goes home.' },
  { text: items[0].replace('loaves', 'rolls').replace('evening', 'night') },
  { text: `题目：${items[1].replaceAll('，', ' ')}答案是六。` },
  { text: '小明有三个苹果。' },
  { text: 'name the CAPITAL of france!' },
  { text: 'I know the name of the capital of France' },
  { text: null },
  { text: 'Nothing in common with any of them, however long it is made to be for that.' },
]

async function found(options: object) {
  const batch = batchOfRows(rows.map((row, id) => ({ id, ...row })))
  const run = await runStep(decontaminate as never, [[batch]], {
    options: { fields: ['text'], index: [path], ...options },
  })
  return { rows: run.batches.flatMap(rowsOf), counts: run.counts }
}

describe('`decontaminate()`', () => {
  it.each(['report', 'drop', 'cut', 'tag'])(
    'keeps the laws of transforms with action: %s',
    async (action) => {
      const batches = [batchOfRows(rows.slice(0, 5)), batchOfRows(rows.slice(5), { firstPosition: 5 })]
      await checkLaws(decontaminate as never, {
        options: { fields: ['text'], index: [path], action },
        batches,
      })
    },
  )

  it('drops rows that hold an item, in English, in Chinese and too short for a run, and no others', async () => {
    const { rows, counts } = await found({ action: 'drop' })
    expect(rows.map(({ id }) => id)).toEqual([1, 2, 4, 6, 7, 8])
    expect(counts.dropped).toEqual({ contaminated: 3 })
    expect(counts.tables['contaminated rows']).toEqual({ exam: 3 })
  })

  it('looks at rows of `where` alone, such as those of one split', async () => {
    const { rows, counts } = await found({ action: 'drop', where: { id: [0, 4] } })
    expect(rows.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    expect(counts.dropped).toEqual({ contaminated: 1 })
  })

  it('tags rows with the test set and the share of the item', async () => {
    const { rows } = await found({ action: 'tag', coverage: 0.3, longest: 0 })
    expect(rows.map((row) => row.contaminated_by)).toEqual([
      'exam',
      'exam',
      'exam',
      'exam',
      null,
      'exam',
      null,
      null,
      null,
    ])
    expect(rows.map((row) => Number(Number(row.contamination).toFixed(2)))).toEqual([
      1, 0.43, 0.38, 1, 0, 1, 0, 0, 0,
    ])
  })

  it('holds an item by a long piece alone, however little of it that is', () => {
    const text = Array.from({ length: 60 }, (_, i) => `w${i}`)
    const long = new IndexBuilder({ name: 'long', level: 'loose', ngrams: 8, charNgrams: 13 })
    long.add('1', [text.join(' ')])
    const file = join(folder, 'long.json')
    writeFileSync(file, long.end())
    const matcher = new Matcher(openIndex({ path: file }), { coverage: 0.5, longest: 13 })
    expect(matcher.match([text.slice(20, 33).join(' ')])).toMatchObject([{ item: '1', coverage: 13 / 60 }])
    expect(matcher.match([text.slice(20, 32).join(' ')])).toEqual([])
    // Twelve words here and twelve there are no piece of 24.
    expect(matcher.match([[...text.slice(0, 12), 'x', ...text.slice(13, 25)].join(' ')])).toEqual([])
  })

  it('tags the place of what is held, so that the text there is that of the item', async () => {
    const { rows: told } = await found({ action: 'tag' })
    const cut = told.map(({ text, contaminated_spans }) =>
      (contaminated_spans as { start: number; end: number }[]).map(({ start, end }) =>
        [...(text as string)].slice(start, end).join(''),
      ),
    )
    const held = [
      items[0].slice(0, -1).toUpperCase(),
      items[1].slice(0, -1).replaceAll('，', ' '),
      'name the CAPITAL of france',
    ]
    expect(cut).toEqual([[held[0]], [], [], [held[1]], [], [held[2]], [], [], []])
    expect(told.map((row) => row.contaminated_item)).toEqual([
      'q0',
      null,
      null,
      'q1',
      null,
      'q2',
      null,
      null,
      null,
    ])
  })

  it('cuts out what is held with a margin, leaves out rows of which nothing is left, and leaves nothing to be found', async () => {
    const options = { action: 'cut', margin: 4, leastPiece: 8 }
    const { rows: left, counts } = await found(options)
    expect(left.map(({ id }) => id)).toEqual([0, 1, 2, 4, 6, 7, 8])
    expect(left[0].text).toBe('Please sol\n\nank you.')
    expect(left.slice(1).map(({ text }) => text)).toEqual([1, 2, 4, 6, 7, 8].map((id) => rows[id].text))
    expect(counts.dropped).toEqual({ contaminated: 2 })
    expect(counts.notes).toEqual({ contamination_cut: 1 })
    const again = await runStep(decontaminate as never, [[batchOfRows(left)]], {
      options: { fields: ['text'], index: [path], action: 'drop' },
    })
    expect(again.counts.dropped.contaminated ?? 0).toBe(0)
    expect((await found({ ...options, mostCuts: 0 })).counts.dropped).toEqual({ contaminated: 3 })
  })

  it.each(['loose', 'digits'] as const)(
    'knows where every token stands in any text, at the level %s',
    (level) => {
      // A sigma at the end of a word has a form of its own, and a part of a text another end.
      const sameSigma = (word: string) => word.replaceAll('ς', 'σ')
      const draws = new Draws(11, 7)
      const signs = [
        ...'aB1２,. \n—é\u0301½ﬁΣ한ㄱ中文。、🙂👍🏽ก\u200b㈱Å-_ǅ',
        '3.14',
        'e\u0301',
        '\u1112\u1161\u11ab',
      ]
      for (let i = 0; i < 300; i++) {
        const text = Array.from({ length: draws.below(30) }, () => signs[draws.below(signs.length)]).join('')
        const tokens = tokensOf(text, level)
        const placed = placedTokens(text, level)
        for (const kind of ['words', 'characters'] as const) {
          expect(placed[kind].length, JSON.stringify(text)).toBe(tokens[kind].length)
          for (const [k, { start, end }] of placed[kind].entries())
            expect(sameSigma(normalizeAt[level](text.slice(start, end))), JSON.stringify(text)).toContain(
              sameSigma(tokens[kind][k]),
            )
        }
      }
    },
  )

  it('keeps 5 bytes of a hash where it is asked to, and finds the same with them', async () => {
    const short = new IndexBuilder({ name: 'exam', level: 'loose', ngrams: 8, charNgrams: 13, hashBytes: 5 })
    for (const [i, item] of items.entries()) short.add(`q${i}`, [item])
    const file = join(folder, 'short.json')
    writeFileSync(file, short.end())
    expect(short.end().length).toBeLessThan(builder.end().length * 0.85)
    for (const options of [{ action: 'drop' }, { action: 'tag', coverage: 0.3 }])
      expect(await found({ ...options, index: [file] })).toEqual(await found(options))
  })

  it.each<[string, string, string[]]>([
    ['Which is red? A. Grass B. Blood C. Snow', 'Which is red?', ['Grass', 'Blood', 'Snow']],
    ['哪个是红色？\nA、草\nB、血', '哪个是红色？', ['草', '血']],
    ['Pick one: (A) a. b (B) 2', 'Pick one:', ['a. b', '2']],
    ['Vitamin A. is good, and Mr. B too', 'Vitamin A. is good, and Mr. B too', []],
    ['No choice', 'No choice', []],
  ])('parts %j into question and options', (text, question, options) => {
    expect(partChoices(text)).toEqual({ question, options })
  })

  it('takes options for an item only together, and only where they make a run', () => {
    const choices = ['a walk of two miles in rain', 'a swim in the lake at night', 'no']
    const exam = new IndexBuilder({ name: 'mcq', level: 'loose', ngrams: 8, charNgrams: 13 })
    exam.add('1', ['What does the old man in the story like best of all?'], choices)
    exam.add('2', ['Does he sleep in the afternoon when it is hot?'], ['yes', 'no'])
    const file = join(folder, 'mcq.json')
    writeFileSync(file, exam.end())
    const matcher = new Matcher(openIndex({ path: file }), { coverage: 0.5, longest: 13 })
    const itemsIn = (text: string) => matcher.match([text]).map(({ item }) => item)
    expect(itemsIn(choices.join('; '))).toEqual(['1'])
    expect(itemsIn('yes no')).toEqual([])
    expect(itemsIn('no')).toEqual([])
    expect(
      itemsIn(`What does the old man in the story like best of all? ${choices.toReversed().join(' ')}`),
    ).toEqual(['1'])
  })

  it.each(shippedIndexes)(
    'ships the index %s with its licence, small, and with no text of the test set',
    async (name) => {
      const { head, items: count, texts } = openIndex({ path: name })
      expect(head).toMatchObject({ name, licence: 'MIT', hashBytes: 5 })
      expect(head.version).toMatch(/\w/)
      expect([count, texts.length]).toEqual(name === 'gsm8k' ? [1319, 1319] : [164, 164])
      const bytes = readFileSync(indexFileOf(name))
      expect(bytes.length).toBeLessThan(280_000)
      const stored = JSON.parse(gunzipSync(bytes).toString()) as { texts: { item: string; hashes: string }[] }
      for (const text of stored.texts) {
        expect(Object.keys(text)).toEqual(['item', 'words', 'characters', 'hashes'])
        expect(text.item).toMatch(/^(?:HumanEval\/)?\d+$/)
        expect(text.hashes).toMatch(/^[A-Za-z0-9+/=]+$/)
      }
    },
  )

  it('finds a test question of GSM8K by the index that comes along', async () => {
    const question =
      "Janet’s ducks lay 16 eggs per day. She eats three for breakfast every morning and bakes muffins for her friends every day with four. She sells the remainder at the farmers' market daily for $2 per fresh duck egg. How much in dollars does she make every day at the farmers' market?"
    const batch = batchOfRows([
      { text: `Q: ${question}\nA:` },
      { text: question.replace('16', '17') },
      { text: 'Hi' },
    ])
    const run = await runStep(decontaminate as never, [[batch]], {
      options: { fields: ['text'], index: ['gsm8k'], action: 'tag' },
    })
    const told = run.batches.flatMap(rowsOf).map((row) => [row.contaminated_by, row.contaminated_item])
    expect(told).toEqual([
      ['gsm8k', '0'],
      ['gsm8k', '0'],
      [null, null],
    ])
  })

  it.each<[object, string]>([
    [{ index: [join(folder, 'nowhere.json')] }, 'There is no index'],
    [{ index: [{ path, sha256: '0'.repeat(64) }] }, 'another than the one named'],
    [{ index: [cutOff] }, 'no index of a test set'],
    [{ fields: ['id'] }, 'not text'],
  ])('refuses %j', async (options, message) => {
    await expect(found(options)).rejects.toThrow(message)
  })
})
