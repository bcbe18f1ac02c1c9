import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { transforms } from '../transforms/index.js'
import {
  exportsAreNamed,
  filesAreShort,
  importsPointDown,
  modulesHaveNoState,
  nothingIsLeftOver,
  packagesHaveOneDoor,
  packagesNamed,
  type Rule,
} from './house-rules.js'
import { parseFile, root, sourceFiles } from './source-files.js'

const shipped = sourceFiles('src', 'transforms', 'datasets')
const bench = sourceFiles('bench')
const tests = sourceFiles('test')
/** The house rules name what they forbid, and their tests plant it. */
const isRulebook = ({ path }: { path: string }) => path.startsWith('test/house')

const rules: [string, Rule, typeof shipped][] = [
  ['imports point down only', importsPointDown, shipped],
  ['each third-party package enters through one file', packagesHaveOneDoor, [...shipped, ...bench]],
  ['no file is over 300 lines, tables aside', filesAreShort, [...shipped, ...bench]],
  ['exports are named', exportsAreNamed, [...shipped, ...bench, ...tests]],
  [
    'nothing is left for later, and only the CLI and the benches print',
    nothingIsLeftOver,
    [...shipped, ...bench],
  ],
  ['no module keeps state', modulesHaveNoState, shipped],
]

describe('the house', () => {
  it.each(rules)('%s', (_, rule, files) => {
    expect(files.length).toBeGreaterThan(0)
    expect(rule(files)).toEqual([])
  })

  it('tests leave nothing for later either', () => {
    expect(nothingIsLeftOver(tests.filter((file) => !isRulebook(file)))).toEqual([])
  })

  it.each<[string, Rule, string, string]>([
    ['an import that points up', importsPointDown, 'src/base/a.ts', `import { b } from '../files/b.js'`],
    [
      'a type import that points up',
      importsPointDown,
      'src/formats/a.ts',
      `import type { B } from '../run/b.js'`,
    ],
    [
      'a transform that reads files',
      importsPointDown,
      'transforms/a.ts',
      `const b = await import('../src/files/b.js')`,
    ],
    [
      'a run that names one transform',
      importsPointDown,
      'src/run/a.ts',
      `export * from '../../transforms/balance.js'`,
    ],
    ['a type taken from above', importsPointDown, 'src/base/a.ts', `let b: import('../cli/b.js').B`],
    ['a long file', filesAreShort, 'bench/a.ts', 'line\n'.repeat(301)],
    ['a default function', exportsAreNamed, 'src/a.ts', 'export default function a() {}'],
    ['a default value', exportsAreNamed, 'src/a.ts', 'export default 1'],
    ['a renamed default', exportsAreNamed, 'src/a.ts', 'const a = 1; export { a as default }'],
    ['a mark', nothingIsLeftOver, 'src/base/a.ts', '// TODO: later'],
    ['a print', nothingIsLeftOver, 'src/run/a.ts', 'console.log(1)'],
    ['a module-level let', modulesHaveNoState, 'src/base/a.ts', 'let count = 0'],
    ['a module-level cache', modulesHaveNoState, 'src/base/a.ts', 'const cache = new Map<string, number>()'],
  ])('finds %s', (_, rule, path, text) => {
    expect(rule([parseFile(path, text)])).toHaveLength(1)
  })

  it('finds a second door to a package, behind a sub-path and a type', () => {
    const doors = [
      parseFile('src/files/a.ts', `import { parser } from 'stream-json'`),
      parseFile('transforms/b.ts', `import type { P } from 'stream-json/parser.js'`),
    ]
    expect(packagesHaveOneDoor(doors)).toHaveLength(2)
  })

  it('lets pass what is allowed', () => {
    const text = `import { z } from 'zod'\nimport { b } from '../base/b.js'\nimport 'node:fs'\nconst list = [1]`
    const file = parseFile('src/run/a.ts', text)
    for (const [, rule] of rules) expect(rule([file])).toEqual([])
  })
})

describe('transforms/', () => {
  const entries = readdirSync(join(root, 'transforms'), { withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && entry.name !== 'index.ts')
  const names = files.map(({ name }) => name.replace(/\.ts$/, ''))

  it('is listed by its index.ts, file for file', () => {
    expect(Object.keys(transforms).sort()).toEqual(names.sort())
  })

  it('has no folder without a transform of its name', () => {
    const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
    expect(folders.filter((folder) => !names.includes(folder))).toEqual([])
  })

  it('names each transform as its file', async () => {
    for (const [name, load] of Object.entries(transforms))
      expect((await load()).name, `transforms/${name}.ts`).toBe(name)
  })
})

interface Package {
  name: string
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
  scripts: Record<string, string>
  bin?: string | Record<string, string>
}

interface LockedPackage {
  dev?: boolean
  license?: string
}

describe('package.json', () => {
  const own: Package = readJson('package.json')
  const production = Object.keys(own.dependencies)
  const development = Object.keys(own.devDependencies)

  it('lists a package as a dependency exactly when shipped code names it', () => {
    expect([...packagesNamed(shipped, production)].sort()).toEqual(production.sort())
  })

  it('lists no package for development that nothing uses', () => {
    const named = packagesNamed(
      [...shipped, ...bench, ...tests, parseFile('vitest.config.ts', readText('vitest.config.ts'))],
      [],
    )
    const unused = development.filter((name) => {
      if (name.startsWith('@types/'))
        return name !== '@types/node' && !named.has(name.slice('@types/'.length))
      return !named.has(name) && !commandsOf(name).some((command) => isInScripts(command))
    })
    expect(unused).toEqual([])
  })

  it('lists every package that benches and tests name', () => {
    const listed = new Set([own.name, ...production, ...development])
    const named = packagesNamed([...bench, ...tests], [])
    expect([...named].filter((name) => !listed.has(name))).toEqual([])
  })

  function commandsOf(name: string): string[] {
    const { bin }: Package = readJson(`node_modules/${name}/package.json`)
    return typeof bin === 'string' ? [name] : Object.keys(bin ?? {})
  }

  function isInScripts(command: string): boolean {
    return Object.values(own.scripts).some((script) => script.split(/[\s&]+/).includes(command))
  }
})

describe('licences', () => {
  const allowed = [
    '0BSD',
    'Apache-2.0',
    'BlueOak-1.0.0',
    'BSD-2-Clause',
    'BSD-3-Clause',
    'CC0-1.0',
    'ISC',
    'MIT',
  ]
  const { packages }: { packages: Record<string, LockedPackage> } = readJson('package-lock.json')
  const shippedPackages = Object.entries(packages).filter(([path, { dev }]) => path !== '' && !dev)

  it('of all packages that users install are permissive', () => {
    expect(shippedPackages.length).toBeGreaterThan(10)
    const refused = shippedPackages
      .map(([path, locked]) => `${path}: ${licenceOf(path) ?? locked.license}`)
      .filter(
        (line) =>
          !line
            .split(': ')[1]
            .replace(/[()]/g, '')
            .split(' OR ')
            .some((name) => allowed.includes(name)),
      )
    expect(refused).toEqual([])
  })

  /** What the installed package says; packages for other platforms are not installed and stand in the lock file only. */
  function licenceOf(path: string): string | undefined {
    return existsSync(join(root, path, 'package.json'))
      ? readJson<LockedPackage>(`${path}/package.json`).license
      : undefined
  }
})

function readText(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}

function readJson<T>(path: string): T {
  return JSON.parse(readText(path))
}
