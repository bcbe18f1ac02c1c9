import ts from 'typescript'
import { packageOf, type SourceFile, targetOf, visit } from './source-files.js'

/** Each rule of the house takes the files and names those that break it, as `file: what is wrong`. */
export type Rule = (files: readonly SourceFile[]) => string[]

/**
 * The floors of `src`, the highest first: a folder may import what stands below it. `index.ts` is the public
 * door and `cli` the program; neither imports the other.
 */
const floors: readonly (readonly string[])[] = [
  ['src/index.ts', 'src/cli/'],
  ['src/streams/'],
  ['src/run/'],
  ['src/output/'],
  ['src/plan/'],
  ['src/engine/'],
  ['src/input/'],
  ['src/formats/', 'src/report/'],
  ['src/pipeline/'],
  ['src/transform/'],
  ['src/schemas/'],
  ['src/arrow/'],
  ['src/files/', 'src/kernels/'],
  ['src/base/'],
]

/** Floors that may import less than all below them, and parts outside `src`. */
const narrow: Record<string, readonly string[]> = {
  'src/report/': ['src/schemas/', 'src/base/'],
  'src/kernels/': [],
  'transforms/': ['src/transform/', 'src/arrow/', 'src/schemas/', 'src/kernels/', 'src/base/'],
  'datasets/': ['src/transform/', 'src/arrow/', 'src/schemas/', 'src/kernels/', 'src/base/'],
}

/** Who may import what lies outside `src`: a run reaches every transform through one file. */
const outside: Record<string, readonly string[]> = {
  'src/index.ts': ['transforms/'],
  'src/cli/': ['transforms/index.ts', 'datasets/index.ts'],
  'src/run/': ['transforms/index.ts'],
  'src/engine/': ['transforms/index.ts'],
  'src/pipeline/': ['transforms/index.ts'],
}

const parts = [...floors.flat(), 'transforms/', 'datasets/']

/** What a part may import besides itself, as prefixes of paths. */
function allowedBy(part: string): readonly string[] {
  const floor = floors.findIndex((floor) => floor.includes(part))
  const below = narrow[part] ?? floors.slice(floor + 1).flat()
  return [part, ...below, ...(outside[part] ?? [])]
}

export const importsPointDown: Rule = (files) =>
  files.flatMap((file) => {
    const part = parts.find((prefix) => file.path.startsWith(prefix))
    if (part === undefined) return []
    const allowed = allowedBy(part)
    return file.imports
      .filter((name) => name.startsWith('.'))
      .map((name) => targetOf(file, name))
      .filter((target) => !allowed.some((prefix) => target.startsWith(prefix)))
      .map((target) => `${file.path}: may not import ${target}`)
  })

/** Racers in a bench use other packages on purpose, and tests look behind every door. */
export const packagesHaveOneDoor: Rule = (files) => {
  const doors = new Map<string, string[]>()
  for (const file of files.filter(({ path }) => !isExempt(path))) {
    const names = new Set(file.imports.map(packageOf))
    for (const name of names) if (name !== undefined) doors.set(name, [...(doors.get(name) ?? []), file.path])
  }
  return [...doors]
    .filter(([, paths]) => paths.length > 1)
    .flatMap(([name, paths]) => paths.map((path) => `${path}: is one of ${paths.length} doors to ${name}`))
}

function isExempt(path: string): boolean {
  return path.startsWith('test/') || path.startsWith('bench/baselines/')
}

export const filesAreShort: Rule = (files) =>
  files
    .filter(({ path }) => !path.startsWith('test/') && !path.endsWith('.data.ts'))
    .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > 300)
    .map(({ path, lines }) => `${path}: has ${lines} lines, over 300`)

export const exportsAreNamed: Rule = (files) =>
  files.filter(({ tree }) => hasDefaultExport(tree)).map(({ path }) => `${path}: has a default export`)

/** A `declare module` block speaks of somebody else's exports and is not looked into. */
function hasDefaultExport(tree: ts.SourceFile): boolean {
  return tree.statements.some((statement) => {
    if (ts.isExportAssignment(statement)) return true
    if (ts.isExportDeclaration(statement) && statement.exportClause !== undefined)
      return (
        ts.isNamedExports(statement.exportClause) &&
        statement.exportClause.elements.some(({ name }) => name.text === 'default')
      )
    const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : []
    return modifiers.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)
  })
}

/** Marks count in comments too; prints only where they are code, so that an example may show one. */
export const nothingIsLeftOver: Rule = (files) =>
  files.flatMap(({ path, text, tree }) => {
    const found: string[] = text.match(/\b(?:TODO|FIXME|XXX)\b/g) ?? []
    if (!path.startsWith('src/cli/') && !path.startsWith('bench/'))
      visit(tree, (node) => {
        if (ts.isPropertyAccessExpression(node) && node.expression.getText(tree) === 'console')
          found.push(node.getText(tree))
      })
    return found.map((mark) => `${path}: holds ${mark}`)
  })

/** `let`, `var`, and collections that start empty and so exist to be filled. */
export const modulesHaveNoState: Rule = (files) =>
  files.flatMap(({ path, tree }) =>
    tree.statements
      .filter(ts.isVariableStatement)
      .flatMap(({ declarationList }) =>
        declarationList.declarations
          .filter(
            ({ initializer }) => !(declarationList.flags & ts.NodeFlags.Const) || startsEmpty(initializer),
          )
          .map(({ name }) => `${path}: keeps state in "${name.getText(tree)}"`),
      ),
  )

function startsEmpty(initializer: ts.Expression | undefined): boolean {
  if (initializer === undefined) return false
  if (ts.isArrayLiteralExpression(initializer)) return initializer.elements.length === 0
  if (!ts.isNewExpression(initializer) || (initializer.arguments ?? []).length > 0) return false
  return /^(?:Weak)?(?:Map|Set)$/.test(initializer.expression.getText())
}

/** The packages that files name, in an import or in a string such as one given to `require.resolve`. */
export function packagesNamed(files: readonly SourceFile[], known: readonly string[]): Set<string> {
  const named = new Set(
    files.flatMap(({ imports }) => imports.map(packageOf)).filter((name) => name !== undefined),
  )
  for (const { tree } of files)
    visit(tree, (node) => {
      if (!ts.isStringLiteral(node)) return
      for (const name of known) if (node.text === name || node.text.startsWith(`${name}/`)) named.add(name)
    })
  return named
}
