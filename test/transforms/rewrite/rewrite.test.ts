import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Pipeline, run } from 'prepkit'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { batchOfRows, type Row, rowsOf } from '../../../src/arrow/rows.js'
import { planStep } from '../../../src/transform/plan-step.js'
import { rewrite } from '../../../transforms/rewrite.js'
import { isWhole } from '../../campaign.js'
import { checkLaws, runStep } from '../../laws.js'
import { readShards, temporaryFolder, writeLines } from '../../run/fixtures.js'
import { type Manner, ModelServer } from './model-server.js'

const folder = temporaryFolder('rewrite')
const server = new ModelServer()
const secret = 'sk-very-secret'
let cache = ''
let caches = 0

beforeAll(async () => {
  process.env.PREP_TEST_MODEL_URL = await server.start()
  process.env.PREP_TEST_MODEL_KEY = secret
})
beforeEach(() => {
  server.reset()
  cache = join(folder, `cache-${caches++}`)
})
afterAll(() => server.stop())

function optionsOf(more: object = {}) {
  return {
    fields: ['prompt'],
    model: 'tiny',
    urlEnv: 'PREP_TEST_MODEL_URL',
    keyEnv: 'PREP_TEST_MODEL_KEY',
    backoff: 0,
    timeout: 20,
    cache,
    ...more,
  }
}

function rowsOfPrompts(count: number): Row[] {
  return Array.from({ length: count }, (_, i) => ({
    id: i,
    prompt: i % 3 === 2 ? `请描述计划 ${i}。` : `Describe plan ${i} of the town.`,
    completion: 'Done.',
  }))
}

const ask = (rows: Row[], more: object = {}) =>
  runStep(rewrite as never, [[batchOfRows(rows)]], { options: optionsOf(more) })

/** The number that a prompt names. */
const numberIn = (prompt: string) => Number(/(?:plan|计划) (\d+)/.exec(prompt)?.[1])

