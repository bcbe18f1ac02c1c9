import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { run } from '../../src/run/run.js'
import { temporaryFolder } from '../run/fixtures.js'

const folder = temporaryFolder('encodings')
/** `{"t":"联系电话"}` in GBK, whose bytes Node does not write. */
const gbk = Buffer.concat([
  Buffer.from('{"t":"'),
  Buffer.from('c1aacfb5b5e7bbb0', 'hex'),
  Buffer.from('"}\n'),
])
const chinese = Buffer.concat([
  gbk,
  // 我们的电话和姓名是不是这里的, again and again: characters that Chinese text is made of.
  ...Array.from({ length: 20 }, () =>
    Buffer.concat([
      Buffer.from('{"t":"'),
      Buffer.from('ced2c3c7b5c4b5e7bbb0bacdd0d5c3fbcac7b2bbcac7d5e2c0efb5c4', 'hex'),
      Buffer.from('"}\n'),
    ]),
  ),
])

async function textOf(input: { path: string; encoding?: string }, name: string): Promise<string> {
  const output = join(folder, `${name}.jsonl`)
  await run({ input, output }, { workers: 0 })
  return readFileSync(output, 'utf8')
}

describe('text that is not UTF-8', () => {
  test.each([
    ['gb18030', 'a.jsonl', chinese],
    ['gb18030', 'a.jsonl.gz', gzipSync(chinese)],
    ['utf-16le', 'b.csv', Buffer.from('\ufefft\n联系\n', 'utf16le')],
    ['utf-16le', 'c.json', Buffer.from('[{"t":"plain text, and more of it"}]', 'utf16le')],
  ])('in %s is refused as %s with what to set', async (encoding, name, bytes) => {
    const path = join(folder, `refused-${name}`)
    writeFileSync(path, bytes)
    await expect(textOf({ path }, `refused-${name}`)).rejects.toMatchObject({
      code: 'bad_input',
      message: `The text is not UTF-8; by its first bytes it looks like ${encoding}. Set "encoding" to ${encoding} to have it converted, and look at what becomes of it`,
    })
  })

  test.each([
    ['gbk', 'a.jsonl', chinese, /^\{"t":"联系电话"\}\n\{"t":"我们的电话和姓名是不是这里的"\}\n/],
    ['GB18030', 'a.jsonl.gz', gzipSync(chinese), /^\{"t":"联系电话"\}\n/],
    ['utf-16', 'b.csv', Buffer.from('\ufefft\n联系\n', 'utf16le'), /^\{"t":"联系"\}\n$/],
    ['utf-16le', 'c.json', Buffer.from('[{"t":"é"}]', 'utf16le'), /^\{"t":"é"\}\n$/],
    ['latin1', 'd.csv', Buffer.from('t\n\x93café\x94 \x80\n', 'latin1'), /^\{"t":"“café” €"\}\n$/],
  ])('in %s is converted as it is read from %s', async (encoding, name, bytes, text) => {
    const path = join(folder, name)
    writeFileSync(path, bytes)
    expect(await textOf({ path, encoding }, `converted-${name}`)).toMatch(text)
  })

  test('in an encoding that nobody knows is refused', async () => {
    const path = join(folder, 'e.jsonl')
    writeFileSync(path, '{"t":"x"}\n')
    await expect(textOf({ path, encoding: 'klingon' }, 'refused-e')).rejects.toMatchObject({
      code: 'bad_option',
    })
  })

  test('in a few bytes only is left to the reader, which repairs those records', async () => {
    const path = join(folder, 'f.jsonl')
    writeFileSync(path, Buffer.concat([Buffer.from('{"t":"caf'), Buffer.of(0xe9), Buffer.from('"}\n')]))
    expect(await textOf({ path }, 'repaired-f')).toBe('{"t":"caf\ufffd"}\n')
  })
})
