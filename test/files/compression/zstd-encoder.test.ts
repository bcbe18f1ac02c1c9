import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { init } from '@bokuweb/zstd-wasm'
import { expect, test, vi } from 'vitest'
import { unpackZstdFrames } from '../../../src/files/compression/zstd.js'

const load = () => import('../../../src/files/compression/zstd-encoder.js')
const texts = ['some text '.repeat(500), 'another one, '.repeat(400)].map((text) => Buffer.from(text))

/** The package says that it is ready before a second instance has taken the place of the first. */
async function secondInstance(): Promise<void> {
  const wasm = createRequire(import.meta.url)
    .resolve('@bokuweb/zstd-wasm')
    .replace('index.node.js', 'zstd.wasm')
  for (let i = 0; i < 3; i++) await WebAssembly.compile(readFileSync(wasm))
  await new Promise(setImmediate)
}

test('packs what can be unpacked also when it is loaded again in a thread', async () => {
  const first = await load()
  first.packZstd(texts[0])
  vi.resetModules()
  const second = await load()
  expect(second).not.toBe(first)
  await secondInstance()
  for (const { packZstd } of [first, second])
    for (const text of texts)
      expect(unpackZstdFrames(packZstd(text), text.length)).toEqual(new Uint8Array(text))
})

test('refuses to pack rather than answer with bytes that are no frame, when other code begins the package anew', async () => {
  const { packZstd } = await load()
  packZstd(texts[0])
  await init()
  await secondInstance()
  for (const text of texts)
    expect(() => packZstd(text)).toThrow(expect.objectContaining({ code: 'unsupported' }))
})
