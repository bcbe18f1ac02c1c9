import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
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

describe('a reader that goes away', () => {
  it.each(['prep convert rows.jsonl -q --out - --workers 1', 'prep --help', 'prep plan --schema'])(
    'is quiet success of `%s`',
    async (line) => {
      const cwd = folderWith({ 'rows.jsonl': line.includes('rows') ? rows : '' })
      const { code, stdout, stderr } = await shell(`${line} | head -n 1`, { cwd })
      expect([code, stdout.split('\n').length, stderr]).toEqual([0, 2, ''])
    },
  )
})

describe.skipIf(!existsSync('/dev/full'))('a full disk behind standard output', () => {
  it.each(['prep convert rows.jsonl -q', 'prep plan --schema'])(
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
