import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Language, tableOf } from '../page-table.js'

/** How fast one racer was on texts of one language, as `bench/quality` writes it. */
export interface QualityResult {
  text: string
  racer: string
  what: string
  /** By the median of the rounds. */
  mbPerSecond: number
}

const heads = {
  en: ['MB of text a second of processor time', 'English', 'Chinese'],
  zh: ['每秒处理器时间的文本 MB 数', '英文', '中文'],
}
const rows = [
  {
    racer: 'prepkit, filters alone',
    what: 'filterSeconds',
    en: 'rules of `filter_quality`, texts in memory',
    zh: '`filter_quality` 的规则，文本已在内存',
  },
  {
    racer: 'datatrove',
    what: 'filterSeconds',
    en: 'three filters of datatrove, texts in memory',
    zh: 'datatrove 的三个过滤器，文本已在内存',
  },
  {
    racer: 'prepkit, filter_quality',
    what: 'processSeconds',
    en: '`prep filter_quality`, all of it',
    zh: '`prep filter_quality` 全程',
  },
  {
    racer: 'prepkit, signals',
    what: 'processSeconds',
    en: '`prep signals`, all numbers, all of it',
    zh: '`prep signals` 全部数值，全程',
  },
  {
    racer: 'prepkit, convert',
    what: 'processSeconds',
    en: '`prep convert`, which only reads and writes',
    zh: '`prep convert`，只读写',
  },
] as const

/** The newest results of `npm run bench:quality`. */
export function newestQuality(folder: string): QualityResult[] {
  const names = readdirSync(folder).filter((name) => /^\d{4}-\d\d-\d\d-quality\.json$/.test(name))
  const name = names.sort().at(-1)
  if (name === undefined) throw new Error(`No results of bench:quality in ${folder}`)
  return JSON.parse(readFileSync(join(folder, name), 'utf8')).results
}

/** The pages that show them, with the table of each. */
export function qualityPages(results: readonly QualityResult[]): { path: string; tables: string[] }[] {
  return [
    { path: 'docs/quality.md', tables: [qualityTable(results, 'en')] },
    { path: 'docs/zh/quality.md', tables: [qualityTable(results, 'zh')] },
  ]
}

function qualityTable(results: readonly QualityResult[], language: Language): string {
  const speedOf = (text: string, { racer, what }: (typeof rows)[number]) => {
    const speed = results.find(
      (each) => each.text === text && each.racer === racer && each.what === what,
    )!.mbPerSecond
    return speed.toFixed(speed < 10 ? 2 : 0)
  }
  return tableOf(
    heads[language],
    rows.map((row) => [row[language], speedOf('English', row), speedOf('Chinese', row)]),
  )
}
