import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { run } from 'prepkit'
import { describe, expect, test } from 'vitest'
import type { WritableFormat } from '../../src/formats/registry.js'
import { isWhole } from '../campaign.js'
import { contentOf, makeRecords, temporaryFolder, writeLines } from './fixtures.js'

const folder = temporaryFolder('resume')
const input = writeLines(join(folder, 'in.jsonl'), makeRecords(1200), { lineLength: 14_000 })
const pipeline = {
  input,
  seed: 7,
  steps: [
    { anonymize: { fields: ['prompt', 'completion'], entities: ['EMAIL_ADDRESS', 'CN_MOBILE'] } },
    { balance: { facet: 'gender', label: 'hired', method: 'over' } },
    { augment: { fields: ['completion'], ops: ['swap'], copies: 1, language: 'en' } },
  ],
} as const

/** Starts the run in a process of its own and kills it as soon as `partitions` partitions are finished. */
async function runAndKill(
  output: string,
  { partitions, format }: { partitions: number; format?: WritableFormat },
): Promise<NodeJS.Signals | null> {
  const to = { path: output, ...(format && { format }) }
  const program = `import { run } from 'prepkit'; await run(${JSON.stringify({ ...pipeline, output: to })}, { workers: 1 })`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    stdio: 'ignore',
  })
  const finished = join(output, '.prep', 'partitions')
  const watch = setInterval(() => {
    if (
      existsSync(finished) &&
      readdirSync(finished).filter((name) => name.endsWith('.json')).length >= partitions
    )
      child.kill('SIGKILL')
  }, 2)
  const signal = await new Promise<NodeJS.Signals | null>((resolve) =>
    child.on('exit', (_, by) => resolve(by)),
  )
  clearInterval(watch)
  return signal
}

/** The files of an output that do not tell of the run, with their bytes. */
function bytesIn(output: string): { name: string; bytes: string }[] {
  const names = readdirSync(output)
    .filter((name) => !name.startsWith('report.') && name !== '.prep')
    .sort()
  return names.map((name) => ({ name, bytes: readFileSync(join(output, name)).toString('latin1') }))
}

