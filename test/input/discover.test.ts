import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { FormatName } from '../../src/formats/registry.js'
import { discoverSources } from '../../src/input/discover.js'
import { shell } from '../cli/prep.js'
import { temporaryFolder } from '../run/fixtures.js'

const root = temporaryFolder('discover')

/** Makes a folder with these files; those without content hold one record. */
function folderWith(name: string, files: readonly (string | [name: string, content: string])[]): string {
  const folder = join(root, name)
  for (const file of files) {
    const [path, content] = typeof file === 'string' ? [file, '{"a":1}\n'] : file
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  return folder
}

async function namesIn(folder: string, paths: string[], format?: FormatName): Promise<string[]> {
  const sources = await discoverSources(paths, { format })
  return sources.map(({ path }) => relative(folder, path))
}

describe('`discoverSources()`', () => {
  const mixed = folderWith('mixed', [
    'b.jsonl',
    'a.csv',
    'a.JSONL',
    'sub/c.ndjson.gz',
    'sub/deep/d.arrow',
    'z.tsv.zst',
    'notes.txt',
    'noextension',
    'jsonl',
    'x.constructor',
    '.hidden.jsonl',
    '.git/e.jsonl',
    '数据.jsonl',
    '[1].jsonl',
  ])

  test.skipIf(process.platform === 'win32')('takes pipes in the order in which they are named', async () => {
    const folder = folderWith('pipes', ['a.jsonl', 'd.jsonl'])
    const paths = ['p62', 'd.jsonl', 'p63', '-', 'a.jsonl'].map((name) =>
      name === '-' ? name : join(folder, name),
    )
    await shell(`mkfifo ${paths[0]} ${paths[2]}`)
    const names = async (given: string[]) =>
      (await discoverSources(given)).map(({ path }) => path.slice(path.lastIndexOf('/') + 1))
    expect(await names(paths)).toEqual(['p62', 'a.jsonl', 'd.jsonl', 'p63', '-'])
    expect(await names(paths.toReversed())).toEqual(['-', 'a.jsonl', 'd.jsonl', 'p63', 'p62'])
    expect(await names([paths[2], paths[0]])).toEqual(['p63', 'p62'])
  })

  test('lists the data files of a folder, sorted, hidden ones and others left out', async () => {
    expect(await namesIn(mixed, [mixed])).toEqual([
      '[1].jsonl',
      'a.JSONL',
      'a.csv',
      'b.jsonl',
      'sub/c.ndjson.gz',
      'sub/deep/d.arrow',
      'z.tsv.zst',
      '数据.jsonl',
    ])
  })

  test('tells format and compression by the extension, whatever its case', async () => {
    const sources = await discoverSources([mixed])
    const kinds = sources.map(({ path, format, compression }) => [relative(mixed, path), format, compression])
    expect(kinds).toContainEqual(['a.JSONL', 'jsonl', undefined])
    expect(kinds).toContainEqual(['sub/c.ndjson.gz', 'jsonl', 'gzip'])
    expect(kinds).toContainEqual(['z.tsv.zst', 'tsv', 'zstd'])
    expect(kinds).toContainEqual(['sub/deep/d.arrow', 'arrow', undefined])
  })

  test('takes all files of a folder when a format is given', async () => {
    expect(await namesIn(mixed, [mixed], 'jsonl')).toContain('noextension')
    expect((await discoverSources([join(mixed, 'notes.txt')], { format: 'csv' }))[0].format).toBe('csv')
  })

  test('each file is a source once, however often and in whatever form it is named', async () => {
    const b = join(mixed, 'b.jsonl')
    const forms = [b, `${mixed}/./b.jsonl`, `${mixed}/sub/../b.jsonl`, `${mixed}/b.*`, relative('.', b), b]
    expect(await discoverSources(forms)).toHaveLength(1)
    const reversed = await discoverSources(forms.reverse())
    expect(await discoverSources(forms)).toEqual(reversed)
    expect(await namesIn(mixed, [mixed, b, `${mixed}/**/*.jsonl`])).toHaveLength(8)
  })

  test('sorts by path, whatever the order they are named in', async () => {
    const some = ['b.jsonl', 'a.csv', '数据.jsonl'].map((name) => join(mixed, name))
    expect(await namesIn(mixed, some)).toEqual(['a.csv', 'b.jsonl', '数据.jsonl'])
  })

  const globs: [glob: string, names: string[]][] = [
    ['*.jsonl', ['[1].jsonl', 'b.jsonl', '数据.jsonl']],
    ['**/*.{arrow,csv}', ['a.csv', 'sub/deep/d.arrow']],
    ['{b,a}.*', ['a.JSONL', 'a.csv', 'b.jsonl']],
    ['.hidden.jsonl', ['.hidden.jsonl']],
    ['[1].jsonl', ['[1].jsonl']],
  ]
  test.each(globs)('finds %s', async (glob, names) => {
    expect(await namesIn(mixed, [join(mixed, glob)])).toEqual(names)
  })

  const missing: [what: string, paths: string[], code: string, message: RegExp][] = [
    ['a path that is not there', ['nowhere.jsonl'], 'not_found', /No file or folder "nowhere.jsonl"/],
    ['a glob that matches nothing', ['nowhere/*.jsonl'], 'not_found', /No file matches "nowhere/],
    ['an empty folder', [folderWith('empty/in', ['a.txt'])], 'not_found', /holds no data file/],
    [
      'a file of unknown format',
      [join(mixed, 'notes.txt')],
      'unsupported',
      /notes.txt" is unknown.*"format" \(jsonl, json, csv, tsv, arrow, parquet, mds, webdataset, megatron, datatrove, xlsx, rejects\).*: \.jsonl, .*\.xlsm, each also with \.gz or \.zst$/,
    ],
    ['a file without extension', [join(mixed, 'jsonl')], 'unsupported', /is unknown/],
    ['a file called like a method', [join(mixed, 'x.constructor')], 'unsupported', /is unknown/],
    ['one bad path among good ones', [mixed, 'nowhere.csv'], 'not_found', /nowhere.csv/],
  ]
  test.each(missing)('refuses %s', async (_, paths, code, message) => {
    const refused = expect.objectContaining({ code, message: expect.stringMatching(message) })
    await expect(discoverSources(paths)).rejects.toEqual(refused)
  })

  const json: [content: string, format: FormatName][] = [
    ['{"a":1}\n{"a":2}\n', 'jsonl'],
    ['\ufeff{"a":1}\r\n{"a":2}', 'jsonl'],
    ['{"a":1}', 'jsonl'],
    ['[{"a":1},\n{"a":2}]', 'json'],
    ['{\n"a":1}\n', 'json'],
    ['[{"a":1}]', 'json'],
    ['', 'json'],
    ['7\n', 'json'],
  ]
  test.each(json)('takes a .json file of %j for %s', async (content, format) => {
    const folder = folderWith('json', [['x.json', content]])
    const [source] = await discoverSources([folder])
    expect(source).toMatchObject({ format, bytes: Buffer.byteLength(content) })
  })

  test('standard input is JSON Lines unless a format is given', async () => {
    expect(await discoverSources(['-'])).toMatchObject([{ path: '-', format: 'jsonl' }])
    expect(await discoverSources(['-'], { format: 'csv' })).toMatchObject([{ path: '-', format: 'csv' }])
  })

  const shards = JSON.stringify({ shards: [{ file: 'data-0.jsonl' }, { file: 'data-1.jsonl' }], digest: 'd' })
  const state = JSON.stringify({ _data_files: [{ filename: 'data-0.arrow' }] })
  const outputs: [what: string, files: Parameters<typeof folderWith>[1], names: string[]][] = [
    [
      'of JSON Lines',
      [['manifest.json', shards], 'data-0.jsonl', 'data-1.jsonl', 'report.json', 'rejects/rejects-0.jsonl'],
      ['data-0.jsonl', 'data-1.jsonl'],
    ],
    [
      'of Hugging Face datasets',
      [['state.json', state], 'data-0.arrow', 'dataset_info.json', 'cache-1.arrow'],
      ['data-0.arrow'],
    ],
    [
      'of Hugging Face datasets with splits',
      [
        ['dataset_dict.json', '{"splits":["train"]}'],
        ['train/state.json', state],
        'train/data-0.arrow',
        'train/x.json',
      ],
      ['train/data-0.arrow'],
    ],
    ['of LLaMA-Factory', [['dataset_info.json', '{"a":{"file_name":"a.jsonl"}}'], 'a.jsonl'], ['a.jsonl']],
    [
      'beside its data',
      [
        'out.jsonl',
        ['out.jsonl.prep/manifest.json', shards],
        'out.jsonl.prep/rejects/rejects-0.jsonl',
        'in.jsonl',
      ],
      ['in.jsonl', 'out.jsonl'],
    ],
    [
      'that only looks like one',
      [['manifest.json', '{"name":"app"}'], 'state.json'],
      ['manifest.json', 'state.json'],
    ],
  ]
  test.each(outputs)('of an output folder %s it takes the data alone', async (what, files, names) => {
    const folder = folderWith(`output ${what}`, files)
    expect(await namesIn(folder, [folder])).toEqual(names)
  })

  test('refuses a folder of output that is not finished', async () => {
    const folder = folderWith('unfinished', ['out/data-00000-of-00009.jsonl', 'out/.prep/plan.json'])
    const refused = expect.objectContaining({
      code: 'bad_input',
      message: expect.stringMatching(/did not finish/),
    })
    await expect(discoverSources([join(folder, 'out')])).rejects.toEqual(refused)
    await expect(discoverSources([folder])).rejects.toEqual(refused)
    expect(await discoverSources([join(folder, 'out/data-00000-of-00009.jsonl')])).toHaveLength(1)
  })

  test('leaves out the output of the run itself, unless it is named', async () => {
    const folder = folderWith('own', [
      'in.jsonl',
      'out/data-0.jsonl',
      'out/.prep/plan.json',
      'outer/in.jsonl',
    ])
    const output = `${folder}/sub/../out/`
    for (const path of [folder, `${folder}/**/*.jsonl`]) {
      const sources = await discoverSources([path], { output })
      expect(sources.map((source) => relative(folder, source.path))).toEqual(['in.jsonl', 'outer/in.jsonl'])
    }
    expect(await discoverSources([join(folder, 'out/data-0.jsonl')], { output })).toHaveLength(1)
    const files = folderWith('own-file', ['in.jsonl', 'out.jsonl', 'out.jsonl.prep/rejects/rejects-0.jsonl'])
    const [only, ...others] = await discoverSources([files], { output: join(files, 'out.jsonl') })
    expect([relative(files, only.path), others]).toEqual(['in.jsonl', []])
  })
})
