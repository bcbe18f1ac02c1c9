import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { TextRange } from '../../src/arrow/columns/row-texts.js'
import { PrepError } from '../../src/base/errors.js'
import { optionName } from '../../src/base/option-name.js'
import type { LabelModel } from './label-model.js'

/**
 * The door to ELD (Apache-2.0, code and weights), which users install beside prepkit or in the folder where `prep` runs.
 * It gives its modules to `import` alone, so the file is looked for in the folders that Node would look in.
 */
const eldPackage = 'eld'
const sizes = ['extrasmall', 'small', 'medium', 'large'] as const
const usualSize = 'medium'

/** What is used of it. */
interface Eld {
  detect(text: string): EldResult
  info(): { Languages: Readonly<Record<string, string>> }
}

interface EldResult {
  /** A code of ISO 639-1; empty where nothing is known. */
  language: string
  /** From 0 to 1, and no probability. */
  getScores(): Record<string, number>
}

interface InstalledEld {
  /** The file of this size that is imported. */
  file: string
  /** Of its `package.json`, which names the version: files of a published version stay as they are. */
  sha256: string
}

/** Whether an option names ELD, `eld` or with a size `eld/large`, and no file. */
export function isEld(name: string): boolean {
  return name === eldPackage || sizes.some((size) => name === `${eldPackage}/${size}`)
}

/** The SHA-256 by which a run is bound to a version of ELD. Throws `unsupported` where the package is not installed. */
export function eldDigest(name: string): string {
  return findEld(name).sha256
}

/** Loads ELD with the weights of a size. Throws `unsupported` where the package is not installed. */
export async function openEld({ path: name }: { path: string }): Promise<LabelModel> {
  const { eld } = (await import(pathToFileURL(findEld(name).file).href)) as { eld: Eld }
  return new EldModel(eld)
}

function findEld(name: string): InstalledEld {
  const size = name === eldPackage ? usualSize : name.slice(eldPackage.length + 1)
  for (const from of [import.meta.url, join(process.cwd(), 'package.json')])
    for (const modules of createRequire(from).resolve.paths(eldPackage) ?? []) {
      const folder = join(modules, eldPackage)
      const description = join(folder, 'package.json')
      if (!existsSync(description)) continue
      const bytes = readFileSync(description)
      const { exports } = JSON.parse(bytes.toString()) as { exports?: Record<string, { import?: string }> }
      const file = exports?.[`./${size}`]?.import
      if (file !== undefined)
        return { file: join(folder, file), sha256: createHash('sha256').update(bytes).digest('hex') }
    }
  throw new PrepError(
    'unsupported',
    `${optionName('model')}: package ${eldPackage} is not installed, neither beside prepkit nor in the current folder. Run: npm install ${eldPackage}@2`,
  )
}

class EldModel implements LabelModel {
  readonly labels: readonly string[]
  readonly #eld: Eld
  readonly #decoder = new TextDecoder()

  constructor(eld: Eld) {
    this.#eld = eld
    this.labels = Object.values(eld.info().Languages)
  }

  predict(text: TextRange): { label: string; score: number } | undefined {
    const found = this.#detect(text)
    const label = found.language
    return label === '' ? undefined : { label, score: found.getScores()[label] }
  }

  scores(text: TextRange): Float64Array | undefined {
    const found = this.#detect(text)
    if (found.language === '') return undefined
    const scores = found.getScores()
    return Float64Array.from(this.labels, (label) => scores[label] ?? 0)
  }

  #detect({ bytes, start, end }: TextRange): EldResult {
    return this.#eld.detect(this.#decoder.decode(bytes.subarray(start, end)))
  }
}
