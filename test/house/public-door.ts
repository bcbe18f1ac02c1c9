import ts from 'typescript'
import { type SourceFile, targetOf } from '../source-files.js'
import type { Check, HouseRule } from './rule.js'

const door = 'src/index.ts'

/** Something that the door exports: the name, and the declaration behind it. */
interface Exported {
  name: string
  file: SourceFile
  node: ts.Node
  /** Whether it is exported as a type alone, whatever it is. */
  isType?: boolean
}

/**
 * What users import says what it is: every export and every member has a sentence, every value an example,
 * and the types that they name can be imported too. Examples are run by the tests of the documents.
 */
const check: Check = (files) => {
  const byPath = new Map(files.map((file) => [file.path, file]))
  const start = byPath.get(door)
  if (start === undefined) return []
  const all = [...exportsOf(start, byPath).values()]
  const known = new Set<ts.Node>(all.map(({ node }) => node))
  return all.flatMap((one) => [
    ...sentenceFaults(one),
    ...memberFaults(one),
    ...typeFaults(one, { byPath, known }),
  ])
}

/** The exports of a file by name. Those of packages are documented by their authors and left out. */
function exportsOf(file: SourceFile, byPath: ReadonlyMap<string, SourceFile>): Map<string, Exported> {
  const found = new Map<string, Exported>()
  for (const statement of file.tree.statements) {
    if (ts.isExportDeclaration(statement))
      for (const one of reexports(statement, { file, byPath })) found.set(one.name, one)
    else if (isExported(statement))
      for (const { name, node } of declared(statement)) found.set(name, { name, file, node })
  }
  return found
}

function* reexports(
  statement: ts.ExportDeclaration,
  { file, byPath }: { file: SourceFile; byPath: ReadonlyMap<string, SourceFile> },
): Generator<Exported> {
  const { exportClause, moduleSpecifier } = statement
  if (exportClause === undefined) {
    const from = moduleSpecifier && moduleOf(file, moduleSpecifier, byPath)
    for (const one of from === undefined ? [] : exportsOf(from, byPath).values())
      yield { ...one, isType: statement.isTypeOnly || (one.isType ?? false) }
    return
  }
  if (ts.isNamespaceExport(exportClause)) yield { name: exportClause.name.text, file, node: statement }
  else
    for (const { name, propertyName, isTypeOnly } of exportClause.elements) {
      const from = moduleSpecifier === undefined ? file : moduleOf(file, moduleSpecifier, byPath)
      const wanted = (propertyName ?? name).text
      const behind = from === undefined ? undefined : declarationOf(wanted, from, byPath)
      const isType = statement.isTypeOnly || isTypeOnly
      if (behind !== undefined) yield { ...behind, name: name.text, isType }
    }
}

/** The declaration of a name in a file, or in the file that it is taken from. */
function declarationOf(
  name: string,
  file: SourceFile,
  byPath: ReadonlyMap<string, SourceFile>,
): Exported | undefined {
  for (const statement of file.tree.statements) {
    const own = declared(statement).find((one) => one.name === name)
    if (own !== undefined) return { name, file, node: own.node }
    const clause = ts.isImportDeclaration(statement) ? statement.importClause?.namedBindings : undefined
    if (clause === undefined || !ts.isNamedImports(clause)) continue
    const element = clause.elements.find((one) => one.name.text === name)
    if (element === undefined) continue
    const from = moduleOf(file, (statement as ts.ImportDeclaration).moduleSpecifier, byPath)
    return from && declarationOf((element.propertyName ?? element.name).text, from, byPath)
  }
  return exportsOf(file, byPath).get(name)
}

function moduleOf(
  file: SourceFile,
  specifier: ts.Expression,
  byPath: ReadonlyMap<string, SourceFile>,
): SourceFile | undefined {
  const name = (specifier as ts.StringLiteral).text
  return name.startsWith('.') ? byPath.get(targetOf(file, name)) : undefined
}

function declared(statement: ts.Statement): { name: string; node: ts.Node }[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.map(({ name }) => ({
      name: name.getText(),
      node: statement,
    }))
  const isNamed =
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement)
  return isNamed && statement.name !== undefined ? [{ name: statement.name.text, node: statement }] : []
}

function isExported(statement: ts.Statement): boolean {
  const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : []
  return modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
}

function sentenceFaults({ name, file, node, isType = false }: Exported): string[] {
  if (!hasSentence(node)) return [`${file.path}: "${name}" has no sentence`]
  const isValue = !isType && !ts.isInterfaceDeclaration(node) && !ts.isTypeAliasDeclaration(node)
  const hasExample = ts.getJSDocTags(node).some(({ tagName }) => tagName.text === 'example')
  return !isValue || hasExample ? [] : [`${file.path}: "${name}" has no @example`]
}

