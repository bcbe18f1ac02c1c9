import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from 'prepkit'
import { describe, expect, it, vi } from 'vitest'
import { serveHub, shaOf } from './fake-hub.js'
import { useFakeKeys } from './fake-keys.js'
import { serveStore } from './fake-store.js'

const linesOf = (name: string) =>
  Array.from({ length: 500 }, (_, id) => `${JSON.stringify({ id, text: `${name} 行 ${id}` })}\n`).join('')
const [a, b, c] = [linesOf('a'), linesOf('b'), linesOf('c')]

const freshFolder = () => mkdtempSync(join(tmpdir(), 'stores-'))

async function reportOf(input: string | string[]) {
  return run({ input, output: join(freshFolder(), 'out') }, { workers: 0 })
}

async function digestOf(input: string | string[]): Promise<string> {
  return (await reportOf(input)).digest
}

/** The digest of local files with these contents, in this order. */
function localDigest(...contents: string[]): Promise<string> {
  const folder = freshFolder()
  for (const [i, content] of contents.entries()) writeFileSync(join(folder, `${i}.jsonl`), content)
  return digestOf(folder)
}

useFakeKeys()

describe('an address of s3', () => {
  const objects = {
    '/data/in/a.jsonl': a,
    '/data/in/b c+d(1) 行.jsonl': b,
    '/data/in/deep/c.jsonl': c,
    '/data/in/notes.txt': 'none',
    '/data/other/a.jsonl': a,
  }

  it.each([
    ['s3://data/in/a.jsonl', [a]],
    ['s3://data/in/b c+d(1) 行.jsonl', [b]],
    ['s3://data/in', [a, b, c]],
    ['s3://data/in/', [a, b, c]],
    ['s3://data/in/*.jsonl', [a, b]],
    ['s3://data/*/**/{a,c}.jsonl', [a, c, a]],
  ])('stands for the same as local files: %s', async (path, contents) => {
    const { endpoint } = await serveStore(objects)
    vi.stubEnv('AWS_ENDPOINT_URL_S3', endpoint)
    expect(await digestOf(path)).toBe(await localDigest(...contents))
  })

  it('names its store itself where it has a query', async () => {
    const { endpoint, seen } = await serveStore(objects)
    expect(await digestOf(`s3://data/in/a.jsonl?endpoint=${endpoint}&region=eu-west-1`)).toBe(
      await localDigest(a),
    )
    expect(seen[0]).toBe('GET /data/in/a.jsonl')
  })

  it.each([
    ['s3://data/in/aa.jsonl', 'Did you mean "s3://data/in/a.jsonl"?'],
    ['s3://date/in/a.jsonl', 'There is no bucket "date"'],
    ['s3://data/in/*.csv', 'No key matches the pattern'],
  ])('that leads nowhere is answered with what may be meant: %s', async (path, message) => {
    vi.stubEnv('AWS_ENDPOINT_URL', (await serveStore(objects)).endpoint)
    await expect(digestOf(path)).rejects.toMatchObject({
      code: 'not_found',
      message: expect.stringContaining(message),
    })
  })

  it('without a key is answered with where keys are looked for', async () => {
    vi.stubEnv('AWS_ENDPOINT_URL', (await serveStore(objects)).endpoint)
    vi.stubEnv('AWS_ACCESS_KEY_ID', undefined)
    await expect(digestOf('s3://data/in/a.jsonl')).rejects.toThrow(
      /status 403, AccessDenied\).*AWS_ACCESS_KEY_ID/,
    )
  })

  it.each(['127.0.0.1:9000', 'ftp://host', 'https://'])(
    'is asked of no store called %s',
    async (endpoint) => {
      vi.stubEnv('AWS_ENDPOINT_URL', endpoint)
      await expect(digestOf('s3://data/in/a.jsonl')).rejects.toMatchObject({ code: 'bad_option' })
    },
  )

  it('takes its key from a profile', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', undefined)
    const file = join(freshFolder(), 'credentials')
    writeFileSync(
      file,
      '[other]\naws_access_key_id = no\n[mine]\naws_access_key_id = key\naws_secret_access_key = s\n',
    )
    vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', file)
    vi.stubEnv('AWS_PROFILE', 'mine')
    vi.stubEnv('AWS_ENDPOINT_URL', (await serveStore(objects)).endpoint)
    expect(await digestOf('s3://data/in/a.jsonl')).toBe(await localDigest(a))
  })

  it('asks again in the region that the store names', async () => {
    const store = await serveStore(objects)
    store.fault = ({ headers }, response) => {
      if (/\/eu-west-1\/s3\//.test(headers.authorization ?? '')) return undefined
      response.writeHead(400, { 'x-amz-bucket-region': 'eu-west-1' }).end()
      return 'answered'
    }
    vi.stubEnv('AWS_ENDPOINT_URL', store.endpoint)
    expect(await digestOf('s3://data/in/a.jsonl')).toBe(await localDigest(a))
  })
})

