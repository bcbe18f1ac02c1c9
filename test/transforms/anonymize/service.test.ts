import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { type Pipeline, run } from 'prepkit'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { PrepError } from '../../../src/base/errors.js'
import { openServiceClient } from '../../../transforms/anonymize/custom/service/service-client.js'
import {
  fromService,
  headersOf,
  type ServiceSettings,
} from '../../../transforms/anonymize/custom/service/service-options.js'
import { openSpanLabels } from '../../../transforms/anonymize/given/span-labels.js'
import { anonymizeOptions } from '../../../transforms/anonymize/options.js'
import { isWhole } from '../../campaign.js'
import { readShards, temporaryFolder, writeLines } from '../../run/fixtures.js'
import { sourceFiles } from '../../source-files.js'

/**
 * A server in a thread of its own, since the thread that asks waits and serves nobody meanwhile. It finds every
 * "Falcon" in code points. The path says how it behaves: what comes last is how many requests it fails before.
 */
const server = `
  const { createServer } = require('node:http')
  const { parentPort } = require('node:worker_threads')
  const log = []
  const seen = new Map()
  const find = (text) => [...text.matchAll(/Falcon/g)].map(({ index }) => {
    const start = [...text.slice(0, index)].length
    return { start, end: start + 6, entity_type: 'PERSON', score: 0.85 }
  })
  createServer(async (request, response) => {
    let body = ''
    for await (const part of request) body += part
    if (request.url === '/log') return response.end(JSON.stringify(log.splice(0)))
    const [, how, fails = 0] = request.url.split('?')[0].split('/')
    const given = JSON.parse(body)
    log.push({ how, texts: given.text ?? given.texts, language: given.language, token: request.headers.authorization })
    const count = (seen.get(request.url) ?? 0) + 1
    seen.set(request.url, count)
    const answer = (status, value) => response.writeHead(status, { location: '/presidio' }).end(JSON.stringify(value))
    if (count <= Number(fails)) return answer(503, { error: given.text[0] })
    if (how === 'presidio') return answer(200, given.text.map(find))
    if (how === 'plain') return answer(200, { spans: given.texts.map(find) })
    if (how === 'picky') return given.text.some((text) => text.includes('poison')) ? answer(500) : answer(200, given.text.map(find))
    if (how === 'silent') return
    if (how === 'short') return answer(200, given.text.slice(1).map(find))
    if (how === 'words') return response.end('Falcon is no JSON')
    if (how === 'outside') return answer(200, given.text.map(() => [{ start: 0, end: 999, entity_type: 'PERSON' }]))
    if (how === 'label') return answer(200, given.text.map(() => [{ start: 0, end: 1, label: 'SQUAD' }]))
    if (how === 'moved') return answer(307)
    answer(401, { error: given.text[0] })
  }).listen(0, '127.0.0.1', function () { parentPort.postMessage(this.address().port) })
`
const folder = temporaryFolder('service')
process.env.PREP_TEST_SERVICE_TOKEN = 'Bearer very-secret'
let thread: Worker
let base = ''
beforeAll(async () => {
  thread = new Worker(server, { eval: true })
  const [port] = await once(thread, 'message')
  base = `http://127.0.0.1:${port}`
})
beforeEach(async () => {
  await requests()
})
afterAll(async () => {
  await thread.terminate()
})

interface Logged {
  texts: string[]
  language?: string
  token?: string
}

async function requests(): Promise<Logged[]> {
  return (await (await fetch(`${base}/log`, { method: 'POST' })).json()) as Logged[]
}

function settings(path: string, more: object = {}): ServiceSettings {
  return fromService.parse({ http: { url: `${base}/${path}`, backoff: 0, ...more } }).http
}

function client(path: string, more: object = {}) {
  const given = settings(path, more)
  const entityOf = openSpanLabels(given.labels, { own: [], option: 'recognizers' })
  return openServiceClient(given, { headers: headersOf(given), entityOf, onProgress: () => {} })
}

async function faultOf(path: string, more: object = {}): Promise<PrepError> {
  const error = await client(path, more)(['王小明 Falcon']).catch((thrown) => thrown)
  expect(error).toBeInstanceOf(PrepError)
  expect(error.message).not.toMatch(/Falcon|王|very-secret/)
  return error
}

