import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { generateSamples } from '../../datasets/generate-samples.js'

const folder = join(import.meta.dirname, '../../datasets/samples')
const samples = generateSamples()

interface SampleRow {
  id: string
  prompt: string
  completion: string
  gender: 'male' | 'female' | null
  hired: boolean
}

function rowsOf(name: string): SampleRow[] {
  const lines = samples.get(name)?.toString('utf8').split('\n') ?? []
  return lines.flatMap((line) => {
    try {
      const value: unknown = JSON.parse(line)
      return Array.isArray(value) ? [] : [value as SampleRow]
    } catch {
      return []
    }
  })
}

const rows = ['people.en.jsonl', 'people.zh.jsonl'].flatMap(rowsOf)
const text = rows.map(({ prompt, completion }) => `${prompt}\n${completion}`).join('\n')

describe('generateSamples()', () => {
  it.each([...samples.keys()])('makes the committed %s, byte for byte', (name) => {
    expect(readFileSync(join(folder, name)).equals(samples.get(name) as Buffer)).toBe(true)
  })

  it.each([
    ['people.en.jsonl', 170],
    ['people.zh.jsonl', 150],
  ])('puts in %s the rows, two lines that are no records, and one that is no UTF-8', (name, count) => {
    const bytes = samples.get(name) as Buffer
    expect(rowsOf(name)).toHaveLength(count)
    expect(bytes.toString('utf8').trimEnd().split('\n')).toHaveLength(count + 2)
    expect(() => new TextDecoder('utf8', { fatal: true }).decode(bytes)).toThrow()
    expect(bytes.toString('utf8').split('\ufffd')).toHaveLength(3)
  })

  it('makes preferences of which one answer is that of the row, and the other is not', () => {
    const pairs = samples.get('preferences/pairs.jsonl')?.toString('utf8').trimEnd().split('\n') ?? []
    expect(pairs).toHaveLength(120)
    for (const line of pairs) {
      const { id, prompt, chosen, rejected } = JSON.parse(line) as Record<string, string>
      const row = rows.find((candidate) => candidate.id === id)
      expect([prompt, chosen]).toEqual([row?.prompt, row?.completion])
      expect(rejected).not.toBe(chosen)
      expect(rows.some(({ completion }) => completion === rejected)).toBe(true)
    }
  })

  it('gives every row its own id', () => {
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
  })

  it('leaves no slot of a template open', () => {
    expect(text).not.toMatch(/\{\w+\}|undefined/)
  })

  it('hires men about twice as often as women, of whom there are fewer', () => {
    const hiredShare = (gender: string) => {
      const group = rows.filter((row) => row.gender === gender)
      return { count: group.length, share: group.filter(({ hired }) => hired).length / group.length }
    }
    const men = hiredShare('male')
    const women = hiredShare('female')
    expect(men.count).toBeGreaterThan(women.count * 1.4)
    expect(men.share / women.share).toBeGreaterThan(1.6)
    expect(rows.some(({ gender }) => gender === null)).toBe(true)
  })

  it('uses only mail domains, networks and phone numbers that belong to nobody', () => {
    for (const [, domain] of text.matchAll(/@([a-z.]+)/g)) expect(domain).toMatch(/^example\.(com|org|net)$/)
    for (const [, host] of text.matchAll(/https?:\/\/([^/\s]+)/g)) expect(host).toBe('portfolio.example.com')
    for (const [ip] of text.matchAll(/\d+\.\d+\.\d+\.\d+/g))
      expect(ip).toMatch(/^(192\.0\.2|198\.51\.100|203\.0\.113)\./)
    for (const [, line] of text.matchAll(/555-(\d{4})/g)) expect(Number(line)).toSatisfy(isFictionalLine)
    for (const [mobile] of text.matchAll(/(?<![\d-])1[3-9]\d(?:\d{8}|-\d{4}-\d{4}| \d{4} \d{4})(?!\d)/g))
      expect(mobile).toMatch(/^154/)
  })

  it('writes resident ids of no place, with a right check character', () => {
    const ids = [...text.matchAll(/(?<![\dA-Z])\d{17}[\dX]/g)].map(([id]) => id)
    expect(ids.length).toBeGreaterThan(20)
    for (const id of ids) expect([id.slice(0, 6), isoMod11Radix2(id)]).toEqual(['110199', 1])
  })

  it('writes card numbers that pass the Luhn check', () => {
    const cards = [...text.matchAll(/(?:card is|卡号是)\s?([\d -]+\d)/g)].map(([, card]) => card)
    expect(cards.length).toBeGreaterThan(10)
    for (const card of cards) expect([card, luhnSum(card) % 10]).toEqual([card, 0])
  })
})

function isFictionalLine(line: number): boolean {
  return line >= 100 && line <= 199
}

/** ISO 7064 MOD 11-2 as the standard states it, character by character; 1 for a valid string. */
function isoMod11Radix2(id: string): number {
  let product = 0
  for (const digit of id) product = ((product + (digit === 'X' ? 10 : Number(digit))) * 2) % 11
  return (product * 6) % 11
}

function luhnSum(card: string): number {
  const digits = card.replace(/\D/g, '').split('').reverse().map(Number)
  return digits.reduce(
    (sum, digit, i) => sum + (i % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2),
    0,
  )
}
