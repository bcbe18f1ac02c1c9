import ts from 'typescript'
import { type SourceFile, visit } from '../source-files.js'
import type { Check, HouseRule } from './rule.js'

/** What a module of AssemblyScript keeps, each instance of the kernel has of its own. */
const kernels = 'src/kernels/assembly/'

const findState: Check = (files) =>
  files.flatMap(({ path, tree }) => {
    if (path.startsWith(kernels)) return []
    const kept = new Set([...tree.statements.flatMap(namesOfState), ...staticState(tree)])
    return [...kept].map((name) => `${path}: keeps state in "${name}"`)
  })

function namesOfState(statement: ts.Statement): string[] {
  if (!ts.isVariableStatement(statement)) return []
  const { flags, declarations } = statement.declarationList
  return declarations
    .filter(
      (declared) =>
        !(flags & ts.NodeFlags.Const) || startsEmpty(declared.initializer) || holdsMutable(declared),
    )
    .map(({ name }) => name.getText())
}

function startsEmpty(initializer: ts.Expression | undefined): boolean {
  if (initializer === undefined) return false
  if (ts.isArrayLiteralExpression(initializer)) return initializer.elements.length === 0
  return ts.isObjectLiteralExpression(initializer) && initializer.properties.length === 0
}

function holdsMutable({ initializer, type }: ts.VariableDeclaration): boolean {
  const declared = type?.getText() ?? ''
  let found = false
  if (initializer !== undefined)
    visitUncalled(initializer, (node) => {
      if (ts.isNewExpression(node) && !ts.isSpreadElement(node.parent) && !staysAsItIs(node, declared))
        found = true
    })
  return found
}

/**
 * Classes whose objects nobody can change, or not in a way that shows: a URL has setters that nobody uses; a
 * `TextDecoder` keeps bytes only when it is told that more follow; an expression with the flag g or y keeps a
 * place, which `expressionsKeepNoPlace` looks after; and an array of no bytes has nothing to write to.
 */
const unchanging = /^(?:RegExp|TextEncoder|TextDecoder|URL|Intl\.\w+|WebAssembly\.Module)$/

function staysAsItIs(made: ts.NewExpression, declared: string): boolean {
  const name = made.expression.getText()
  const given = made.arguments ?? []
  if (unchanging.test(name)) return true
  if (name === 'Uint8Array') return given.length === 1 && given[0].getText() === '0'
  return /^(?:Map|Set)$/.test(name) && given.length > 0 && declared.includes(`Readonly${name}<`)
}

function staticState(tree: ts.SourceFile): string[] {
  const names: string[] = []
  visit(tree, (node) => {
    if (!ts.isPropertyDeclaration(node)) return
    const kinds = (ts.getModifiers(node) ?? []).map(({ kind }) => kind)
    if (kinds.includes(ts.SyntaxKind.StaticKeyword) && !kinds.includes(ts.SyntaxKind.ReadonlyKeyword))
      names.push(node.name.getText())
  })
  return names
}

/** Looks at what runs when the module is loaded: not into functions and classes. */
function visitUncalled(node: ts.Node, look: (node: ts.Node) => void): void {
  if (ts.isFunctionLike(node) || ts.isClassLike(node)) return
  look(node)
  ts.forEachChild(node, (child) => visitUncalled(child, look))
}

function stepsIn({ path, tree }: SourceFile): string[] {
  const shared = new Set(tree.statements.flatMap(placeKeepers))
  if (shared.size === 0) return []
  const found: string[] = []
  visit(tree, (node) => {
    if (!ts.isPropertyAccessExpression(node) || !ts.isIdentifier(node.expression)) return
    if (shared.has(node.expression.text) && /^(?:exec|test|lastIndex)$/.test(node.name.text))
      found.push(`${path}: steps through the shared "${node.getText()}"`)
  })
  return found
}

/** Names of the expressions of a module that keep a place. */
function placeKeepers(statement: ts.Statement): string[] {
  if (!ts.isVariableStatement(statement)) return []
  return statement.declarationList.declarations
    .filter(({ initializer }) => initializer !== undefined && /[gy]/.test(flagsOf(initializer)))
    .map(({ name }) => name.getText())
}

function flagsOf(made: ts.Expression): string {
  if (ts.isRegularExpressionLiteral(made)) return made.text.slice(made.text.lastIndexOf('/') + 1)
  const flags =
    ts.isNewExpression(made) && made.expression.getText() === 'RegExp' ? made.arguments?.[1] : undefined
  return flags !== undefined && ts.isStringLiteralLike(flags) ? flags.text : ''
}

/**
 * A module is loaded once a thread and shared by all that goes on in it: what changes there is seen by work that
 * never named it. So no `let` or `var`, nothing that starts empty and so exists to be filled, no object of a class
 * that is not known to stay as it is, and no static field that may be set.
 */
export const modulesHaveNoState: HouseRule = {
  name: 'no module keeps state',
  keptBy: ['shipped'],
  check: findState,
  faults: {
    'a module-level let': { 'src/base/a.ts': 'let count = 0' },
    'a module-level cache': { 'src/base/a.ts': 'const cache = new Map<string, number>()' },
    'a list to fill': { 'src/base/a.ts': 'export const seen: string[] = []' },
    'an object to fill': { 'src/base/a.ts': 'const known: Record<string, number> = {}' },
    'a map that anybody may change': { 'src/base/a.ts': `const names = new Map([['a', 1]])` },
    'an object of a class of our own': { 'src/base/a.ts': 'const turns = new TurnTaking()' },
    'an object inside another': { 'src/base/a.ts': 'const shared = { pool: [new Pool(2)] }' },
    'bytes that may be written': { 'src/base/a.ts': 'const scratch = new Uint8Array(8)' },
    'a static field': { 'src/base/a.ts': 'class A { static count = 0 }' },
  },
  passes: {
    'src/base/a.ts': [
      `const names: ReadonlyMap<string, number> = new Map([['a', 1]])`,
      `const unique = [...new Set([1, 1])]`,
      'const encoder = new TextEncoder()',
      `const form = new RegExp('a', 'u')`,
      'const nothing = new Uint8Array(0)',
      'const open = () => new Map()',
      'class A { static readonly size = 1 }',
      'const compiled = new WebAssembly.Module(bytes)',
    ].join('\n'),
    [`${kernels}a.ts`]: 'export let stopped: u32 = 0',
  },
}

/**
 * An expression with the flag g or y remembers where it stopped. One that a whole module shares must not be
 * stepped through with `exec`, `test` or `lastIndex`: a second user, called from within the loop of the first,
 * would move its place. `matchAll`, `replace` and `split` start from the beginning and leave no trace.
 */
export const expressionsKeepNoPlace: HouseRule = {
  name: 'no shared regular expression keeps a place in a text',
  keptBy: ['shipped'],
  check: (files) => files.flatMap(stepsIn),
  faults: {
    'a shared expression with a place': {
      'src/base/a.ts': 'const word = /a/g\nexport const find = (text: string) => word.exec(text)',
    },
    'a place that is set': {
      'src/base/a.ts': `const word = new RegExp('a', 'uy')\nfunction at(i: number) { word.lastIndex = i }`,
    },
  },
  passes: {
    'src/base/a.ts': [
      'const word = /a/g',
      'const first = /a/u',
      'const find = (text: string) => [...text.matchAll(word), first.exec(text)]',
      'function last(text: string) { const own = /a/y; own.lastIndex = 3; return own.test(text) }',
    ].join('\n'),
  },
}
