import ts from 'typescript'
import { root, sourceFiles, visit } from '../source-files.js'

/** A regular expression of the project and where it comes from. */
export interface Pattern {
  source: string
  flags: string
  /** A file from the root of the repository, or what was opened when it was made. */
  from: string
}

/** Every regular expression that is written down in the files of a folder, as TypeScript reads them. */
export function writtenPatterns(folder: string): Pattern[] {
  const patterns: Pattern[] = []
  for (const { path, tree } of sourceFiles(folder))
    visit(tree, (node) => {
      if (!ts.isRegularExpressionLiteral(node)) return
      const end = node.text.lastIndexOf('/')
      patterns.push({ source: node.text.slice(1, end), flags: node.text.slice(end + 1), from: path })
    })
  return patterns
}

/** Every regular expression that the project's files make while `work` runs; those of packages are left out. */
export async function madePatterns(work: () => Promise<unknown>): Promise<Pattern[]> {
  const Native = globalThis.RegExp
  const patterns: Pattern[] = []
  const note = (made: RegExp): RegExp => {
    const from = callerOf(new Error().stack ?? '')
    if (from !== undefined) patterns.push({ source: made.source, flags: made.flags, from })
    return made
  }
  globalThis.RegExp = new Proxy(Native, {
    construct: (target, given) => note(Reflect.construct(target, given)),
    apply: (target, self, given) => note(Reflect.apply(target, self, given)),
  })
  try {
    await work()
  } finally {
    globalThis.RegExp = Native
  }
  return patterns
}

/** The first file of the project that a stack names, beside this one. */
function callerOf(stack: string): string | undefined {
  for (const line of stack.split('\n').slice(1)) {
    if (line.includes('node_modules')) return undefined
    const at = line.indexOf(`${root}/`)
    const path = at === -1 ? '' : line.slice(at + root.length + 1).replace(/:\d+:\d+\)?$/, '')
    if (path.startsWith('transforms/') || path.startsWith('src/')) return path
  }
  return undefined
}

/** One of each source and flags; flags that say only which matches are answered do not count. */
export function uniquePatterns(patterns: readonly Pattern[]): Pattern[] {
  const unique = new Map<string, Pattern>()
  for (const pattern of patterns) {
    const flags = pattern.flags.replace(/[gd]/g, '')
    const key = `/${pattern.source}/${flags}`
    if (!unique.has(key)) unique.set(key, { ...pattern, flags })
  }
  return [...unique.values()]
}
