import { describe, expect, it } from 'vitest'
import { anonymized } from './anonymized.js'

const million = 1_000_000
const manyCharacters = 300_000
const limitMs = 8000

/** Repeats a text up to this many characters. */
function fill(unit: string, length = manyCharacters): string {
  return unit.repeat(Math.ceil(length / unit.length))
}

describe('time', { timeout: 60_000 }, () => {
  it('`anonymize()` handles one line of ten megabytes', async () => {
    const sentence = 'The quick brown fox, 12 of 34. 你好世界。'
    const line = `${sentence.repeat(Math.ceil((10 * million) / Buffer.byteLength(sentence)))} a@b.org`
    const start = performance.now()
    const [after] = await anonymized([line])
    expect(after.endsWith('<EMAIL_ADDRESS>')).toBe(true)
    // Two seconds on a core of its own; the suite shares its cores.
    expect(performance.now() - start).toBeLessThan(4 * limitMs)
  })

  it.each([
    ['one digit', '1'],
    ['digits and spaces', '1 '],
    ['pairs', '12 34 '],
    ['mobile-like', '138 0013 800 '],
    ['card-like', '4111 1111 1111 111 '],
    ['id-like', '110105194912310021'],
    ['at signs', '@'],
    ['open addresses', 'a@b.'],
    ['chained addresses', 'a@b.cc@'],
    ['long local part', 'a.'],
    ['scheme after scheme', 'http://'],
    ['links', 'http://a.bc/(www.a.bc/('],
    ['brackets', 'http://a.bc/))))))))))))))))))))'],
    ['colons', ':'],
    ['hex groups', 'ab:'],
    ['dots', '1.'],
    ['octets', '255.'],
    ['bank-like', 'GB82 '],
    ['brackets and digits', '(1)-'],
    ['plus', '+1'],
    ['zero width', '1\u200b'],
    ['numerals', '一三八'],
    ['area codes', '202-555-01 '],
    ['phone cues', 'phone: '],
  ])('`anonymize()` is through a long text of %s quickly', async (_, unit) => {
    const text = fill(unit)
    const start = performance.now()
    await anonymized([text])
    expect(performance.now() - start).toBeLessThan(limitMs)
  })

  it('`anonymize()` is through many capitalised words quickly when asked for names', async () => {
    const start = performance.now()
    await anonymized([fill('Aa Bb ', 6000)], { entities: ['PERSON'] })
    expect(performance.now() - start).toBeLessThan(limitMs)
  })
})
