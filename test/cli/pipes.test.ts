import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { createServer } from 'node:net'
import { basename, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it, onTestFinished } from 'vitest'
import { isWhole, shortForm } from '../campaign.js'
import { folderWith, mainPath, prepHere, shell } from './prep.js'

const rows = '{"a":1}\n{"a":2}\n'

/** What can be read once only and in order, given as a path. */
describe.skipIf(process.platform === 'win32')('a pipe given as a path', () => {
  const pipes: [string, string][] = [
    ['<(…)', 'prep convert <(cat rows.jsonl) -q --out -'],
    ['<(…) twice', 'prep convert <(head -n 1 rows.jsonl) <(tail -n 1 rows.jsonl) -q --out -'],
    ['/dev/stdin that is a file', 'prep convert /dev/stdin -q --out - < rows.jsonl'],
    ['/dev/stdin', 'cat rows.jsonl | prep convert /dev/stdin -q --out -'],
    ['/dev/fd/0', 'cat rows.jsonl | prep convert /dev/fd/0 -q --out -'],
    ['a FIFO', 'mkfifo in.jsonl; (cat rows.jsonl > in.jsonl &); prep convert in.jsonl -q --out -'],
    [
      'a packed FIFO',
      'mkfifo in.jsonl.gz; (cat rows.gz > in.jsonl.gz &); prep convert in.jsonl.gz -q --out -',
    ],
    [
      'a link to a FIFO',
      'mkfifo p; ln -s p in.jsonl; (cat rows.jsonl > p &); prep convert in.jsonl -q --out -',
    ],
    ['CSV in <(…)', 'prep convert <(printf "a\\n1\\n2\\n") --format csv -q --out -'],
  ]

  it.each(shortForm(pipes, 1))('%s is read whole, like standard input', async (_, line) => {
    const cwd = folderWith({ 'rows.jsonl': rows, 'rows.gz': gzipSync(rows) })
    expect(await shell(line, { cwd })).toEqual({ code: 0, stdout: rows, stderr: '' })
  })

  it('keeps its name in the report, and the plan of a run knows it by its bytes', async () => {
    const cwd = folderWith({ 'rows.jsonl': `${rows}oops\n` })
    await shell('mkfifo in.jsonl', { cwd })
    const runOnce = () =>
      shell('(cat rows.jsonl > in.jsonl &); prep convert in.jsonl -o out --json -q', { cwd })
    expect((await runOnce()).code).toBe(0)
    expect(readFileSync(join(cwd, 'out/rejects/rejects-00000.jsonl'), 'utf8')).toContain(
      '"source":"in.jsonl"',
    )
    const again = JSON.parse((await runOnce()).stdout)
    expect(again).toMatchObject({ resumedPartitions: 1, rows: { read: 3, written: 2 } })
    expect(existsSync(join(cwd, 'out/.prep/spool'))).toBe(false)
  })

  it.skipIf(process.platform !== 'linux' || !isWhole)(
    'that nobody writes to can be left with Ctrl-C',
    async () => {
      const cwd = folderWith()
      await shell('mkfifo in.jsonl', { cwd })
      const child = spawn(process.execPath, [mainPath, 'convert', 'in.jsonl', '-o', 'out'], { cwd })
      const closed = once(child, 'close')
      while (!isOpenIn(child.pid, 'in.jsonl')) await new Promise((resolve) => setTimeout(resolve, 5))
      child.kill('SIGINT')
      expect(await closed).toEqual([130, null])
      expect(readdirSync(cwd)).toEqual(['in.jsonl'])
    },
  )
})

/** Whether a process has a file of that name open. */
function isOpenIn(pid: number | undefined, name: string): boolean {
  const folder = `/proc/${pid}/fd`
  return readdirSync(folder).some((fd) => {
    try {
      return basename(readlinkSync(join(folder, fd))) === name
    } catch {
      // It was closed since the folder was read.
      return false
    }
  })
}

describe.skipIf(process.platform === 'win32')('what is no input', () => {
  it.each(shortForm(['/dev/zero', '/dev/urandom', '/dev/full'], 1))(
    '%s is refused: it would never end',
    async (device) => {
      const { code, stderr } = await prepHere(['convert', device, '--format', 'jsonl', '--out', '-'])
      expect([code, stderr]).toEqual([
        2,
        `prep: "${device}" is a device, which need not end. Name a file, or pipe a part of it to standard input, "-"\n`,
      ])
    },
  )

  it.runIf(isWhole)('standard input that never ends is refused under its other name too', async () => {
    const { code, stderr } = await shell('prep convert /dev/stdin --out - < /dev/zero')
    expect([code, stderr]).toEqual([2, expect.stringContaining('"/dev/stdin" is a device')])
  })

  it('/dev/null is an empty file', async () => {
    const { code, stdout } = await prepHere(['convert', '/dev/null', '--format', 'jsonl', '--out', '-', '-q'])
    expect([code, stdout]).toEqual([0, ''])
  })

  it('a socket is refused with what to do', async () => {
    const cwd = folderWith()
    const server = createServer().listen(join(cwd, 's.jsonl'))
    onTestFinished(() => void server.close())
    await once(server, 'listening')
    const { code, stderr } = await prepHere(['convert', 's.jsonl', '--out', '-'], { cwd })
    expect([code, stderr]).toEqual([
      2,
      'prep: "s.jsonl" is a socket. Read from it with a program, and pipe that to standard input, "-"\n',
    ])
  })

  it('a folder called like a file: its files are read, and it is no place for an output file', async () => {
    const cwd = folderWith({ 'a.jsonl': rows })
    await shell('mkdir x.jsonl; cp a.jsonl x.jsonl/b.jsonl', { cwd })
    expect((await prepHere(['convert', 'x.jsonl', '-q', '--out', '-'], { cwd })).stdout).toBe(rows)
    for (const flags of [[], ['--overwrite']]) {
      const { code, stderr } = await prepHere(['convert', 'a.jsonl', '--out', 'x.jsonl', ...flags], { cwd })
      expect([code, stderr]).toEqual([2, 'prep: Output file "x.jsonl" is a folder. Choose another name\n'])
    }
    expect(readdirSync(join(cwd, 'x.jsonl'))).toEqual(['b.jsonl'])
    expect(readdirSync(cwd).sort()).toEqual(['a.jsonl', 'x.jsonl'])
  })
})
