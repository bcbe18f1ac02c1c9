import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { batchOfRows, rowsOf } from '../../src/arrow/rows.js'
import { openTokenizer, TokenSink } from '../../src/tokens/tokenizer.js'
import type { Transform } from '../../src/transform/transform.js'
import { lastSentenceEnd, nextSentenceEnd } from '../../transforms/truncate/sentence-ends.js'
import { truncate } from '../../transforms/truncate.js'
import { shortForm } from '../campaign.js'
import { checkLaws, runStep } from '../laws.js'
import { root } from '../source-files.js'

const tokenizer = join(root, 'datasets/samples/tokenizer')
const transform = truncate as unknown as Transform
const opened = await openTokenizer(tokenizer)

function countOf(text: string): number {
  const sink = new TokenSink()
  opened.encode(text, sink)
  return sink.length
}

async function shortened(texts: string[], options: object) {
  const batch = batchOfRows(texts.map((text) => ({ text })))
  const run = await runStep(transform, [[batch]], { options: { tokenizer, fields: ['text'], ...options } })
  return { ...run, texts: run.batches.flatMap(rowsOf).map(({ text }) => text as string) }
}

const english = 'The form came in on 3.5. at the desk. "Is it whole?" It is. Please write to file.txt again'
const chinese = '申请表已经收到。是否完整？“完整。”请再写一封信给招聘处吧'

describe('truncate', () => {
  test('keeps the laws of transforms, and never leaves more tokens than asked for', async () => {
    const texts = [english, chinese, '', '😀'.repeat(30), 'a b c']
    for (const keep of ['head', 'tail'])
      for (const maxTokens of shortForm([5, 1, 12], 1)) {
        const options = { tokenizer, fields: ['text'], maxTokens, keep }
        const run = await checkLaws(transform, {
          options,
          batches: [batchOfRows(texts.map((text) => ({ text })))],
        })
        for (const { text } of run.batches.flatMap(rowsOf)) {
          expect(countOf(text as string)).toBeLessThanOrEqual(maxTokens)
          expect(text).not.toContain('\ufffd')
        }
      }
  })

  test('cuts behind the last sentence that fits, in English and Chinese, and leaves short texts alone', async () => {
    const most = Math.max(countOf(english), countOf(chinese)) - 1
    expect((await shortened([english, chinese], { maxTokens: most + 1 })).texts).toEqual([english, chinese])
    const [a] = (await shortened([english], { maxTokens: countOf(english) - 1 })).texts
    expect(a).toBe('The form came in on 3.5. at the desk. "Is it whole?" It is.')
    const [b] = (await shortened([chinese], { maxTokens: countOf(chinese) - 1 })).texts
    expect(b).toBe('申请表已经收到。是否完整？“完整。”')
  })

  test('keeps the tail from the next sentence on', async () => {
    const { texts } = await shortened([english, chinese], { maxTokens: 30, keep: 'tail' })
    for (const [i, whole] of [english, chinese].entries()) {
      expect(whole.endsWith(texts[i])).toBe(true)
      expect(texts[i].length).toBeGreaterThan(0)
    }
    expect(texts[0]).toMatch(/^(?:"Is|It is|Please)/)
  })

  test('cuts within a sentence where there is no end before, and says so; or behind any token where asked', async () => {
    const long = 'one sentence without an end that goes on and on and on'
    const { texts, counts } = await shortened([long], { maxTokens: 6 })
    expect(long.startsWith(texts[0])).toBe(true)
    expect(counts.notes).toEqual({ truncated: 1, cut_in_sentence: 1 })
    const any = await shortened([english], { maxTokens: countOf(english) - 1, at: 'token' })
    expect(any.texts[0].length).toBeGreaterThan(
      'The form came in on 3.5. at the desk. "Is it whole?" It is.'.length,
    )
    expect(any.counts.notes).toEqual({ truncated: 1 })
  })

  test('finds ends of sentences, and none within numbers and names of files', () => {
    expect(lastSentenceEnd('Pay 3.50 to a.txt now', 21)).toBe(0)
    expect(lastSentenceEnd('Yes. No', 4)).toBe(4)
    expect(lastSentenceEnd('Yes. No', 3)).toBe(0)
    expect(nextSentenceEnd('Yes. No. Go', 1)).toBe(4)
    expect(nextSentenceEnd('Yes. No. Go', 5)).toBe(8)
    expect(nextSentenceEnd('没有', 1)).toBe(2)
  })
})
