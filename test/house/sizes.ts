import { dirname } from 'node:path/posix'
import type { Check, HouseRule } from './rule.js'

const mostLines = 300
const mostFiles = 20

const findLongFiles: Check = (files) =>
  files
    .filter(({ path }) => !path.endsWith('.data.ts'))
    .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > mostLines)
    .map(({ path, lines }) => `${path}: has ${lines} lines, over ${mostLines}`)

/** Folders that hold one file a country, and so grow with the world; one operator; and one of files written by code, one a step. */
const filePerMember: ReadonlySet<string> = new Set([
  'transforms/anonymize/recognizers/national-identifiers',
  'src/schemas/options',
  'transforms',
])

const findFullFolders: Check = (files) => {
  const counts = new Map<string, number>()
  for (const { path } of files) counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1)
  return [...counts]
    .filter(([folder, count]) => count > mostFiles && !filePerMember.has(folder))
    .map(([folder, count]) => `${folder}: has ${count} files, over ${mostFiles}`)
}

export const filesAreShort: HouseRule = {
  name: `no file is over ${mostLines} lines, tables aside`,
  keptBy: ['shipped', 'bench'],
  check: findLongFiles,
  faults: { 'a long file': { 'bench/a.ts': 'line\n'.repeat(mostLines + 1) } },
  passes: {
    'src/base/a.ts': 'line\n'.repeat(mostLines),
    'src/base/b.data.ts': 'line\n'.repeat(mostLines + 1),
  },
}

/** A folder is read as one page of names: what does not fit is a folder of its own. */
export const foldersAreSmall: HouseRule = {
  name: `no folder holds over ${mostFiles} files, those with a file a country or a step aside`,
  keptBy: ['shipped', 'bench'],
  check: findFullFolders,
  faults: { 'a full folder': filesOf('transforms/balance', mostFiles + 1) },
  passes: {
    ...filesOf('transforms/balance', mostFiles),
    ...filesOf('transforms/anonymize/recognizers/national-identifiers', mostFiles + 1),
  },
}

function filesOf(folder: string, count: number): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, i) => [`${folder}/a${i}.ts`, '']))
}
