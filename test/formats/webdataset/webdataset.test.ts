import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { batchOfRows, type Row } from '../../../src/arrow/rows.js'
import { openWebDatasetEncoder } from '../../../src/formats/webdataset/encode.js'
import { looksLikeTar } from '../../../src/formats/webdataset/sniff.js'
import { spoolWebDataset } from '../../../src/formats/webdataset/spool.js'
import { memberHeader, paddingOf, parseHeader } from '../../../src/formats/webdataset/tar.js'
import { runs } from '../../campaign.js'
import { spooledLines } from '../spooled-lines.js'
import { expectedJson, flatRows, flatSchema, nestedRows, nestedSchema } from '../write.arbitrary.js'

function archiveOf(
  batches: readonly Row[][],
  { schema = batchOfRows(batches.flat()).schema, partition = 0 } = {},
) {
  const encoder = openWebDatasetEncoder(schema, { partition })
  const pieces = batches.flatMap((rows) =>
    encoder.encode(batchOfRows(rows, { schema })).map((piece) => piece.slice()),
  )
  return Buffer.concat([encoder.head(), ...pieces, encoder.tail()])
}

/** A tar file of members that some other tool wrote; the name `@x` is the header of pax for the next one. */
function tarOf(...members: [name: string, content: string | Buffer][]): Buffer {
  const blocks = members.flatMap(([name, content]) => {
    const bytes = Buffer.from(content)
    const header = Buffer.from(memberHeader(name.slice(0, 99), bytes.length))
    return [
      name.startsWith('@') ? ofKind(header, name[1]) : header,
      bytes,
      Buffer.alloc(paddingOf(bytes.length)),
    ]
  })
  return Buffer.concat([...blocks, Buffer.alloc(1024)])
}

function ofKind(header: Buffer, kind: string): Buffer {
  header.write(kind, 156)
  header.fill(0x20, 148, 156)
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return header
}

const linesOf = (archive: Uint8Array, pieceBytes = 700) => spooledLines(spoolWebDataset, archive, pieceBytes)

describe('WebDataset', () => {
  test('is one member of JSON a row, under a key that tells the partition and the row', () => {
    const archive = archiveOf([[{ a: '你', n: null }], [{ a: 'b', n: 2 }]], { partition: 12 })
    expect(archive).toHaveLength(2 * 1024 + 1024)
    expect(parseHeader(archive.subarray(0, 512))).toEqual({
      name: '00012-00000000.json',
      size: 20,
      kind: '0',
    })
    expect(archive.toString('utf8', 512, 532)).toBe('{"a":"你","n":null}')
    expect(parseHeader(archive.subarray(1024, 1536))?.name).toBe('00012-00000001.json')
    expect(looksLikeTar({ bytes: archive, isWhole: true })).toBe(true)
  })

  test('tells no owner and no time: the header of a member is the same wherever it is written', () => {
    const header = Buffer.from(memberHeader('00000-00000000.json', 20)).toString('latin1')
    const text = '00000-00000000.json'.padEnd(100, '\0')
    const numbers = '0000644\x000000000\x000000000\x0000000000024\x0000000000000\x00'
    expect(header).toBe(`${text}${numbers}010150\x00 0${'\0'.repeat(100)}ustar\x0000${'\0'.repeat(247)}`)
  })

  test('has all values of its rows, however they were cut into batches', async () => {
    for (const [schema, rows] of [
      [flatSchema, flatRows],
      [nestedSchema, nestedRows],
    ] as const)
      await fc.assert(
        fc.asyncProperty(rows, fc.nat(5), fc.integer({ min: 1, max: 600 }), async (all, cut, pieceBytes) => {
          const archive = archiveOf([all.slice(0, cut), all.slice(cut)], { schema })
          expect(await linesOf(archive, pieceBytes)).toEqual(all.map(expectedJson))
        }),
        runs(100),
      )
  })

  test('of others is read too: members of one key are the columns of a row', async () => {
    const archive = tarOf(
      ['./train/0001.txt', 'a "dog"\n'],
      ['./train/0001.cls', '7'],
      ['train/0001.meta.JSON', '{"a":\n1}'],
      ['@x', '32 path=train/a long name.txt\n\n'],
      ['short', '猫'],
      ['train/0003.json', '[1]'],
      ['.hidden', 'no member of a sample'],
    )
    expect(await linesOf(archive)).toEqual([
      '{"__key__":"train/0001","txt":"a \\"dog\\"\\n","cls":7,"meta.json":{"a": 1}}',
      '{"__key__":"train/a long name","txt":"猫"}',
      '{"__key__":"train/0003","json":[1]}',
    ])
  })

  test.each<[string, Buffer, RegExp]>([
    ['a picture', tarOf(['1.jpg', Buffer.of(0xff, 0xd8)]), /Members \.jpg of the tar file are not text/],
    [
      'two members of one name',
      tarOf(['1.txt', 'a'], ['1.txt', 'b']),
      /Two members of the tar file have one name/,
    ],
    ['what is no tar file', Buffer.alloc(2000, 'text'), /no whole tar file/],
    ['a member that is cut short', tarOf(['1.txt', 'a']).subarray(0, 700), /no whole tar file/],
  ])('is refused for %s', async (_, archive, message) => {
    await expect(linesOf(archive)).rejects.toThrow(message)
  })

  test('gives damaged files back as an error or as rows, and as no other fault', async () => {
    const archive = archiveOf([[{ a: 'x' }, { a: 'y' }]])
    await fc.assert(
      fc.asyncProperty(fc.nat(archive.length - 1), fc.nat(255), async (at, byte) => {
        const damaged = Buffer.from(archive)
        damaged[at] = byte
        await linesOf(damaged).catch((error) => expect(['bad_input', 'unsupported']).toContain(error.code))
      }),
      runs(300),
    )
  })
})
