import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from 'prepkit'
import { describe, expect, it } from 'vitest'
import { temporaryFolder, writeLines } from '../run/fixtures.js'

const folder = temporaryFolder('limits')
const million = 1_000_000
const manyCharacters = 150_000
/** Of the processor. What grows with the square of the length is found as by 8 s for twice as many characters. */
const limitMs = 2000

/** Repeats a text up to this many characters. */
function fill(unit: string, length = manyCharacters): string {
  return unit.repeat(Math.ceil(length / unit.length))
}

/** The text after a run, by the build: its time is what users wait for. */
async function anonymized(text: string, options: object = {}): Promise<string> {
  const input = writeLines(join(folder, 'in.jsonl'), [{ text }])
  const output = join(folder, 'out.jsonl')
  const steps = [{ anonymize: { fields: ['text'], ...options } }]
  await run({ input, output, steps }, { workers: 0, overwrite: true })
  return JSON.parse(readFileSync(output, 'utf8')).text
}

/** Time of the processor: others may be busy on it, too. */
function msSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}

describe('time', { timeout: 60_000 }, () => {
  it('`anonymize()` handles one line of ten megabytes', async () => {
    const sentence = 'The quick brown fox, 12 of 34. 你好世界。'
    const line = `${sentence.repeat(Math.ceil((10 * million) / Buffer.byteLength(sentence)))} a@b.org`
    const start = process.cpuUsage()
    const after = await anonymized(line)
    expect(after.endsWith('<EMAIL_ADDRESS>')).toBe(true)
    expect(msSince(start)).toBeLessThan(16 * limitMs)
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
    const start = process.cpuUsage()
    await anonymized(text)
    expect(msSince(start)).toBeLessThan(limitMs)
  })

  it('`anonymize()` is through many capitalised words quickly when asked for names', async () => {
    const start = process.cpuUsage()
    await anonymized(fill('Aa Bb ', 6000), { entities: ['PERSON'] })
    expect(msSince(start)).toBeLessThan(limitMs)
  })
})
