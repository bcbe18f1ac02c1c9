import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Writable } from 'node:stream'
import { onTestFinished } from 'vitest'
import type { Terminal } from '../../src/cli/terminal/terminal.js'

/** The compiled program; `npm test` builds it first. */
export const mainPath = join(import.meta.dirname, '../../dist/src/cli/main.js')
const programPath = join(import.meta.dirname, '../../dist/src/cli/program.js')

export interface PrepOptions {
  stdin?: string | Uint8Array
  cwd?: string
  env?: Record<string, string>
}

export interface PrepResult {
  code: number | null
  stdout: string
  stderr: string
}

/** Runs `prep` with these arguments, as a shell would, and waits for its end. */
export function prep(args: readonly string[], options: PrepOptions = {}): Promise<PrepResult> {
  return spawned([process.execPath, mainPath, ...args], options)
}

/**
 * What `prep` prints and answers, by the same compiled code in this process: most of the time of a small command
 * goes into the start of Node. What hangs on a process of its own needs {@link prep}: real pipes, colours,
 * signals, the code that it ends with, and variables other than those that the terminal is asked for. One at a time, because the folder is that of the process.
 */
export async function prepHere(
  args: readonly string[],
  { cwd = process.cwd(), stdin = '', env = {} }: PrepOptions = {},
): Promise<PrepResult> {
  const { runCli } = (await import(programPath)) as typeof import('../../src/cli/program.js')
  const [stdout, stderr] = [new Printed(), new Printed()]
  const input = new PassThrough()
  input.end(stdin)
  const terminal = {
    stdin: input,
    stdout,
    stderr,
    env,
    say: (...lines: string[]) => void stderr.write(`${lines.join('\n')}\n`),
    paint: (_: string, text: string) => text,
  }
  const before = process.cwd()
  process.chdir(cwd)
  try {
    const code = await runCli(args, terminal as unknown as Terminal)
    return { code, stdout: stdout.text(), stderr: stderr.text() }
  } finally {
    process.chdir(before)
  }
}

/** What is written to it, as text. */
class Printed extends Writable {
  readonly #chunks: Uint8Array[] = []
  override _write(chunk: Uint8Array, _: BufferEncoding, done: () => void): void {
    // A writer may use its bytes again.
    this.#chunks.push(Buffer.from(chunk))
    done()
  }
  text(): string {
    return Buffer.concat(this.#chunks).toString()
  }
}

/** Runs a line of shell in which `prep` is the program, in processes of their own. */
export function shell(line: string, options: PrepOptions = {}): Promise<PrepResult> {
  const define = `prep() { "${process.execPath}" "${mainPath}" "$@"; }; set -o pipefail; `
  return spawned(['bash', '-c', define + line], options)
}

function spawned([file, ...args]: string[], options: PrepOptions): Promise<PrepResult> {
  const { NO_COLOR: _, FORCE_COLOR: __, PREP_DEBUG: ___, ...env } = process.env
  // What is compared is English, whatever the language of this machine.
  const english = { LANG: 'C', LC_ALL: 'C' }
  const child = spawn(file, args, { cwd: options.cwd, env: { ...env, ...english, ...options.env } })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  child.stdin.on('error', () => {})
  child.stdin.end(options.stdin ?? '')
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, stdout, stderr }))
  })
}

/**
 * A folder with these files, removed after the test; or one within `parent`, which stays as long as that does: tests
 * that run side by side have no end of their own here.
 */
export function folderWith(files: Record<string, string | Uint8Array> = {}, parent?: string): string {
  const folder = mkdtempSync(join(parent ?? tmpdir(), 'prep-cli-'))
  if (parent === undefined) onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  return folder
}