describe('a service that is asked by HTTP', () => {
  it.each(['presidio', 'plain'])(
    '`openServiceClient()` speaks %s, with places in UTF-16',
    async (protocol) => {
      const found = await client(protocol, { protocol })(['🎉 Falcon and Falcon', 'nobody'])
      expect(found.map((spans) => spans.map(({ start, end, entity }) => [start, end, entity]))).toEqual([
        [
          [3, 9, 'PERSON'],
          [14, 20, 'PERSON'],
        ],
        [],
      ])
      expect((await requests()).map(({ language }) => language)).toEqual([
        protocol === 'presidio' ? 'en' : undefined,
      ])
    },
  )

  it('`openServiceClient()` asks in batches, about each text once, and about none without a letter or digit', async () => {
    const ask = client('presidio', { batch: 2, concurrency: 3, language: 'de' })
    const texts = ['a', 'b', '', 'a', ' -- ', 'c', 'Falcon', 'e']
    const found = await ask(texts)
    expect(found.map((spans) => spans.length)).toEqual([0, 0, 0, 0, 0, 0, 1, 0])
    await ask(texts.slice(0, 4))
    await ask(['Falcon', 'new'])
    const sent = (await requests()).map(({ texts }) => texts)
    expect(sent.every((batch) => batch.length <= 2)).toBe(true)
    expect(sent.flat().sort()).toEqual(['Falcon', 'a', 'b', 'c', 'e', 'new'])
  })

  it('`openServiceClient()` repeats a request while the service is away, and then fails', async () => {
    expect(await client('presidio/2')(['Falcon'])).toHaveLength(1)
    expect((await requests()).length).toBe(3)
    const error = await faultOf('presidio/9', { retries: 2 })
    expect(error.code).toBe('worker_failed')
    expect(error.message).toMatch(/presidio\/9 answered with status 503, 3 times in a row/)
    expect((await requests()).length).toBe(3)
  })

  it.each<[string, object, RegExp]>([
    [
      'refused?key=hidden',
      {},
      /^recognizers: the service at http:[^?]*\/refused answered with status 401\. Check url/,
    ],
    ['moved', {}, /status 307/],
    ['silent', { timeout: 0.1, retries: 1 }, /gave no answer within 0\.1 s, 2 times in a row/],
    ['short', {}, /answered 1 texts with something else than as many lists/],
    ['words', {}, /something else/],
    ['outside', {}, /lies outside its text.*\(span_outside_text\)/],
    ['label', {}, /Label "SQUAD" stands for no entity. Name one for it in labels/],
  ])('`openServiceClient()` says what is wrong with /%s, and quotes no text', async (path, more, message) => {
    expect((await faultOf(path, more)).message).toMatch(message)
  })

  it('`openServiceClient()` says that a service is not there', async () => {
    const given = { ...settings('presidio', { retries: 0 }), url: 'http://127.0.0.1:9/analyze' }
    const entityOf = openSpanLabels({}, { own: [], option: 'recognizers' })
    const ask = openServiceClient(given, { headers: {}, entityOf, onProgress: () => {} })
    await expect(ask(['a'])).rejects.toThrow(/127.0.0.1:9\/analyze could not be reached/)
  })

  it('`headersOf()` takes headers from the environment alone, and names a variable that is not set', async () => {
    await client('presidio', { headersEnv: { Authorization: 'PREP_TEST_SERVICE_TOKEN' } })(['a'])
    expect((await requests()).map(({ token }) => token)).toEqual(['Bearer very-secret'])
    expect(() => headersOf(settings('presidio', { headersEnv: { 'X-Key': 'PREP_TEST_NO_SUCH' } }))).toThrow(
      /environment variable PREP_TEST_NO_SUCH, which holds the header X-Key, is not set/,
    )
  })

  it.each<[string, RegExp]>([
    ['localhost:5002', /begins with http/],
    ['ftp://example.com/x', /begins with http/],
    ['https://me:secret@example.com/', /Name a header in headersEnv/],
  ])('`anonymize()` refuses the URL %s', (url, message) => {
    const options = { fields: ['text'], recognizers: [{ http: { url } }] }
    expect(anonymizeOptions.safeParse(options).error?.message).toMatch(message)
  })
})

describe('a run with a service', () => {
  const rows = Array.from({ length: 60 }, (_, i) => ({
    id: i,
    text: i % 2 === 0 ? `🎉 Falcon ${i} wrote to a@example.org` : `nothing in ${i}`,
  }))
  const input = writeLines(`${folder}/in.jsonl`, rows)
  const headersEnv = { Authorization: 'PREP_TEST_SERVICE_TOKEN' }
  const pipelineOf = (name: string, path: string, more: object = {}): Pipeline => ({
    input,
    steps: [
      {
        anonymize: {
          fields: ['text'],
          recognizers: [{ http: { url: `${base}/${path}`, backoff: 0, headersEnv, ...more } }],
        },
      },
    ],
    output: `${folder}/${name}`,
  })

  it.runIf(isWhole)('`run()` writes the same with and without workers, and the token nowhere', async () => {
    const wanted = rows.map(({ id, text }) => ({
      id,
      text: text.replace('Falcon', '<PERSON>').replace('a@example.org', '<EMAIL_ADDRESS>'),
    }))
    const digests: string[] = []
    for (const workers of [0, 2]) {
      const report = await run(pipelineOf(`out-${workers}`, 'presidio'), { workers })
      digests.push(report.digest)
      expect(readShards(`${folder}/out-${workers}`)).toEqual(wanted)
      expect(JSON.stringify(report)).not.toContain('very-secret')
      expect(readFileSync(`${folder}/out-${workers}/.prep/plan.json`, 'utf8')).not.toContain('very-secret')
    }
    expect(digests[0]).toBe(digests[1])
    expect((await requests()).every(({ token }) => token === 'Bearer very-secret')).toBe(true)
  })

  it('`run()` fails where the service does, and can reject the records instead', async () => {
    await expect(run(pipelineOf('failed', 'picky/99', { retries: 1 }), { workers: 0 })).rejects.toThrow(
      /status 503, 2 times in a row/,
    )
    const bad = writeLines(`${folder}/bad.jsonl`, [{ text: 'Falcon' }, { text: 'poison' }, { text: 'b' }])
    const pipeline = { ...pipelineOf('partly', 'picky', { retries: 0, onFailure: 'reject' }), input: bad }
    const report = await run(pipeline, { workers: 0 })
    expect(readShards(`${folder}/partly`)).toEqual([{ text: '<PERSON>' }, { text: 'b' }])
    expect(report.steps[0].counts.rejected).toEqual({ anonymize_failed: 1 })
  })
})

describe('the network', () => {
  it('is used by three files: two ask addresses that users name, and one answers at a port that they name', () => {
    const users = sourceFiles('src', 'transforms', 'datasets').filter(({ text }) =>
      /\bfetch\(|from '(?:node:)?(?:http|https|http2|tls|dgram)'|\bWebSocket\b/.test(text),
    )
    expect(users.map(({ path }) => path)).toEqual([
      'src/base/http/post-json.ts',
      'src/remote/client/request.ts',
      'src/run/metrics/endpoint.ts',
    ])
  })
})