describe('rewrite()', () => {
  it('keeps the laws, and asks nothing again that the cache has', async () => {
    const rows = rowsOfPrompts(30)
    const batches = [batchOfRows(rows.slice(0, 13)), batchOfRows(rows.slice(13), { firstPosition: 13 })]
    await checkLaws(rewrite as never, { options: optionsOf({ copies: 2 }), batches })
    expect(new Set(server.asked.map(({ prompt }) => prompt)).size).toBe(server.asked.length)
    expect(server.asked).toHaveLength(60)
  })

  it('puts each child behind its parent, and sends the key and what the options say', async () => {
    const { batches, counts } = await ask(rowsOfPrompts(3), { parameters: { top_p: 0.5 }, temperature: 1 })
    expect(batches.flatMap(rowsOf).map(({ prompt }) => prompt)).toEqual([
      'Describe plan 0 of the town.',
      'Explain plan 0 of the town.',
      'Describe plan 1 of the town.',
      'Explain plan 1 of the town.',
      '请描述计划 2。',
      '请说明计划 2。',
    ])
    expect(counts).toMatchObject({ rowsIn: 3, rowsOut: 6, added: 3, notes: {} })
    const [{ body, authorization }] = server.asked
    expect(authorization).toBe(`Bearer ${secret}`)
    expect(body).toMatchObject({ model: 'tiny', temperature: 1, max_tokens: 1024, top_p: 0.5, seed: 0 })
  })

  const manners: readonly Manner[] = ['busy', 'broken', 'cut', 'no JSON', 'other JSON', 'slow', 'endless']

  it('loses and doubles no row, whatever the server does, and keeps to the budget', async () => {
    const count = isWhole ? 10_000 : 90
    const spoiled = isWhole ? 97 : 11
    const last: readonly Manner[] = ['refusal', 'length', 'endless', 'bad request', 'broken']
    // Most fail once or twice before they are answered; every so many in the end.
    server.manner = (prompt, time) => {
      const number = numberIn(prompt)
      if (number % spoiled === 0) return last[(number / spoiled) % last.length]
      if (number % 3 > 0 || time >= 1 + (number % 2)) return 'answer'
      const manner = manners[(number + time) % manners.length]
      return manner === 'slow' && !(isWhole && number % 90 === 0)
        ? 'broken'
        : manner === 'endless'
          ? 'cut'
          : manner
    }
    const maxRequests = 3 * count
    const { batches, counts, decision } = await ask(rowsOfPrompts(count), {
      maxRequests,
      retries: 4,
      // A server that is slow for want of a processor must not be taken for one that says nothing.
      timeout: 30,
      concurrency: 32,
    })
    const ids = batches.flatMap(rowsOf).map(({ id }) => id as number)
    const lost = Math.ceil(count / spoiled)
    expect(ids.filter((id) => id % spoiled === 0)).toHaveLength(lost)
    expect(ids).toEqual(
      Array.from({ length: count }, (_, id) => (id % spoiled === 0 ? [id] : [id, id])).flat(),
    )
    expect(server.answered().toSorted()).toEqual([...new Set(server.answered())].toSorted())
    expect(server.answered()).toHaveLength(count - lost)
    expect(Object.keys(counts.notes).sort()).toEqual([
      'failed_cut',
      'failed_refusal',
      'failed_status',
      'failed_too_long',
    ])
    expect(Object.values(counts.notes).reduce((sum, one) => sum + one, 0)).toBe(lost)
    expect(server.asked.length).toBeLessThanOrEqual(maxRequests)
    // A request that got lost on its way counts, too.
    const { requests } = (decision as { totals: { requests: number } }).totals
    expect(requests).toBeGreaterThanOrEqual(server.asked.length)
    expect(requests).toBeLessThanOrEqual(maxRequests)
  })

  it('gives a request up that is not answered in time, and counts the row', async () => {
    server.manner = () => 'slow'
    const { batches, counts } = await ask(rowsOfPrompts(2), { timeout: 0.05, retries: 1 })
    expect(batches.flatMap(rowsOf)).toEqual(rowsOfPrompts(2))
    expect(counts.notes).toEqual({ failed_timeout: 2 })
    expect(server.asked).toHaveLength(4)
  })

  it('never passes its budget of requests, over reruns too, and raising it asks about the rest alone', async () => {
    server.manner = (prompt, time) => (numberIn(prompt) % 4 === 0 && time === 0 ? 'broken' : 'answer')
    const asked: number[] = []
    for (const maxRequests of [25, 25, 40, 500, 500]) {
      const { counts } = await ask(rowsOfPrompts(60), { maxRequests })
      asked.push(server.asked.length)
      expect(counts.added + (counts.notes.not_asked ?? 0)).toBe(60)
    }
    expect(asked.slice(0, 3)).toEqual([25, 25, 40])
    expect(asked[3]).toBe(asked[4])
    expect(new Set(server.answered()).size).toBe(server.answered().length)
    expect(server.answered()).toHaveLength(60)
  })

  it('never passes its budget of tokens, and what failed without an answer counts in full', async () => {
    server.manner = (prompt) => (numberIn(prompt) % 2 === 0 ? 'answer' : 'no JSON')
    const { decision, counts } = await ask(rowsOfPrompts(40), { maxTokens: 20_000, retries: 0 })
    const { usage, requests } = (decision as { totals: { usage: Record<string, number>; requests: number } })
      .totals
    const failed = requests - usage.prompt / 40
    expect(counts.notes.failed_bad_answer).toBe(failed)
    // An answer is known to have cost 50 tokens; anything else may have cost all of the 1,024 that it might have said.
    expect(usage.prompt + usage.answer + failed * 1024).toBeLessThan(20_000)
    expect(counts.notes.not_asked).toBeGreaterThan(5)
    const again = await ask(rowsOfPrompts(40), { maxTokens: 20_000, retries: 0 })
    expect((again.decision as { totals: object }).totals).toMatchObject({ requests: 0 })
  })

  it.each<[string, Manner, object, string, RegExp]>([
    ['refuses the key', 'denied', {}, 'bad_option', /PREP_TEST_MODEL_URL answered with status 401\. Check/],
    ['is away', 'broken', { retries: 0 }, 'worker_failed', /none of the last 20 questions/],
  ])(
    'ends the run where the endpoint %s, and tells no address, key or text',
    async (_, manner, more, code, message) => {
      server.manner = () => manner
      const error = await ask(rowsOfPrompts(60), more).catch((thrown) => thrown)
      expect(error).toMatchObject({ code, message: expect.stringMatching(message) })
      expect(`${error.message} ${error.stack}`).not.toMatch(/127\.0\.0\.1|very-secret|plan \d/)
      expect(server.asked.length).toBeLessThan(60)
    },
  )

  it.each<[string, object, RegExp]>([
    [
      'an answer for a paraphrase',
      { answer: 'completion' },
      /"answer" is for the methods evolve and instruct/,
    ],
    [
      'a new instruction without a place for its answer',
      { method: 'evolve' },
      /Name the text for it in "answer"/,
    ],
    [
      'several instructions',
      { method: 'instruct', fields: ['prompt', 'completion'], answer: 'id' },
      /not text/,
    ],
    ['a prompt without its text', { prompt: 'Say it again' }, /Write \{text\}/],
    ['an address in place of a variable', { urlEnv: 'http://localhost' }, /name of an environment variable/],
    ['a field of numbers', { fields: ['id'] }, /"id" holds Int64, not text/],
  ])('refuses %s', (_, more, message) => {
    const { schema } = batchOfRows(rowsOfPrompts(1))
    expect(() => planStep(rewrite as never, optionsOf(more), { index: 0, schema })).toThrow(message)
  })

  it('says which variable lacks the address, before it asks anything', async () => {
    await expect(ask(rowsOfPrompts(1), { urlEnv: 'PREP_TEST_NO_URL' })).rejects.toThrow(
      /variable PREP_TEST_NO_URL, which holds the address of the model, is not set/,
    )
  })
})

