import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Readers of the lists that packages ship: each answers with the names as they stand there. */

/** Lists of faker under which persons and characters stand. */
const personLists =
  /^(?:characters?|heroe?s?|gods?|primordial|titan|actors|artists?|players?|coach(?:es)?|queens|villains?|big_bads|witchers|fighter|programs|users|real_name|game_name|philosophers|scientist|names|champion|male_performer|female_performer|girl_groups|i_groups|ii_groups|iii_groups|boy_bands|solo|author|crew)$/
/** Files of faker whose lists of these names hold people as anybody could be called. */
const otherFiles = /^(?:name|address|funny_name|cat|dog|horse|company|university|internet|team)\.yml$/

/**
 * Persons and characters in the lists of faker for Ruby: `lib/locales/en/*.yml`. Lists there stand as `- item` lines
 * below their key, or in brackets behind it.
 */
export function readFaker(folder: string): string[] {
  return readLists(folder, (file, key) => !otherFiles.test(file) && personLists.test(key))
}

/** Files of faker with dishes, mountains, stars, makes and works, and which of their lists. */
const thingFiles =
  /^(?:mountain|food|beer|coffee|tea|dessert|vehicle|device|programming_language|game|movie|show|rock_band|space|restaurant|camera|cat|dog|horse|bird|appliance|australia|opera)\.yml$/
const otherLists = /quote|description|review|prefix|suffix|character|actor|adjective|^name$|serial/

/** Mountains, dishes, stars, makes and works in the same lists. */
export function readFakerThings(folder: string): string[] {
  return readLists(
    folder,
    (file, key) =>
      thingFiles.test(file) &&
      (!otherLists.test(key) || /^(?:mountain|programming_language|rock_band)/.test(file)),
  )
}

function readLists(folder: string, wants: (file: string, key: string) => boolean): string[] {
  const found: string[] = []
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith('.yml')) continue
    let isWanted = false
    for (const line of readFileSync(join(folder, file), 'utf8').split('\n')) {
      const [, key, rest] = /^\s*"?([\w-]+)"?:\s*(.*)$/.exec(line) ?? []
      if (key !== undefined) isWanted = wants(file, key)
      if (!isWanted) continue
      const items = key === undefined ? line : rest
      const quoted = [...items.matchAll(/"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)'/g)].map(
        (match) => match[1] ?? match[2],
      )
      const plain = /^\s*- ([^"'#[\]]+)$/.exec(items)?.[1]
      for (const name of plain === undefined ? quoted : [plain])
        if (/^\p{Lu}/u.test(name)) found.push(name.replace(/\(.*\)|\\"|"/g, ' ').trim())
    }
  }
  return found
}

/** The titles of some 38,000 popular articles of Wikipedia, in the package `compromise-wikipedia`, packed by `efrt`. */
export async function readTitles(path: string): Promise<string[]> {
  const compromise = createRequire(import.meta.url).resolve('compromise')
  const efrt = createRequire(compromise).resolve('efrt')
  const { unpack } = await importFile<{ unpack(packed: string): object }>(efrt)
  const { default: packed } = await importFile<{ default: string }>(path)
  return Object.keys(unpack(packed))
}

/** Births and deaths of the BSD calendar: `01/03<tab>Cicero born, 106 BC`. */
export function readCalendar(paths: readonly string[]): string[] {
  return paths.flatMap((path) =>
    readFileSync(path, 'latin1')
      .split('\n')
      .map(
        (line) =>
          /^\d\d\/\d\d\*?\t(.+?)(?:,? (?:is |was )?(?:born|dies|died|birthday)\b|'s birthday)/.exec(
            line,
          )?.[1],
      )
      .filter((name) => name !== undefined && /^\p{Lu}[^,:;]*$/u.test(name) && name.split(' ').length < 5)
      .map((name) => (name as string).replace(/"[^"]*"|\(.*\)/g, ' ')),
  )
}

/** The players in the package `nba_api`: `[76001, "Abdelnaby", "Alaa", "Alaa Abdelnaby", False]`. */
export function readPlayers(path: string): string[] {
  const rows = readFileSync(path, 'utf8').matchAll(/^\s*\[\d+, "[^"]*", "[^"]*", "([^"]*)"/gm)
  return Array.from(rows, (row) => row[1])
}

interface FakerDefinitions {
  music: { artist: string[] }
  book: { author: string[]; title: string[]; publisher: string[] }
  vehicle: { manufacturer: string[]; model: string[] }
}

/** Artists, authors, titles and makes in the English lists of faker. */
export async function readFakerWorks(): Promise<{ people: string[]; things: string[] }> {
  const path = createRequire(import.meta.url).resolve('@faker-js/faker/locale/en')
  const { faker } = await importFile<{ faker: { rawDefinitions: unknown } }>(path)
  const { music, book, vehicle } = faker.rawDefinitions as FakerDefinitions
  return {
    people: [...music.artist, ...book.author.flatMap((author) => author.split(/ (?:and|&) /))],
    things: [...book.title, ...vehicle.manufacturer, ...vehicle.model],
  }
}

/** A list of words, one a line. */
export function readWords(path: string): string[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
}

/** The JSON of a file. */
export function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''))
}

/** A module of a package that is no dependency. */
export function importFile<T>(path: string): Promise<T> {
  return import(pathToFileURL(path).href)
}
