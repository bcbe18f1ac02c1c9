import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { folderWith, prep, prepHere } from './prep.js'

const mail = { type: 'EMAIL_ADDRESS', start: 8, end: 23, text: 'ann@example.com' }
const gold = `${[
  { text: 'Mail to ann@example.com', entities: [mail] },
  { text: 'Code QX-Secret-7 from 192.0.2.7', entities: [{ type: 'badge', start: 5, end: 16 }] },
]
  .map((sample) => JSON.stringify(sample))
  .join('\n')}\n`

describe('prep eval pii', () => {
  it('prints the figures of every label and over all', async () => {
    const { code, stdout, stderr } = await prepHere(['eval', 'pii', 'gold.jsonl'], {
      cwd: folderWith({ 'gold.jsonl': gold }),
    })
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toContain('gold.jsonl: 2 samples of jsonl, 54 characters')
    expect(stdout).toMatch(/^EMAIL_ADDRESS +1 +1 +100\.0 +100\.0 +100\.0 +100\.0/m)
    expect(stdout).toMatch(/^global\.span, neighbours joined +2 +1 +100\.0 +50\.0/m)
    expect(stdout).toContain('counted as missed: badge')
  })

  it('prints JSON, one result for each file, also from standard input', async () => {
    const { code, stdout } = await prepHere(['eval', 'pii', '-', '--json', '--entities', 'contact'], {
      stdin: gold,
    })
    const { files } = JSON.parse(stdout)
    expect([code, files.length]).toEqual([0, 1])
    expect(files[0]).toMatchObject({ file: '-', format: 'jsonl', offsets: 'either' })
    expect(files[0].evaluation.global.spanApart).toMatchObject({
      gold: 2,
      covered: 1,
      found: 2,
      right: 1,
      recall: 0.5,
    })
    expect(files[0].evaluation.unmapped).toEqual(['badge'])
  })

  it('fails as a gate where a figure is too low or too high', async () => {
    const cwd = folderWith({ 'gold.jsonl': gold })
    const args = ['eval', 'pii', 'gold.jsonl', '--fail-under']
    const low = await prep([...args, 'global.span.recall=0.6,EMAIL_ADDRESS.span.f2=1'], { cwd })
    expect(low.code).toBe(1)
    expect(low.stderr).toBe('failed gold.jsonl: global.span.recall is 0.5000, wanted at least 0.6\n')
    const kept = await prepHere([...args, 'global.span.recall=0.5', '--fail-over', 'falsePer100k=0'], { cwd })
    expect(kept.code).toBe(0)
    const high = await prepHere(
      ['eval', 'pii', 'gold.jsonl', '--entities', 'contact', '--fail-over', 'falsePer100k=10'],
      { cwd },
    )
    expect([high.code, high.stderr]).toEqual([1, expect.stringContaining('wanted at most 10')])
  })

  it('shows examples with values masked, and as they are where asked to', async () => {
    const cwd = folderWith({ 'gold.jsonl': gold })
    const args = ['eval', 'pii', 'gold.jsonl', '--errors', '5', '--confusion']
    const masked = (await prepHere(args, { cwd })).stdout
    expect(masked).toContain('missed       BADGE "XX-Xxxxxx-9"')
    expect(masked).not.toContain('Secret')
    expect(masked).toMatch(/^BADGE +- +1$/m)
    expect((await prepHere([...args, '--show-text'], { cwd })).stdout).toContain('BADGE "QX-Secret-7"')
  })

  it('shows what differs from a saved result', async () => {
    const cwd = folderWith({ 'gold.jsonl': gold })
    writeFileSync(
      join(cwd, 'old.json'),
      (await prepHere(['eval', 'pii', 'gold.jsonl', '--json'], { cwd })).stdout,
    )
    const args = ['eval', 'pii', 'gold.jsonl', '--compare', 'old.json']
    expect((await prepHere(args, { cwd })).stdout).toContain('Nothing differs from the saved result')
    const ignoring = (await prepHere([...args, '--ignore', 'badge'], { cwd })).stdout
    expect(ignoring).toMatch(/^global\.span\.recall +50\.0 +100\.0 +\+50\.0$/m)
  })

  it.each([
    [['--fail-under', 'global.spin.f2=1'], {}, 'names "global.spin.f2"'],
    [['--fail-under', 'global'], {}, 'Option --fail-under cannot be "global"'],
    [['--map', 'badge=BADGE'], {}, 'Gold type "badge" is mapped to "BADGE"'],
    [['--entities', 'EMIAL_ADDRESS'], {}, 'Did you mean "EMAIL_ADDRESS"?'],
    [['--compare', 'none.json'], {}, 'Result "none.json" cannot be read'],
    [['--compare', 'gold.jsonl'], {}, '"gold.jsonl" is no saved result'],
    [[], { 'gold.jsonl': '{"text": "Secret"}' }, 'gold.jsonl: Line 1 has no list of labels'],
    [['absent.jsonl'], {}, 'Gold "absent.jsonl" cannot be read (ENOENT)'],
  ])('refuses %j %j', async (args, files, message) => {
    const cwd = folderWith({ 'gold.jsonl': gold, ...files })
    const { code, stderr } = await prepHere(['eval', 'pii', 'gold.jsonl', ...args], { cwd })
    expect(code).toBe(2)
    expect(stderr).toContain(message)
    expect(stderr).not.toContain('Secret')
  })
})
