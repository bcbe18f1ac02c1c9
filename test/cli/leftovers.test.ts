import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isWhole, shortForm } from '../campaign.js'
import { folderWith, mainPath, prep } from './prep.js'

const secret = 'zebra-7731'
const rows = `{"text":"${secret}"}\n`.repeat(20_000)

/** Everything under a folder that holds the text of a record. */
function filesWithText(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => textOf(path).includes(secret))
}

/** What a file holds; nothing where a run has taken it away since the folder was listed. */
function textOf(path: string): string {
  try {
    return readFileSync(path, 'latin1')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw error
  }
}

/** Starts `prep` and gives it records without an end; answers when they are on the disk. */
async function startReading(
  args: readonly string[],
  { cwd, spool }: { cwd: string; spool: string },
): Promise<ChildProcess> {
  const child = spawn(process.execPath, [mainPath, ...args], {
    cwd,
    env: { ...process.env, TMPDIR: join(cwd, 'tmp') },
  })
  child.stdin?.on('error', () => {})
  child.stdin?.write(rows)
  while (filesWithText(spool).length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
  return child
}

async function kill(child: ChildProcess): Promise<void> {
  const closed = once(child, 'close')
  child.kill('SIGKILL')
  await closed
}

describe('the records of a run that was killed', () => {
  const readers: [string, string[]][] = [
    ['to standard output', ['convert', '-', '--out', '-']],
    ['that was only planned', ['plan', 'stdin.yaml']],
  ]

  it.each(shortForm(readers, 1))(
    '%s are gone from the temporary files after the next start of any run',
    async (_, args) => {
      const cwd = folderWith({ 'a.jsonl': '{"a":1}\n', 'stdin.yaml': 'input: "-"\noutput: out\n' })
      const tmp = join(cwd, 'tmp')
      mkdirSync(tmp)
      const env = { TMPDIR: tmp }
      await kill(await startReading(args, { cwd, spool: tmp }))
      expect(filesWithText(tmp)).toHaveLength(1)
      expect((await prep(['convert', 'a.jsonl', '-o', 'out', '-q'], { cwd, env })).code).toBe(0)
      expect(readdirSync(tmp)).toEqual([])
    },
  )

  it.runIf(isWhole)('to a folder are gone when that output is taken again, by whatever run', async () => {
    const cwd = folderWith({ 'a.jsonl': '{"a":1}\n' })
    mkdirSync(join(cwd, 'tmp'))
    mkdirSync(join(cwd, 'out'))
    await kill(await startReading(['convert', '-', '-o', 'out'], { cwd, spool: join(cwd, 'out') }))
    expect((await prep(['convert', 'a.jsonl', '-o', 'out', '-q'], { cwd })).code).toBe(0)
    expect(filesWithText(cwd)).toEqual([])
    expect(readdirSync(join(cwd, 'out/.prep')).sort()).not.toContain('spool')
  })

  it.runIf(isWhole)('are no business of another run while theirs lives: both come to their end', async () => {
    const cwd = folderWith({ 'a.jsonl': '{"a":1}\n' })
    const tmp = join(cwd, 'tmp')
    mkdirSync(tmp)
    const child = await startReading(['convert', '-', '--out', '-', '-q'], { cwd, spool: tmp })
    expect((await prep(['convert', 'a.jsonl', '-o', 'out', '-q'], { cwd, env: { TMPDIR: tmp } })).code).toBe(
      0,
    )
    let stdout = ''
    child.stdout?.on('data', (text: Buffer) => (stdout += text))
    const closed = once(child, 'close')
    child.stdin?.end()
    expect(await closed).toEqual([0, null])
    expect(stdout).toBe(rows)
    expect(readdirSync(tmp)).toEqual([])
  })
})
