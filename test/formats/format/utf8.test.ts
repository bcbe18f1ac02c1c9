import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { Field, Schema, Utf8 } from '../../../src/arrow/arrow.js'
import { rowsOf } from '../../../src/arrow/rows.js'
import { csvReader } from '../../../src/formats/csv/read.js'
import type { BadRecord, FormatReader } from '../../../src/formats/format/reader.js'
import { jsonlReader } from '../../../src/formats/json/read.js'

const folder = mkdtempSync(join(tmpdir(), 'prepkit-test-utf8-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const no = '\ufffd'

/**
 * Bytes, and the text that stands for them: each maximal part of a well-formed sequence, and each other byte, becomes
 * one U+FFFD (The Unicode Standard 15, chapter 3, tables 3-7 and 3-8, "U+FFFD Substitution of Maximal Subparts").
 */
const sequences: readonly [name: string, bytes: readonly number[], text: string][] = [
  ['a continuation byte alone', [0x80], no],
  ['the last continuation byte', [0xbf], no],
  ['four continuation bytes', [0x81, 0x92, 0xa3, 0xb4], no.repeat(4)],
  ['a continuation byte behind a character', [0xc3, 0xa9, 0xa9], `é${no}`],
  ['the first character of two bytes', [0xc2, 0x80], '\u0080'],
  ['the last character of two bytes', [0xdf, 0xbf], '\u07ff'],
  ['a solidus in two bytes', [0xc0, 0xaf], no.repeat(2)],
  ['a delete in two bytes', [0xc1, 0xbf], no.repeat(2)],
  ['two bytes cut after one', [0xd0], no],
  ['two bytes cut after one, before a letter', [0xd0, 0x7a], `${no}z`],
  ['two starts of two bytes', [0xc5, 0xc6, 0x8e], `${no}\u018e`],
  ['the first character of three bytes', [0xe0, 0xa0, 0x80], '\u0800'],
  ['three bytes where two do', [0xe0, 0x9f, 0xbf], no.repeat(3)],
  ['three bytes where one does', [0xe0, 0x81, 0x81], no.repeat(3)],
  ['three bytes cut after two', [0xe6, 0xb1], no],
  ['three bytes cut after two, before a letter', [0xe6, 0xb1, 0x6b], `${no}k`],
  ['three bytes cut after one, before a letter', [0xe6, 0x6b], `${no}k`],
  ['three bytes cut after two, before three', [0xe6, 0xb1, 0xe6, 0xb1, 0x89], `${no}汉`],
  ['the last character before the surrogates', [0xed, 0x9f, 0xbf], '\ud7ff'],
  ['the first surrogate', [0xed, 0xa0, 0x80], no.repeat(3)],
  ['the last surrogate', [0xed, 0xbf, 0xbf], no.repeat(3)],
  ['a pair of surrogates', [0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80], no.repeat(6)],
  ['a surrogate cut after two', [0xed, 0xa5], no.repeat(2)],
  ['the first character behind the surrogates', [0xee, 0x80, 0x80], '\ue000'],
  ['noncharacters of three bytes', [0xef, 0xbf, 0xbe, 0xef, 0xb7, 0x90], '\ufffe\ufdd0'],
  ['the first character of four bytes', [0xf0, 0x90, 0x80, 0x80], '\u{10000}'],
  ['four bytes where three do', [0xf0, 0x8f, 0xbf, 0xbf], no.repeat(4)],
  ['four bytes where one does', [0xf0, 0x80, 0x80, 0xaf], no.repeat(4)],
  ['four bytes cut after three', [0xf0, 0x9f, 0x90], no],
  ['four bytes cut after three, before a letter', [0xf0, 0x9f, 0x90, 0x7a], `${no}z`],
  ['four bytes cut after two, before a letter', [0xf0, 0x9f, 0x7a], `${no}z`],
  ['four bytes cut after one, before a letter', [0xf0, 0x7a], `${no}z`],
  ['four bytes cut after two, before two', [0xf1, 0x85, 0xc4, 0x85], `${no}ą`],
  ['the last character of all', [0xf4, 0x8f, 0xbf, 0xbf], '\u{10ffff}'],
  ['the first number beyond all characters', [0xf4, 0x90, 0x80, 0x80], no.repeat(4)],
  ['a start of four bytes beyond all characters', [0xf5, 0x80, 0x80, 0x80], no.repeat(4)],
  ['a start of five bytes', [0xf8, 0x88, 0x80, 0x80, 0x80], no.repeat(5)],
  ['a start of six bytes', [0xfc, 0x84, 0x80, 0x80, 0x80, 0x80], no.repeat(6)],
  ['bytes that never occur', [0xfe, 0xff], no.repeat(2)],
  ['a mixture', [0x61, 0xf2, 0x81, 0xe3, 0x81, 0xc8, 0x62, 0x9f], `a${no.repeat(3)}b${no}`],
]

const isSound = (text: string) => !text.includes(no)

/** What the reader makes of one text column, of rows with these bytes between two others. */
async function readTexts(reader: FormatReader, [head, before, after]: readonly string[]) {
  const path = join(folder, 'texts')
  const rows = sequences.map(([, bytes]) => [Buffer.from(before), Buffer.from(bytes), Buffer.from(after)])
  const content = Buffer.concat([Buffer.from(head), ...rows.flat()])
  writeFileSync(path, content)
  const { dataStart, dialect } = reader.readHead?.(path, {}) ?? { dataStart: 0 }
  const file = { source: 0, path, readPath: path, bytes: content.length, dataStart, dialect }
  const range = { source: 0, from: dataStart, to: content.length }
  const schema = new Schema([new Field('t', new Utf8(), true)])
  const bad: BadRecord[] = []
  const task = { file, range, schema, skipped: new Set(['n']), onBad: (found: BadRecord) => bad.push(found) }
  const read = async (invalidUtf8: 'replace' | 'reject') => {
    const texts: unknown[] = []
    for await (const batch of reader.read({ ...task, invalidUtf8 }))
      texts.push(...rowsOf(batch).map(({ t }) => t))
    return texts
  }
  return { read, bad }
}

describe.each([
  ['JSON Lines', jsonlReader, ['', '{"t":"<', '>"}\n']],
  ['CSV', csvReader, ['n,t\n', '1,<', '>\n']],
  ['CSV in quotes', csvReader, ['n,t\n', '1,"<', '>"\n']],
] as const)('bytes that are no UTF-8 in %s', (_, reader, parts) => {
  test('become one U+FFFD for each maximal part, and the record is reported as repaired', async () => {
    const { read, bad } = await readTexts(reader, parts)
    expect(await read('replace')).toEqual(sequences.map(([, , text]) => `<${text}>`))
    expect(bad.map(({ action, reason }) => `${action} ${reason}`)).toEqual(
      sequences.filter(([, , text]) => !isSound(text)).map(() => 'repaired invalid_utf8'),
    )
  })

  test('reject their record where that is asked for, and no other', async () => {
    const { read, bad } = await readTexts(reader, parts)
    const sound = sequences.filter(([, , text]) => isSound(text))
    expect(await read('reject')).toEqual(sound.map(([, , text]) => `<${text}>`))
    expect(bad).toHaveLength(sequences.length - sound.length)
  })
})

test('the table agrees with the decoder of the platform, which follows the same rule', () => {
  for (const [name, bytes, text] of sequences)
    expect(new TextDecoder().decode(Uint8Array.from(bytes)), name).toBe(text)
})
