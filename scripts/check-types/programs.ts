import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

/** A program that uses the package, as a reader has it before them. */
export interface Program {
  /** Where it stands, such as `docs/library.md:15`. */
  place: string
  code: string
}

/** What a careful project asks of its compiler. */
export const strictOptions: ts.CompilerOptions = {
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  noImplicitOverride: true,
  module: ts.ModuleKind.NodeNext,
  target: ts.ScriptTarget.ES2023,
  lib: ['lib.es2023.d.ts'],
  types: ['node'],
  noEmit: true,
  skipLibCheck: false,
}

/** The TypeScript of the documents, those in English: the others have the same code. */
export function programsOfPages(root: string): Program[] {
  const pages = ['README.md', 'examples/README.md', ...namesIn(root, 'docs', '.md')]
  return pages.flatMap((page) => {
    const text = readFileSync(join(root, page), 'utf8')
    return [...text.matchAll(/^```ts\n(.*?)^```$/gms)].map(({ index, 1: code = '' }) => ({
      place: `${page}:${lineAt(text, index)}`,
      code,
    }))
  })
}

/** The examples of the doc comments of public exports; they import all names that they do not declare. */
export function programsOfComments(root: string, publicNames: readonly string[]): Program[] {
  const files = ['src', 'transforms'].flatMap((folder) => namesIn(root, folder, '.d.ts', 'dist/types'))
  return files.flatMap((path) => {
    const text = readFileSync(join(root, path), 'utf8')
    return [...text.matchAll(/@example\n(.*?)(?=\n\s*\*\/|\n\s*\* @)/gs)].map(({ index, 1: lines = '' }) => {
      const code = lines.replace(/^\s*\* ?/gm, '')
      return { place: `${path}:${lineAt(text, index)}`, code: withImports(code, publicNames) }
    })
  })
}

function withImports(code: string, publicNames: readonly string[]): string {
  const used = new Set<string>()
  const own = new Set<string>()
  const look = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) used.add(node.text)
    const isDeclared =
      ts.isImportSpecifier(node) ||
      ts.isVariableDeclaration(node) ||
      ts.isBindingElement(node) ||
      ts.isParameter(node)
    if (isDeclared && ts.isIdentifier(node.name)) own.add(node.name.text)
    ts.forEachChild(node, look)
  }
  look(ts.createSourceFile('example.ts', code, ts.ScriptTarget.ES2023))
  const names = publicNames.filter((name) => used.has(name) && !own.has(name))
  return `import { ${names.join(', ')} } from 'prepkit'\n${code}`
}

function namesIn(root: string, folder: string, ending: string, above = '.'): string[] {
  const path = join(root, above, folder)
  if (!existsSync(path)) return []
  return readdirSync(path, { recursive: ending !== '.md', encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(above, folder, name))
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length
}
