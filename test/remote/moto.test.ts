import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from 'prepkit'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

/** A store that others wrote; absent where Python or its package is. */
const hasMoto = spawnSync('python3', ['-c', 'import moto.server, flask']).status === 0

describe.skipIf(!hasMoto)('a store of moto', () => {
  const server = hasMoto
    ? spawn('python3', ['-m', 'moto.server', '-H', '127.0.0.1', '-p', '0'], {
        stdio: ['ignore', 'ignore', 'pipe'],
      })
    : undefined
  const content = Array.from({ length: 900 }, (_, id) => `{"id":${id},"text":"行 ${id}"}\n`).join('')
  let endpoint = ''

  beforeAll(async () => {
    endpoint = await new Promise<string>((resolve) => {
      let printed = ''
      server?.stderr?.on('data', (chunk: Buffer) => {
        printed += String(chunk)
        const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(printed) ?? []
        if (url !== undefined) resolve(url)
      })
    })
    for (const [name, value] of Object.entries({
      AWS_ACCESS_KEY_ID: 'key',
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_REGION: 'us-east-1',
      AWS_ENDPOINT_URL: endpoint,
    }))
      vi.stubEnv(name, value)
    await fetch(`${endpoint}/data`, { method: 'PUT' })
    for (const key of ['in/a.jsonl', 'in/b%20c%2Bd.jsonl'])
      await fetch(`${endpoint}/data/${key}`, { method: 'PUT', body: content })
  })
  afterAll(() => {
    server?.kill()
    vi.unstubAllEnvs()
  })

  it('is read like local files', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'moto-'))
    for (const name of ['a.jsonl', 'b c+d.jsonl']) writeFileSync(join(folder, name), content)
    const local = await run({ input: folder, output: join(folder, 'local') })
    const remote = await run({ input: 's3://data/in/*.jsonl', output: join(folder, 'remote') })
    expect(remote.digest).toBe(local.digest)
    expect(remote.rows.written).toBe(1800)
  })

  it('is written on condition that nothing is there, and read back', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'moto-'))
    writeFileSync(join(folder, 'a.jsonl'), content)
    const local = await run({ input: join(folder, 'a.jsonl'), output: join(folder, 'local') })
    const sent = await run({ input: join(folder, 'a.jsonl'), output: 's3://data/out' })
    expect(sent.digest).toBe(local.digest)
    const back = await run({ input: 's3://data/out', output: join(folder, 'back') })
    expect(back.rows.written).toBe(900)
    const shard = readdirSync(join(folder, 'local')).find((name) => name.startsWith('data-'))
    await fetch(`${endpoint}/data/other/${shard}`, { method: 'PUT', body: 'other' })
    await expect(run({ input: join(folder, 'a.jsonl'), output: 's3://data/other' })).rejects.toMatchObject({
      code: 'output_exists',
    })
  })
})
