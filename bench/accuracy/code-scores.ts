import { readFileSync, statSync } from 'node:fs'
import { listFiles } from '../../src/input/find-files.js'
import { KeyedRandom } from '../../src/transform/random.js'
import { openCleanTally } from '../../transforms/anonymize/evaluate/clean/clean-tally.js'
import type { CleanMeasure } from '../../transforms/anonymize/evaluate/index.js'
import { openAnonymizer } from '../../transforms/anonymize/tools/text-anonymizer.js'
import { languageOf, parseAll, type Source } from './parsers.js'

/** What becomes of the source files of one language. */
export interface CodeScores {
  language: string
  /** Files that parse before; only these are counted. */
  files: number
  /** Of them, those that parse after. */
  stillParse: number
  /** Of them, those that anonymize changes at all. */
  changed: number
  characters: number
  hits: number
  personHits: number
  /** Files that no longer parse. */
  broken: string[]
}

/** How many files of a language are taken, and how long they may be in bytes. */
export interface CodeSampling {
  perLanguage: number
  maxBytes: number
}

/** Anonymizes source files by default and parses them before and after, language by language. */
export async function scoreCode(folders: readonly string[], sampling: CodeSampling): Promise<CodeScores[]> {
  const anonymizer = await openAnonymizer()
  const sources = await sourcesIn(folders, sampling)
  const before = await parseAll(sources)
  const whole = sources.filter((_, i) => before[i] === true)
  const results = whole.map(({ text }) => anonymizer.anonymize(text))
  const after = await parseAll(whole.map(({ path }, i) => ({ path, text: results[i].text })))
  const byLanguage = new Map<string, CodeScores>()
  for (const [i, { path, text }] of whole.entries()) {
    const language = languageOf(path) ?? ''
    const own = byLanguage.get(language) ?? emptyScores(language)
    byLanguage.set(language, own)
    const { changes } = results[i]
    own.files++
    own.characters += text.length
    own.hits += changes.length
    own.personHits += changes.filter(({ entity }) => entity === 'PERSON').length
    if (changes.length > 0) own.changed++
    if (after[i] === true) own.stillParse++
    else own.broken.push(path)
  }
  return [...byLanguage.values()].sort((a, b) => a.language.localeCompare(b.language, 'en'))
}

/** What is taken by default from whole files of prose, such as READMEs, under some folders. */
export async function scoreDocuments(
  folders: readonly string[],
  { perLanguage, maxBytes }: CodeSampling,
): Promise<CleanMeasure> {
  const { find, entities } = await openAnonymizer()
  const tally = openCleanTally({ entities, sample: 0, seed: 0 })
  const isDocument = (path: string) => /\.(?:md|markdown|rst|txt)$/i.test(path)
  for (const path of drawn((await filesIn(folders)).filter(isDocument), perLanguage)) {
    if (statSync(path).size > maxBytes) continue
    const text = readFileSync(path, 'utf8')
    tally.add({ source: path, texts: [{ text }] }, [find(text)])
  }
  return tally.result()
}

async function sourcesIn(
  folders: readonly string[],
  { perLanguage, maxBytes }: CodeSampling,
): Promise<Source[]> {
  const byLanguage = new Map<string, string[]>()
  for (const path of await filesIn(folders)) {
    const language = languageOf(path)
    if (language === undefined || path.endsWith('.min.js') || path.endsWith('.d.ts')) continue
    const { size } = statSync(path)
    if (size === 0 || size > maxBytes) continue
    byLanguage.set(language, [...(byLanguage.get(language) ?? []), path])
  }
  return [...byLanguage.values()].flatMap((paths) =>
    drawn(paths, perLanguage).map((path) => ({ path, text: readFileSync(path, 'utf8') })),
  )
}

async function filesIn(folders: readonly string[]): Promise<string[]> {
  const found = await Promise.all(folders.map((folder) => listFiles(folder)))
  return [...new Set(found.flat())].sort()
}

/** Some of the paths, the same ones each time. */
function drawn(paths: readonly string[], wanted: number): string[] {
  const random = new KeyedRandom(11, 'files')
  return paths
    .map((path, i) => ({ path, key: random.hash(0, i, 0) }))
    .sort((a, b) => a.key - b.key)
    .slice(0, wanted)
    .map(({ path }) => path)
    .sort()
}

function emptyScores(language: string): CodeScores {
  return { language, files: 0, stillParse: 0, changed: 0, characters: 0, hits: 0, personHits: 0, broken: [] }
}
