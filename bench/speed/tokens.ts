import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Language, tableOf } from '../page-table.js'

/** How fast one racer was with one vocabulary, as `bench/tokens` writes it. */
export interface TokensResult {
  text: string
  vocabulary: string
  racer: string
  /** By the median of the rounds. */
  mbPerSecond: number
  /** Of the first round, in which all words are new. */
  firstMbPerSecond: number
}

const racers = ['prepkit', 'tokenizers', 'tiktoken', 'gpt-tokenizer']
const head = {
  en: ['texts', 'vocabulary', ...racers],
  zh: ['文本', '词表', ...racers],
}
const chinese: Readonly<Record<string, string>> = { English: '英文', Chinese: '中文', Python: 'Python' }

/** The newest results of `npm run bench:tokens`. */
export function newestTokens(folder: string): TokensResult[] {
  const names = readdirSync(folder).filter((name) => /^\d{4}-\d\d-\d\d-tokens\.json$/.test(name))
  const name = names.sort().at(-1)
  if (name === undefined) throw new Error(`No results of bench:tokens in ${folder}`)
  return JSON.parse(readFileSync(join(folder, name), 'utf8')).results
}

/** MB of text a second of processor time, later and at first, a line a vocabulary and kind of text. */
export function tokensTable(results: readonly TokensResult[], language: Language): string {
  const own = results.filter(({ racer }) => racer === 'prepkit')
  const rows = own.map(({ text, vocabulary }) => [
    ...[language === 'en' ? text : chinese[text], vocabulary],
    ...racers.map((name) =>
      rates(
        results.find((each) => each.racer === name && each.text === text && each.vocabulary === vocabulary),
      ),
    ),
  ])
  return tableOf(head[language], rows)
}

function rates(result: TokensResult | undefined): string {
  return result === undefined
    ? ''
    : `${result.mbPerSecond.toFixed(1)} (${result.firstMbPerSecond.toFixed(1)})`
}
