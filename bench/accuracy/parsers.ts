import { spawn } from 'node:child_process'
import { extname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import ts from 'typescript'
import { packageRoot } from '../../src/base/package-root.js'

/** A source file as a parser takes it. */
export interface Source {
  path: string
  text: string
}

/** Whether a source parses; `undefined` where there is no parser for its language here. */
export type Verdict = boolean | undefined

const byTypeScript: ReadonlyMap<string, ts.ScriptKind> = new Map([
  ['.js', ts.ScriptKind.JS],
  ['.mjs', ts.ScriptKind.JS],
  ['.cjs', ts.ScriptKind.JS],
  ['.jsx', ts.ScriptKind.JSX],
  ['.ts', ts.ScriptKind.TS],
  ['.mts', ts.ScriptKind.TS],
  ['.cts', ts.ScriptKind.TS],
  ['.tsx', ts.ScriptKind.TSX],
])

/** The names by which tree-sitter's grammars go, and Python. */
const byPython: ReadonlyMap<string, string> = new Map([
  ...[['.py', 'python'] as const, ['.c', 'c'] as const, ['.h', 'c'] as const, ['.cc', 'cpp'] as const],
  ...[['.cpp', 'cpp'] as const, ['.hpp', 'cpp'] as const, ['.go', 'go'] as const],
  ...[['.java', 'java'] as const, ['.rs', 'rust'] as const, ['.rb', 'ruby'] as const],
  ...[['.php', 'php'] as const, ['.cs', 'c_sharp'] as const, ['.sh', 'bash'] as const],
])

/** The language of a file by its extension; `undefined` for one that no parser here reads. */
export function languageOf(path: string): string | undefined {
  const extension = extname(path)
  if (!byTypeScript.has(extension)) return byPython.get(extension)
  return /ts/.test(extension) ? 'typescript' : 'javascript'
}

/** Parses sources: JavaScript and TypeScript here, all others in one process of Python (the variable `PYTHON` names it). */
export async function parseAll(sources: readonly Source[]): Promise<Verdict[]> {
  const elsewhere = sources.filter(({ path }) => !byTypeScript.has(extname(path)))
  const verdicts = await parseInPython(elsewhere)
  let next = 0
  return sources.map((source) => {
    const kind = byTypeScript.get(extname(source.path))
    return kind === undefined ? verdicts[next++] : parsesAsScript(source, kind)
  })
}

function parsesAsScript({ path, text }: Source, kind: ts.ScriptKind): boolean {
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false, kind) as ts.SourceFile & {
    parseDiagnostics: readonly unknown[]
  }
  return tree.parseDiagnostics.length === 0
}

async function parseInPython(sources: readonly Source[]): Promise<Verdict[]> {
  if (sources.length === 0) return []
  const script = join(packageRoot(), 'bench', 'accuracy', 'parse.py')
  const child = spawn(process.env.PYTHON ?? 'python3', [script], { stdio: ['pipe', 'pipe', 'inherit'] })
  const failed = new Promise<never>((_, reject) => child.on('error', reject))
  const lines = sources.map(({ path, text }) => JSON.stringify({ language: languageOf(path), text }))
  child.stdin.end(`${lines.join('\n')}\n`)
  const printed = await Promise.race([text(child.stdout), failed])
  const answers = printed.trimEnd().split('\n')
  if (answers.length !== sources.length)
    throw new Error(`Python judged ${answers.length} of ${sources.length} sources. See its messages above`)
  return answers.map((answer) => (answer === '-' ? undefined : answer === '1'))
}
