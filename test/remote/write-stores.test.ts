import { existsSync, mkdtempSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from 'prepkit'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { parseAddress } from '../../src/remote/client/address.js'
import type { OutputAddress } from '../../src/remote/client/publication.js'
import { openDestination } from '../../src/remote/open-destination.js'
import { isWhole, shortForm } from '../campaign.js'
import { prepHere } from '../cli/prep.js'
import { serveHub } from './fake-hub.js'
import { serveStore } from './fake-store.js'

const lines = Array.from(
  { length: 3000 },
  (_, id) => `${JSON.stringify({ id, text: `行 ${id} ${'x'.repeat(900)}` })}\n`,
)
const freshFolder = () => mkdtempSync(join(tmpdir(), 'sent-'))

let input = ''
beforeEach(() => {
  // The keys of whoever runs the tests are not for fake servers.
  for (const name of ['AWS_PROFILE', 'AWS_SESSION_TOKEN', 'AWS_ENDPOINT_URL_S3', 'AWS_REGION'])
    vi.stubEnv(name, undefined)
  for (const name of ['AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE', 'HF_TOKEN_PATH'])
    vi.stubEnv(name, '/dev/null')
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'key')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret')
  vi.stubEnv('HF_TOKEN', 'hf_secret')
  input = join(freshFolder(), 'a.jsonl')
  writeFileSync(input, lines.join(''))
})
afterEach(() => vi.unstubAllEnvs())

/** The files of a local run: names and contents, without reports, which name the output. */
async function localFiles(workers = 0): Promise<{ digest: string; files: Map<string, Buffer> }> {
  const output = join(freshFolder(), 'out')
  const { digest } = await run({ input, output }, { workers })
  const names = readdirSync(output).filter((name) => name !== '.prep' && !name.startsWith('report'))
  return { digest, files: new Map(names.map((name) => [name, readFileSync(join(output, name))])) }
}

const leftovers = () => readdirSync(tmpdir()).filter((name) => name.startsWith('prep-sent-'))

describe('an output of s3', () => {
  async function openStore() {
    const store = await serveStore({ '/data/else': 'x' })
    vi.stubEnv('AWS_ENDPOINT_URL', store.endpoint)
    return store
  }

  it.each(shortForm([2, 0], 1))(
    'holds what a local one does, and its manifest comes last, by %i workers',
    async (workers) => {
      const store = await openStore()
      const local = await localFiles()
      const report = await run({ input, output: 's3://data/out' }, { workers })
      expect([report.digest, report.output.path]).toEqual([local.digest, 's3://data/out/'.replace(/\/$/, '')])
      for (const [name, content] of local.files)
        expect(store.objects.get(`/data/out/${name}`)?.content.equals(content), name).toBe(true)
      const puts = store.seen.filter((one) => one.startsWith('PUT'))
      expect(puts.at(-1)).toBe('PUT /data/out/manifest.json')
      expect(leftovers()).toEqual([])
    },
  )

  it('is one object where the address ends like a file', async () => {
    const store = await openStore()
    await run({ input, output: 's3://data/out/b.jsonl' })
    expect(String(store.objects.get('/data/out/b.jsonl')?.content)).toBe(lines.join(''))
    expect([...store.objects.keys()]).toContain('/data/out/b.jsonl.prep/manifest.json')
  })

  it('goes on where sending was interrupted, and sends nothing twice', async () => {
    const store = await openStore()
    const { digest } = await localFiles()
    let puts = 0
    store.fault = ({ method }, response) => {
      if (method !== 'PUT' || puts++ === 0) return undefined
      response.writeHead(403).end()
      return 'answered'
    }
    await expect(run({ input, output: 's3://data/out' }, { workers: 0 })).rejects.toThrow('is refused')
    const sent = [...store.objects.keys()].filter((key) => key.startsWith('/data/out/'))
    expect(sent.some((key) => key.endsWith('manifest.json'))).toBe(false)
    store.fault = undefined
    store.seen.length = 0
    expect((await run({ input, output: 's3://data/out' }, { workers: 0 })).digest).toBe(digest)
    for (const key of sent) expect(store.seen).not.toContain(`PUT ${key}`)
    expect(leftovers()).toEqual([])
  })

  it.runIf(isWhole)('is refused where another output is, and takes its place with overwrite', async () => {
    const store = await openStore()
    await run({ input, output: { path: 's3://data/out', format: 'jsonl' } })
    const error = await run({ input, output: 's3://data/out' }).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'output_exists' })
    const { digest } = await run({ input, output: 's3://data/out' }, { overwrite: true })
    const manifest = JSON.parse(String(store.objects.get('/data/out/manifest.json')?.content))
    expect(manifest.digest).toBe(digest)
    expect([...store.objects.keys()].filter((key) => key.endsWith('.jsonl'))).toEqual([])
  })

  it('does not take the place of a shard that another run has put', async () => {
    const store = await openStore()
    const { files } = await localFiles()
    const [shard] = [...files.keys()].filter((name) => name.startsWith('data-'))
    store.objects.set(`/data/out/${shard}`, { content: Buffer.from('other'), meta: {} })
    await expect(run({ input, output: 's3://data/out' })).rejects.toMatchObject({
      code: 'output_exists',
      message: expect.stringContaining('holds other bytes'),
    })
    expect(String(store.objects.get(`/data/out/${shard}`)?.content)).toBe('other')
    expect(store.objects.has('/data/out/manifest.json')).toBe(false)
  })

  it.runIf(isWhole)('is made in the folder that is named for it, which stays', async () => {
    await openStore()
    const work = join(freshFolder(), 'work')
    const { digest } = await run({ input, output: 's3://data/out' }, { work })
    expect(JSON.parse(readFileSync(join(work, 'manifest.json'), 'utf8')).digest).toBe(digest)
  })

  it('is asked for its bucket before any work is done', async () => {
    await openStore()
    const before = leftovers()
    await expect(run({ input: 'nowhere.jsonl', output: 's3://date/out' })).rejects.toThrow(
      'There is no bucket "date"',
    )
    expect(leftovers()).toEqual(before)
  })

  it.runIf(isWhole)('sends large files in parts', async () => {
    const store = await openStore()
    const path = join(freshFolder(), 'big.bin')
    writeFileSync(path, 'begin')
    const bytes = (64 << 20) + 5
    truncateSync(path, bytes)
    store.uploads.set('left', new Map())
    const address = parseAddress('s3://data/out') as OutputAddress
    const destination = await openDestination(address, { manifestName: 'manifest.json' })
    await destination.publish([{ path, name: 'big.bin', bytes, sha256: 'abc' }], { overwrite: false })
    const stored = store.objects.get('/data/out/big.bin')
    expect([stored?.content.length, String(stored?.content.subarray(0, 5))]).toEqual([bytes, 'begin'])
    expect([store.uploads.size, stored?.meta['x-amz-meta-sha256']]).toEqual([0, 'abc'])
    expect(store.seen.filter((one) => one.includes('partNumber')).length).toBe(5)
  })
})

