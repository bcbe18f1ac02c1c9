import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { batchOfRows, rowsOf } from '../../src/arrow/rows.js'
import { findWeights } from '../../transforms/language/model.js'
import { language } from '../../transforms/language.js'
import { checkLaws, runStep } from '../laws.js'

const golden = join(import.meta.dirname, '../golden/fasttext')
const sentences = join(process.env.PREPKIT_DATA ?? '../shared/data', 'curate/language_sentences.jsonl')
const lacksWeights = findWeights() === undefined

interface EldResult {
  language: string
  getScores(): Record<string, number>
}

async function told(rows: readonly object[], options: object) {
  const run = await runStep(language as never, [[batchOfRows(rows as never)]], { options })
  return { rows: run.batches.flatMap(rowsOf), counts: run.counts }
}

describe('`language()`', () => {
  const texts = [
    'It was the end of the year and nobody had asked them to do it.',
    '没有人要求他写得这么仔细，但他相信。',
    '沒有人要求他寫得這麼仔細，但他相信。',
    'Ella dijo que no es lo mismo para los que están en la casa.',
    '12 : 40',
    '',
    null,
  ]
  const codes = ['en', 'zh', 'zh', 'es', null, null, null]
  const scripts = ['Latn', 'Hans', 'Hant', 'Latn', null, null, null]

  it('keeps the laws of transforms', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => ({ text: texts[i % texts.length], n: i }))
    const batches = [batchOfRows(rows), batchOfRows(rows, { firstPosition: 30 })]
    await checkLaws(language as never, { options: { method: 'fast', shares: true }, batches })
  })

  it('tells languages and scripts by letters and frequent words, and counts them', async () => {
    const { rows, counts } = await told(
      texts.map((text) => ({ text })),
      { method: 'fast' },
    )
    expect(rows.map((row) => row.language)).toEqual(codes)
    expect(rows.map((row) => row.language_script)).toEqual(scripts)
    expect(counts.tables.language).toEqual({ en: 1, zh: 2, es: 1, unknown: 3 })
  })

  it('takes Chinese that explains code or commands for Chinese, and English that quotes some for English', async () => {
    const texts = [
      '挂载磁盘：\n$ sudo cryptsetup open /dev/sdc5 ninja --type luks\n$ sudo mount /dev/ninja /mnt',
      '安装：sudo apt-get install imagemagick',
      'The word 你好 means hello in Chinese, and it is said to anyone at any time.',
    ]
    const batches = [[batchOfRows(texts.map((text) => ({ text })))]]
    const run = await runStep(language as never, batches, { options: { method: 'fast' } })
    expect(run.batches.flatMap(rowsOf).map((row) => row.language)).toEqual(['zh', 'zh', 'en'])
  })

  it('reads all texts of a conversation as one, and tells the shares of its scripts', async () => {
    const messages = [{ content: 'ab 你好' }, { content: null }, { content: '世界 cd' }]
    const { rows } = await told([{ messages }], {
      fields: ['messages[].content'],
      method: 'fast',
      shares: true,
    })
    expect(rows[0].language_shares).toMatchObject({ Latn: 0.5, Hani: 0.5, Cyrl: 0 })
  })

  it('takes a classifier of your own for anything, the likeliest label or one of them', async () => {
    const model = join(golden, 'softmax.bin')
    const rows = [{ text: 'the boat came home' }, { text: '码头 上 的 渔船' }]
    const best = await told(rows, { model, column: 'kind' })
    expect(best.rows.map(({ kind }) => kind)).toEqual(['en', 'zh'])
    const one = await told(rows, { model, label: '__label__en', column: 'kind' })
    expect(one.rows.map(({ kind_score }) => (kind_score as number) > 0.5)).toEqual([true, false])
    await expect(told(rows, { model, label: 'fr' })).rejects.toThrow(/no label "fr"/)
    await expect(told(rows, { model: 'none.bin' })).rejects.toThrow(/there is no file "none.bin"/)
    await expect(told(rows, { model: { path: model, sha256: '0'.repeat(64) } })).rejects.toThrow(/SHA-256/)
  })

  it('asks ELD where the fast way does not know, or for every text, by its codes and scores', async () => {
    const rows = [{ text: 'Guten Tag' }, { text: texts[0] }, { text: '12' }, { text: null }]
    const auto = await told(rows, { model: 'eld/extrasmall' })
    expect(auto.rows.map((row) => [row.language, row.language_score === null])).toEqual([
      ['de', false],
      ['en', true],
      [null, true],
      [null, true],
    ])
    const { eld } = (await import('eld/extrasmall')) as { eld: { detect(text: string): EldResult } }
    const all = await told(rows, { model: 'eld/extrasmall', method: 'model' })
    const dutch = await told(rows, { model: 'eld/extrasmall', method: 'model', label: 'nl' })
    for (const [i, { text }] of rows.entries()) {
      const { language: code, getScores } = eld.detect(text ?? '')
      expect(all.rows[i].language).toBe(code === '' ? null : code)
      expect(all.rows[i].language_score).toBe(code === '' ? null : getScores()[code])
      expect(dutch.rows[i].language_score).toBe(code === '' ? null : (getScores().nl ?? 0))
    }
    await expect(told(rows, { model: 'eld', method: 'model', label: 'tlh' })).rejects.toThrow(
      /no label "tlh"/,
    )
    await expect(told(rows, { model: { path: 'eld', sha256: '0'.repeat(64) } })).rejects.toThrow(/SHA-256/)
  })

  it.skipIf(lacksWeights)('asks the weights of fastText where the fast way does not know', async () => {
    const rows = [{ text: 'Guten Tag' }, { text: texts[0] }, { text: '12' }]
    const auto = await told(rows, {})
    expect(auto.rows.map((row) => [row.language, row.language_score === null])).toEqual([
      ['de', false],
      ['en', true],
      [null, true],
    ])
    const all = await told(rows, { method: 'model' })
    expect(all.rows.every(({ language_score }) => language_score !== null)).toBe(true)
  })

  it.skipIf(lacksWeights || !existsSync(sentences))(
    'is right about at least 98.5 % of 1,500 sentences in 15 languages',
    async () => {
      const lines = readFileSync(sentences, 'utf8').trim().split('\n')
      const rows = lines.map((line) => JSON.parse(line) as { text: string; language: string })
      const given = rows.map(({ text, language }) => ({ text, gold: language.slice(0, 2) }))
      for (const options of [
        { method: 'auto' },
        { method: 'model' },
        { model: 'eld/extrasmall' },
        { model: 'eld/extrasmall', method: 'model' },
      ]) {
        const { rows: found } = await told(given, options)
        const right = found.filter((row) => row.language === row.gold).length
        expect(right / rows.length, JSON.stringify(options)).toBeGreaterThanOrEqual(0.985)
      }
    },
  )
})
