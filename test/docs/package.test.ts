import { readdirSync, readFileSync, statSync } from 'node:fs'
import { createRequire, isBuiltin } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { globSync } from 'tinyglobby'
import { describe, expect, test } from 'vitest'
import { root } from '../source-files.js'

interface Manifest {
  files: string[]
  dependencies?: Record<string, string>
}

/** What `npm pack` puts into the package: what `files` names, and what npm always adds. */
function packedFiles(): string[] {
  const { files } = manifestOf(root)
  const patterns = ['package.json', 'README.md', 'LICENSE', ...files]
  return globSync(patterns, { cwd: root, expandDirectories: true, onlyFiles: true })
}

function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest
}

/** The packages that are installed beside ours, with those that they need. */
function installedPackages(folder = root, found = new Set<string>()): Set<string> {
  for (const name of Object.keys(manifestOf(folder).dependencies ?? {})) {
    const path = join(root, 'node_modules', name)
    if (found.has(path)) continue
    found.add(path)
    installedPackages(path, found)
  }
  return found
}

function sizesIn(folder: string): number[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => statSync(join(entry.parentPath, entry.name)).size)
}

/** The files of the build that a module loads before anything is called, with their sizes. */
function loadedBy(path: string, found = new Map<string, number>()): Map<string, number> {
  if (found.has(path)) return found
  const text = readFileSync(path, 'utf8')
  found.set(path, text.length)
  for (const [, name] of text.matchAll(/(?:^|;)(?:import|export)\b[^;'"()]*['"](\.[^'"]+)['"]/gm))
    loadedBy(join(dirname(path), name), found)
  return found
}

const sum = (sizes: readonly number[]) => sizes.reduce((total, size) => total + size, 0)

describe('the package', () => {
  const files = packedFiles()
  const sizes = files.map((path) => statSync(join(root, path)).size)

  test('holds what it names, and no source maps, sources or tests', () => {
    for (const path of ['dist/src/index.js', 'dist/types/src/index.d.ts', 'dist/lib/LICENSES.txt'])
      expect(files).toContain(path)
    const strange = files.filter(
      (path) =>
        /\.map$|\.tsbuildinfo$/.test(path) || (/\.[cm]?ts$/.test(path) && !path.startsWith('dist/types/')),
    )
    expect(strange.filter((path) => !path.startsWith('examples/'))).toEqual([])
  })

  test('brings the declarations that its own lead to: they name no package that is not installed', () => {
    const pattern =
      /^(?:import|export)\b[^;'"]*\bfrom ['"]([^.'"][^'"]*)['"]|\bimport\(['"]([^.'"][^'"]*)['"]\)/gm
    const names = files
      .filter((path) => path.startsWith('dist/types/'))
      .flatMap((path) => [...readFileSync(join(root, path), 'utf8').matchAll(pattern)])
      .map(([, from, inline]) => from ?? inline)
    expect(names).toContain('node:stream')
    expect(names.filter((name) => !isBuiltin(name))).toEqual([])
  })

  test('carries the licence of every package that is joined into it, and of WordNet', () => {
    const text = readFileSync(join(root, 'dist/lib/LICENSES.txt'), 'utf8')
    for (const name of [
      'apache-arrow',
      'echarts',
      'libphonenumber-js',
      'stream-json',
      'yaml',
      'zod',
      'zrender',
    ])
      expect(text).toMatch(new RegExp(`^${name} \\d`, 'm'))
    const notices = readFileSync(join(root, 'datasets/models/synonyms.md'), 'utf8')
    expect(notices).toContain('WordNet 3.1 Copyright 2011')
    expect(notices).toContain('Chinese Open Wordnet Copyright 2013,2014')
  })

  test('is the same by require as by import', async () => {
    const byRequire = createRequire(import.meta.url)(join(root, 'dist/src/index.js')) as object
    const byImport = (await import(pathToFileURL(join(root, 'dist/src/index.js')).href)) as object
    expect(Object.keys(byRequire)).toEqual(Object.keys(byImport))
  })

  test('loads no more by `import "prepkit"` than what reads, writes and checks', () => {
    const loaded = loadedBy(join(root, 'dist/src/index.js'))
    // A third of it is Arrow; what finds, runs and draws is loaded by the call that needs it.
    expect(loaded.size).toBeLessThan(80)
    expect(sum([...loaded.values()])).toBeLessThan(1.2e6)
    const names = [...loaded.keys()].map((path) => path.split('/').at(-1)).join(' ')
    expect(names).not.toMatch(
      /\b(?:charts|build-plan|run-(?!file|options)|profile-data|open-texts|read-batches|yaml|stream)/,
    )
  })

  test('starts with less than 60 kB as a program and 600 kB as a worker', () => {
    const sizeOf = (path: string) => sum([...loadedBy(join(root, path)).values()])
    expect(sizeOf('dist/src/cli/main.js')).toBeLessThan(60e3)
    expect(sizeOf('dist/src/engine/worker.js')).toBeLessThan(600e3)
  })

  test('takes less than 30 MB and 1,500 files with all that is installed beside it', () => {
    const beside = [...installedPackages()].flatMap(sizesIn)
    expect(sum(sizes)).toBeLessThan(18e6)
    expect(sum(sizes) + sum(beside)).toBeLessThan(30e6)
    expect(sizes.length + beside.length).toBeLessThan(1500)
  })
})
