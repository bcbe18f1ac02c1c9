import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { wordFlags } from '../../transforms/anonymize/recognizers/name-tagger/words/lexicon.js'
import {
  openTokens,
  shapes,
  type Tokenise,
} from '../../transforms/anonymize/recognizers/name-tagger/words/tokens.js'
import type { Sample } from './conll.js'

/** Licences under which a package's documents may be learnt from. */
const free = /^\(?(?:MIT|ISC|BSD[-\w]*|0BSD|Apache-2\.0|Unlicense|CC0-1\.0|BlueOak-1\.0\.0)\)?$/i
const document =
  /^(?:readme|changelog|changes|history|contributing)[\w.-]*\.(?:md|markdown|txt)$|\.(?:d\.ts|js|mjs)$/i
/** Characters of a package that are read at most, and of a sample. */
const perPackage = 60_000
const longest = 700
/** Lines that may credit somebody are left out. */
const credits =
  /@|copyright|\(c\)|©|author|contribut|maintain|thank|credit|sponsor|written by|inspired|\bby \p{Lu}|https?:\/\/github\.com\/[\w-]+\)/iu

/**
 * Paragraphs of the documents and programs of installed packages under free licences, as texts without names: what may
 * credit somebody, or names a listed person in full, is left out. `root` is a `node_modules` folder. Its packages are
 * read in the order of their names, so that one lock file gives one set.
 */
export function readPlainTexts(root: string, { tokenise }: { tokenise: Tokenise }): Sample[] {
  const tokens = openTokens(1 << 12)
  const samples: Sample[] = []
  for (const folder of packagesOf(root)) {
    let left = perPackage
    for (const path of documentsOf(folder)) {
      if (left <= 0) break
      const text = readFileSync(path, 'utf8').slice(0, left)
      left -= text.length
      for (const paragraph of text.split(/\n\s*\n/)) {
        const part = paragraph.slice(0, longest).trim()
        if (part.length < 20 || credits.test(part)) continue
        tokenise(part, 0, tokens)
        if (!namesSomebody(tokens)) samples.push({ text: part, spans: [] })
      }
    }
  }
  return samples
}

function packagesOf(root: string): string[] {
  const names = readdirSync(root)
    .sort()
    .flatMap((name) =>
      name.startsWith('@')
        ? readdirSync(join(root, name))
            .sort()
            .map((inner) => join(name, inner))
        : [name],
    )
  return names.map((name) => join(root, name)).filter(isFree)
}

function isFree(folder: string): boolean {
  const path = join(folder, 'package.json')
  if (!existsSync(path)) return false
  const { license }: { license?: unknown } = JSON.parse(readFileSync(path, 'utf8'))
  return typeof license === 'string' && free.test(license)
}

/** Documents first, then programs, of the two uppermost levels. */
function documentsOf(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  const own = entries
    .filter((entry) => entry.isFile() && document.test(entry.name))
    .map(({ name }) => join(folder, name))
  const inner = entries
    .filter((entry) => entry.isDirectory() && /^(?:lib|src|dist|build)$/.test(entry.name))
    .flatMap(({ name }) =>
      readdirSync(join(folder, name), { withFileTypes: true })
        .filter((entry) => entry.isFile() && document.test(entry.name) && !entry.name.includes('.min.'))
        .map((entry) => join(folder, name, entry.name))
        .sort(),
    )
  const isProse = (path: string) => /\.(?:md|markdown|txt)$/i.test(path)
  const all = [...own, ...inner].filter((path) => statSync(path).size < 400_000)
  return [...all.filter(isProse), ...all.filter((path) => !isProse(path)).slice(0, 6)]
}

/** Whether a listed given name stands before a listed family name, and neither is an ordinary word. */
function namesSomebody({ flags, shape, count }: ReturnType<typeof openTokens>): boolean {
  for (let i = 0; i + 1 < count; i++) {
    const isName =
      (flags[i] & wordFlags.given) !== 0 &&
      (flags[i + 1] & wordFlags.family) !== 0 &&
      ((flags[i] | flags[i + 1]) & (wordFlags.common | wordFlags.stop)) === 0
    if (isName && shape[i] !== shapes.lower && shape[i + 1] !== shapes.lower) return true
  }
  return false
}
