import ts from 'typescript'
import { visit } from '../source-files.js'
import type { HouseRule } from './rule.js'

/** The file that speaks to a library whose types fall behind what it does. */
const door = 'src/arrow/arrow.ts'

/** `x as never` fits everywhere, so it hides every mistake: none but the door to Arrow may need it. */
export const nothingIsCastToNever: HouseRule = {
  name: `only ${door} casts to never`,
  keptBy: ['shipped', 'bench'],
  check: (files) =>
    files
      .filter(({ path }) => path !== door)
      .flatMap(({ path, tree }) => {
        const found: string[] = []
        visit(tree, (node) => {
          if (ts.isAsExpression(node) && node.type.kind === ts.SyntaxKind.NeverKeyword)
            found.push(`${path}: casts "${node.expression.getText().slice(0, 60)}" to never`)
        })
        return found
      }),
  faults: { 'a cast': { 'src/base/a.ts': 'const a = { b: 1 } as never' } },
  passes: {
    [door]: 'const a = { b: 1 } as never',
    'src/base/a.ts': 'function fail(): never { throw new Error() }',
  },
}
