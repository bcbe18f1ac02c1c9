import ts from 'typescript'
import { type SourceFile, visit } from '../source-files.js'
import type { Check, HouseRule } from './rule.js'

/** Identifiers speak the words of `docs/glossary.md`: those in the first column of its table of words to avoid are refused. */
export function identifiersKeepToTheGlossary(glossary: string): HouseRule {
  return {
    name: 'no identifier holds a word that the glossary refuses',
    keptBy: ['shipped', 'bench'],
    check: checkWords(refusedWords(glossary)),
    faults: {
      'a word at the front': { 'src/base/a.ts': 'function tellFindings() {}' },
      'a word in the middle of a property': { 'src/base/a.ts': 'interface A { isToldTwice: boolean }' },
      'a word as a parameter': { 'src/base/a.ts': 'const find = (stretch: Range) => undefined' },
      'a word of an object': { 'src/base/a.ts': 'const figures = { columnsTold: 1 }' },
    },
    passes: {
      'src/base/a.ts': 'const storyteller = 1\nconst intelligence = 2\nconst retell = { fortell: 3 }',
    },
  }
}

/** The words in backticks of the first column of the first table under "Words to avoid". */
function refusedWords(glossary: string): ReadonlySet<string> {
  const table = /## Words to avoid\n.*?(?:\n\|[^\n]*)+/s.exec(glossary)?.[0] ?? ''
  const cells = table.split('\n').map((line) => line.split('|')[1] ?? '')
  return new Set(cells.flatMap((cell) => [...cell.matchAll(/`([a-z]+)`/g)].map(([, word]) => word)))
}

function checkWords(refused: ReadonlySet<string>): Check {
  return (files) => (refused.size === 0 ? ['the glossary refuses no word'] : files.flatMap(wordsIn))

  function wordsIn({ path, tree }: SourceFile): string[] {
    const found = new Set<string>()
    visit(tree, (node) => {
      const name = declaredName(node)
      if (name !== undefined && partsOf(name).some((part) => refused.has(part))) found.add(name)
    })
    return [...found].map((name) => `${path}: "${name}" holds a word that the glossary refuses`)
  }
}

/** The name that a declaration gives; names that are only used were refused where they were declared. */
function declaredName(node: ts.Node): string | undefined {
  if (ts.isPropertyAccessExpression(node) || ts.isImportSpecifier(node)) return undefined
  const name = (node as ts.Node & { name?: ts.Node }).name
  return name !== undefined && (ts.isIdentifier(name) || ts.isPrivateIdentifier(name)) ? name.text : undefined
}

/** `columnsTold` is columns and told; `JSONText` is json and text. */
function partsOf(name: string): string[] {
  return (name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g) ?? []).map((part) => part.toLowerCase())
}
