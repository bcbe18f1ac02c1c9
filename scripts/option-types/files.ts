import { type JsonSchema, jsonSchemaOf } from '../../src/base/json-schema.js'
import type { OptionsSchema } from '../../src/base/options-schema.js'
import { pipelineSchema } from '../../src/pipeline/schema.js'
import { runObject } from '../../src/pipeline/shapes.js'
import { entityGroups, entityNames } from '../../transforms/anonymize/entities/entities.js'
import { loadEvaluation, transforms } from '../../transforms/index.js'
import { declarationOf, namedWithin } from './render.js'

/** Where the types stand, from the root of the repository. */
export const folder = 'src/schemas/options'

const head =
  '// Written by "npm run docs:types" from the schemas of the options. Change those, not this file.\n'

/** Types that are written by hand, or in files of their own. */
const stepSpec = { name: 'StepSpec', file: 'step-spec' }
const ownRecognizer = { name: 'OwnRecognizer', file: 'own-recognizer' }
/** The names of entities, which an editor proposes. */
const entityChoice = { name: 'EntityChoice', file: 'entity-choice' }
const sharedFile = 'shared'
/** Named types that would make the file of their step too long, and the files that they stand in. */
const grouped = new Map([
  ['OperatorOptions', 'operators'],
  ['FakeLocale', 'operators'],
])

/** A schema that becomes a type in a file of its own. */
interface Target {
  file: string
  /** The name of its type. */
  name: string
  schema: JsonSchema
  about: string
}

/** The type of the options of a step. */
interface StepType {
  name: string
  summary: string
}

/** The text of every file of types, by its path from the root of the repository. */
export async function optionTypeFiles(): Promise<Map<string, string>> {
  const { targets, types } = await stepTargets()
  targets.push(
    target('evaluate', 'EvaluateOptions', {
      schema: (await loadEvaluation()).evaluateOptions,
      about: 'What `evaluatePii` looks for, and how it counts.',
    }),
    target('run', 'RunSettings', {
      schema: runObject,
      about: 'How to run a pipeline on this machine.',
    }),
    target('pipeline', 'Pipeline', {
      schema: pipelineSchema,
      about: 'A pipeline as it stands in a file or in code.',
    }),
  )
  const homes = homesOf(targets)
  const files = new Map([
    [pathOf('steps'), stepsFile(types, homes)],
    [pathOf(entityChoice.file), entityFile()],
  ])
  for (const { file, name, schema, about } of targets) {
    const own = [...namedWithin(schema)].filter(([type]) => homes.get(type) === file)
    const declarations = [
      declarationOf(name, schema, about),
      ...own.map(([type, inner]) => declarationOf(type, inner)),
    ]
    files.set(pathOf(file), fileText(declarations, homes, file))
  }
  const shared = new Map(targets.flatMap(({ schema }) => [...namedWithin(schema)]))
  for (const file of new Set([sharedFile, ...grouped.values()])) {
    const declarations = [...shared]
      .filter(([type]) => homes.get(type) === file)
      .map(([type, schema]) => declarationOf(type, schema))
    files.set(pathOf(file), fileText(declarations, homes, file))
  }
  return files
}

function target(file: string, name: string, given: { schema: OptionsSchema; about: string }): Target {
  return { file, name, schema: jsonSchemaOf(given.schema), about: given.about }
}

/** The options of every transform, and their type by the name of the transform. Equal options have one type. */
async function stepTargets(): Promise<{ targets: Target[]; types: Map<string, StepType> }> {
  const targets: Target[] = []
  const types = new Map<string, StepType>()
  const known = new Map<OptionsSchema, string>()
  for (const [step, { summary, load }] of Object.entries(transforms)) {
    const { options: schema } = await load()
    const name = known.get(schema) ?? `${pascalCase(step)}Options`
    types.set(step, { name, summary })
    if (known.has(schema)) continue
    known.set(schema, name)
    targets.push(
      target(step.replaceAll('_', '-'), name, { schema, about: `Options of the step \`${step}\`.` }),
    )
  }
  return { targets, types }
}

/** The file of each named type: that of the options which alone have it, or one for all. */
function homesOf(targets: readonly Target[]): Map<string, string> {
  const homes = new Map([
    ...[stepSpec, ownRecognizer, entityChoice].map(({ name, file }): [string, string] => [name, file]),
    ...grouped,
  ])
  for (const { file, name } of targets) homes.set(name, file)
  for (const { file, schema } of targets)
    for (const type of namedWithin(schema).keys()) {
      const home = homes.get(type)
      if (home === undefined) homes.set(type, file)
      else if (home !== file && !grouped.has(type) && !isOwnFile(type, home, targets))
        homes.set(type, sharedFile)
    }
  return homes
}

function isOwnFile(type: string, home: string, targets: readonly Target[]): boolean {
  return (
    [stepSpec, ownRecognizer, entityChoice].some(({ file }) => file === home) ||
    targets.some(({ name }) => name === type)
  )
}

function stepsFile(types: ReadonlyMap<string, StepType>, homes: ReadonlyMap<string, string>): string {
  const members = [...types].map(([step, { name, summary }]) => `  /** ${summary}. */\n  ${step}: ${name}\n`)
  const declaration = `/** The options of each step, by its name. */\nexport interface StepOptions {\n${members.join('')}}\n`
  return fileText([declaration], homes, 'steps')
}

/** Every entity and group as a word that an editor proposes, beside the names of users. */
function entityFile(): string {
  const words = [...entityGroups, ...entityNames].map((name) => `'${name}'`)
  const about =
    '/** An entity such as US_SSN, a group of entities such as contact, or the name of an entity of your own. */'
  return `${head}\n${about}\nexport type ${entityChoice.name} = ${words.join(' | ')} | (string & {})\n`
}

/** The declarations below an import of every type that they name and that stands elsewhere. */
function fileText(declarations: readonly string[], homes: ReadonlyMap<string, string>, file: string): string {
  const code = declarations.join('\n').replace(/\/\*\*.*?\*\/|'[^']*'/gs, '')
  const named = new Set(code.match(/[A-Z]\w*/g))
  const imports = new Map<string, string[]>()
  for (const [type, home] of [...homes].sort())
    if (home !== file && named.has(type)) imports.set(home, [...(imports.get(home) ?? []), type])
  const lines = [...imports]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([home, names]) => `import type { ${names.join(', ')} } from './${home}.js'\n`)
  return [`${head}${lines.join('')}`, ...declarations].join('\n')
}

function pathOf(file: string): string {
  return `${folder}/${file}.ts`
}

/** The name of a step as a type has it: `validate_chat` is `ValidateChat`. */
function pascalCase(step: string): string {
  return step
    .split('_')
    .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
    .join('')
}
