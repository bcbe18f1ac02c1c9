import { basename, relative, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isShardName, OutputLayout } from '../../src/output/layout.js'

const splits = { column: 'split', names: ['train', 'test'], keepColumn: false }
const facts = (rows: number) => ({ rows, bytes: rows, hash: '', headBytes: 0, tailBytes: 0 })

describe('`OutputLayout`', () => {
  test.each([
    [{ kind: 'folder', path: 'out', format: 'arrow' }, 'out', 'out', 'out/data-00001-of-00003.arrow'],
    [
      { kind: 'file', path: 'out.jsonl', format: 'jsonl' },
      'out.jsonl.prep',
      'out.jsonl.prep/.prep/shards',
      'out.jsonl.prep/.prep/shards/data-00001-of-00003.jsonl',
    ],
  ] as const)('names every place of %j without opening any', (output, root, shards, shard) => {
    const layout = new OutputLayout(output)
    const whole = (path: string) => resolve(path)
    expect([layout.root, layout.shards, layout.state]).toEqual([root, shards, `${root}/.prep`].map(whole))
    expect(layout.file('manifest.json')).toBe(whole(`${root}/manifest.json`))
    expect(layout.shownRejects).toBe(`${root}/rejects`)
    expect(layout.partition(1, 3)).toEqual({
      format: output.format,
      shardPaths: [whole(shard)],
      splits: undefined,
      temporaryFolder: whole(`${root}/.prep/tmp`),
      rejectsPath: whole(`${root}/rejects/rejects-00001.jsonl`),
      trailPath: whole(`${root}/trail/trail-00001-of-00003.arrow`),
    })
  })

  test('gives each split a folder, and lists one split after the other', () => {
    const layout = new OutputLayout({ kind: 'folder', path: 'out', format: 'csv' }).withSplits(splits)
    const shown = (paths: readonly string[]) => paths.map((path) => relative('.', path))
    expect(shown(layout.shardFolders)).toEqual(['out/train', 'out/test'])
    expect(shown(layout.partition(0, 2).shardPaths)).toEqual([
      'out/train/data-00000-of-00002.csv',
      'out/test/data-00000-of-00002.csv',
    ])
    const placed = layout.placeShards([
      [[facts(1)], [facts(2)]],
      [[facts(3)], [facts(4)]],
    ])
    expect(placed.map(({ path, split, facts }) => [relative('.', path), split, facts.rows])).toEqual([
      ['out/train/data-00000-of-00002.csv', 'train', 1],
      ['out/train/data-00001-of-00002.csv', 'train', 3],
      ['out/test/data-00000-of-00002.csv', 'test', 2],
      ['out/test/data-00001-of-00002.csv', 'test', 4],
    ])
  })

  test('puts what belongs to standard output under the root that it is given', () => {
    const layout = new OutputLayout({ kind: 'stdout', path: '-', format: 'jsonl' }, { root: '/tmp/x' })
    expect(layout.partition(0, 1).shardPaths).toEqual(['/tmp/x/.prep/shards/data-00000-of-00001.jsonl'])
  })
})

test('names shards of Parquet as the Hugging Face Hub wants it, but for those in the folder of a split', () => {
  const layout = new OutputLayout({ kind: 'folder', path: 'out', format: 'parquet' })
  const nameOf = ({ shardPaths }: { shardPaths: readonly string[] }) => basename(shardPaths[0])
  const names = [nameOf(layout.partition(1, 3)), nameOf(layout.withSplits(splits).partition(1, 3))]
  expect(names).toEqual(['train-00001-of-00003.parquet', 'data-00001-of-00003.parquet'])
  expect(names.every(isShardName)).toBe(true)
})

test('numbers shards of a limited size through, whichever partitions they are of', () => {
  const output = {
    kind: 'folder',
    path: 'out',
    format: 'jsonl',
    compression: 'gzip',
    maxShardBytes: 9,
  } as const
  const layout = new OutputLayout(output).withSplits(splits)
  const placed = layout.placeShards([
    [[facts(1), facts(2)], [facts(3)]],
    [[facts(4)], [facts(5)]],
  ])
  const shown = placed.map(({ path, madeAt }) => [path, madeAt].map((one) => relative('out', one)))
  expect(shown).toEqual([
    ['train/data-00000-of-00003.jsonl.gz', 'train/data-00000-of-00002-00000.jsonl.gz'],
    ['train/data-00001-of-00003.jsonl.gz', 'train/data-00000-of-00002-00001.jsonl.gz'],
    ['train/data-00002-of-00003.jsonl.gz', 'train/data-00001-of-00002-00000.jsonl.gz'],
    ['test/data-00000-of-00002.jsonl.gz', 'test/data-00000-of-00002-00000.jsonl.gz'],
    ['test/data-00001-of-00002.jsonl.gz', 'test/data-00001-of-00002-00000.jsonl.gz'],
  ])
  expect(shown.flat().every((path) => isShardName(basename(path)))).toBe(true)
})

describe('the names of shards and rejects', () => {
  const layout = new OutputLayout({ kind: 'folder', path: 'out', format: 'arrow' })
  const namesOf = (index: number, count: number) => {
    const { shardPaths, rejectsPath } = layout.partition(index, count)
    return [...shardPaths, rejectsPath].map((path) => basename(path))
  }

  test.each([
    [7, 99_999, ['data-00007-of-99999.arrow', 'rejects-00007.jsonl']],
    [7, 100_000, ['data-000007-of-100000.arrow', 'rejects-000007.jsonl']],
    [163_839, 163_840, ['data-163839-of-163840.arrow', 'rejects-163839.jsonl']],
  ])('of partition %d of %d', (index, count, names) => {
    expect(namesOf(index, count)).toEqual(names)
    expect(isShardName(names[0])).toBe(true)
  })

  test.each([99_999, 1_234_567])('of %d partitions sort by number', (count) => {
    const some = [0, 9, 10, 99_998, Math.floor(count / 2), count - 1].sort((a, b) => a - b)
    const shards = some.map((index) => namesOf(index, count))
    expect(shards.map(([shard]) => shard).sort()).toEqual(shards.map(([shard]) => shard))
    expect(shards.map(([, rejects]) => rejects).sort()).toEqual(shards.map(([, rejects]) => rejects))
  })
})

test.each([
  ['data-00000-of-00002.arrow', true],
  ['data-00000-of-00002.csv', true],
  ['data-005000-of-163840.jsonl', true],
  ['data-00001-of-00002-00012.jsonl.gz', true],
  ['data-00000-of-00002-1.arrow', false],
  ['data-00000-of-00002.txt', false],
  ['data-0-of-2.arrow', false],
  ['my-data-00000-of-00002.arrow', false],
  ['data-00000-of-00002.arrow.bak', false],
])('isShardName(%j) is %s', (name, isShard) => {
  expect(isShardName(name)).toBe(isShard)
})