describe('resume', () => {
  test('a run that is killed and resumed writes the same files as a straight one', async () => {
    const straight = join(folder, 'straight')
    await run({ ...pipeline, output: straight }, { workers: 0 })
    const killed = join(folder, 'killed')
    for (const partitions of isWhole ? [1, 2, 3, 4, 5] : [3]) {
      expect(await runAndKill(killed, { partitions })).toBe('SIGKILL')
      expect(existsSync(join(killed, 'state.json'))).toBe(false)
    }
    const report = await run({ ...pipeline, output: killed }, { workers: 2 })
    expect(report.resumedPartitions).toBeGreaterThanOrEqual(3)
    expect(contentOf(killed)).toEqual(contentOf(straight))
  })

  test.runIf(isWhole).each<WritableFormat>(['mds', 'webdataset'])(
    'a killed and resumed run to %s has the bytes of a straight one, with any number of workers',
    async (format) => {
      const [straight, killed] = [join(folder, `straight-${format}`), join(folder, `killed-${format}`)]
      await run({ ...pipeline, output: { path: straight, format } }, { workers: 0 })
      expect(await runAndKill(killed, { partitions: 2, format })).toBe('SIGKILL')
      expect(existsSync(join(killed, 'manifest.json'))).toBe(false)
      const report = await run({ ...pipeline, output: { path: killed, format } }, { workers: 2 })
      expect(report.resumedPartitions).toBeGreaterThanOrEqual(2)
      const [found, wanted] = [killed, straight].map(bytesIn)
      expect(found.filter(({ name }) => name.includes('-of-')).length).toBeGreaterThan(3)
      expect(found).toEqual(wanted)
    },
  )

  test('a finished run is not done again; a lost shard and one whose account is cut short are', async () => {
    const output = join(folder, 'straight')
    const before = contentOf(output)
    const all = await run({ ...pipeline, output }, { workers: 0 })
    expect(all.resumedPartitions).toBe(all.output.shards)
    rmSync(join(output, readdirSync(output).find((name) => name.startsWith('data-00001'))!))
    writeFileSync(join(output, '.prep', 'partitions', '00002.json'), '')
    const mended = await run({ ...pipeline, output }, { workers: 0 })
    expect(mended.resumedPartitions).toBe(mended.output.shards - 2)
    expect(contentOf(output)).toEqual(before)
  })

  test('an aborted run says so and can be resumed', async () => {
    const output = join(folder, 'aborted')
    const abort = new AbortController()
    const onProgress = ({ phase }: { phase: string }) => phase === 'run' && abort.abort()
    const stopped = run({ ...pipeline, output }, { workers: 2, signal: abort.signal, onProgress })
    const thrown: unknown = await stopped.catch((error) => error)
    expect(thrown).toBe(abort.signal.reason)
    expect(thrown).toMatchObject({ name: 'AbortError' })
    await run({ ...pipeline, output }, { workers: 0 })
    expect(contentOf(output)).toEqual(contentOf(join(folder, 'straight')))
  })

  test('another plan is refused with what differs, and taken with overwrite', async () => {
    const output = join(folder, 'changed')
    const small = writeLines(join(folder, 'small.jsonl'), makeRecords(10))
    await run({ input: small, output, seed: 1 }, { workers: 0 })
    const other = { input: small, output, seed: 2 }
    await expect(run(other, { workers: 0 })).rejects.toMatchObject({
      code: 'plan_changed',
      message: expect.stringMatching(
        /holds the output of another plan.*seed \(1 before, 2 now\).*start anew with overwrite: true/,
      ),
    })
    writeFileSync(small, readFileSync(small, 'utf8').repeat(2))
    await expect(run({ ...other, seed: 1 }, { workers: 0 })).rejects.toMatchObject({ code: 'plan_changed' })
    expect((await run(other, { workers: 0, overwrite: true })).rows.written).toBe(20)
  })

  test('a run that failed before it finished anything does not stand in the way of a mended one', async () => {
    const output = join(folder, 'mended')
    const small = writeLines(join(folder, 'mended.jsonl'), makeRecords(100))
    const balance = { facet: 'gender', method: 'over' as const, strategy: { nobody: 500 } }
    await expect(run({ input: small, output, steps: [{ balance }] }, { workers: 0 })).rejects.toMatchObject({
      code: 'bad_option',
    })
    const mended = { input: small, output, steps: [{ balance: { ...balance, strategy: 'auto' as const } }] }
    expect((await run(mended, { workers: 0 })).resumedPartitions).toBe(0)
    const again = run({ ...mended, seed: 8 }, { workers: 0 })
    await expect(again).rejects.toMatchObject({ code: 'plan_changed' })
  })

  test('another secret key is another plan', async () => {
    const output = join(folder, 'keyed')
    const small = writeLines(join(folder, 'keyed.jsonl'), makeRecords(10))
    const steps = [{ anonymize: { fields: ['prompt'], policy: 'hash', keyEnv: 'PREPKIT_TEST_KEY' } }] as const
    process.env.PREPKIT_TEST_KEY = 'the first secret of this test'
    await run({ input: small, output, steps }, { workers: 0 })
    process.env.PREPKIT_TEST_KEY = 'the second secret of this test'
    const failed = run({ input: small, output, steps }, { workers: 0 })
    await expect(failed).rejects.toMatchObject({
      code: 'plan_changed',
      message: expect.stringContaining('keyId'),
    })
    delete process.env.PREPKIT_TEST_KEY
  })

  test('a folder with foreign files is refused, even with overwrite, and left alone', async () => {
    const output = join(folder, 'foreign')
    mkdirSync(output)
    writeFileSync(join(output, 'thesis.txt'), 'mine')
    const refused = run({ input, output }, { workers: 0, overwrite: true })
    await expect(refused).rejects.toMatchObject({ code: 'output_exists' })
    expect(readdirSync(output)).toEqual(['thesis.txt'])
  })

  test('a second run on the same folder is refused while the first is alive', async () => {
    const output = join(folder, 'locked')
    const small = writeLines(join(folder, 'locked.jsonl'), makeRecords(10))
    const lock = join(output, '.prep', 'lock')
    mkdirSync(join(output, '.prep'), { recursive: true })
    writeFileSync(lock, JSON.stringify({ pid: process.pid, host: hostname() }))
    await expect(run({ input: small, output }, { workers: 0 })).rejects.toMatchObject({ code: 'locked' })
    writeFileSync(lock, JSON.stringify({ pid: 2 ** 22 + 1, host: hostname() }))
    expect((await run({ input: small, output }, { workers: 0 })).rows.written).toBe(10)
    expect(existsSync(lock)).toBe(false)
  })

  test('a run that fails before it begins leaves nothing behind', async () => {
    const output = join(folder, 'nothing')
    await expect(run({ input: join(folder, 'absent.jsonl'), output }, { workers: 0 })).rejects.toMatchObject({
      code: 'not_found',
    })
    expect(existsSync(output)).toBe(false)
  })
})
