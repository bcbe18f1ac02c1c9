import { targetOf } from '../source-files.js'
import type { Check, HouseRule } from './rule.js'

/**
 * The floors of `src`, the highest first: a folder may import what stands below it. `index.ts` is the public
 * door and `cli` the program; neither imports the other.
 */
const floors: readonly (readonly string[])[] = [
  ['src/index.ts', 'src/cli/'],
  ['src/steps.ts', 'src/steps/'],
  ['src/streams/'],
  ['src/run/'],
  ['src/output/'],
  ['src/plan/'],
  ['src/engine/'],
  ['src/input/'],
  ['src/pipeline/', 'src/report/'],
  ['src/formats/'],
  ['src/transform/', 'src/licenses/'],
  ['src/schemas/'],
  ['src/arrow/'],
  ['src/remote/', 'src/tokens/', 'src/chat-templates/'],
  ['src/files/', 'src/kernels/', 'src/text/'],
  ['src/base/'],
]

/** Floors that may import less than all below them, and parts outside `src`. */
const narrow: Record<string, readonly string[]> = {
  'src/report/': ['src/schemas/', 'src/base/'],
  'src/kernels/': [],
  'src/text/': ['src/base/'],
  'transforms/': [
    'datasets/shapes/',
    'src/transform/',
    'src/licenses/',
    'src/arrow/',
    'src/chat-templates/',
    'src/schemas/',
    'src/tokens/',
    'src/kernels/',
    'src/text/',
    'src/base/',
  ],
  'datasets/': ['src/transform/', 'src/arrow/', 'src/schemas/', 'src/kernels/', 'src/base/'],
}

/** Who may import what lies outside `src`: a run reaches every transform through one file. */
const outside: Record<string, readonly string[]> = {
  'src/index.ts': ['transforms/'],
  'src/steps.ts': ['transforms/'],
  'src/steps/': ['transforms/'],
  'src/cli/': ['transforms/index.ts', 'datasets/index.ts'],
  'src/pipeline/': ['transforms/index.ts'],
  'src/run/': ['datasets/index.ts'],
}

const parts = [...floors.flat(), 'transforms/', 'datasets/']

/** What a part may import besides itself, as prefixes of paths. */
function allowedBy(part: string): readonly string[] {
  const floor = floors.findIndex((floor) => floor.includes(part))
  const below = narrow[part] ?? floors.slice(floor + 1).flat()
  return [part, ...below, ...(outside[part] ?? [])]
}

const check: Check = (files) =>
  files.flatMap((file) => {
    const part = parts.find((prefix) => file.path.startsWith(prefix))
    if (part === undefined) return [`${file.path}: stands on no floor`]
    const allowed = allowedBy(part)
    return file.imports
      .filter((name) => name.startsWith('.'))
      .map((name) => targetOf(file, name))
      .filter((target) => !allowed.some((prefix) => target.startsWith(prefix)))
      .map((target) => `${file.path}: may not import ${target}`)
  })

export const importsPointDown: HouseRule = {
  name: 'imports point down only',
  keptBy: ['shipped'],
  check,
  faults: {
    'an import that points up': { 'src/base/a.ts': `import { b } from '../files/b.js'` },
    'a type import that points up': { 'src/formats/a.ts': `import type { B } from '../run/b.js'` },
    'a type taken from above': { 'src/base/a.ts': `let b: import('../cli/b.js').B` },
    'a transform that reads files': { 'transforms/a.ts': `const b = await import('../src/files/b.js')` },
    'a run that names one transform': { 'src/run/a.ts': `export * from '../../transforms/balance.js'` },
    'a folder that has no floor': { 'src/attic/a.ts': '' },
  },
  passes: { 'src/run/a.ts': `import { z } from 'zod'\nimport { b } from '../base/b.js'\nimport 'node:fs'` },
}
