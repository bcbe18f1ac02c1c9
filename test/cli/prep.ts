import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** The compiled program; `npm test` builds it first. */
export const mainPath = join(import.meta.dirname, '../../dist/src/cli/main.js')

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

/** Runs a line of shell in which `prep` is the program. */
export function shell(line: string, options: PrepOptions = {}): Promise<PrepResult> {
  const define = `prep() { "${process.execPath}" "${mainPath}" "$@"; }; set -o pipefail; `
  return spawned(['bash', '-c', define + line], options)
}

function spawned([file, ...args]: string[], options: PrepOptions): Promise<PrepResult> {
  const { NO_COLOR: _, FORCE_COLOR: __, PREP_DEBUG: ___, ...env } = process.env
  const child = spawn(file, args, { cwd: options.cwd, env: { ...env, ...options.env } })
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

/** A folder with these files, removed after the test. */
export function folderWith(files: Record<string, string | Uint8Array> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'prep-cli-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  return folder
}
