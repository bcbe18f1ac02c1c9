import { type Language, tableOf } from '../page-table.js'
import { type Cost, type RaceResult, shownNames, sidesOf } from './results.js'
import { type TokensResult, tokensTable } from './tokens.js'

/** The heads by which the tables of a page are found. */
const heads = {
  convert: {
    en: [
      'to Arrow',
      'MB',
      'prepkit, no workers',
      'prepkit, 2 workers',
      'Polars',
      'DuckDB',
      'pyarrow',
      'HF datasets',
      'wall: prepkit, 2 workers',
      'wall: best of the others',
      'peak MB: prepkit',
      'of the others',
    ],
    zh: [
      '转为 Arrow',
      'MB',
      'prepkit，无工作线程',
      'prepkit，2 个工作线程',
      'Polars',
      'DuckDB',
      'pyarrow',
      'HF datasets',
      '墙钟：prepkit，2 个工作线程',
      '墙钟：其他中最快的',
      '内存峰值 MB：prepkit',
      '其他',
    ],
  },
  work: {
    en: ['work', 'MB', 'prepkit: CPU s', 'wall s', 'peak MB', 'others: CPU s (wall s, peak MB)'],
    zh: ['工作', 'MB', 'prepkit：CPU 秒', '墙钟秒', '内存峰值 MB', '其他：CPU 秒（墙钟秒，内存峰值 MB）'],
  },
  short: {
    en: ['work, CPU seconds of the whole process', 'prepkit', 'others'],
    zh: ['工作，整个进程的 CPU 秒', 'prepkit', '其他'],
  },
} as const

/** What a work over an input is called. */
const names: Readonly<Record<string, Record<Language, string>>> = {
  'convert prompts': { en: 'English prompts, JSONL', zh: '英文提示，JSONL' },
  'convert prompts, 64 files': { en: 'the same in 64 files', zh: '同样内容，64 个文件' },
  'convert chat': { en: 'the same as chats, JSONL', zh: '同样内容的对话，JSONL' },
  'convert chinese': { en: 'Chinese instructions, JSONL', zh: '中文指令，JSONL' },
  'convert code': { en: 'Python files, JSONL', zh: 'Python 文件，JSONL' },
  'convert adult csv': { en: 'Adult, 15 columns, CSV', zh: 'Adult，15 列，CSV' },
  'convert wide csv': { en: '200 columns, CSV', zh: '200 列，CSV' },
  'convert text csv': { en: 'texts in quotes, CSV', zh: '带引号的文本，CSV' },
  'identifiers prompts': { en: 'six identifiers replaced, English', zh: '替换六种标识符，英文' },
  'names prompts, 1 MB': { en: '`anonymize` by default, English', zh: '`anonymize` 默认，英文' },
  'names prompts, 32 MB': { en: '`anonymize` by default, more English', zh: '`anonymize` 默认，更多英文' },
  'names prompts, 1,000 rows': { en: '`anonymize` by default, 1,000 rows', zh: '`anonymize` 默认，1,000 行' },
  'names in Chinese chinese, 8 MB': { en: '`anonymize` by default, Chinese', zh: '`anonymize` 默认，中文' },
  'profile adult csv, 30 MB': { en: '`profile`, Adult', zh: '`profile`，Adult' },
  'profile prompts, 32 MB': { en: '`profile`, English prompts', zh: '`profile`，英文提示' },
  'under groups': { en: 'balance by leaving rows out, two columns', zh: '删行均衡，两列' },
  'under groups with text': { en: 'the same with 200 characters of text', zh: '同上，另有 200 个字符的文本' },
  'over groups': { en: 'balance by repeating rows, two columns', zh: '重复行均衡，两列' },
  'over groups with text': { en: 'the same with 200 characters of text', zh: '同上，另有 200 个字符的文本' },
  'augment prompts, 32 MB': { en: '`augment`, words swapped', zh: '`augment`，交换词语' },
}

/** The pages that show speeds, with the tables of each. */
export function pagesOf(
  results: readonly RaceResult[],
  tokens: readonly TokensResult[],
): { path: string; tables: string[] }[] {
  const tablesIn = (language: Language) => [
    convertTable(results, language),
    workTable(results, language),
    tokensTable(tokens, language),
  ]
  return [
    { path: 'docs/numbers.md', tables: tablesIn('en') },
    { path: 'docs/zh/numbers.md', tables: tablesIn('zh') },
    { path: 'README.md', tables: [shortTable(results, 'en')] },
    { path: 'README.zh-CN.md', tables: [shortTable(results, 'zh')] },
  ]
}

/** The page with the date of the newest results in its links. */
export function withLink(page: string, date: string): string {
  return page.replace(/(?<=results\/)[\d-]+(?=-peers-race\.md)/g, date)
}

function convertTable(results: readonly RaceResult[], language: Language): string {
  const rows = results
    .filter(({ work }) => work === 'convert')
    .map((result) => {
      const { own, alone, others } = sidesOf(result)
      const engines = ['polars', 'duckdb', 'pyarrow', 'datasets'].map((racer) =>
        others.find((cost) => cost.racer === racer),
      )
      const peaks = others.map(({ peakMb }) => peakMb)
      return [
        ...[nameOf(result, language), whole(result.bytes / 1e6), seconds(alone), seconds(own)],
        ...engines.map(seconds),
        ...[own.wall.toFixed(2), Math.min(...others.map(({ wall }) => wall)).toFixed(2)],
        ...[whole(own.peakMb), `${whole(Math.min(...peaks))} to ${whole(Math.max(...peaks))}`],
      ]
    })
  return tableOf(heads.convert[language], rows)
}

function workTable(results: readonly RaceResult[], language: Language): string {
  const rows = results
    .filter(({ work }) => work !== 'convert')
    .map((result) => {
      const { own, others } = sidesOf(result)
      const cells = others.map(
        (cost) =>
          `${shownNames[cost.racer]} ${seconds(cost)} (${cost.wall.toFixed(2)}, ${whole(cost.peakMb)})`,
      )
      const size = result.bytes / 1e6
      return [
        ...[nameOf(result, language), size < 10 ? size.toFixed(1) : whole(size)],
        ...[seconds(own), own.wall.toFixed(2), whole(own.peakMb), cells.join(', ')],
      ]
    })
  return tableOf(heads.work[language], rows)
}

/** What a reader of the README sees: one line a work. */
function shortTable(results: readonly RaceResult[], language: Language): string {
  const rows = results
    .filter(({ work, input }) => work !== 'convert' && !input.includes('rows'))
    .map((result) => {
      const { own, others } = sidesOf(result)
      const size = `${result.bytes < 1e7 ? (result.bytes / 1e6).toFixed(1) : whole(result.bytes / 1e6)} MB`
      const comma = language === 'en' ? ', ' : '，'
      return [
        `${nameOf(result, language)}${comma}${size}`,
        seconds(own),
        others.map((cost) => `${shownNames[cost.racer]} ${seconds(cost)}`).join(', '),
      ]
    })
  return tableOf(heads.short[language], rows)
}

function nameOf({ work, input }: RaceResult, language: Language): string {
  const name = names[`${work} ${input}`]
  if (name === undefined) throw new Error(`"${work}" over "${input}" has no name for the pages`)
  return name[language]
}

function seconds(cost: Cost | undefined): string {
  return cost === undefined ? '' : cost.cpu.toFixed(2)
}

function whole(count: number): string {
  return Math.round(count).toLocaleString('en-US')
}
