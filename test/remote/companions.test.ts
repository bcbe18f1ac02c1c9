import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from 'prepkit'
import { describe, expect, it, vi } from 'vitest'
import { serveHub } from './fake-hub.js'
import { useFakeKeys } from './fake-keys.js'
import { serveStore } from './fake-store.js'
import { serveFiles } from './file-server.js'

const freshFolder = () => mkdtempSync(join(tmpdir(), 'companions-'))

/** The digest of what a run makes of an input. */
async function digestOf(input: string): Promise<string> {
  return (await run({ input, output: join(freshFolder(), 'out') }, { workers: 0 })).digest
}

/** The files of a data set of tokens, by their names: `a` with another extension each. */
async function written(format: 'bin' | 'ds'): Promise<{ path: string; files: Record<string, Buffer> }> {
  const folder = freshFolder()
  const rows = Array.from({ length: 700 }, (_, id) => ({
    input_ids: Array.from({ length: id % 9 }, (_, i) => id + i).concat(id),
    ...(format === 'ds' && { labels: Array.from({ length: id % 9 }, (_, i) => id + i).concat(-100) }),
  }))
  const path = join(folder, `a.${format}`)
  const input = join(freshFolder(), 'rows.jsonl')
  writeFileSync(input, rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
  await run({ input, output: path }, { workers: 0 })
  const names = readdirSync(folder).filter((name) => name.startsWith('a.') && !name.endsWith('.prep'))
  return { path, files: Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name))])) }
}

useFakeKeys()

describe.each(['bin', 'ds'] as const)('an address of tokens in a .%s', (format) => {
  it('is read with the files that stand beside it, from any server', async () => {
    const { path, files } = await written(format)
    const expected = await digestOf(path)
    const at = (prefix: string) =>
      Object.fromEntries(Object.entries(files).map(([name, file]) => [prefix + name, file]))
    const { origin } = await serveFiles({ files: at('/deep.er/') })
    expect(await digestOf(`${origin}/deep.er/a.${format}?key=1`)).toBe(expected)
    const store = await serveStore(at('/data/in/'))
    expect(await digestOf(`s3://data/in/a.${format}?endpoint=${store.endpoint}`)).toBe(expected)
    expect(await digestOf(`s3://data/in?endpoint=${store.endpoint}`)).toBe(expected)
    const hub = await serveHub(at('tokens/'))
    vi.stubEnv('HF_ENDPOINT', hub.endpoint)
    expect(await digestOf(`hf://datasets/o/n/tokens/a.${format}`)).toBe(expected)
  })

  it('is refused by the name of the index where that is not beside it', async () => {
    const { files } = await written(format)
    const index = format === 'bin' ? 'a.idx' : 'a.ds.index'
    const { origin } = await serveFiles({ files: { [`/a.${format}`]: files[`a.${format}`] } })
    await expect(digestOf(`${origin}/a.${format}`)).rejects.toThrow(`"${index}" is not beside the file`)
  })
})
