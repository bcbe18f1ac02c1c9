import ts from 'typescript'
import { visit } from '../source-files.js'
import type { Check, HouseRule } from './rule.js'

const findDefaults: Check = (files) =>
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
const findLeftovers: Check = (files) =>
  files.flatMap(({ path, text, tree }) => {
    const found: string[] = text.match(/\b(?:TODO|FIXME|XXX)\b/g) ?? []
    if (!path.startsWith('src/cli/') && !path.startsWith('bench/'))
      visit(tree, (node) => {
        if (ts.isPropertyAccessExpression(node) && node.expression.getText(tree) === 'console')
          found.push(node.getText(tree))
      })
    return found.map((mark) => `${path}: holds ${mark}`)
  })

export const exportsAreNamed: HouseRule = {
  name: 'exports are named',
  keptBy: ['shipped', 'bench', 'tests'],
  check: findDefaults,
  faults: {
    'a default function': { 'src/base/a.ts': 'export default function a() {}' },
    'a default value': { 'src/base/a.ts': 'export default 1' },
    'a renamed default': { 'src/base/a.ts': 'const a = 1; export { a as default }' },
  },
  passes: { 'src/base/a.ts': `declare module 'a' { export default function a(): void }` },
}

export const nothingIsLeftOver: HouseRule = {
  name: 'nothing is left for later, and only the CLI and the benches print',
  keptBy: ['shipped', 'bench', 'tests'],
  check: findLeftovers,
  faults: {
    'a mark': { 'src/base/a.ts': '// TODO: later' },
    'a print': { 'src/run/a.ts': 'console.log(1)' },
  },
  passes: { 'src/cli/a.ts': 'console.log(1)', 'src/run/b.ts': '/** Such as `console.log(1)`. */' },
}
