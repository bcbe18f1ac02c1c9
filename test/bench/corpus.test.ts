import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type CorpusKind, corpusLines, escapeShare, personalShare } from '../../bench/corpus.js'

function firstLines(kind: CorpusKind, count: number, seed = 7): string[] {
  const lines: string[] = []
  for (const line of corpusLines({ kind, seed })) if (lines.push(line) === count) break
  return lines
}

const mixed = firstLines('mixed', 6000)
const chat = firstLines('chat', 500)
const completions: string[] = mixed.map((line) => JSON.parse(line).completion)

describe('corpusLines()', () => {
  it('gives the same bytes for the same seed, and others for another', () => {
    const digest = (seed: number) =>
      createHash('sha256')
        .update(firstLines('mixed', 500, seed).join(''))
        .digest('hex')
    expect(digest(7)).toBe('7500fccae6df766553fab6c97cf98708ca39a690ed8de0462000d1e5d2bc4bb4')
    expect(digest(8)).not.toBe(digest(7))
  })

  it('needs escapes for about the stated share of characters', () => {
    const escapes = completions.reduce((sum, text) => sum + JSON.stringify(text).length - 2 - text.length, 0)
    const share = escapes / completions.reduce((sum, text) => sum + text.length, 0)
    expect(share).toBeGreaterThan(escapeShare * 0.75)
    expect(share).toBeLessThan(escapeShare * 1.25)
  })

  it('puts personal data into about the stated share of texts', () => {
    const personal = /@example\.com|192\.0\.2\.|example\.org|555-0|154\d{8}|4111 1111/
    const share = completions.filter((text) => personal.test(text)).length / completions.length
    expect(Math.abs(share - personalShare)).toBeLessThan(0.02)
  })

  it('has lines of 100 KB to 1 MB among the short ones', () => {
    const long = mixed.map(Buffer.byteLength as (line: string) => number).filter((bytes) => bytes > 100_000)
    expect(long.length).toBeGreaterThan(0)
    expect(Math.max(...long)).toBeLessThan(1_500_000)
  })

  it('uses many words, a few of them very often', () => {
    const counts = new Map<string, number>()
    const words = completions.join(' ').match(/[a-z]+/g) ?? []
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
    expect(counts.size).toBeGreaterThan(5_000)
    expect(Math.max(...counts.values()) / words.length).toBeGreaterThan(0.03)
  })

  it('writes chats of nested messages that take turns', () => {
    for (const line of chat) {
      const roles: string[] = JSON.parse(line).messages.map(({ role }: { role: string }) => role)
      expect(roles.join(' ')).toMatch(/^system( user assistant)+$/)
    }
  })
})
