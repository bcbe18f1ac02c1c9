import ts from 'typescript'
import { type SourceFile, targetOf, visit } from '../source-files.js'
import type { Check, HouseRule } from './rule.js'

/**
 * A clock runs faster or slower with the load of the machine, so a test that compares it with a constant fails for
 * no fault of the code. Times may be compared with times: a deadline with now, or a growth factor, which is a time
 * divided by a time, with what linear work allows.
 */
const findClocks: Check = (files) => {
  const times = namesOfTimes(files)
  return files
    .filter((file) => knowsTimes(file, times))
    .flatMap((file) => comparisonsIn(file, times.get(file.path) ?? new Set()))
}

const clock = /^(?:performance\.now|Date\.now|process\.(?:cpuUsage|uptime|hrtime(?:\.bigint)?))$/

function comparisonsIn({ path, tree }: SourceFile, times: ReadonlySet<string>): string[] {
  const found: string[] = []
  visit(tree, (node) => {
    const sides = comparedSides(node)
    if (sides === undefined) return
    const [left, right] = sides.map((side) => isTime(side, times))
    if (left !== right)
      found.push(`${path}: compares a clock with a constant in "${node.getText().slice(0, 80)}"`)
  })
  return found
}

/** Both sides of `a < b`, and of `expect(a).toBeLessThan(b)`. */
function comparedSides(node: ts.Node): [ts.Node, ts.Node] | undefined {
  if (ts.isBinaryExpression(node)) {
    const isComparison = /^[<>]=?$/.test(node.operatorToken.getText())
    return isComparison ? [node.left, node.right] : undefined
  }
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined
  if (!/^toBe(?:Less|Greater)Than/.test(node.expression.name.text)) return undefined
  const expected = expectedOf(node.expression.expression)
  return expected === undefined || node.arguments.length === 0 ? undefined : [expected, node.arguments[0]]
}

/** What stands in `expect(…)`, also behind `.not`. */
function expectedOf(node: ts.Node): ts.Node | undefined {
  if (ts.isPropertyAccessExpression(node)) return expectedOf(node.expression)
  return ts.isCallExpression(node) && node.expression.getText() === 'expect' ? node.arguments[0] : undefined
}

/** Whether a value is a time: it comes from a clock, and is not a quotient of two times. */
function isTime(node: ts.Node, times: ReadonlySet<string>): boolean {
  if (ts.isIdentifier(node)) return times.has(node.text)
  if (ts.isCallExpression(node) && clock.test(node.expression.getText())) return true
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.SlashToken)
    return isTime(node.left, times) && !isTime(node.right, times)
  if (ts.isFunctionLike(node)) return returnsTime(node, times)
  if (ts.isPropertyAccessExpression(node)) return isTime(node.expression, times)
  if (ts.isPropertyAssignment(node)) return isTime(node.initializer, times)
  return someChild(node, (child) => isTime(child, times))
}

function returnsTime(node: ts.SignatureDeclaration, times: ReadonlySet<string>): boolean {
  const body = (node as ts.FunctionLikeDeclaration).body
  if (body === undefined) return false
  if (!ts.isBlock(body)) return isTime(body, times)
  let found = false
  const look = (inner: ts.Node): void => {
    if (ts.isReturnStatement(inner) && inner.expression !== undefined)
      found ||= isTime(inner.expression, times)
    if (!ts.isFunctionLike(inner)) ts.forEachChild(inner, look)
  }
  look(body)
  return found
}

function someChild(node: ts.Node, test: (child: ts.Node) => boolean): boolean {
  return ts.forEachChild(node, (child) => test(child) || undefined) ?? false
}

/** For each file the names that stand for a time, those that it takes from other files among them. */
function namesOfTimes(files: readonly SourceFile[]): Map<string, Set<string>> {
  const times = new Map(files.map(({ path }) => [path, new Set<string>()]))
  for (let before = -1, after = 0; after !== before; after = countOf(times)) {
    before = countOf(times)
    for (const file of files) if (knowsTimes(file, times)) addTimes(file, times)
  }
  return times
}

function knowsTimes(file: SourceFile, times: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  return (
    /performance|Date\.now|process\./.test(file.text) ||
    file.imports.some((name) => name.startsWith('.') && (times.get(targetOf(file, name))?.size ?? 0) > 0)
  )
}

function countOf(times: ReadonlyMap<string, ReadonlySet<string>>): number {
  let count = 0
  for (const names of times.values()) count += names.size
  return count
}

function addTimes(file: SourceFile, times: Map<string, Set<string>>): void {
  const own = times.get(file.path) ?? new Set()
  visit(file.tree, (node) => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      const source = times.get(targetOf(file, node.moduleSpecifier.text))
      const named = node.importClause?.namedBindings
      if (source !== undefined && named !== undefined && ts.isNamedImports(named))
        for (const { name } of named.elements) if (source.has(name.text)) own.add(name.text)
    }
    if (ts.isFunctionDeclaration(node) && node.name !== undefined && returnsTime(node, own))
      own.add(node.name.text)
    if (ts.isVariableDeclaration(node) && node.initializer !== undefined && isTime(node.initializer, own))
      for (const name of namesIn(node.name)) own.add(name)
    if (
      ts.isCallExpression(node) &&
      ts.isPropertyAccessExpression(node.expression) &&
      node.expression.name.text === 'push'
    )
      if (node.arguments.some((given) => isTime(given, own))) own.add(node.expression.expression.getText())
  })
}

function namesIn(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text]
  return name.elements.flatMap((element) => (ts.isOmittedExpression(element) ? [] : namesIn(element.name)))
}

export const testsKeepNoTime: HouseRule = {
  name: 'no test compares a clock with a constant',
  keptBy: ['tests'],
  check: findClocks,
  faults: {
    'a limit in milliseconds': {
      'test/a.test.ts':
        'const start = performance.now()\nwork()\nexpect(performance.now() - start).toBeLessThan(2000)',
    },
    'a limit behind a name': {
      'test/a.test.ts':
        'const start = Date.now()\nconst elapsed = Date.now() - start\nif (elapsed > limit) fail()',
    },
    'the best of several runs': {
      'test/a.test.ts':
        'const times: number[] = []\nconst start = process.cpuUsage()\ntimes.push(process.cpuUsage(start).user)\nexpect(Math.min(...times)).toBeLessThan(9)',
    },
    'a stop-watch of another file': {
      'test/a.ts':
        'export function secondsOf(work: () => void) { const s = performance.now(); work(); return (performance.now() - s) / 1000 }',
      'test/a.test.ts': `import { secondsOf } from './a.js'\nexpect(secondsOf(work)).toBeLessThan(3)`,
    },
  },
  passes: {
    'test/a.test.ts': [
      'const end = performance.now() + 1000',
      'while (performance.now() < end) work()',
      'const timeOf = (n: number) => { const s = performance.now(); work(n); return performance.now() - s }',
      'expect(timeOf(2000) / timeOf(1000)).toBeLessThan(3)',
      'expect(report.seconds).toBeGreaterThan(0)',
    ].join('\n'),
  },
}
