import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { makePlan, run } from 'prepkit'
import { describe, expect, it } from 'vitest'
import { shortForm } from '../campaign.js'
import { type Fault, sendContent, serveFiles } from './file-server.js'

const rows = Array.from({ length: 3000 }, (_, id) => ({ id, text: `行 ${id} ${'x'.repeat(id % 90)}` }))
const lines = `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`
const csv = `id,text\n${rows.map(({ id, text }) => `${id},${text}`).join('\n')}\n`

const freshFolder = () => mkdtempSync(join(tmpdir(), 'remote-'))

/** The digest of what a run makes of an input. */
async function digestOf(input: string, workers = 0): Promise<string> {
  return (await run({ input, output: join(freshFolder(), 'out') }, { workers })).digest
}

/** The digest of a local file of this name and content. */
function localDigest(name: string, content: string | Buffer): Promise<string> {
  const path = join(freshFolder(), name)
  writeFileSync(path, content)
  return digestOf(path)
}

describe('an address of https', () => {
  const contents: [name: string, content: string | Buffer][] = [
    ['a.jsonl', lines],
    ['a.csv', csv],
    ['a.jsonl.gz', gzipSync(lines)],
    ['a.json', JSON.stringify(rows)],
  ]

  it.each(shortForm(contents, 1))(
    'is read as the file %s, by any number of workers',
    async (name, content) => {
      const { origin } = await serveFiles({ files: { [`/${name}`]: content } })
      const expected = await localDigest(name, content)
      for (const workers of [0, 1, 2]) expect(await digestOf(`${origin}/${name}`, workers)).toBe(expected)
    },
  )

  it('is asked for in parts that carry on where they broke off', async () => {
    let cuts = 0
    const cut: Fault = ({ range, path }, response) => {
      if (range === undefined || range === 'bytes=0-0' || cuts++ >= 3) return undefined
      // Half of what was asked for, and the end of the connection.
      const content = Buffer.from(lines)
      const [, from, to] = /(\d+)-(\d+)/.exec(range)!.map(Number)
      response.setHeader('etag', tagOf(path))
      response.writeHead(206, {
        'content-range': `bytes ${from}-${to}/${content.length}`,
        'content-length': to - from + 1,
      })
      response.write(content.subarray(from, (from + to) >> 1), () => response.destroy())
      return 'answered'
    }
    const tagOf = (path: string) => `"${path}"`
    const { origin, seen } = await serveFiles({
      files: { '/a.jsonl': lines },
      etag: () => '"/a.jsonl"',
      fault: cut,
    })
    expect(await digestOf(`${origin}/a.jsonl`)).toBe(await localDigest('a.jsonl', lines))
    expect(cuts).toBeGreaterThan(3)
    // The second part begins behind what the first one has brought.
    const starts = seen.slice(1).map(({ range }) => Number(/=(\d+)/.exec(range ?? '')?.[1]))
    expect(starts).toEqual([...new Set(starts)].sort((a, b) => a - b))
  })

  it('is asked for again where its server is busy or broken', async () => {
    const statuses = [503, 429, 200, 500, 200]
    const { origin } = await serveFiles({
      files: { '/a.jsonl': lines },
      fault: (_, response) => {
        const status = statuses.shift() ?? 200
        if (status === 200) return undefined
        response.writeHead(status).end()
        return 'answered'
      },
    })
    expect(await digestOf(`${origin}/a.jsonl`)).toBe(await localDigest('a.jsonl', lines))
  })

  it('is read whole from a server that knows no parts, or no versions', async () => {
    const expected = await localDigest('a.jsonl', lines)
    for (const how of [{ knowsRanges: false }, { etag: () => undefined }]) {
      const { origin, seen } = await serveFiles({ files: { '/a.jsonl': lines }, ...how })
      expect(await digestOf(`${origin}/a.jsonl`)).toBe(expected)
      expect(seen.map(({ range }) => range)).toEqual(['bytes=0-0', undefined])
    }
  })

  it('ends the run where its file changes between two parts', async () => {
    const server = await serveFiles({
      files: { '/a.jsonl': lines },
      fault: (_, __, number) => {
        if (number === 2) server.files.set('/a.jsonl', Buffer.from(lines.replaceAll('x', 'y')))
        return undefined
      },
    })
    await expect(digestOf(`${server.origin}/a.jsonl`)).rejects.toMatchObject({
      code: 'bad_input',
      message: expect.stringContaining('changed while it was read'),
    })
  })

  it('ends the run where its server ignores conditions and sends another version', async () => {
    let version = 0
    const { origin } = await serveFiles({
      files: { '/a.jsonl': lines },
      fault: ({ range }, response) => {
        response.setHeader('etag', `"${version++}"`)
        sendContent(response, { content: Buffer.from(lines), range })
        return 'answered'
      },
    })
    await expect(digestOf(`${origin}/a.jsonl`)).rejects.toThrow('changed while it was read')
  })

  it('is followed to another host, without what was asked for the first', async () => {
    const { origin: target } = await serveFiles({ files: { '/b.jsonl': lines } })
    const { origin } = await serveFiles({
      files: {},
      fault: (_, response) => {
        response.writeHead(302, { location: `${target}/b.jsonl` }).end()
        return 'answered'
      },
    })
    expect(await digestOf(`${origin}/a.jsonl`)).toBe(await localDigest('a.jsonl', lines))
  })

  it.each([
    [404, 'not_found', 'There is nothing at "http://127.0.0.1:'],
    [401, 'bad_input', 'is refused (127.0.0.1:'],
    [403, 'bad_input', 'Give an address that is signed'],
    [418, 'bad_input', 'cannot be read (127.0.0.1:'],
  ])('is refused with what status %i means, and without its query', async (status, code, message) => {
    const { origin } = await serveFiles({
      files: {},
      fault: (_, response) => {
        response.writeHead(status).end()
        return 'answered'
      },
    })
    const error = await digestOf(`${origin}/a.jsonl?key=secret`).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code, message: expect.stringContaining(message) })
    expect(JSON.stringify([error, String(error)])).not.toContain('secret')
  })

  it('is refused where it leads to a page, or to another machine over http', async () => {
    const { origin } = await serveFiles({
      files: {},
      fault: ({ path }, response) => {
        if (path === '/page.jsonl')
          response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<p>')
        else response.writeHead(302, { location: 'http://example.org/a.jsonl' }).end()
        return 'answered'
      },
    })
    await expect(digestOf(`${origin}/page.jsonl`)).rejects.toThrow('is a web page, not a data file')
    await expect(digestOf(`${origin}/a.jsonl`)).rejects.toThrow(
      'leads to an address of example.org that is not https',
    )
  })

  it('stands in the plan with what its server says of its version, and without its query', async () => {
    const { origin } = await serveFiles({ files: { '/a.jsonl': lines }, etag: () => '"v7"' })
    const out = join(freshFolder(), 'out')
    const plan = await makePlan({ input: `${origin}/a.jsonl?key=secret`, output: out })
    expect(plan.files).toMatchObject([
      { path: `${origin}/a.jsonl`, version: '"v7"', bytes: Buffer.byteLength(lines) },
    ])
    await run({ input: `${origin}/a.jsonl?key=secret`, output: out })
    for (const name of readdirSync(out, { recursive: true, encoding: 'utf8' }))
      if (/\.(?:json|html)$/.test(name)) expect(readFileSync(join(out, name), 'utf8')).not.toContain('secret')
    const { inputs } = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')).plan
    expect(inputs).toMatchObject([{ path: `${origin}/a.jsonl`, version: '"v7"' }])
    expect(existsSync(join(out, '.prep', 'spool'))).toBe(false)
  })

  it('is read again by a run that goes on where another was stopped, and refused where it changed', async () => {
    const many = lines.repeat(20)
    const server = await serveFiles({ files: { '/a.jsonl': many } })
    const pipeline = { input: `${server.origin}/a.jsonl`, output: join(freshFolder(), 'out') }
    const stop = async (): Promise<void> => {
      const controller = new AbortController()
      const onProgress = () => {
        if (existsSync(join(pipeline.output, '.prep', 'partitions', '00000.json'))) controller.abort()
      }
      const stopped = run(pipeline, { workers: 0, signal: controller.signal, onProgress })
      await expect(stopped).rejects.toThrow()
    }
    await stop()
    const { digest, resumedPartitions } = await run(pipeline, { workers: 2 })
    expect([digest, resumedPartitions > 0]).toEqual([await localDigest('a.jsonl', many), true])
    server.files.set('/a.jsonl', Buffer.from(many.replaceAll('行', '列')))
    await expect(run(pipeline)).rejects.toMatchObject({ code: 'plan_changed' })
  })

  it('is read beside local files, in the order of their names', async () => {
    const { origin } = await serveFiles({ files: { '/a.jsonl': lines } })
    const local = join(freshFolder(), 'b.jsonl')
    writeFileSync(local, lines)
    const report = await run({ input: [`${origin}/a.jsonl`, local], output: join(freshFolder(), 'out') })
    expect(report.rows.written).toBe(2 * rows.length)
  })
})
