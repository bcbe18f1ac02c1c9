import { describe, expect, test } from 'vitest'
import { Utf8 } from '../../../src/arrow/arrow.js'
import { TextBuilder } from '../../../src/arrow/text-builder.js'
import { BadJson } from '../../../src/formats/json/bytes.js'
import { JsonCursor, maxDepth } from '../../../src/formats/json/cursor.js'
import { skipValue } from '../../../src/formats/json/skip.js'

/** A cursor over a text that stands between other bytes, as a line does in a block. */
function cursorOver(text: string): JsonCursor {
  const bytes = Buffer.from(`before"\n${text}\n"after"`)
  const cursor = new JsonCursor()
  cursor.open(bytes, 8, bytes.length - 8)
  return cursor
}

function isAccepted(text: string): boolean {
  const cursor = cursorOver(text)
  try {
    skipValue(cursor)
    cursor.expectEnd()
    return true
  } catch (error) {
    expect(error).toBeInstanceOf(BadJson)
    return false
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

describe('`JsonCursor`', () => {
  const numbers = ['0', '-0', '10', '-1', '1.5', '1e5', '1E+5', '1e-5', '-0.0e0', '123456789012345678901234']
  const noNumbers = [
    '01',
    '00',
    '-',
    '+1',
    '1.',
    '.5',
    '1e',
    '1e+',
    '1e+-2',
    '0x10',
    '1_0',
    '--1',
    '1 2',
    '٣',
  ]
  const texts = [
    '""',
    '"a"',
    '"\\u00e9"',
    '"\\uD83D\\uDE00"',
    '"\\ud800"',
    '"\\/"',
    '"\u2028"',
    '"\x7f"',
    '"😀"',
  ]
  const noTexts = [
    '"',
    '"a',
    '"\\"',
    '"\\x"',
    '"\\u12"',
    '"\\u12G4"',
    '"\\u-123"',
    '"\t"',
    '"\0"',
    '"\x1f"',
    "'a'",
  ]
  const nests = ['[]', '{}', '[ ]', '[[],{}]', '{"a":{"a":[]},"a":1}', ' [ 1 , 2 ] ', '{"":null}', '\r[\t]\r']
  const noNests = [
    '[',
    '[1',
    '[1,]',
    '[,1]',
    '[1 2]',
    '{',
    '{"a"}',
    '{"a":}',
    '{"a":1,}',
    '{a:1}',
    '{1:1}',
    '{"a" 1}',
  ]
  const others = [
    'true',
    'false',
    'null',
    ' null',
    'tru',
    'nul',
    'True',
    'truee',
    'nullnull',
    '',
    ' ',
    '\u00a0',
    '\ufeff1',
  ]

  test.each([numbers, noNumbers, texts, noTexts, nests, noNests, others].flat().map((text) => [text]))(
    'accepts %j exactly where `JSON.parse` does',
    (text) => {
      expect(isAccepted(text)).toBe(isJson(text))
    },
  )

  test('accepts each single byte, and each byte within a text, exactly where `JSON.parse` does', () => {
    for (let byte = 0; byte < 128; byte++) {
      const char = String.fromCharCode(byte)
      if (char === '\n') continue
      for (const text of [char, `"${char}"`, `"\\${char}"`, `"\\u000${char}"`, `1${char}`, `[1${char}2]`])
        expect([text, isAccepted(text)]).toEqual([text, isJson(text)])
    }
  })

  test('reads texts of every length around the eight bytes that it takes at a time', () => {
    for (let length = 0; length < 40; length++)
      for (const odd of ['', '\\n', '\\u4f60', '你', '\\ud83d\\ude00', '\\ud800'])
        for (const at of [0, length >> 1, length]) {
          const plain = 'abcdefghijklmnopqrstuvwxyz0123456789ABCD'.slice(0, length)
          const source = `"${plain.slice(0, at)}${odd}${plain.slice(at)}"`
          const cursor = cursorOver(source)
          const builder = new TextBuilder(new Utf8())
          cursor.pos++
          cursor.readString(builder)
          cursor.expectEnd()
          const read = Buffer.from(builder.finish().values).toString()
          expect(read).toBe(JSON.parse(source).replace('\ud800', '\ufffd'))
          expect(cursor.repaired).toBe(odd === '\\ud800')
        }
  })

  const borders =
    '0000 007f 0080 07ff 0800 d7ff e000 ffff d800\\udc00 dbff\\udfff d83d\\ue000 dbff\\uffff dc00'
  test.each(borders.split(' '))(
    'reads the escape \\u%s as the UTF-8 of what `JSON.parse` makes of it',
    (digits) => {
      const source = `"\\u${digits}"`
      const cursor = cursorOver(source)
      const builder = new TextBuilder(new Utf8())
      cursor.pos++
      cursor.readString(builder)
      expect(Buffer.from(builder.finish().values)).toEqual(Buffer.from(JSON.parse(source)))
    },
  )

  const longs: [text: string, value: number | bigint | undefined][] = [
    ['999999999999999', 999999999999999],
    ['-999999999999999', -999999999999999],
    ['1000000000000000', 1000000000000000n],
    ['9007199254740993', 9007199254740993n],
    ['9223372036854775807', 9223372036854775807n],
    ['-9223372036854775808', -9223372036854775808n],
    ['9223372036854775808', undefined],
    ['-9223372036854775809', undefined],
    ['9'.repeat(40), undefined],
  ]
  test.each(longs)('reads the whole number %s without losing a digit', (text, value) => {
    const cursor = cursorOver(text)
    const start = cursor.pos
    const short = cursor.readNumber()
    expect(cursor.isWhole).toBe(true)
    expect(Number.isNaN(short) ? cursor.readLong(start) : short).toBe(value)
  })

  test('reads no whole number from ten million digits', () => {
    const cursor = cursorOver('9'.repeat(10_000_000))
    const start = cursor.pos
    cursor.readNumber()
    expect(cursor.readLong(start)).toBeUndefined()
  })

  test.each(['[', '{"a":'])(
    'refuses nesting by %s beyond its limit as too_deep, without looking further',
    (open) => {
      const close = open === '[' ? ']' : '}'
      const nest = (depth: number) => `${open.repeat(depth)}null${close.repeat(depth)}`
      expect(isAccepted(nest(maxDepth + 1))).toBe(true)
      const tooDeep = expect.objectContaining({ reason: 'too_deep' })
      expect(() => skipValue(cursorOver(nest(maxDepth + 2)))).toThrow(tooDeep)
      expect(() => skipValue(cursorOver(open.repeat(1_000_000)))).toThrow(tooDeep)
    },
  )

  test('reads keys escaped in different ways as the same name, and puts U+FFFD for lone surrogates', () => {
    const keyOf = (source: string) => {
      const cursor = cursorOver(source)
      cursor.pos++
      return [cursor.key(), cursor.repaired]
    }
    expect(keyOf('"a\\u0062c"')).toEqual(['abc', false])
    expect(keyOf('"\\ud83d\\ude00"')).toEqual(['😀', false])
    expect(keyOf('"x\\ud83d"')).toEqual(['x\ufffd', true])
  })
})
