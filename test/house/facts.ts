import ts from 'typescript'
import { visit } from '../source-files.js'
import type { Check, HouseRule } from './rule.js'

/** Names that are a word of ours wherever they stand alone in quotes. `json` is left out: it is a kind of column too. */
const formatNames: ReadonlySet<string> = new Set([
  ...[
    'jsonl',
    'ndjson',
    'csv',
    'tsv',
    'arrow',
    'arrows',
    'feather',
    'ipc',
    'parquet',
    'mds',
    'webdataset',
    'tar',
  ],
])

/** Where formats are named, the types that are written from the registry, and the formats of labelled texts. */
const knowsFormats = /^(?:src\/formats|src\/schemas\/options|transforms\/anonymize\/evaluate\/gold)\//

/** A format is one folder and one line of the registry; everything else asks the registry what a format can do. */
export const formatsAreNamedByThemselves: HouseRule = {
  name: 'a format is named in its folder and in the registry only',
  keptBy: ['shipped'],
  check: findNames((name) => formatNames.has(name.replace(/^\./, '')), { but: knowsFormats, keys: false }),
  faults: {
    'a comparison': { 'src/run/a.ts': `const isLazy = format === 'arrow'` },
    'a list': { 'src/cli/a.ts': `const known = ['jsonl', other]` },
    'a type': { 'src/plan/a.ts': `let format: 'csv' | Other` },
    'an extension': { 'src/input/a.ts': `const isSheet = path.endsWith('.tsv')` },
  },
  passes: {
    'src/formats/arrow/spec.ts': `const spec = { name: 'arrow' }`,
    'src/run/a.ts': `const message = 'Write it as arrow'\nconst kind = type === 'json'`,
    'src/run/b.ts': `import arrow from 'arrow'\nconst options = { csv: { delimiter: ';' } }`,
  },
}

/** Where entities are defined, found, and given operators, and the type of their names, which is written from the definitions. */
const knowsEntities =
  /^transforms\/anonymize\/(?:entities\/|recognizers\/|policies\.data\.ts$)|^src\/schemas\/options\/entity-choice\.ts$/

/** What is known of an entity stands in its definition; everything else looks it up. */
export function entitiesAreNamedByThemselves(names: readonly string[]): HouseRule {
  const known = new Set(names)
  return {
    name: 'an entity is named by its definition, its recognizer and the policies only',
    keptBy: ['shipped'],
    check: findNames((name) => known.has(name), { but: knowsEntities, keys: true }),
    faults: {
      'a comparison': { 'transforms/anonymize/tools/a.ts': `const isName = entity === 'PERSON'` },
      'a table': { 'transforms/anonymize/operators/a.ts': 'const masks = { PHONE_NUMBER: 4 }' },
      'a case': { 'src/cli/a.ts': `switch (entity) { case 'IBAN_CODE': print() }` },
    },
    passes: {
      'transforms/anonymize/entities/a.ts': `const definition = { name: 'PERSON' }`,
      'transforms/anonymize/tools/a.ts': `const help = 'PERSON, PHONE_NUMBER and others'`,
    },
  }
}

/** Finds texts, and with `keys` keys of objects, that are such a name and nothing else. */
function findNames(isName: (text: string) => boolean, { but, keys }: { but: RegExp; keys: boolean }): Check {
  return (files) =>
    files
      .filter(({ path }) => !but.test(path))
      .flatMap(({ path, tree }) => {
        const found = new Set<string>()
        visit(tree, (node) => {
          const text = keys ? (keyAt(node) ?? textAt(node)) : textAt(node)
          if (text !== undefined && isName(text)) found.add(text)
        })
        return [...found].map((name) => `${path}: names "${name}"`)
      })
}

function keyAt(node: ts.Node): string | undefined {
  return ts.isPropertyAssignment(node) && ts.isIdentifier(node.name) ? node.name.text : undefined
}

function textAt(node: ts.Node): string | undefined {
  if (!ts.isStringLiteralLike(node)) return undefined
  return ts.isImportDeclaration(node.parent) || ts.isExportDeclaration(node.parent) ? undefined : node.text
}
