import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { shortForm } from '../campaign.js'
import { projectWith, stepModule } from '../safety/own-steps.js'
import { folderWith, mainPath, prepHere, shell } from './prep.js'

const row = `${JSON.stringify({ question: 'x'.repeat(200), group: 'a' })}\n`
const rows = row.repeat(100_000)

describe('a run that is interrupted', () => {
  it('stops at Ctrl-C with exit code 130, says how to go on, and goes on', async () => {
    const cwd = folderWith({ 'rows.jsonl': rows })
    const args = ['convert', 'rows.jsonl', '--rename', 'question=q', '-o', 'out', '--workers', '1']
    const child = spawn(process.execPath, [mainPath, ...args], { cwd })
    let stderr = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
    const closed = once(child, 'close')
    await appears(join(cwd, 'out/.prep/plan.json'))
    child.kill('SIGINT')
    const [code] = await closed
    expect(code).toBe(130)
    expect(stderr).toContain('Run the same command again to continue where it stopped')
    expect(existsSync(join(cwd, 'out/state.json'))).toBe(false)
    const again = await prepHere([...args, '--json'], { cwd })
    expect(again.code).toBe(0)
    expect(JSON.parse(again.stdout).rows).toMatchObject({ read: 100_000, written: 100_000 })
  })
})

describe('a step that never comes back to this thread', () => {
  it.each(shortForm(['SIGINT', 'SIGTERM'] as const, 1))(
    'as it is planned is ended by %s at once, and its lock keeps nobody out',
    async (signal) => {
      const hang =
        "if (!existsSync('mended')) { writeSync(2, 'hangs'); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0) }"
      const step = stepModule(
        'hang',
        '() => (batch) => batch',
        "import { existsSync, writeSync } from 'node:fs'",
      )
      const cwd = projectWith(
        {
          hang: step
            .replace('plan: (schema) => (', `plan: (schema) => { ${hang} return `)
            .replace("'kept' } }),", "'kept' } } },"),
        },
        { rows: '{"text":"a"}\n' },
      )
      const child = spawn(process.execPath, [mainPath, 'run', 'pipeline.json'], { cwd })
      const closed = once(child, 'close')
      child.stderr
        .setEncoding('utf8')
        .on('data', (text: string) => text.includes('hangs') && child.kill(signal))
      expect(await closed).toEqual([null, signal])
      expect(existsSync(join(cwd, 'out/.prep/lock'))).toBe(true)
      writeFileSync(join(cwd, 'mended'), '')
      expect((await prepHere(['run', 'pipeline.json', '-q'], { cwd })).code).toBe(0)
      expect(existsSync(join(cwd, 'out/.prep/lock'))).toBe(false)
    },
  )
})

describe('a reader that goes away', () => {
  it.each(
    shortForm(['prep --help', 'prep convert rows.jsonl -q --out - --workers 1', 'prep plan --schema'], 1),
  )('is quiet success of `%s`', async (line) => {
    const cwd = folderWith({ 'rows.jsonl': line.includes('rows') ? rows : '' })
    const { code, stdout, stderr } = await shell(`${line} | head -n 1`, { cwd })
    expect([code, stdout.split('\n').length, stderr]).toEqual([0, 2, ''])
  })
})

describe.skipIf(!existsSync('/dev/full'))('a full disk behind standard output', () => {
  it.each(shortForm(['prep convert rows.jsonl -q', 'prep plan --schema'], 1))(
    'fails `%s` with exit code 2',
    async (line) => {
      const cwd = folderWith({ 'rows.jsonl': row.repeat(10) })
      const { code, stderr } = await shell(`${line} > /dev/full`, { cwd })
      expect([code, stderr]).toEqual([2, 'prep: Cannot write to standard output (ENOSPC)\n'])
    },
  )
})

/** Resolves once a file is there: the run has its plan and is about to write. */
async function appears(path: string): Promise<void> {
  while (!existsSync(path)) await new Promise((resolve) => setTimeout(resolve, 5))
}
