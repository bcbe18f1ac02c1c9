/**
 * Lines of shell as a reader types them. `prep` runs in this process, because most of the time of a small
 * command goes into the start of Node; everything else is a process of its own.
 */
import { spawn } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type PrepResult, prepHere } from '../cli/prep.js'
import { withoutTypes } from './modules.js'

/** A line of shell, with what a comment behind it promises. */
export interface ShellLine {
  command: string
  /** 0 where the comment names none. */
  exitCode: number
}

/** The commands of a shell block, or of the help of a command. A line that ends in a backslash goes on in the next. */
export function shellLines(code: string): ShellLine[] {
  return code
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .map((line) => {
      const command = line.replace(/(?:^|\s+)#.*$| {3,}\S.*$/, '').trim()
      const promised = /(?:exit code|退出码) (\d+)/.exec(line.slice(command.length))
      return { command, exitCode: Number(promised?.[1] ?? 0) }
    })
    .filter(({ command }) => command !== '')
}

/** Runs commands joined by `&&` and `|`, up to the first that fails: its exit code, and all that was printed. */
export async function follow(line: string, cwd: string): Promise<PrepResult> {
  const all: PrepResult = { code: 0, stdout: '', stderr: '' }
  for (const commands of splitLine(line, '&&')) {
    let stdin = ''
    for (const command of splitLine(commands, '|')) {
      const result = await runCommand(command, { cwd, stdin })
      all.code = result.code
      all.stderr += result.stderr
      stdin = result.stdout
      if (result.code !== 0) break
    }
    all.stdout += stdin
    if (all.code !== 0) break
  }
  return all
}

interface Place {
  cwd: string
  stdin?: string
}

async function runCommand(command: string, place: Place): Promise<PrepResult> {
  const words = splitLine(command, ' ').filter((word) => word !== '')
  const start = words.findIndex((word) => !/^\w+=/.test(word))
  if (words[start] === 'npx' && words[start + 1] === 'tsc') return compile(words.slice(start + 2), place)
  if (words[start] !== 'prep') return bash(command, place)
  const redirect = words.at(-2) === '>' ? words.splice(-2)[1] : undefined
  const result = await runPrep(words.slice(0, start), words.slice(start + 1), place)
  if (redirect === undefined) return result
  await bash(`cat > ${redirect}`, { ...place, stdin: result.stdout })
  return { ...result, stdout: '' }
}

/** `tsc -p FOLDER --outDir OUT` file by file, since a whole one takes seconds: `npm run types` checks the types of the examples. */
function compile(args: readonly string[], { cwd }: Place): PrepResult {
  const folderOf = (flag: string) => join(cwd, args[args.indexOf(flag) + 1])
  const [folder, out] = [folderOf('-p'), folderOf('--outDir')]
  mkdirSync(out, { recursive: true })
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.ts')))
    writeFileSync(
      join(out, name.replace(/ts$/, 'js')),
      withoutTypes(readFileSync(join(folder, name), 'utf8')),
    )
  return { code: 0, stdout: '', stderr: '' }
}

/** The shell makes words of patterns, quotes and variables; the program then runs here. */
async function runPrep(
  variables: readonly string[],
  args: readonly string[],
  place: Place,
): Promise<PrepResult> {
  const names = variables.map((variable) => variable.split('=')[0])
  const values = names.map((name) => `"$${name}"`)
  const line = `${variables.join(' ')}\nprintf '%s\\0' ${[...values, ...args].join(' ')}`
  const isPlain = names.length === 0 && args.every((arg) => /^[\w./,=:@-]+$/.test(arg))
  const words = isPlain ? args : (await bash(line, { cwd: place.cwd })).stdout.split('\0').slice(0, -1)
  for (const [i, name] of names.entries()) process.env[name] = words[i]
  try {
    return await prepHere(words.slice(names.length), place)
  } finally {
    for (const name of names) delete process.env[name]
  }
}

export function bash(line: string, { cwd, stdin = '' }: Place): Promise<PrepResult> {
  const child = spawn('bash', ['-c', line], { cwd })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  child.stdin.on('error', () => {})
  child.stdin.end(stdin)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, stdout, stderr }))
  })
}

/** A line split at `mark`, where that stands outside of quotes and brackets. */
function splitLine(line: string, mark: '&&' | '|' | ' '): string[] {
  const parts = ['']
  let quote = ''
  let depth = 0
  for (let i = 0; i < line.length; i++) {
    const character = line[i]
    if (quote === '' && depth === 0 && line.startsWith(mark, i)) {
      parts.push('')
      i += mark.length - 1
      continue
    }
    if (quote !== '') quote = character === quote ? '' : quote
    else if (character === '"' || character === "'") quote = character
    else if (character === '(') depth++
    else if (character === ')') depth--
    parts[parts.length - 1] += character
  }
  return parts.map((part) => part.trim())
}
