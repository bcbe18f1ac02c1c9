import { closeSync, openSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countLineFeeds } from '../../../src/files/count-line-feeds.js'
import { lineStartAfter, readLineBlocks } from '../../../src/formats/json/lines.js'
import { runs } from '../../campaign.js'
import { temporaryFolder } from '../../run/fixtures.js'

const folder = temporaryFolder('lines')
const path = join(folder, 'in.txt')

/** The blocks of a file: their bytes as text, their offsets, and the byte that stands behind each. */
function blocksOf(text: string, options: { from?: number; to?: number; blockBytes?: number } = {}) {
  writeFileSync(path, text)
  const place = { from: 0, to: Buffer.byteLength(text), ...options }
  return [...readLineBlocksCopied(place)]
}

function* readLineBlocksCopied(place: { from: number; to: number; blockBytes?: number }) {
  for (const { bytes, length, offset } of readLineBlocks(path, place))
    yield { text: bytes.toString('utf8', 0, length), offset, guard: bytes[length] }
}

describe('`readLineBlocks()`', () => {
  test('yields whole lines, in order, for every size of the buffer and every range that begins at a line', () => {
    const lines = fc.array(fc.stringMatching(/^[a-z你]{0,12}$/), { maxLength: 20 })
    fc.assert(
      fc.property(lines, fc.boolean(), fc.integer({ min: 1, max: 40 }), (texts, ends, blockBytes) => {
        const text = texts.join('\n') + (ends ? '\n' : '')
        const bytes = Buffer.from(text)
        const starts = [0, ...[...bytes.keys()].filter((at) => bytes[at] === 0x0a).map((at) => at + 1)]
        const borders = starts.filter((_, i) => i % 3 === 0)
        const blocks = borders.flatMap((from, i) =>
          blocksOf(text, { from, to: borders[i + 1] ?? bytes.length, blockBytes }),
        )
        expect(blocks.map((block) => block.text).join('')).toBe(text)
        let offset = 0
        for (const block of blocks) {
          expect(block.offset).toBe(offset)
          expect(block.guard).toBe(0x0a)
          offset += Buffer.byteLength(block.text)
          if (offset < bytes.length) expect(block.text.at(-1)).toBe('\n')
        }
      }),
      runs(150),
    )
  })

  const blockBytes = 64
  test.each([-2, -1, 0, 1, 2])('a line that is %i bytes longer than the buffer stays whole', (more) => {
    const long = 'x'.repeat(blockBytes + more)
    for (const text of [long, `${long}\n`, `a\n${long}\nb`, `${long}\n${long}\n`])
      expect(
        blocksOf(text, { blockBytes })
          .map((block) => block.text)
          .join('|')
          .replaceAll('\n|', '\n'),
      ).toBe(text)
  })

  test('nothing comes of an empty part', () => {
    expect(blocksOf('')).toEqual([])
    expect(blocksOf('a\nb\n', { from: 2, to: 2 })).toEqual([])
  })

  test('a file that became shorter is a clear error, not a short part', () => {
    writeFileSync(path, 'a\n'.repeat(100))
    const shorter = expect.objectContaining({ code: 'bad_input', at: { source: path } })
    expect(() => [...readLineBlocks(path, { from: 0, to: 201 })]).toThrow(shorter)
    const blocks = readLineBlocks(path, { from: 0, to: 200, blockBytes: 50 })
    blocks.next()
    truncateSync(path, 60)
    expect(() => [...blocks]).toThrow(shorter)
  })
})

describe('`lineStartAfter()` and `countLineFeeds()`', () => {
  const text = 'a\n\nbcd\n你\r\nlast'
  const bytes = Buffer.from(text)

  test('agree with a plain search at every offset', () => {
    writeFileSync(path, text)
    const fd = openSync(path, 'r')
    for (let at = 0; at <= bytes.length; at++) {
      const feed = bytes.indexOf(0x0a, at)
      expect(lineStartAfter(fd, at, bytes.length)).toBe(feed < 0 ? bytes.length : feed + 1)
      for (let to = at; to <= bytes.length; to++)
        expect(countLineFeeds(path, at, to)).toBe(
          bytes.subarray(at, to).filter((byte) => byte === 0x0a).length,
        )
    }
    closeSync(fd)
  })

  test('look beyond their own buffers', () => {
    const long = 'x'.repeat(3 << 20)
    writeFileSync(path, `${long}\n${long}\n`)
    const fd = openSync(path, 'r')
    expect(lineStartAfter(fd, 5, 2 * long.length + 2)).toBe(long.length + 1)
    closeSync(fd)
    expect(countLineFeeds(path, 0, 2 * long.length + 2)).toBe(2)
  })
})
