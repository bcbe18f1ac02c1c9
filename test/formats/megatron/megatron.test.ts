import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { rowsOf } from '../../../src/arrow/rows.js'
import { openMegatronEncoder } from '../../../src/formats/megatron/encode.js'
import { megatronReader } from '../../../src/formats/megatron/read.js'
import { read } from '../../../src/streams/read.js'
import { temporaryFolder } from '../../run/fixtures.js'
import { batchOfTokens, filesOf } from '../tokens/token-files.js'

const folder = temporaryFolder('megatron')

/** An index taken apart as Megatron-LM does, without any of the code that wrote it. */
function partsOf(index: Buffer) {
  const rows = Number(index.readBigUInt64LE(18))
  const documents = Number(index.readBigUInt64LE(26))
  const longs = (from: number, count: number) =>
    Array.from({ length: count }, (_, i) => Number(index.readBigInt64LE(from + 8 * i)))
  expect(index.length).toBe(34 + 12 * rows + 8 * documents)
  return {
    magic: index.toString('latin1', 0, 9),
    version: Number(index.readBigUInt64LE(9)),
    type: index[17],
    lengths: Array.from({ length: rows }, (_, i) => index.readInt32LE(34 + 4 * i)),
    pointers: longs(34 + 4 * rows, rows),
    documents: longs(34 + 12 * rows, documents),
  }
}

test.each([
  [65_499, 8, 2],
  [65_500, 4, 4],
  [undefined, 4, 4],
])(
  'a vocabulary of %s is written under the type %i, with where each row is, and tokens of %i bytes',
  (vocabulary, type, width) => {
    const rows = [[1, 65_000], [3], [4, 5, 6]]
    const { main, companions } = filesOf(openMegatronEncoder, batchOfTokens(rows, { vocabulary }))
    const numbers = width === 2 ? Uint16Array : Int32Array
    expect(main).toEqual(Buffer.from(numbers.from(rows.flat()).buffer))
    expect([...companions.keys()]).toEqual(['idx'])
    expect(partsOf(companions.get('idx')!)).toEqual({
      magic: 'MMIDIDX\0\0',
      version: 1,
      type,
      lengths: [2, 1, 3],
      pointers: [0, 2 * width, 3 * width],
      documents: [0, 1, 2, 3],
    })
  },
)

/** An index as other writers make it. */
function indexOf({ type = 4, documents = [0, 1, 2], pointers = [0, 8] }) {
  const index = Buffer.alloc(34 + 12 * pointers.length + 8 * documents.length)
  index.write('MMIDIDX', 'latin1')
  index.writeBigUInt64LE(1n, 9)
  index[17] = type
  index.writeBigUInt64LE(BigInt(pointers.length), 18)
  index.writeBigUInt64LE(BigInt(documents.length), 26)
  index.writeInt32LE(2, 34)
  index.writeInt32LE(1, 38)
  for (const [i, long] of [...pointers, ...documents].entries())
    index.writeBigInt64LE(BigInt(long), 42 + 8 * i)
  return index
}

function place(name: string, files: { bin: NodeJS.ArrayBufferView; idx: Buffer }): string {
  for (const [extension, bytes] of Object.entries(files))
    writeFileSync(join(folder, `${name}.${extension}`), bytes)
  return join(folder, `${name}.bin`)
}

test.each([
  [1, Uint8Array.of(7, 8, 255), [0, 2]],
  [2, Int8Array.of(7, 8, 9), [0, 2]],
  [3, Int16Array.of(7, 8, 9), [0, 4]],
  [5, BigInt64Array.of(7n, 2n ** 40n, 9n), [0, 16]],
  [8, Uint16Array.of(7, 8, 65_535), [0, 4]],
])('tokens of the type %i are read', async (type, bin, pointers) => {
  const path = place(`type-${type}`, { bin, idx: indexOf({ type, pointers }) })
  const rows = []
  for await (const batch of read(path)) rows.push(...rowsOf(batch))
  const numbers = Array.from(bin as ArrayLike<number | bigint>, Number)
  expect(rows).toEqual([{ input_ids: numbers.slice(0, 2) }, { input_ids: numbers.slice(2) }])
})

test('a document of several sequences is several rows, which is noted', () => {
  const path = place('several', { bin: Int32Array.of(1, 2, 3), idx: indexOf({ documents: [0, 2] }) })
  expect(megatronReader.readHead!(path, {}).notes).toEqual([
    'A document of several sequences is read as a row for each',
  ])
  place('several', { bin: Int32Array.of(1, 2, 3), idx: indexOf({}) })
  expect(megatronReader.readHead!(path, {}).notes).toBeUndefined()
})

test.each([
  ['whose tokens are cut short', { bin: Int32Array.of(1, 2), idx: indexOf({}) }],
  [
    'whose sequences do not follow each other',
    { bin: Int32Array.of(1, 2, 3), idx: indexOf({ pointers: [4, 0] }) },
  ],
  ['whose index is cut short', { bin: Int32Array.of(1, 2, 3), idx: indexOf({}).subarray(0, 40) }],
  ['whose index is none', { bin: Int32Array.of(1, 2, 3), idx: Buffer.alloc(100) }],
  ['of fractions', { bin: Float64Array.of(1, 2, 3), idx: indexOf({ type: 6 }) }],
])('a data set %s is refused', async (name, files) => {
  const path = place(name, files)
  await expect(async () => {
    for await (const batch of read(path)) rowsOf(batch)
  }).rejects.toThrow(/is not as long as the files of Megatron beside it say/)
})
