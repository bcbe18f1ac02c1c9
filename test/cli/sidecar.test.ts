import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { folderWith, prepHere } from './prep.js'

const good = '{"a":1}\n{"a":2}\n'
const bad = `${good}oops\n`

/** What stands in a folder once `prep` is done there. */
async function left(args: readonly string[], files: Record<string, string>): Promise<string[]> {
  const cwd = folderWith(files)
  await prepHere([...args, '-q'], { cwd })
  return readdirSync(cwd)
    .filter((name) => !Object.hasOwn(files, name))
    .sort()
}

describe('beside an output file', () => {
  it.each<[string, string[], Record<string, string>, string[]]>([
    ['a step leaves nothing', ['convert', 'a.jsonl', '-o', 'b.jsonl'], { 'a.jsonl': good }, ['b.jsonl']],
    [
      'a step leaves the list of rejects, where there is one',
      ['convert', 'a.jsonl', '-o', 'b.jsonl'],
      { 'a.jsonl': bad },
      ['b.jsonl', 'b.jsonl.prep'],
    ],
    [
      'a step leaves its manifest and reports, where they are asked for',
      ['convert', 'a.jsonl', '-o', 'b.jsonl', '--sidecar', 'keep'],
      { 'a.jsonl': good },
      ['b.jsonl', 'b.jsonl.prep'],
    ],
    [
      'a step that fails before its first partition is done leaves nothing',
      ['convert', 'a.jsonl', '-o', 'b.jsonl', '--on-error', 'fail'],
      { 'a.jsonl': bad },
      [],
    ],
    [
      'a step over its budget leaves the list of rejects',
      ['convert', 'a.jsonl', '-o', 'b.jsonl', '--error-budget', '0'],
      { 'a.jsonl': bad },
      ['b.jsonl.prep'],
    ],
    [
      'a pipeline leaves its manifest and reports',
      ['run', 'p.yaml'],
      { 'p.yaml': 'input: a.jsonl\noutput: b.jsonl\n', 'a.jsonl': good },
      ['b.jsonl', 'b.jsonl.prep'],
    ],
    [
      'a pipeline leaves nothing, where that is asked for',
      ['run', 'p.yaml', '--sidecar', 'auto'],
      { 'p.yaml': 'input: a.jsonl\noutput: b.jsonl\n', 'a.jsonl': good },
      ['b.jsonl'],
    ],
    [
      'a pipeline with a profile leaves that in any case',
      ['run', 'p.yaml', '--sidecar', 'auto'],
      { 'p.yaml': 'input: a.jsonl\nprofile: {}\noutput: b.jsonl\n', 'a.jsonl': good },
      ['b.jsonl', 'b.jsonl.prep'],
    ],
  ])('%s', async (_, args, files, expected) => expect(await left(args, files)).toEqual(expected))

  it('a file that was kept alone is not overwritten unasked, and inspect says how to keep evidence', async () => {
    const cwd = folderWith({ 'a.jsonl': good })
    const again = () => prepHere(['convert', 'a.jsonl', '-o', 'b.jsonl'], { cwd })
    expect((await again()).code).toBe(0)
    expect((await again()).stderr).toContain('Output file "b.jsonl" exists')
    expect((await prepHere(['inspect', 'b.jsonl', '--verify'], { cwd })).stderr).toContain('--sidecar keep')
    const kept = ['convert', 'a.jsonl', '-o', 'b.jsonl', '--overwrite', '--sidecar', 'keep']
    expect((await prepHere(kept, { cwd })).code).toBe(0)
    expect((await prepHere(['inspect', 'b.jsonl', '--verify'], { cwd })).code).toBe(0)
  })
})

describe('a run to standard output', () => {
  const before = process.env.TMPDIR

  it.each<[string, string[], string]>([
    ['is done', ['--error-budget', '50%'], 'Rejected records, the first: a.jsonl line 3 (not_json)'],
    ['fails', ['--error-budget', '0'], 'The first: "a.jsonl" line 3 (not_json). Write to a file or a folder'],
  ])(
    'that %s leaves nothing among the temporary files, and names the first bad records',
    async (_, flags, text) => {
      const cwd = folderWith({ 'a.jsonl': bad })
      process.env.TMPDIR = join(cwd, 'tmp')
      mkdirSync(tmpdir())
      try {
        const { stderr } = await prepHere(['convert', 'a.jsonl', ...flags], { cwd })
        expect(stderr.replaceAll('\n', ' ')).toContain(text)
        expect(readdirSync(tmpdir())).toEqual([])
        await prepHere(['convert', 'a.jsonl', ...flags, '--keep-raw'], { cwd })
        const [folder] = readdirSync(tmpdir())
        const list = join(tmpdir(), folder, 'rejects/rejects-00000.jsonl')
        expect(existsSync(list) && readFileSync(list, 'utf8')).toContain('"raw":"b29wcw')
      } finally {
        if (before === undefined) delete process.env.TMPDIR
        else process.env.TMPDIR = before
      }
    },
  )
})
