import { dirname } from 'node:path/posix'
import { type SourceFile, targetOf } from '../source-files.js'
import type { HouseRule } from './rule.js'

/** Who imports whom: files or folders, each with those that it names. */
type Graph = ReadonlyMap<string, ReadonlySet<string>>

export const filesFormNoCircle: HouseRule = {
  name: 'no file imports itself by way of others, types and lazy imports counted',
  keptBy: ['shipped', 'bench'],
  check: (files) => circlesOf(fileGraph(files)),
  faults: {
    'a circle of two, closed by a type': {
      'src/base/a.ts': `import { b } from './b.js'`,
      'src/base/b.ts': `import type { A } from './a.js'`,
    },
    'a circle of three, closed by a lazy import': {
      'src/base/a.ts': `import { b } from './b.js'`,
      'src/base/b.ts': `import { c } from './c.js'`,
      'src/base/c.ts': `const a = await import('./a.js')`,
    },
  },
  passes: {
    'src/base/a.ts': `import { b } from './b.js'\nimport { c } from './c.js'`,
    'src/base/b.ts': `import { c } from './c.js'`,
    'src/base/c.ts': '',
  },
}

/** Folders stand in an order as files do, parent and child included: a parent is the registry of its children or what they share, not both. */
export const foldersFormNoCircle: HouseRule = {
  name: 'no folder imports itself by way of others',
  keptBy: ['shipped', 'bench'],
  check: (files) => circlesOf(folderGraph(files)),
  faults: {
    'a parent and its child': {
      'src/report/a.ts': `import { b } from './page/b.js'`,
      'src/report/page/b.ts': `import { c } from '../c.js'`,
      'src/report/c.ts': '',
    },
    'two neighbours': {
      'src/report/page/a.ts': `import { b } from '../charts/b.js'`,
      'src/report/charts/b.ts': '',
      'src/report/charts/c.ts': `import type { D } from '../page/d.js'`,
      'src/report/page/d.ts': '',
    },
  },
  passes: {
    'src/report/a.ts': `import { b } from './page/b.js'`,
    'src/report/page/b.ts': `import { c } from '../charts/c.js'`,
    'src/report/charts/c.ts': '',
  },
}

function circlesOf(graph: Graph): string[] {
  return ringsOf(graph).map((ring) => `${ring[0]}: imports itself by way of ${ring.slice(1).join(', ')}`)
}

function fileGraph(files: readonly SourceFile[]): Graph {
  const known = new Set(files.map(({ path }) => path))
  return new Map(
    files.map((file) => [
      file.path,
      new Set(
        file.imports
          .filter((name) => name.startsWith('.'))
          .map((name) => targetOf(file, name))
          .filter((target) => known.has(target)),
      ),
    ]),
  )
}

function folderGraph(files: readonly SourceFile[]): Graph {
  const folders = new Map<string, Set<string>>()
  for (const [path, targets] of fileGraph(files)) {
    const folder = dirname(path)
    const named = folders.get(folder) ?? new Set()
    folders.set(folder, named)
    for (const target of targets) if (dirname(target) !== folder) named.add(dirname(target))
  }
  return folders
}

/**
 * Groups of more than one in which each reaches each other (strongly connected components: Tarjan,
 * "Depth-First Search and Linear Graph Algorithms", 1972).
 */
function ringsOf(graph: Graph): string[][] {
  const rings: string[][] = []
  const order = new Map<string, number>()
  const path: string[] = []
  const onPath = new Set<string>()
  /** Answers with the earliest of the path that `from` reaches. */
  const follow = (from: string): number => {
    const own = order.size
    let earliest = own
    order.set(from, own)
    path.push(from)
    onPath.add(from)
    for (const to of graph.get(from) ?? []) {
      const met = order.get(to)
      if (met === undefined) earliest = Math.min(earliest, follow(to))
      else if (onPath.has(to)) earliest = Math.min(earliest, met)
    }
    if (earliest === own) {
      const ring = path.splice(path.indexOf(from))
      for (const member of ring) onPath.delete(member)
      if (ring.length > 1) rings.push(ring.sort())
    }
    return earliest
  }
  for (const from of graph.keys()) if (!order.has(from)) follow(from)
  return rings
}
