import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import ts from 'typescript'

/** The root of the repository. */
export const root = resolve(import.meta.dirname, '..')

/** A source file as the house rules see it. */
export interface SourceFile {
  /** From the root of the repository, such as `src/arrow/batch.ts`. */
  path: string
  text: string
  tree: ts.SourceFile
  /** Every module that it names: static, dynamic, re-exported and type-only imports alike. */
  imports: readonly string[]
}

export function parseFile(path: string, text: string): SourceFile {
  let tree: ts.SourceFile | undefined
  let imports: string[] | undefined
  return {
    path,
    text,
    // Many files are asked for their text alone.
    get tree() {
      return (tree ??= ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true))
    },
    get imports() {
      return (imports ??= importsOf(text, this.tree))
    },
  }
}

function importsOf(text: string, tree: ts.SourceFile): string[] {
  // Few files name a module elsewhere than at their head, and only those need to be searched for it.
  if (!/\b(?:import|require)\s*\(/.test(text)) return [...new Set(tree.statements.flatMap(headImports))]
  const imports = new Set(ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName))
  visit(tree, (node) => {
    if (
      ts.isImportTypeNode(node) &&
      ts.isLiteralTypeNode(node.argument) &&
      ts.isStringLiteral(node.argument.literal)
    )
      imports.add(node.argument.literal.text)
  })
  return [...imports]
}

/** The module that `import … from` or `export … from` names. */
function headImports(statement: ts.Statement): string[] {
  if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return []
  const { moduleSpecifier } = statement
  return moduleSpecifier !== undefined && ts.isStringLiteral(moduleSpecifier) ? [moduleSpecifier.text] : []
}

/** All TypeScript files under these folders. */
export function sourceFiles(...folders: string[]): SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.c?ts$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => parseFile(relative(root, path), readFileSync(path, 'utf8'))),
  )
}

/** The nodes of each file in their order: every rule looks at them, and walking a tree costs more than a list. */
const walked = new WeakMap<ts.SourceFile, readonly ts.Node[]>()

/** Calls `look` for every node of a tree. */
export function visit(node: ts.Node, look: (node: ts.Node) => void): void {
  for (const one of ts.isSourceFile(node) ? nodesOf(node) : walk(node)) look(one)
}

function nodesOf(tree: ts.SourceFile): readonly ts.Node[] {
  const known = walked.get(tree)
  if (known !== undefined) return known
  const nodes = walk(tree)
  walked.set(tree, nodes)
  return nodes
}

function walk(node: ts.Node, nodes: ts.Node[] = []): ts.Node[] {
  nodes.push(node)
  ts.forEachChild(node, (child) => void walk(child, nodes))
  return nodes
}

/** The package that a module name belongs to; `undefined` for the project's own files and for Node's modules. */
export function packageOf(moduleName: string): string | undefined {
  if (moduleName.startsWith('.') || moduleName.startsWith('node:')) return undefined
  const parts = moduleName.split('/')
  return parts.slice(0, moduleName.startsWith('@') ? 2 : 1).join('/')
}

/** The file that a relative import names, from the root of the repository. */
export function targetOf(file: SourceFile, moduleName: string): string {
  return relative(root, resolve(root, file.path, '..', moduleName)).replace(/\.(c?)js$/, '.$1ts')
}
