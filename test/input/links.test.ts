import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'
import { discoverSources } from '../../src/input/discover.js'
import { temporaryFolder } from '../run/fixtures.js'

const root = temporaryFolder('links')
let folders = 0

/** Makes a folder with these files, each of one record, and these links with where they lead. */
function folderWith(files: readonly string[], links: Readonly<Record<string, string>> = {}): string {
  const folder = join(root, String(folders++))
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), '{"a":1}\n')
  }
  for (const [link, target] of Object.entries(links)) symlinkSync(target, join(folder, link))
  return folder
}

async function namesIn(folder: string, paths: readonly string[] = [folder]): Promise<string[]> {
  return (await discoverSources(paths)).map(({ path }) => relative(folder, path))
}

describe('symbolic links among the inputs', () => {
  test.each([
    ['a loop to the folder itself', ['a/x.jsonl'], { 'a/loop': '../a' }, ['a/x.jsonl']],
    [
      'two folders that lead to one another',
      ['a/x.jsonl', 'b/y.jsonl'],
      { 'a/b': '../b', 'b/a': '../a' },
      ['a/x.jsonl', 'b/y.jsonl'],
    ],
    ['a second name of a file', ['x.jsonl'], { 'a-link.jsonl': 'x.jsonl' }, ['x.jsonl']],
    ['two names of one length', ['x.jsonl'], { 'a.jsonl': 'x.jsonl', 'z.jsonl': 'x.jsonl' }, ['a.jsonl']],
    ['a folder under another name', ['data/x.jsonl'], { current: 'data' }, ['data/x.jsonl']],
  ])(
    '%s: each file is read once, under its shortest name, then the first',
    async (_, files, links, names) => {
      const folder = folderWith(files, links as unknown as Record<string, string>)
      for (const paths of [[folder], [`${folder}/**/*.jsonl`], [folder, `${folder}/**/*.jsonl`]])
        expect(await namesIn(folder, paths)).toEqual(names)
    },
  )

  test('a file outside that a link names is read', async () => {
    const elsewhere = folderWith(['x.jsonl', 'y.jsonl'])
    const folder = folderWith(['a.jsonl'], { 'x.jsonl': join(elsewhere, 'x.jsonl'), sub: elsewhere })
    expect(await namesIn(folder)).toEqual(['a.jsonl', 'sub/y.jsonl', 'x.jsonl'])
  })

  test('a file and its link, named one by one, are one source, and its note says so', async () => {
    const folder = folderWith(['x.jsonl', 'y.jsonl'], { 'other.jsonl': 'x.jsonl' })
    const named = ['other.jsonl', 'x.jsonl', 'y.jsonl'].map((name) => join(folder, name))
    for (const paths of [named, named.toReversed()]) {
      const [x, y, ...more] = await discoverSources(paths)
      expect(more).toEqual([])
      expect(x).toMatchObject({ path: join(folder, 'x.jsonl'), notes: [expect.stringMatching(/link.*once/)] })
      expect(y.notes).toBeUndefined()
    }
  })

  const dangling: [what: string, link: string, target: string][] = [
    ['to a file that is not there', 'x.jsonl', 'nowhere'],
    ['to itself', 'x.jsonl', 'x.jsonl'],
  ]
  test.each(dangling)('a link %s is an error that names it, however it is found', async (_, link, target) => {
    const folder = folderWith(['a.jsonl'], { [link]: target })
    const refused = expect.objectContaining({
      code: 'not_found',
      message: expect.stringMatching(/x\.jsonl" is a symbolic link to a file that is not there/),
    })
    for (const path of [folder, join(folder, '*.jsonl'), join(folder, link)])
      await expect(discoverSources([path])).rejects.toEqual(refused)
  })

  test('a dangling link that is no data file does not disturb', async () => {
    const folder = folderWith(['a.jsonl'], { latest: 'nowhere', 'notes.txt': 'nowhere' })
    expect(await namesIn(folder)).toEqual(['a.jsonl'])
  })

  test('the output is left out also where a link leads to it', async () => {
    const folder = folderWith(['a.jsonl', 'out/b.jsonl'], { link: 'out' })
    const found = await discoverSources([folder], { output: join(folder, 'link') })
    expect(found.map(({ path }) => relative(folder, path))).toEqual(['a.jsonl'])
  })
})

describe('the current directory', () => {
  const folder = folderWith(['p.jsonl', 'a/x.jsonl', 'a/deep/y.jsonl', 'b/z.jsonl', 'dir.jsonl/w.jsonl'])
  const all = ['a/deep/y.jsonl', 'a/x.jsonl', 'b/z.jsonl', 'dir.jsonl/w.jsonl', 'p.jsonl']

  async function inFolder<T>(cwd: string, work: () => Promise<T>): Promise<T> {
    const before = process.cwd()
    process.chdir(cwd)
    try {
      return await work()
    } finally {
      process.chdir(before)
    }
  }

  test.each(['/', root, folder, join(folder, 'a'), join(folder, 'a/deep')])(
    'does not matter to absolute paths: %s',
    async (cwd) => {
      const expected = all.map((name) => join(folder, name))
      for (const path of [folder, `${folder}/**/*.jsonl`, `${folder}/**`]) {
        const found = await inFolder(cwd, () => discoverSources([path]))
        expect(found.map((source) => source.path)).toEqual(expected)
      }
    },
  )

  test('is what relative ones begin at, also those that lead out of it and back', async () => {
    const found = (paths: string[]) =>
      inFolder(join(folder, 'a'), async () => (await discoverSources(paths)).map(({ path }) => path))
    expect(await found(['*.jsonl'])).toEqual(['x.jsonl'])
    expect(await found(['./**/*.jsonl'])).toEqual(['deep/y.jsonl', 'x.jsonl'])
    expect(await found(['../**/*.jsonl'])).toEqual(all.map((name) => `../${name}`))
    expect(await found(['../[ab]/*.jsonl'])).toEqual(['../a/x.jsonl', '../b/z.jsonl'])
    expect(await found(['..'])).toEqual(all.map((name) => `../${name}`))
  })

  test('a folder that is called like a file is a folder, and a glob of files passes it by', async () => {
    expect(await namesIn(folder, [join(folder, 'dir.jsonl')])).toEqual(['dir.jsonl/w.jsonl'])
    expect(await namesIn(folder, [`${folder}/*.jsonl`])).toEqual(['p.jsonl'])
  })
})

test.skipIf(process.getuid?.() === 0)('a folder that may not be read is an error', async () => {
  const folder = folderWith(['a.jsonl', 'closed/b.jsonl'])
  const { chmodSync } = await import('node:fs')
  chmodSync(join(folder, 'closed'), 0)
  const refused = { code: 'bad_input', message: expect.stringMatching(/closed" cannot be read \(EACCES\)/) }
  await expect(discoverSources([folder])).rejects.toMatchObject(refused)
  chmodSync(join(folder, 'closed'), 0o700)
  rmSync(folder, { recursive: true })
})
