import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { openTerms } from './find-terms.js'
import { dataOfPackages, toolData } from './tool-data.data.js'

/** Something by others that prepkit is made of or works with. */
export interface ToolPart {
  /** The name of a package, or the path of a file from the folder of prepkit. */
  name: string
  /** The version of a package; null for a file. */
  version: string | null
  /**
   * A package installed beside prepkit, one that its own files hold, one that users install where they want what it does,
   * or data.
   */
  kind: 'installed' | 'joined' | 'optional' | 'data'
  /** What it states as its licence; null where it states none. */
  declared: string | null
  /** The licence as an SPDX expression, or `unknown`. */
  license: string
  /** Where its text, or the document that names the sources, stands: a path from the folder of prepkit. */
  text: string
}

/** A package by its `package.json`. */
interface Manifest {
  version?: string
  license?: string
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
  peerDependencies?: Record<string, string>
}

const joinedTexts = 'dist/lib/LICENSES.txt'

/**
 * The parts of prepkit that others made, read from what is installed: packages beside it with those they need in turn, packages
 * that the build has joined, packages that users installed for it, and data. `root` is the folder of prepkit.
 */
export function toolParts(root: string): ToolPart[] {
  const parse = openTerms().parse
  const { dependencies, optionalDependencies, peerDependencies } = manifestOf(root)
  const installed = new Map<string, Omit<ToolPart, 'license'>>()
  for (const name of Object.keys({ ...dependencies, ...optionalDependencies }))
    addPackage(name, { from: root, kind: 'installed', parts: installed })
  // Types for the compiler are no part of what runs.
  for (const name of Object.keys(peerDependencies ?? {}))
    if (!name.startsWith('@types/')) addPackage(name, { from: root, kind: 'optional', parts: installed })
  const data = toolData.map(([name, declared, text]) => ({
    ...{ name, version: null, kind: 'data' as const, declared, text },
  }))
  return [...installed.values(), ...joinedParts(root), ...data].map((part) => ({
    ...part,
    license: parse(part.declared).id,
  }))
}

/** Adds a package and what it needs in turn; one that is not there, such as an optional one, is passed over. */
function addPackage(
  name: string,
  {
    from,
    kind,
    parts,
  }: { from: string; kind: 'installed' | 'optional'; parts: Map<string, Omit<ToolPart, 'license'>> },
): void {
  const folder = packageFolder(name, from)
  if (folder === undefined || parts.has(folder)) return
  const { version = null, license = null, dependencies, optionalDependencies } = manifestOf(folder)
  parts.set(folder, { name, version, kind, declared: license, text: `node_modules/${name}` })
  const held = dataOfPackages[name]
  if (held !== undefined)
    parts.set(`${folder} data`, {
      name: `${name} (data)`,
      version,
      kind: 'data',
      declared: held,
      text: `node_modules/${name}`,
    })
  for (const needed of Object.keys({ ...dependencies, ...optionalDependencies }))
    addPackage(needed, { from: folder, kind, parts })
}

/** The folder of a package as Node finds it from another one. */
function packageFolder(name: string, from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const place = join(folder, 'node_modules', name)
    if (existsSync(join(place, 'package.json'))) return place
    if (dirname(folder) === folder) return undefined
  }
}

/** The packages that the build has joined, by the list at the head of their licences. */
function joinedParts(root: string): Omit<ToolPart, 'license'>[] {
  const path = join(root, joinedTexts)
  const [list = ''] = readFileSync(path, 'utf8').split('\n\n', 1)
  return list.split('\n').map((line) => {
    const [name, version, ...license] = line.split(' ')
    return { name, version, kind: 'joined', declared: license.join(' ') || null, text: joinedTexts }
  })
}

function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest
}
