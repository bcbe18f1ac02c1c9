import ts from 'typescript'
import type { SourceFile } from '../source-files.js'
import type { Check, HouseRule } from './rule.js'

const mostLines = 60

/** Functions that are longer, and why they stay in one piece. */
const inOnePiece: Readonly<Record<string, string>> = {
  'transforms/profile/columns/text/text-sweep.ts: measure':
    'one loop over every byte of the data: its counters stay in registers',
}

const findLongFunctions: Check = (files) =>
  files
    .filter(({ path }) => !path.endsWith('.data.ts'))
    .flatMap((file) =>
      longFunctions(file)
        .filter(({ name }) => !(`${file.path}: ${name}` in inOnePiece))
        .map(({ name, lines }) => `${file.path}: ${name} has ${lines} lines, over ${mostLines}`),
    )

/** What stands within a long function is long for the same reason, and is not looked at. */
function longFunctions({ tree }: SourceFile): { name: string; lines: number }[] {
  const found: { name: string; lines: number }[] = []
  look(tree)
  return found

  function look(node: ts.Node): void {
    const lines = ts.isFunctionLike(node) ? lineOf(node.end) - lineOf(node.getStart()) + 1 : 0
    if (ts.isFunctionLike(node) && lines > mostLines) found.push({ name: nameOf(node), lines })
    else ts.forEachChild(node, look)
  }

  function lineOf(offset: number): number {
    return tree.getLineAndCharacterOfPosition(offset).line
  }
}

function nameOf(node: ts.SignatureDeclaration): string {
  const { name } = node.name === undefined && ts.isVariableDeclaration(node.parent) ? node.parent : node
  return name?.getText() ?? 'a function without a name'
}

export const functionsAreShort: HouseRule = {
  name: `no function is over ${mostLines} lines`,
  keptBy: ['shipped', 'bench'],
  check: findLongFunctions,
  faults: {
    'a long function': { 'src/base/a.ts': `function a() {${'\n'.repeat(mostLines)}}` },
    'a long method': { 'src/base/a.ts': `class A { a() {${'\n'.repeat(mostLines)}} }` },
    'a long arrow': { 'src/base/a.ts': `const a = () => {${'\n'.repeat(mostLines)}}` },
  },
  passes: {
    'src/base/a.ts': `function a() {${'\n'.repeat(mostLines - 1)}}`,
    'src/base/b.data.ts': `const a = () => {${'\n'.repeat(mostLines)}}`,
  },
}
