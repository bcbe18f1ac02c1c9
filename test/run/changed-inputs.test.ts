import { existsSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test, vi } from 'vitest'
import { PrepError } from '../../src/base/errors.js'
import { run } from '../../src/run/run.js'
import { campaignSeconds, isWhole, shortForm } from '../campaign.js'
import { contentOf, temporaryFolder } from './fixtures.js'

/** What happens before the call of that number that opens a file for reading. */
const world = vi.hoisted(() => ({ opened: 0, at: 0, change: () => {} }))

vi.mock('node:fs', async (importOriginal) => {
  const fs = await importOriginal<typeof import('node:fs')>()
  const counted =
    <Args extends unknown[], Result>(open: (...args: Args) => Result) =>
    (...args: Args): Result => {
      if (++world.opened === world.at) world.change()
      return open(...args)
    }
  return {
    ...fs,
    openSync: counted(fs.openSync),
    createReadStream: counted(fs.createReadStream),
    fstatSync: counted(fs.fstatSync),
  }
})

const folder = temporaryFolder('changed-inputs')
/**
 * The short form tries a few of the calls, beginning at another one for each change, the whole form more, and a campaign of
 * two seconds and longer all of them.
 */
const stride = campaignSeconds >= 2 ? 1 : isWhole ? 5 : 43
const filler = 'and so on '.repeat(1000)
const rows = Array.from({ length: 600 }, (_, id) => ({
  id,
  group: id % 3,
  text: `row ${id} of the file ${filler}`,
}))
/** One row in each of the three partitions. */
const edited = [10, 300, 590]

function edit(text: string): string {
  return edited.reduce((all, id) => all.replace(`row ${id} of the file`, `ROW ${id} OF THE FILE`), text)
}

/** The same content in each format, before and after it is edited. */
async function makeInputs(name: string): Promise<{ path: string; before: Buffer; after: Buffer }> {
  const path = join(folder, name)
  const lines = rows.map((row) => `${JSON.stringify(row)}\n`).join('')
  const plain = name.endsWith('.csv')
    ? `id,group,text\n${rows.map(({ id, group, text }) => `${id},${group},${text}\n`).join('')}`
    : lines
  const bytesOf = (text: string) => (name.endsWith('.gz') ? gzipSync(text, { level: 1 }) : Buffer.from(text))
  if (!name.endsWith('.arrow')) return { path, before: bytesOf(plain), after: bytesOf(edit(plain)) }
  rmSync(path, { force: true })
  writeFileSync(join(folder, 'lines.jsonl'), lines)
  await run({ input: join(folder, 'lines.jsonl'), output: path }, { workers: 0 })
  const before = readFileSync(path)
  rmSync(path)
  rmSync(`${path}.prep`, { recursive: true })
  return { path, before, after: Buffer.from(edit(before.toString('latin1')), 'latin1') }
}

/** What others may do to a file; `after` is its edited content. */
const changes: Record<string, (path: string, after: Buffer) => void> = {
  'edited in place': (path, after) => writeFileSync(path, after, { flag: 'r+' }),
  replaced: (path, after) => {
    writeFileSync(`${path}.new`, after)
    renameSync(`${path}.new`, path)
  },
  'cut short': (path) => truncateSync(path, Math.floor(readFileSync(path).length * 0.6)),
  'added to': (path, after) => writeFileSync(path, after.subarray(-45_000), { flag: 'a' }),
}

const names = shortForm(['in.jsonl', 'in.arrow', 'in.csv', 'in.jsonl.gz'], 1)
const steps = [{ balance: { facet: 'group', method: 'over' as const } }]

describe.each(names)('an input that changes while it is read: %s', (name) => {
  test.each(shortForm(Object.keys(changes), 1))(
    '%s at any time, it is refused or read as one',
    async (change) => {
      const { path, before, after } = await makeInputs(name)
      const output = (what: string) => join(folder, `${name}-${change}-${what}`)
      const straight = async (content: Buffer, what: string) => {
        writeFileSync(path, content)
        await run({ input: path, steps, output: output(what) }, { workers: 0 })
        return shardsOf(output(what))
      }
      world.opened = 0
      const old = await straight(before, 'old')
      const opens = world.opened
      writeFileSync(path, before)
      changes[change](path, after)
      const isReadable =
        !['in.arrow', 'in.jsonl.gz'].includes(name) || change === 'edited in place' || change === 'replaced'
      const fresh = isReadable ? await straight(readFileSync(path), 'new') : undefined
      expect(opens).toBeGreaterThan(10)
      for (let at = 1 + Object.keys(changes).indexOf(change); at <= opens; at += stride) {
        const target = output('out')
        rmSync(target, { recursive: true, force: true })
        rmSync(path)
        writeFileSync(path, before)
        Object.assign(world, { opened: 0, at, change: () => changes[change](path, after) })
        const failed = await run({ input: path, steps, output: target }, { workers: 0 }).then(
          () => undefined,
          (error) => error,
        )
        world.at = 0
        if (failed === undefined) expect([old, fresh]).toContainEqual(shardsOf(target))
        else {
          expect(failed, `call ${at}`).toBeInstanceOf(PrepError)
          expect(failed.code, `call ${at}: ${failed.message}`).toBe('bad_input')
          expect(existsSync(join(target, 'manifest.json'))).toBe(false)
        }
      }
    },
  )
})

function shardsOf(output: string): Record<string, string> {
  const content = contentOf(output)
  return Object.fromEntries(Object.entries(content).filter(([name]) => name.startsWith('data-')))
}