describe('an output of the Hugging Face Hub', () => {
  async function openHub(files: Record<string, string> = { 'README.md': '# mine' }) {
    const hub = await serveHub(files)
    vi.stubEnv('HF_ENDPOINT', hub.endpoint)
    return hub
  }

  it('becomes one commit, with shards as a local run writes them', async () => {
    const hub = await openHub()
    const local = await localFiles()
    const report = await run({ input, output: { path: 'hf://datasets/o/n', format: 'arrow' } })
    expect([report.digest, hub.commits]).toEqual([local.digest, 2])
    for (const [name, content] of local.files)
      if (name.endsWith('.arrow')) expect(hub.files.get(name)?.equals(content)).toBe(true)
    expect([...hub.files.keys()].filter((name) => name.endsWith('.json') && !name.startsWith('.'))).toEqual(
      [],
    )
    expect(hub.files.has('.prepkit/manifest.json')).toBe(true)
    expect(String(hub.files.get('README.md'))).toBe('# mine')
    expect(JSON.stringify(hub.elsewhere)).not.toContain('hf_secret')
    // What was published is an input again.
    expect((await run({ input: 'hf://datasets/o/n', output: join(freshFolder(), 'out') })).rows.written).toBe(
      3000,
    )
  })

  it('is not built on a commit that somebody else has made meanwhile', async () => {
    const hub = await openHub()
    hub.pushBeforeCommit = true
    await expect(run({ input, output: 'hf://datasets/o/n' })).rejects.toThrow('changed by somebody else')
    expect(hub.commits).toBe(2)
    expect((await run({ input, output: 'hf://datasets/o/n' })).rows.written).toBe(3000)
    expect([hub.commits, hub.files.has('pushed.txt')]).toEqual([3, true])
  })

  it.runIf(isWhole)('takes the place of its own earlier output alone', async () => {
    const hub = await openHub()
    await run({ input, output: { path: 'hf://datasets/o/n', format: 'jsonl' } })
    await expect(run({ input, output: 'hf://datasets/o/n' })).rejects.toMatchObject({ code: 'output_exists' })
    await run({ input, output: 'hf://datasets/o/n' }, { overwrite: true })
    expect([...hub.files.keys()].some((name) => name.endsWith('.jsonl'))).toBe(false)
    expect(hub.files.has('README.md')).toBe(true)
  })

  it('is shown as Hugging Face datasets read it', async () => {
    await openHub()
    const done = await prepHere(['convert', input, '--out', 'hf://datasets/o/n@main/part', '--to', 'parquet'])
    expect([done.code, done.stderr]).toEqual([
      0,
      expect.stringContaining(`datasets.load_dataset('o/n', data_dir='part', revision='main')`),
    ])
    expect(done.stderr).toMatch(/The output is made in ".*" first, and then sent to "hf:/)
  })

  it('needs a token before any work is done', async () => {
    await openHub()
    vi.stubEnv('HF_TOKEN', undefined)
    await expect(run({ input: 'nowhere.jsonl', output: 'hf://datasets/o/n' })).rejects.toThrow('Set HF_TOKEN')
    expect(existsSync('hf:')).toBe(false)
  })
})
