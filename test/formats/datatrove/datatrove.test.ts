import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { rowsOf } from '../../../src/arrow/rows.js'
import { openDatatroveEncoder } from '../../../src/formats/datatrove/encode.js'
import { read } from '../../../src/streams/read.js'
import { temporaryFolder } from '../../run/fixtures.js'
import { batchOfTokens, filesOf, writeFiles } from '../tokens/token-files.js'

const folder = temporaryFolder('datatrove')

test.each([
  [65_536, 2],
  [65_537, 4],
  [undefined, 4],
])(
  'a vocabulary of %s is written in %i bytes a token, with where each row ends and what the tokens are',
  (vocabulary, width) => {
    const rows = [[1, 65_000], [3], Array.from({ length: 1200 }, (_, i) => i)]
    const { main, companions } = filesOf(openDatatroveEncoder, batchOfTokens(rows, { vocabulary }))
    const numbers = width === 2 ? Uint16Array : Uint32Array
    expect(main).toEqual(Buffer.from(numbers.from(rows.flat()).buffer))
    expect(Object.fromEntries(companions)).toEqual({
      'ds.index': Buffer.from(BigUint64Array.of(2n, 3n, 1203n).buffer),
      'ds.metadata': Buffer.from(`Unknown Tokenizer|${width}\n1203\n1.20 kT`),
    })
  },
)

test.each([
  [7, '7.00 T'],
  [999, '999 T'],
  [9_999, '10.0 kT'],
  [999_999, '1.00 MT'],
  [1_234_567, '1.23 MT'],
])('%i tokens are said to be %s', (tokens, said) => {
  const rows = [new Array(tokens).fill(1)]
  const { companions } = filesOf(openDatatroveEncoder, batchOfTokens(rows, { vocabulary: 2 }))
  expect(companions.get('ds.metadata')!.toString().split('\n')[2]).toBe(said)
})

test('labels are a byte for each token, and are read as they were', async () => {
  const ids = [[1, 2, 3], [4], [5, 6]]
  const labels = [[-100, 2, 3], [-100], [5, 6]]
  const files = filesOf(openDatatroveEncoder, batchOfTokens(ids, { labels }))
  expect(files.companions.get('ds.loss')).toEqual(Buffer.of(0, 1, 1, 0, 1, 1))
  const path = writeFiles(join(folder, 'labels.ds'), files)
  const rows = []
  for await (const batch of read(path)) rows.push(...rowsOf(batch))
  expect(rows).toEqual(ids.map((input_ids, i) => ({ input_ids, labels: labels[i] })))
})

test.each([[[1, 7]], [[1]]])('labels %j of the tokens 1 and 2 are refused', (labels) => {
  const batch = batchOfTokens([[1, 2]], { labels: [labels] })
  expect(() => filesOf(openDatatroveEncoder, batch)).toThrow(/each label is its token, or -100/)
})

test.each([
  [
    'whose tokens are cut short',
    { ds: Buffer.alloc(5), 'ds.index': Buffer.from(BigUint64Array.of(3n).buffer) },
  ],
  [
    'whose ends go back',
    { ds: Buffer.alloc(6), 'ds.index': Buffer.from(BigUint64Array.of(3n, 1n, 3n).buffer) },
  ],
  ['whose index is cut short', { ds: Buffer.alloc(6), 'ds.index': Buffer.alloc(7) }],
])('a file %s is refused', async (name, files) => {
  for (const [extension, bytes] of Object.entries(files))
    writeFileSync(join(folder, `${name}.${extension}`), bytes)
  await expect(async () => {
    for await (const batch of read(join(folder, `${name}.ds`))) rowsOf(batch)
  }).rejects.toThrow(/is not as long as the files of datatrove beside it say/)
})
