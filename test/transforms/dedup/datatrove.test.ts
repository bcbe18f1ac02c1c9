import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { batchOfRows, rowsOf } from '../../../src/arrow/rows.js'
import { DatatroveMinHash } from '../../../transforms/dedup/datatrove/minhash.js'
import { Xxh64 } from '../../../transforms/dedup/datatrove/xxh64.js'
import { dedup } from '../../../transforms/dedup.js'
import { checkLaws, runStep } from '../../laws.js'
import { root } from '../../source-files.js'

/** Made by datatrove 0.10.1 with its defaults, in English: SHA-256 of the 112 numbers of each text of the fixtures. */
const signatures: Readonly<Record<string, string | undefined>> = {
  en01_prose: '86a4722307123010',
  en02_short: 'c4eba028160e507a',
  en03_bullets: '2ae6eb21f829ddbe',
  en05_ellipsis_lines: '9c93370e968f1819',
  en06_hashes: '52bb77628ba9d448',
  en07_numbers: 'e36856d2c2d356b5',
  en09_dup_lines: '680ea634a5b0a737',
  en10_dup_para: 'f42e632d0031c706',
  en11_ngram_loop: '700ea1a6b9d22c59',
  en13_policy_js: '58b7102bc479b1f4',
  en14_short_lines: 'cf4bd7e81eb3705d',
  en15_longword: '4ec9a05efb6646a1',
  zh01_prose: 'db0b2c9c2cac4bc5',
  zh02_short: undefined,
  zh03_ad: 'c8aeec9de3116402',
  zh05_trad: '8c09195c929100c1',
  zh06_mojibake: 'f004136dea2ef11a',
  zh07_repeat: '74e72a19e2ce6d17',
  zh09_ellipsis: 'd8a5e1859b67b0e2',
  zh10_nopunct: '9da65fcbdddfc5a3',
}
const reference =
  'the quick brown fox jumps over the lazy dog while the farmer counts every sheep in the long green valley near the old ' +
  'stone mill by the river and the children sing a song about the coming of the winter snow to the hills'
const firstBucket =
  '15038942008750298 3452395964956857 85893095982383504 34440879854629237 69064159573921150 5043237626687710 2562365742301173 135956881846660069'

const minhash = new DatatroveMinHash({ bands: 14, rows: 8, words: 5 })

function signatureOf(text: string): bigint[] | undefined {
  const bytes = Buffer.from(text)
  minhash.add(bytes, 0, bytes.length)
  minhash.end()
  const { signature: low, upper: high } = minhash
  return minhash.hasKeys() ? Array.from(low, (n, i) => (BigInt(high[i]) << 32n) | BigInt(n)) : undefined
}

describe('the MinHash of datatrove', () => {
  it('is that of datatrove to the bit, of English, of signs and of Chinese, and none of too few words', () => {
    expect(signatureOf(reference)?.slice(0, 8).join(' ')).toBe(firstBucket)
    const fixtures = readFileSync(join(root, 'test/golden/curation/fixtures.jsonl'), 'utf8')
      .trim()
      .split('\n')
    const made = fixtures.map((line) => {
      const { id, text } = JSON.parse(line) as { id: string; text: string }
      const numbers = signatureOf(text)
      const digest = numbers && createHash('sha256').update(numbers.join(' ')).digest('hex')
      return [id, digest?.slice(0, 16)]
    })
    expect(Object.fromEntries(made)).toEqual(signatures)
  })

  it.each([
    ['', 17241709254077376921n],
    ['a', 15154266338359012955n],
    ['你好', 10051067679396668979n],
    ['the quick brown fox jumps', 7797000677988824208n],
  ])('hashes "%s" as XXH64 does', (text, wanted) => {
    const bytes = Buffer.from(`x${text}`)
    const { high, low } = new Xxh64().of(bytes, 1, bytes.length)
    expect((BigInt(high) << 32n) | BigInt(low)).toBe(wanted)
  })
})

describe('`dedup()` with `compat: datatrove`', () => {
  const options = { method: 'near', fields: ['text'], compat: 'datatrove', verify: 'none' }

  it('leaves out what shares a key, by words without case and signs, and never a text of too few words', async () => {
    const texts = [
      reference,
      'Too few words',
      reference.toUpperCase().replaceAll(' ', ', '),
      'Too few words',
      '',
      null,
    ]
    const rows = texts.map((text, n) => ({ text, n }))
    for (const verify of ['none', 'estimate', 'exact']) {
      const run = await runStep(dedup as never, [[batchOfRows(rows)]], { options: { ...options, verify } })
      expect(run.batches.flatMap(rowsOf).map(({ n }) => n)).toEqual([0, 1, 3, 4, 5])
    }
    await checkLaws(dedup as never, {
      options,
      batches: [batchOfRows(rows), batchOfRows(rows, { firstPosition: 6 })],
    })
  })

  it('is refused where rows are not compared by MinHash', async () => {
    await expect(
      runStep(dedup as never, [[batchOfRows([{ text: 'a' }])]], {
        options: { ...options, method: 'simhash' },
      }),
    ).rejects.toThrow('"compat" is for "method: near"')
  })
})
