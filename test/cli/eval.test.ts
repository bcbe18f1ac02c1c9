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

  it('prints with -q what went wrong alone', async () => {
    const quiet = (...args: string[]) =>
      prepHere(['eval', 'pii', 'gold.jsonl', '-q', ...args], { cwd: folderWith({ 'gold.jsonl': gold }) })
    expect(await quiet()).toMatchObject({ code: 0, stdout: '', stderr: '' })
    const failed = await quiet('--fail-under', 'global.span.f2=0.99')
    expect(failed).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('global.span.f2') })
    expect(JSON.parse((await quiet('--json')).stdout).files).toHaveLength(1)
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

describe('prep eval pii --clean', () => {
  const files = {
    'a.py': 'x = 1\nhost = "192.0.2.7"  # not a person\n',
    'b.jsonl': '{"q":"What is 2+2?","a":["4","mail me@example.com"]}\n{"q":"Sort a list","a":[]}\n',
  }
  const args = ['eval', 'pii', '--clean', 'a.py', 'b.jsonl', '--entities', 'contact']

  it('counts what is taken from files as a whole and from records', async () => {
    const { code, stdout } = await prepHere(args, { cwd: folderWith(files) })
    expect(code).toBe(0)
    expect(stdout).toContain('Clean text: 2 files, 3 records, 84 characters')
    expect(stdout).toMatch(/^EMAIL_ADDRESS +1 +1190\.5 +14 +1$/m)
    expect(stdout).toMatch(/^all +2 +2381\.0 +23 +2$/m)
    expect(stdout).toContain('Records changed: 66.67 %. Characters taken: 27.38 %')
  })

  it('draws a sample with places, values only where asked to', async () => {
    const cwd = folderWith(files)
    const masked = (await prepHere([...args, '--sample', '9'], { cwd })).stdout
    expect(masked).toMatch(/^IP_ADDRESS +\S+ +a\.py:2:9 .*\[999\.9\.9\.9\]$/m)
    expect(masked).toMatch(/^EMAIL_ADDRESS +\S+ +b\.jsonl:1 a\[\] /m)
    expect(masked).not.toMatch(/example|not a person/)
    const shown = (await prepHere([...args, '--sample', '9', '--show-text'], { cwd })).stdout
    expect(shown).toContain('x = 1 host = "[192.0.2.7]" # not a person')
    const one = ['--sample', '1', '--json', '--seed']
    const draws = new Set<string>()
    for (const seed of ['1', '2', '3', '4', '5', '6']) {
      const { clean } = JSON.parse((await prepHere([...args, ...one, seed], { cwd })).stdout)
      draws.add(clean.sample[0].source)
    }
    expect(draws.size).toBe(2)
  })

  it('fails as a gate by its figures, beside those of gold', async () => {
    const cwd = folderWith({ ...files, 'gold.jsonl': gold })
    const both = ['eval', 'pii', 'gold.jsonl', ...args.slice(2), '--fail-under', 'global.span.recall=0.5']
    const kept = await prepHere([...both, '--fail-over', 'clean.PHONE_NUMBER.per100k=0'], { cwd })
    expect([kept.code, kept.stderr]).toEqual([0, ''])
    const high = await prepHere([...both, '--fail-over', 'clean.changedShare=0.5,clean.hits=2'], { cwd })
    expect([high.code, high.stderr]).toEqual([
      1,
      'failed clean text: clean.changedShare is 0.6667, wanted at most 0.5\n',
    ])
  })

  it('reads folders and single fields, and shows what differs from a saved result', async () => {
    const cwd = folderWith(files)
    writeFileSync(join(cwd, 'c.bin'), Uint8Array.of(0, 1, 2))
    const folder = ['eval', 'pii', '--clean', '.', '--entities', 'contact']
    const saved = (await prepHere([...folder, '--json'], { cwd })).stdout
    const { clean } = JSON.parse(saved)
    expect(clean).toMatchObject({ files: 3, passedOver: 1, records: 3, hits: 2, changed: 2 })
    writeFileSync(join(cwd, 'd.saved'), saved)
    const less = ['eval', 'pii', '--clean', 'a.py', 'b.jsonl', '--fields', 'q', '--entities', 'contact']
    const { stdout } = await prepHere([...less, '--compare', 'd.saved'], { cwd })
    expect(stdout).toMatch(/^clean\.changedShare +66\.7 +33\.3 +-33\.3$/m)
  })

  it.each([
    [['eval', 'pii'], 'There is nothing to measure'],
    [['eval', 'pii', '--clean', 'none.py'], 'Clean text "none.py" cannot be read (ENOENT)'],
    [['eval', 'pii', '--clean', '*.go'], 'No file matches "*.go"'],
    [[...args, '--fail-over', 'clean.PERSON.per100k=2'], 'names "clean.PERSON.per100k"'],
    [[...args, '--fail-over', 'falsePer100k=2'], 'which clean text has no figure for'],
  ])('refuses %j', async (given, message) => {
    const { code, stderr } = await prepHere(given, { cwd: folderWith(files) })
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)])
  })
})

describe('prep eval pii --spans', () => {
  const spans = [[{ type: 'EMAIL', start: 8, end: 23 }], [{ type: 'HOST', start: 22, end: 31 }]]
  const other = spans.map((own) => JSON.stringify(own)).join('\n')
  const files = { 'gold.jsonl': gold, 'other.jsonl': other, 'none.json': '[[],[]]' }

  it('compares other tools with the same gold, side by side', async () => {
    const args = ['eval', 'pii', 'gold.jsonl', '--spans', 'other.jsonl', '--spans', 'nothing=none.json']
    const { code, stdout } = await prepHere(args, { cwd: folderWith(files) })
    expect(code).toBe(0)
    expect(stdout).toMatch(/^figure +prepkit +other +nothing$/m)
    expect(stdout).toMatch(/^EMAIL_ADDRESS\.span\.f2 +100\.0 +100\.0 +0\.0$/m)
    expect(stdout).toContain('Spans of other left out, as the gold has no label for them: HOST 1')
    const { files: results } = JSON.parse(
      (await prepHere([...args, '--json'], { cwd: folderWith(files) })).stdout,
    )
    expect(results[0].tools).toMatchObject([
      { name: 'other', offsets: 'either', leftOut: [{ type: 'HOST', count: 1 }] },
      { name: 'nothing', evaluation: { global: { span: { found: 0 } } } },
    ])
  })

  it.each([
    [['gold.jsonl', '--spans', 'absent.jsonl'], 'Spans "absent.jsonl" cannot be read (ENOENT)'],
    [['gold.jsonl', '--spans', 'gold.jsonl', '--span-offsets', 'bytes'], 'code-points'],
    [['gold.jsonl', 'gold.jsonl', '--spans', 'other.jsonl'], 'takes one file of gold, not 2'],
    [
      ['gold.jsonl', '--spans', 'short.jsonl'],
      'short.jsonl: The gold has 2 texts, and there are spans for 1',
    ],
  ])('refuses %j', async (args, message) => {
    const cwd = folderWith({ ...files, 'short.jsonl': '{"spans":[]}' })
    const { code, stderr } = await prepHere(['eval', 'pii', ...args], { cwd })
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)])
  })
})
