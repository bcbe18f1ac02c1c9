import { createHash } from 'node:crypto'
import { readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname, extname, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * SHA-256 over the code of a module of the user's own and of all that it imports by a relative path, directly or
 * through others: by `import`, `export … from`, `import()` and `require()` of a literal. What stands so in a comment
 * counts too, if there is such a file: the hash errs on the side of seeing a change. Not seen are packages, absolute
 * paths, paths that are put together or hold escapes, and files that the code opens itself. `path` is relative to
 * `directory`, by default the current one, or a URL of a file.
 */
export function hashModuleCode(path: string, directory = process.cwd()): string {
  const entry = realpathSync(path.startsWith('file:') ? fileURLToPath(path) : resolve(directory, path))
  const hashes = new Map<string, string>()
  for (const open = [entry]; open.length > 0; ) {
    const file = open.pop()!
    if (hashes.has(file)) continue
    const bytes = readFileSync(file)
    const name = relative(dirname(entry), file).split(sep).join('/')
    hashes.set(file, `${name} ${createHash('sha256').update(bytes).digest('hex')}\n`)
    if (mayImport(file)) open.push(...importsOf(bytes.toString(), file))
  }
  return createHash('sha256')
    .update([...hashes.values()].sort().join(''))
    .digest('hex')
}

const scripts: ReadonlySet<string> = new Set([
  '',
  '.js',
  '.mjs',
  '.cjs',
  '.ts',
  '.mts',
  '.cts',
  '.jsx',
  '.tsx',
])

function mayImport(file: string): boolean {
  return scripts.has(extname(file).toLowerCase())
}

const relativeLiteral = /(['"`])(\.{1,2}\/[^'"`\\\n]*)\1/g

function importsOf(code: string, importer: string): string[] {
  const files = [...code.matchAll(relativeLiteral)]
    .filter(({ index }) => isImported(code, index))
    .map(([, , specifier]) => fileOf(resolve(dirname(importer), withoutQuery(specifier))))
  return files.filter((file) => file !== undefined)
}

/** How far before a literal the word is looked for that makes it an import. */
const lookBehind = 1000

/** Whether what stands before a literal, spaces, comments between marks and a bracket aside, imports it. */
function isImported(code: string, at: number): boolean {
  let before = code.slice(Math.max(0, at - lookBehind), at).trimEnd()
  for (let length = -1; length !== before.length; ) {
    length = before.length
    if (before.endsWith('*/')) before = before.slice(0, Math.max(0, before.lastIndexOf('/*')))
    else if (before.endsWith('(')) before = before.slice(0, -1)
    before = before.trimEnd()
  }
  return /(?:^|[^\w$.])(?:from|import|require)$/.test(before)
}

function withoutQuery(specifier: string): string {
  const path = specifier.replace(/[?#].*$/, '')
  try {
    return decodeURIComponent(path)
  } catch {
    // A percent sign that stands for itself, in the path of a CommonJS module.
    return path
  }
}

/** What `require` adds to a path; `import` adds nothing. */
const completions = [
  '',
  '.js',
  '.json',
  '.cjs',
  '.mjs',
  '.node',
  '/index.js',
  '/index.json',
  '/index.cjs',
] as const

function fileOf(path: string): string | undefined {
  const found = completions
    .map((completion) => `${path}${completion}`)
    .find((file) => statSync(file, { throwIfNoEntry: false })?.isFile())
  return found && realpathSync(found)
}
