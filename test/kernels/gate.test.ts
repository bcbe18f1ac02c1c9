import { describe, expect, it } from 'vitest'
import { gateBits, gateTexts } from '../../src/kernels/gate.js'

type Bit = keyof typeof gateBits

function maskNames(text: string): string {
  const bytes = Buffer.from(`pad ${text} pad`)
  const [mask] = gateTexts(bytes, Int32Array.of(4, bytes.length - 4), 0xfff)
  return (Object.keys(gateBits) as Bit[]).filter((name) => (mask & gateBits[name]) !== 0).join(' ')
}

describe('gateTexts()', () => {
  it.each([
    ['nothing at all, 123456 of it', ''],
    ['a@b', 'at'],
    ['＠', 'at fold'],
    ['http://x', 'link'],
    ['WWW.x', 'link'],
    ['1234567', 'digits7'],
    ['123-45-6789', 'digits7 digits9'],
    ['138 0013 8000', 'digits7 digits9 digits11'],
    ['4111 1111 1111 1111', 'digits7 digits9 digits11 digits15'],
    ['１３８００１３８０００', 'digits7 digits9 digits11 fold'],
    ['1990 and 1991', ''],
    ['12:34:56', 'colons'],
    ['1.2.3.4', 'dotted'],
    ['1.2.3', ''],
    ['fe80::1', 'colons iban'],
    ['GB82 WEST', 'iban'],
    ['mp3 x12', ''],
    ['一三八零零一三八零零零', 'numerals'],
    ['一三八零零一三八零零', ''],
    ['John Smith', 'names'],
    ['Dr. Smith', 'names'],
    ['Élodie Müller', 'names'],
    ['in Paris', ''],
    ['１２', 'fold'],
    ['a\u00a0b', 'fold'],
    ['你好，世界！', ''],
  ])('`gateTexts()` sees in %j: %s', (text, names) => {
    expect(maskNames(text)).toBe(names)
  })

  it('`gateTexts()` looks for names only when they are wanted', () => {
    const bytes = Buffer.from('John Smith, a@b')
    expect([...gateTexts(bytes, Int32Array.of(0, bytes.length), 0xfff & ~gateBits.names)]).toEqual([1])
  })

  it('`gateTexts()` looks at each text on its own', () => {
    const bytes = Buffer.from('1234567 a@b')
    expect([...gateTexts(bytes, Int32Array.of(0, 4, 7, 9, 10, 11), 0xfff)]).toEqual([0, 0, 0, 1, 0])
    expect(gateTexts(bytes, Int32Array.of(0), 0xfff)).toHaveLength(0)
  })
})
