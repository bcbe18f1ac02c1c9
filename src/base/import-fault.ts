import { existsSync } from 'node:fs'
import { dirname, extname, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Why a module of the user's own does not load, and what to do, for the end of a message. It may quote what Node says:
 * a module is loaded before any record is read.
 */
export function importFault(cause: unknown, module: string): string {
  const path = module.startsWith('file:') ? fileURLToPath(module) : resolve(module)
  return importLack(cause, path) ?? typeScriptFault(cause) ?? codeFault(cause, path)
}

/** What an import asks for that is not there, by which file; `path` is the module itself. */
export function importLack(cause: unknown, path?: string): string | undefined {
  const {
    code,
    message = '',
    requireStack,
  } = Object(cause) as NodeJS.ErrnoException & {
    requireStack?: string[]
  }
  if (code !== 'ERR_MODULE_NOT_FOUND' && code !== 'MODULE_NOT_FOUND') return undefined
  const [, kind, wanted, by = requireStack?.[0]] =
    /^Cannot find (package|module) '([^']+)'(?: imported from (.+))?/.exec(message) ?? []
  if (wanted === undefined || by === undefined) return undefined
  if (wanted === path) return 'There is no such file. Check the path'
  const importer = shownPath(by.startsWith('file:') ? fileURLToPath(by) : by)
  if (kind === 'package' || isPackage(wanted)) {
    const name = packageName(wanted)
    return `"${importer}" imports the package "${name}", which is not installed there. Run npm install ${name} in its folder`
  }
  const file = resolve(dirname(by), wanted)
  const meant =
    extname(file) === '' ? ['.js', '.mjs', '.ts'].find((end) => existsSync(file + end)) : undefined
  const cure = meant === undefined ? 'Check the path' : `Write its extension, ${meant}, into the import`
  return `"${importer}" imports "${shownPath(file)}", but there is no such file. ${cure}`
}

function isPackage(wanted: string): boolean {
  return !/^(?:\.{0,2}\/|[a-z]:)/i.test(wanted)
}

/** Of `@scope/name/inner.js` the part that npm installs. */
function packageName(wanted: string): string {
  return wanted
    .split('/')
    .slice(0, wanted.startsWith('@') ? 2 : 1)
    .join('/')
}

function typeScriptFault(cause: unknown): string | undefined {
  const isTypeScript = cause instanceof Error && /^Unknown file extension "\.[cm]?ts"/.test(cause.message)
  if (!isTypeScript) return undefined
  return `It is TypeScript, which Node loads from 22.18 on and this is ${process.versions.node}: compile it, and name the file in JavaScript`
}

/** What its code throws, and where. */
function codeFault(cause: unknown, path: string): string {
  const text = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause)
  const said = `Node says: ${text.split('\n', 1)[0].replace(/\.$/, '')}`
  const place = placeOf(cause)
  if (place !== undefined) return `Check ${place}. ${said}`
  // Node keeps the line of such a fault to itself.
  const isSyntax = cause instanceof SyntaxError
  return `${isSyntax ? `Check its syntax, as node --check "${shownPath(path)}" does, and that of its imports` : 'Check its imports'}. ${said}`
}

/** The first place in a file that the stack names: of a fault of syntax the line itself, else where it was thrown. */
function placeOf(cause: unknown): string | undefined {
  const stack = cause instanceof Error ? (cause.stack ?? '') : ''
  const [, path, line] = /(?:^|\(|at )((?:file:\/\/)?\/[^\n]+?):(\d+)(?::\d+\)?)?$/m.exec(stack) ?? []
  if (path === undefined) return undefined
  return `line ${line} of "${shownPath(path.startsWith('file:') ? fileURLToPath(path) : path)}"`
}

/** A path from the current directory on, where it lies in that. */
function shownPath(path: string): string {
  const inner = relative(process.cwd(), path)
  return inner.startsWith('..') || inner === '' ? path : inner.split(sep).join('/')
}