function hasSentence(node: ts.Node): boolean {
  return ts
    .getJSDocCommentsAndTags(node)
    .filter(ts.isJSDoc)
    .some(({ comment, tags = [] }) =>
      [comment, ...tags.filter(ts.isJSDocDeprecatedTag).map((tag) => tag.comment)].some(
        (text) => textOf(text) !== '',
      ),
    )
}

function textOf(comment: ts.JSDoc['comment']): string {
  return (ts.getTextOfJSDocComment(comment) ?? '').trim()
}

/** Members of the declaration and of the object types that it holds. What is private, or taken over from Node, needs no words. */
function memberFaults({ name, file, node }: Exported): string[] {
  const faults: string[] = []
  visitTypes(node, (inner) => {
    if (!ts.isTypeElement(inner) && !ts.isClassElement(inner)) return
    if (inner.name === undefined || !ts.isIdentifier(inner.name) || isHidden(inner) || hasSentence(inner))
      return
    faults.push(`${file.path}: "${inner.name.text}" of "${name}" has no sentence`)
  })
  return faults
}

function isHidden(member: ts.TypeElement | ts.ClassElement): boolean {
  const hidden = [ts.SyntaxKind.PrivateKeyword, ts.SyntaxKind.ProtectedKeyword, ts.SyntaxKind.OverrideKeyword]
  const modifiers = ts.canHaveModifiers(member) ? (ts.getModifiers(member) ?? []) : []
  return modifiers.some(({ kind }) => hidden.includes(kind))
}

/** Types that a public declaration names and that users could not import. Of a type that lends one member, only that is seen. */
function typeFaults(
  { name, file, node }: Exported,
  { byPath, known }: { byPath: ReadonlyMap<string, SourceFile>; known: ReadonlySet<ts.Node> },
): string[] {
  const faults = new Set<string>()
  visitTypes(node, (inner) => {
    const named = ts.isTypeReferenceNode(inner)
      ? inner.typeName
      : ts.isExpressionWithTypeArguments(inner)
        ? inner.expression
        : undefined
    if (named === undefined || !ts.isIdentifier(named) || ts.isIndexedAccessTypeNode(inner.parent)) return
    const behind = declarationOf(named.text, file, byPath)
    if (behind === undefined || known.has(behind.node) || behind.file.path === 'src/arrow/arrow.ts') return
    faults.add(`${file.path}: "${name}" names "${named.text}", which is not exported`)
  })
  return [...faults]
}

/** Calls `look` for everything of a declaration that users see: not for bodies, values and private members. */
function visitTypes(node: ts.Node, look: (node: ts.Node) => void): void {
  ts.forEachChild(node, (child) => {
    if (ts.isBlock(child) || ts.isPrivateIdentifier(child)) return
    if (ts.isClassElement(child) && child.name !== undefined && ts.isPrivateIdentifier(child.name)) return
    if (ts.isClassElement(child) && isHidden(child)) return
    look(child)
    const isValue = ts.isExpression(child) && !ts.isExpressionWithTypeArguments(child)
    if (!isValue) visitTypes(child, look)
  })
}

export const publicDoorIsDocumented: HouseRule = {
  name: 'what users import has sentences and examples',
  keptBy: ['shipped'],
  check,
  faults: {
    'an export without a sentence': {
      [door]: `export type { A } from './a.js'`,
      'src/a.ts': 'export interface A {}',
    },
    'a member without a sentence': {
      [door]: `export type { A } from './a.js'`,
      'src/a.ts': '/** An a. */\nexport interface A { b: number }',
    },
    'a member of an inner object without a sentence': {
      [door]: `export type { A } from './a.js'`,
      'src/a.ts': '/** An a. */\nexport type A = {\n  /** B. */\n  b?: { c: number }[]\n}',
    },
    'a function without an example': {
      [door]: `export { a } from './a.js'`,
      'src/a.ts': '/** Does a. */\nexport function a(): void {}',
    },
    'a value without an example': { [door]: '/** An a. */\nexport const a = 1' },
    'a type that cannot be imported': {
      [door]: `export type { A } from './a.js'`,
      'src/a.ts': `import type { B } from './b.js'\n/** An a. */\nexport interface A extends B {}`,
      'src/b.ts': '/** A b. */\nexport interface B {}',
    },
    'a sentence that is missing behind two doors': {
      [door]: `export { type A as C } from './a.js'`,
      'src/a.ts': `export type { A } from './b.js'`,
      'src/b.ts': 'export interface A {}',
    },
  },
  passes: {
    [door]: `export { a, type B } from './a.js'\nexport { z } from 'zod'`,
    'src/a.ts': [
      '/**\n * Does a.\n *\n * @example\n * a()\n */\nexport function a(b: B): void { const c: C = b }',
      '/** A b. */\nexport interface B {\n  /** C. */\n  c: number\n}',
      'interface C { d: number }',
    ].join('\n'),
  },
}
