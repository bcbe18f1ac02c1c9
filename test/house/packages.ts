import ts from 'typescript'
import { packageOf, type SourceFile, visit } from '../source-files.js'
import type { Check, HouseRule } from './rule.js'

/** Racers in a bench use other packages on purpose, and tests look behind every door. */
const check: Check = (files) => {
  const doors = new Map<string, string[]>()
  for (const file of files.filter(({ path }) => !isExempt(path))) {
    const names = new Set(file.imports.map(packageOf))
    for (const name of names) if (name !== undefined) doors.set(name, [...(doors.get(name) ?? []), file.path])
  }
  return [...doors]
    .filter(([, paths]) => paths.length > 1)
    .map(([name, paths]) => `${name}: enters through ${paths.join(', ')}`)
}

function isExempt(path: string): boolean {
  return path.startsWith('test/')
}

export const packagesHaveOneDoor: HouseRule = {
  name: 'each third-party package enters through one file',
  keptBy: ['shipped', 'bench'],
  check,
  faults: {
    'a second door to a package, behind a sub-path and a type': {
      'src/files/a.ts': `import { parser } from 'stream-json'`,
      'transforms/b.ts': `import type { P } from 'stream-json/parser.js'`,
    },
  },
  passes: {
    'test/a.test.ts': `import 'apache-arrow'`,
    'src/arrow/arrow.ts': `export * from 'apache-arrow'`,
  },
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
