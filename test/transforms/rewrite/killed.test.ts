import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isWhole } from '../../campaign.js'
import { readShards, temporaryFolder, writeLines } from '../../run/fixtures.js'
import { ModelServer } from './model-server.js'

const folder = temporaryFolder('rewrite-killed')
const program = fileURLToPath(new URL('../../../dist/src/cli/main.js', import.meta.url))
const server = new ModelServer()
let url = ''
beforeAll(async () => {
  url = await server.start()
})
afterAll(() => server.stop())

const count = isWhole ? 10_000 : 200
const concurrency = 8
const kills = isWhole ? [1000, 4000, 4300, 9000] : [70]

describe('`prep rewrite`, killed as it asks', () => {
  it('goes on where it was: no answer is asked for again, and the budget holds over all runs', async () => {
    const rows = Array.from({ length: count }, (_, i) => ({
      id: i,
      prompt: `Describe plan ${i} of the town.`,
    }))
    const input = writeLines(join(folder, 'data.jsonl'), rows)
    const out = join(folder, 'out')
    // Answers that were on their way when it was killed are lost with it.
    const lost = kills.length * concurrency
    const budget = count + lost
    const prep = async (killAt: number) => {
      const args = ['rewrite', input, '--fields', 'prompt', '--model', 'tiny', '--out', out, '--quiet']
      const flags = [
        '--cache',
        join(folder, 'cache'),
        '--max-requests',
        `${budget}`,
        '--concurrency',
        `${concurrency}`,
      ]
      const child = spawn(process.execPath, [program, ...args, ...flags], {
        env: { ...process.env, OPENAI_BASE_URL: url, OPENAI_API_KEY: '' },
        stdio: ['ignore', 'ignore', 'inherit'],
      })
      server.onRequest = (asked) => {
        if (asked >= killAt) child.kill('SIGKILL')
      }
      const [code] = await once(child, 'exit')
      return code as number | null
    }
    for (const killAt of kills) expect(await prep(killAt)).toBeNull()
    expect(await prep(Number.POSITIVE_INFINITY)).toBe(0)
    expect(readShards(out).map(({ id }) => id)).toEqual(rows.flatMap(({ id }) => [id, id]))
    const asked = server.asked.map(({ prompt }) => prompt)
    expect(new Set(asked).size).toBe(count)
    expect(asked.length).toBeLessThanOrEqual(budget)
    expect(asked.length).toBeLessThanOrEqual(count + lost)
  })
})