describe('an address of the Hugging Face Hub', () => {
  const files = {
    'README.md': '# a',
    'data/a.jsonl': a,
    'data/b.jsonl': b,
    'small.jsonl': '{"id":1,"text":"x"}\n',
    'dataset_infos.json': '{}',
    '.gitattributes': 'x',
  }

  it.each([
    ['hf://datasets/o/n/data/a.jsonl', [a]],
    ['hf://datasets/o/n@main/data/*.jsonl', [a, b]],
    ['hf://datasets/o/n/data', [a, b]],
    ['hf://datasets/o/n', [a, b, files['small.jsonl']]],
    ['hf://datasets/o/n/small.jsonl', [files['small.jsonl']]],
  ])('stands for the same as local files: %s', async (path, contents) => {
    vi.stubEnv('HF_ENDPOINT', (await serveHub(files)).endpoint)
    expect(await digestOf(path)).toBe(await localDigest(...contents))
  })

  it('gives its token to the Hub and to no other host', async () => {
    const hub = await serveHub(files)
    hub.token = 'hf_secret'
    vi.stubEnv('HF_ENDPOINT', hub.endpoint)
    const refused = await digestOf('hf://datasets/o/n/data/a.jsonl').catch((error: unknown) => error)
    expect(refused).toMatchObject({ message: expect.stringMatching(/status 401, GatedRepo\).*Set HF_TOKEN/) })
    vi.stubEnv('HF_TOKEN', 'hf_secret')
    expect(await digestOf('hf://datasets/o/n/data/a.jsonl')).toBe(await localDigest(a))
    expect(hub.elsewhere.length).toBeGreaterThan(0)
    expect(JSON.stringify(hub.elsewhere)).not.toContain('hf_secret')
  })

  it('stands in the plan with the commit that all its files are of', async () => {
    vi.stubEnv('HF_ENDPOINT', (await serveHub(files)).endpoint)
    const { makePlan } = await import('prepkit')
    const plan = await makePlan({ input: 'hf://datasets/o/n/data', output: 'out' })
    expect(plan.files.map(({ path, version }) => [path, version])).toEqual([
      ['hf://datasets/o/n/data/a.jsonl', shaOf(1)],
      ['hf://datasets/o/n/data/b.jsonl', shaOf(1)],
    ])
  })

  it('is refused where a mirror sends other bytes than are listed', async () => {
    const hub = await serveHub(files)
    vi.stubEnv('HF_ENDPOINT', hub.endpoint)
    expect(await digestOf('hf://datasets/o/n/data/a.jsonl')).toBe(await localDigest(a))
    for (const [name, content] of hub.large)
      hub.large.set(name, Buffer.from(String(content).replace('行', '列')))
    await expect(digestOf('hf://datasets/o/n/data/a.jsonl')).rejects.toThrow('came with other bytes')
  })

  it.each([
    ['hf://datasets/o/n/data/aa.jsonl', 'Did you mean "hf://datasets/o/n/data/a.jsonl"?'],
    ['hf://datasets/o/n@dev/data/a.jsonl', 'Check the name of the data set, the revision and the path'],
    ['hf://datasets/o/n/*.csv', 'No file matches the pattern'],
  ])('that leads nowhere is answered with what may be meant: %s', async (path, message) => {
    vi.stubEnv('HF_ENDPOINT', (await serveHub(files)).endpoint)
    await expect(digestOf(path)).rejects.toMatchObject({
      code: 'not_found',
      message: expect.stringContaining(message),
    })
  })

  it('is asked of no mirror over http', async () => {
    vi.stubEnv('HF_ENDPOINT', 'http://mirror.example.org')
    await expect(digestOf('hf://datasets/o/n')).rejects.toMatchObject({ code: 'bad_option' })
  })
})
