import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { folderWith, prepHere } from './prep.js'

const rows = '{"prompt":"a","hired":true}\n{"prompt":"b","hired":false}\n'

describe('no command destroys what it was not asked to', () => {
  it('an output that is an input is refused at once, not with a hint at --overwrite', async () => {
    const cwd = folderWith({ 'a.jsonl': rows })
    const { stderr } = await prepHere(['convert', 'a.jsonl', '--out', './a.jsonl'], { cwd })
    expect(stderr).toBe(
      'prep: "a.jsonl" is an input, which writing the output would destroy. Choose another output\n',
    )
  })

  it.each([
    ['the input itself', ['a.jsonl', '--out', 'a.jsonl']],
    ['another name of it', ['a.jsonl', '--out', 'link.jsonl']],
    ['an input among others', ['b.jsonl', 'a.jsonl', '--out', './a.jsonl']],
  ])('an output that is %s is refused, with --overwrite as well', async (_, args) => {
    const cwd = folderWith({ 'a.jsonl': rows, 'b.jsonl': rows })
    symlinkSync('a.jsonl', join(cwd, 'link.jsonl'))
    const { code, stderr } = await prepHere(['convert', ...args, '--overwrite'], { cwd })
    expect(code).toBe(2)
    expect(stderr).toContain('is an input, which writing the output would destroy. Choose another output')
    expect(readFileSync(join(cwd, 'a.jsonl'), 'utf8')).toBe(rows)
    expect(readdirSync(cwd).sort()).toEqual(['a.jsonl', 'b.jsonl', 'link.jsonl'])
  })

  it('an output folder that holds an input is not begun anew', async () => {
    const cwd = folderWith({ 'a.jsonl': rows })
    await prepHere(['convert', 'a.jsonl', '--out', 'out', '--to', 'jsonl', '-q'], { cwd })
    const [shard] = readdirSync(join(cwd, 'out')).filter((name) => name.startsWith('data-'))
    const args = ['convert', `out/${shard}`, '--rename', 'prompt=text', '--out', 'out', '--overwrite']
    const { code, stderr } = await prepHere(args, { cwd })
    expect([code, stderr]).toEqual([2, expect.stringContaining(`"out/${shard}" is an input`)])
    expect(readFileSync(join(cwd, 'out', shard), 'utf8')).toBe(rows)
  })

  it.each([
    ['an input', 'a.jsonl', rows],
    ['a file that is no page', 'notes.txt', 'my notes'],
  ])('a page does not take the place of %s', async (_, name, content) => {
    const cwd = folderWith({ 'a.jsonl': rows, [name]: content })
    const { code, stderr } = await prepHere(['profile', 'a.jsonl', '--html', name], { cwd })
    expect([code, stderr]).toEqual([2, expect.stringContaining(`"${name}" is there and is no page`)])
    expect(readFileSync(join(cwd, name), 'utf8')).toBe(content)
  })

  it('an earlier page is replaced', async () => {
    const cwd = folderWith({ 'a.jsonl': rows, 'p.html': '<!doctype html>\nan earlier page' })
    const { code } = await prepHere(['profile', 'a.jsonl', '--html', 'p.html'], { cwd })
    expect(code).toBe(0)
    expect(readFileSync(join(cwd, 'p.html'), 'utf8')).not.toContain('an earlier page')
  })

  it('the demo replaces its own output, and no other', async () => {
    const cwd = folderWith()
    const data = join(cwd, 'mine')
    mkdirSync(data)
    writeFileSync(join(cwd, 'a.jsonl'), rows)
    await prepHere(['convert', 'a.jsonl', '--out', 'mine', '-q'], { cwd })
    const { code, stderr } = await prepHere(['demo', '--out', 'mine'], { cwd })
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('"mine" holds other output than that of the demo'),
    ])
    expect(JSON.parse(readFileSync(join(data, 'manifest.json'), 'utf8')).plan.inputs[0].path).toBe('a.jsonl')
  })
})
