import { appendFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { folderWith, prepHere } from './prep.js'

function chats(): string {
  const rows = Array.from({ length: 300 }, (_, i) => ({ 用户: `用户${i % 40}`, text: `你好 ${i}` }))
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('')
}

describe('prep split', () => {
  it('parts a file into folders that inspect describes and verifies', async () => {
    const folder = folderWith({ 'in.jsonl': chats() })
    const out = join(folder, 'out')
    const made = await prepHere(
      ['split', 'in.jsonl', '--by', '用户', '--shares', '训练=0.9,测试=0.1', '--out', 'out'],
      { cwd: folder },
    )
    expect(made).toMatchObject({ code: 0, stdout: '' })
    const { splits, rows } = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'))
    const told = `Splits: 训练 ${splits[0].rows}, 测试 ${splits[1].rows}`
    expect(splits[0].rows + splits[1].rows).toBe(rows.written)
    expect(made.stderr).toContain(told)
    const whole = await prepHere(['inspect', out, '--verify'])
    expect(whole.code).toBe(0)
    expect(whole.stdout).toContain(told)
    expect(whole.stdout).toContain('Unchanged: 2 files')
    appendFileSync(join(out, '测试', 'data-00000-of-00001.arrow'), 'x')
    const broken = await prepHere(['inspect', out, '--verify'])
    expect(broken.code).toBe(1)
    expect(broken.stdout).toContain('测试/data-00000-of-00001.arrow: wrong size')
  })

  it('keeps the column in what goes to standard output, and loads JSON Lines split by split', async () => {
    const folder = folderWith({ 'in.jsonl': chats() })
    const piped = await prepHere(['split', '--shares', 'train=0.9,test=0.1'], { stdin: chats() })
    const names = piped.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).split)
    expect(new Set(names)).toEqual(new Set(['train', 'test']))
    const made = await prepHere(['split', 'in.jsonl', '--to', 'jsonl', '--out', 'out'], { cwd: folder })
    expect(made.stderr.replace(/\s+/g, '')).toContain("'test':'out/test/*.jsonl'")
  })

  it('warns, in the plan and behind the run, where a column of few values misses the shares', async () => {
    const rows = Array.from({ length: 300 }, (_, i) => `{"kind":"${'ab'[i % 2]}","n":${i}}\n`)
    const steps = '- split: { by: kind, shares: { train: 0.9, test: 0.1 } }'
    const cwd = folderWith({
      'in.jsonl': rows.join(''),
      'p.yaml': `input: in.jsonl\nsteps:\n  ${steps}\noutput: out/\n`,
    })
    const wanted = 'where train 90.0 %, test 10.0 % was asked for'
    for (const command of ['plan', 'run']) {
      const { code, stdout, stderr } = await prepHere([command, 'p.yaml'], { cwd })
      expect([code, `${stdout}${stderr}`.replace(/\s+/g, ' ')]).toEqual([0, expect.stringContaining(wanted)])
    }
    const [step] = JSON.parse(readFileSync(join(cwd, 'out/report.json'), 'utf8')).steps
    expect(step.warnings).toHaveLength(1)
    const fair = await prepHere(['split', 'in.jsonl', '--shares', 'train=0.9,test=0.1', '--out', 'fair/'], {
      cwd,
    })
    expect(fair.stderr).not.toContain('was asked for')
  })

  it.each([
    [['--shares', 'a/b=1'], 'Use letters, digits and _'],
    [['--shares', 'train'], '--shares takes pairs, a name before each value'],
    [['--shares', '80,20'], 'Write --shares name1=80,name2=20 with names of your data'],
    [['--by', 'usr'], 'leads nowhere'],
  ])('refuses %j', async (flags, message) => {
    const { code, stderr } = await prepHere(['split', ...flags], { stdin: '{"user":1}\n' })
    expect(code).toBe(2)
    expect(stderr.replace(/\s+/g, ' ')).toContain(message)
  })
})
