/** Code of documents and doc comments, made into modules that Node runs. */
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import ts from 'typescript'
import { vi } from 'vitest'
import { root, type SourceFile, visit } from '../source-files.js'

/** The `@example` of a doc comment. */
export interface DocExample {
  place: string
  code: string
}

/** A module of the build, which is loaded many times as fast as its source. */
export async function builtModule<T>(path: string): Promise<T> {
  return (await import(pathToFileURL(join(root, 'dist', path)).href)) as T
}

/** TypeScript as JavaScript that Node runs. */
export function withoutTypes(code: string, { removeComments = false } = {}): string {
  const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023, removeComments }
  return ts.transpileModule(code, { compilerOptions }).outputText
}

export function docExamples(files: readonly SourceFile[]): DocExample[] {
  return files.flatMap(({ path, text, tree }) => {
    const found = new Map<number, string>()
    visit(tree, (node) => {
      for (const tag of ts.getJSDocTags(node))
        if (tag.tagName.text === 'example') found.set(tag.pos, ts.getTextOfJSDocComment(tag.comment) ?? '')
    })
    return [...found].map(([start, code]) => ({
      place: `${path}:${text.slice(0, start).split('\n').length}`,
      code: code.replace(/^```\w*\n|\n?```$/g, ''),
    }))
  })
}

/**
 * An example as a module. All public names are imported, but for those that it imports or declares itself; a
 * comment behind an expression is the value that the expression must have.
 */
export function moduleOf(code: string, publicNames: readonly string[]): string {
  const tree = ts.createSourceFile('example.ts', code, ts.ScriptTarget.ES2023, true)
  const own = new Set<string>()
  visit(tree, (node) => {
    const name = ts.isImportSpecifier(node) || ts.isVariableDeclaration(node) ? node.name : undefined
    if (name !== undefined && ts.isIdentifier(name)) own.add(name.text)
  })
  const checked = tree.statements.map((statement) => {
    const [comment] = ts.getTrailingCommentRanges(code, statement.end) ?? []
    const source = statement.getText(tree)
    if (comment === undefined || !ts.isExpressionStatement(statement)) return source
    return `sameValue(${statement.expression.getText(tree)}, (${code.slice(comment.pos + 2, comment.end)}))`
  })
  const names = publicNames.filter((name) => !own.has(name))
  return withoutTypes(
    `import { deepStrictEqual as sameValue } from 'node:assert'\nimport { ${names.join(', ')} } from 'prepkit'\n${checked.join('\n')}\n`,
  )
}

/** Runs a module in this process, in its own folder; what it prints is not shown. */
export async function importHere(file: string): Promise<void> {
  const silent = [vi.spyOn(console, 'log'), vi.spyOn(console, 'warn')]
  for (const spy of silent) spy.mockImplementation(() => {})
  const before = process.cwd()
  process.chdir(dirname(file))
  try {
    await import(/* @vite-ignore */ pathToFileURL(file).href)
  } finally {
    process.chdir(before)
    for (const spy of silent) spy.mockRestore()
  }
}