describe('run() with `rewrite`', () => {
  const input = writeLines(join(folder, 'data.jsonl'), rowsOfPrompts(40), { lineLength: 20_000 })
  const pipeline = (out: string, more: object = {}): Pipeline => ({
    input,
    steps: [{ rewrite: optionsOf({ price: { prompt: 1, answer: 10 }, ...more }) }],
    output: join(folder, out),
  })

  it('writes the same with any number of workers, tells the cost, and leaves no secret anywhere', async () => {
    const report = await run(pipeline('one'), { workers: 0 })
    expect(report.steps[0].findings).toEqual({
      requests: 40,
      repeated: 0,
      cached: 0,
      uncounted: 0,
      promptTokens: 1600,
      answerTokens: 400,
      cost: 0.0056,
    })
    const rows = readShards(join(folder, 'one'))
    expect(rows).toHaveLength(80)
    const two = await run(pipeline('two'), { workers: 2 })
    expect(two.steps[0].findings).toMatchObject({ requests: 0, cached: 40, cost: 0 })
    expect(readShards(join(folder, 'two'))).toEqual(rows)
    expect(server.asked).toHaveLength(40)
    for (const root of [join(folder, 'one'), join(folder, 'two'), cache])
      for (const name of readdirSync(root, { recursive: true, withFileTypes: true }))
        if (name.isFile())
          expect(readFileSync(join(name.parentPath, name.name), 'latin1')).not.toMatch(
            /127\.0\.0\.1|very-secret/,
          )
  })

  it('asks nothing where a plan is only explained, and stops where the run is', async () => {
    const { explain } = await import('prepkit')
    const explained = await explain(pipeline('none'))
    expect(explained.steps[0].counts).toMatchObject({ added: 0, notes: { not_asked: 40 } })
    expect(server.asked).toHaveLength(0)
    const stop = new AbortController()
    server.manner = () => 'slow'
    server.onRequest = () => stop.abort()
    await expect(run(pipeline('stopped'), { signal: stop.signal })).rejects.toMatchObject({
      name: 'AbortError',
    })
  })
})
