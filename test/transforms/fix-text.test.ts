import { Converter } from 'opencc-js'
import { describe, expect, test } from 'vitest'
import { batchOfRows, rowsOf } from '../../src/arrow/rows.js'
import { openGbk, openLatin } from '../../src/text/mojibake/encode-bytes.js'
import { MojibakeFinder } from '../../src/text/mojibake/mojibake.js'
import type { Transform } from '../../src/transform/transform.js'
import { fixText } from '../../transforms/fix-text.js'
import { checkLaws, runStep } from '../laws.js'

const transform = fixText as unknown as Transform
const chinese = '请你写出一个可以生成五个不同随机数的程序，并说明为什么这样做。'
const traditional = '請說明這個國家的歷史，以及為什麼人們會選擇住在那裡。'
const utf8 = (text: string) => Buffer.from(text, 'utf8')
const gbkOf = (text: string) => Buffer.from(openGbk()(text).bytes)
const misread = {
  utf8_as_gbk: (text: string) => new TextDecoder('gb18030').decode(utf8(text)),
  utf8_as_latin1: (text: string) => utf8(text).toString('latin1'),
  gbk_as_latin1: (text: string) => gbkOf(text).toString('latin1'),
}

async function fixed(texts: string[], options: object = {}) {
  const run = await runStep(transform, [[batchOfRows(texts.map((text) => ({ text })))]], {
    options: { fields: ['text'], ...options },
  })
  return { texts: run.batches.flatMap(rowsOf).map(({ text }) => text), counts: run.counts }
}

describe('fix_text', () => {
  test('keeps the laws of transforms', async () => {
    const texts = [
      chinese,
      misread.utf8_as_latin1(chinese),
      'a\u0000b\ufeff',
      '',
      `${chinese}\ufffd`,
      'Ａ１, ok',
    ]
    for (const more of [
      {},
      { broken: 'reject', width: true, punctuation: true },
      { mojibake: 'part', broken: 'drop' },
    ])
      await checkLaws(transform, {
        options: { fields: ['text'], ...more },
        batches: [batchOfRows(texts.map((text) => ({ text })))],
      })
  })

  test('what an encoding makes of bytes is put back into the same bytes', () => {
    const pairs = Buffer.from(
      Array.from({ length: 126 * 94 }, (_, i) => [0x81 + (i % 126), 0xa1 + Math.floor(i / 126)]).flat(),
    )
    const text = new TextDecoder('gb18030').decode(pairs)
    const { bytes, lost } = openGbk()(text)
    expect(new TextDecoder('gb18030').decode(bytes) === text).toBe(true)
    expect(lost).toBe(text.match(/\ufffd/g)?.length ?? 0)
    const all = Buffer.from(Array.from({ length: 256 }, (_, i) => i))
    expect(Buffer.from(openLatin()(all.toString('latin1')).bytes)).toEqual(all)
    expect(openLatin()('“€”').bytes).toEqual(Uint8Array.of(0x93, 0x80, 0x94))
  })

  test('turns back texts of each kind of misreading whose bytes are all there, and notes which', async () => {
    for (const [kind, read] of Object.entries(misread))
      for (const text of [chinese, traditional]) {
        const even = read(text).includes('\ufffd') ? `${text}a` : text
        const { texts, counts } = await fixed([read(even)])
        expect(texts).toEqual([even])
        expect(counts.notes).toEqual({ [kind]: 1 })
      }
    expect((await fixed(['SÃ£o Paulo e BrasÃ­lia, Anneâ\u0080\u0099s'])).texts).toEqual([
      'São Paulo e Brasília, Anne’s',
    ])
  })

  test('leaves alone what is meant as it is written', () => {
    const finder = new MojibakeFinder()
    const texts = [
      chinese,
      traditional,
      'The string "Ã©" is how é looks when it is misread',
      'naïve façade—“quoted”, Ærøskøbing, Âge d’or, ÀÁÂÃ',
      '张伟 李娜 王芳 刘洋 陈静 杨磊',
      '日本語のテキストです。漢字と仮名',
      'Привет, мир! Ελληνικά',
      'x'.repeat(1000),
    ]
    expect(texts.map((text) => finder.find(text))).toEqual(texts.map(() => undefined))
  })

  test('a text of which bytes are lost stays, is repaired in part, is left out or is rejected, as asked', async () => {
    const odd = misread.utf8_as_gbk(`${chinese}\n${chinese}`)
    expect(odd).toContain('\ufffd')
    const kept = await fixed([odd, '锟斤拷锟斤拷', chinese])
    expect(kept.texts).toEqual([odd, '锟斤拷锟斤拷', chinese])
    expect(kept.counts.notes).toEqual({ bytes_lost: 2 })
    const [part] = (await fixed([odd], { mojibake: 'part' })).texts as string[]
    expect(part).toContain('请你写出一个可以生成五个不同随机数的程序')
    expect(part).toContain('\ufffd')
    const dropped = await fixed([odd, chinese], { broken: 'drop' })
    expect([dropped.texts, dropped.counts.dropped]).toEqual([[chinese], { bytes_lost: 1 }])
    const rejected = await fixed([odd, chinese], { broken: 'reject' })
    expect([rejected.texts, rejected.counts.rejected]).toEqual([[chinese], { bytes_lost: 1 }])
  })

  test('takes out what nobody sees, and keeps line breaks, tabs and the joiners of emoji', async () => {
    const family = '👨\u200d👩\u200d👧'
    const { texts } = await fixed([`\ufeffa\u0000b\u200bc\r\n\t${family}`, 'plain'])
    expect(texts).toEqual([`abc\r\n\t${family}`, 'plain'])
    expect((await fixed(['a\u0000'], { controls: false })).texts).toEqual(['a\u0000'])
  })

  test('writes Chinese signs between Chinese characters, and none in code, numbers and English', async () => {
    const { texts } = await fixed(
      [
        '你好,世界.今天(周一)`甲,乙`好吗?',
        '价格是3.5元,见 http://a.b/c,d',
        'Yes, (all) of it: 好.',
        'Ａ１ﾊﾛｰ，',
      ],
      { punctuation: true, width: true },
    )
    expect(texts).toEqual([
      '你好，世界。今天（周一）`甲,乙`好吗？',
      '价格是3.5元，见 http://a.b/c,d',
      'Yes, (all) of it: 好。',
      'A1ハロー，',
    ])
  })

  test('converts between the ways of writing Chinese, but for texts with kana', async () => {
    const simple = (await fixed([traditional, '漢字のテキスト'], { chinese: 'simplified' })).texts
    expect(simple).toEqual(['请说明这个国家的历史，以及为什么人们会选择住在那里。', '漢字のテキスト'])
    expect((await fixed(['软件'], { chinese: 'traditional' })).texts).toEqual(['軟件'])
    expect((await fixed(['软件'], { chinese: 'taiwan' })).texts).toEqual(['軟體'])
    const hongKong = Converter({ from: 'cn', to: 'hk' })
    expect((await fixed([chinese], { chinese: 'hongkong' })).texts).toEqual([hongKong(chinese)])
  })
})
