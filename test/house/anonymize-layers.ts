import { targetOf } from '../source-files.js'
import type { Check, HouseRule } from './rule.js'

const home = 'transforms/anonymize/'

/** The files that stand in the folder itself: options, policies, the set-up of a detector. */
const top = ''

/** The floors of `anonymize`, the highest first: a folder may import itself and what stands on a floor below. */
const floors: readonly (readonly string[])[] = [
  ['tools', 'evaluate'],
  ['batch'],
  [top],
  ['operators'],
  ['fakes'],
  ['recognizers', 'custom', 'model'],
  ['given'],
  ['identifiers', 'lists', 'knowledge'],
  ['detect'],
  ['normalize', 'code'],
  ['prefilter', 'entities'],
  ['check-digits', 'crypto', 'threads'],
]

const check: Check = (files) =>
  files
    .filter(({ path }) => path.startsWith(home))
    .flatMap((file) => {
      const own = partOf(file.path)
      const floor = floorOf(own)
      if (floor === -1) return [`${file.path}: stands in a folder without a floor`]
      return file.imports
        .filter((name) => name.startsWith('.'))
        .map((name) => targetOf(file, name))
        .filter((target) => target.startsWith(home))
        .filter((target) => partOf(target) !== own && floorOf(partOf(target)) <= floor)
        .map((target) => `${file.path}: may not import ${target}`)
    })

function partOf(path: string): string {
  const names = path.slice(home.length).split('/')
  return names.length === 1 ? top : names[0]
}

function floorOf(part: string): number {
  return floors.findIndex((floor) => floor.includes(part))
}

export const anonymizePointsDown: HouseRule = {
  name: 'imports within anonymize point down only',
  keptBy: ['shipped'],
  check,
  faults: {
    'a recognizer that knows an operator': {
      'transforms/anonymize/recognizers/universal/a.ts': `import { b } from '../../operators/b.js'`,
    },
    'an entity that knows its neighbour': {
      'transforms/anonymize/entities/a.ts': `import type { B } from '../prefilter/b.js'`,
    },
    'an operator that knows the options': {
      'transforms/anonymize/operators/a.ts': `import type { B } from '../options.js'`,
    },
    'a folder that has no floor': { 'transforms/anonymize/attic/a.ts': '' },
  },
  passes: {
    'transforms/anonymize/tools/a.ts': `import { b } from '../batch/b.js'\nimport { c } from '../options.js'`,
    'transforms/anonymize/options.ts': `import { b } from './policies.js'\nimport { c } from './operators/c.js'`,
  },
}
