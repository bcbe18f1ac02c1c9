import { type Language, tableOf } from '../page-table.js'
import { type AccuracyResult, sumOfCode } from './tables.js'

/** A language of the documents. */
/** The heads by which the tables of a page are found; figures in the columns behind the first. */
const heads = {
  sets: {
    en: [
      'data that no rule or weight was fitted to',
      'labelled F2',
      'any-label F2',
      'characters P, R',
      'PERSON P, R',
      'PERSON F1',
      'PERSON F1 of Presidio',
      'of argus-redact',
    ],
    zh: [
      '没有用来定规则或训练权重的数据',
      '带标签 F2',
      '不看标签 F2',
      '字符 P、R',
      'PERSON P、R',
      'PERSON F1',
      'Presidio 的 PERSON F1',
      'argus-redact 的',
    ],
  },
  taken: {
    en: [
      'text without personal data',
      'records or files',
      'changed',
      'PERSON per 100,000 characters',
      'still parse',
    ],
    zh: ['不含个人信息的文本', '记录或文件数', '被改动', '每 10 万字符的 PERSON', '仍能解析'],
  },
  short: {
    en: ['not used for rules or weights', 'measure', 'prepkit', 'Presidio', 'argus-redact'],
    zh: ['没有用来定规则或训练权重', '指标', 'prepkit', 'Presidio', 'argus-redact'],
  },
} as const

/** The pages that show results, with the tables of each. */
export function pagesOf(result: AccuracyResult): { path: string; tables: string[] }[] {
  return [
    { path: 'docs/numbers.md', tables: [setsTable(result, 'en'), takenTable(result, 'en')] },
    { path: 'docs/zh/numbers.md', tables: [setsTable(result, 'zh'), takenTable(result, 'zh')] },
    { path: 'README.md', tables: [shortTable(result, 'en')] },
    { path: 'README.zh-CN.md', tables: [shortTable(result, 'zh')] },
  ]
}

/** The page with the name of the newest results in its link. */
export function withLink(page: string, { date }: AccuracyResult): string {
  return page.replace(/(?<=results\/)[\w-]+(?=-accuracy\.md)/g, date)
}

/** The page with each of the tables in the place of the one with the same head. Throws for a page that has none. */
export function withTables(page: string, tables: readonly string[]): string {
  return tables.reduce((text, table) => {
    const [head] = table.split('\n')
    const at = text.indexOf(`${head}\n`)
    if (at < 0) throw new Error(`The page has no table with the head "${head}"`)
    const end = /\n(?!\|)/.exec(text.slice(at))?.index ?? text.length - at
    return text.slice(0, at) + table + text.slice(at + end)
  }, page)
}

function setsTable(result: AccuracyResult, language: Language): string {
  const comma = language === 'en' ? ', ' : '、'
  const heldOut = result.sets.filter(({ standing }) => standing === 'held out')
  const rows = heldOut.map(({ name, labelledF2, anyLabelF2, anyLabelCharacters, person }) => [
    nameIn(name, language),
    ...[rate(labelledF2), rate(anyLabelF2)],
    `${rate(anyLabelCharacters.precision)}${comma}${rate(anyLabelCharacters.recall)}`,
    `${rate(person?.precision)}${comma}${rate(person?.recall)}`,
    ...[rate(person?.f1), peerF1(result, name, 'presidio'), peerF1(result, name, 'argus-redact')],
  ])
  return tableOf(heads.sets[language], rows)
}

/** What a reader of the README sees: names in held-out sets, then code and instructions. */
function shortTable(result: AccuracyResult, language: Language): string {
  const words = {
    en: { person: 'F1 of exact PERSON', parse: 'files that still parse', changed: 'records changed' },
    zh: { person: 'PERSON 精确片段 F1', parse: '仍能解析的文件', changed: '被改动的记录' },
  }[language]
  const rows = result.sets
    .filter(({ standing, person }) => standing === 'held out' && person !== undefined)
    .map(({ name, person }) => [
      ...[nameIn(name, language), words.person, rate(person?.f1)],
      ...[peerF1(result, name, 'presidio'), peerF1(result, name, 'argus-redact')],
    ])
  const code = sumOfCode(result.code)
  if (code !== undefined)
    rows.push([nameIn(code.language, language), words.parse, percent(code.stillParse / code.files), '', ''])
  for (const { changedShare, ...own } of result.instructions)
    rows.push([instructionName(own, language), words.changed, percent(changedShare), '', ''])
  return tableOf(heads.short[language], rows)
}

function peerF1({ sets }: AccuracyResult, name: string, peer: string): string {
  return rate(sets.find((one) => one.name === name && one.standing === peer)?.person?.f1)
}

/** A language with fewer files has a line in the results alone. */
const fewestFiles = 20

function takenTable({ code, documents, instructions }: AccuracyResult, language: Language): string {
  const all = sumOfCode(code)
  const ofCode = [
    ...code.filter(({ files }) => files >= fewestFiles),
    ...(all === undefined ? [] : [all]),
  ].map(({ language: name, files, changed, personHits, characters, stillParse }) => [
    nameIn(name, language),
    ...[whole(files), percent(changed / files), ((personHits / characters) * 100_000).toFixed(1)],
    percent(stillParse / files),
  ])
  const others = [
    ...(documents === undefined ? [] : [{ shown: nameIn('documents', language), ...documents }]),
    ...instructions.map((own) => ({ shown: instructionName(own, language), ...own })),
  ]
  const ofOthers = others.map(({ shown, records, changedShare, personPer100k }) => [
    ...[shown, whole(records), percent(changedShare), personPer100k.toFixed(1), ''],
  ])
  return tableOf(heads.taken[language], [...ofCode, ...ofOthers])
}

/** What the results call by a short name. */
const names: Readonly<Record<string, { en: string; zh: string }>> = {
  'UNER English web': { en: 'English web text (Universal NER)', zh: '英文网页（Universal NER）' },
  'UNER Portuguese news': { en: 'Portuguese news (Universal NER)', zh: '葡萄牙语新闻（Universal NER）' },
  'UNER Chinese encyclopedia, dev': {
    en: 'Chinese encyclopedia (Universal NER)',
    zh: '中文百科（Universal NER）',
  },
  'Weibo names, dev': { en: 'Chinese microblogs (Weibo), dev', zh: '微博，dev' },
  'Weibo names, train': { en: 'Chinese microblogs (Weibo), train', zh: '微博，train' },
  'German news (smartdata)': { en: 'German news (smartdata)', zh: '德语新闻（smartdata）' },
  'wikigold, blocks left out': {
    en: 'wikigold, blocks left out of training',
    zh: 'wikigold 中未参与训练的部分',
  },
  'Broad Twitter a, blocks left out': {
    en: 'Broad Twitter a, blocks left out of training',
    zh: 'Broad Twitter a 中未参与训练的部分',
  },
  'Broad Twitter b, blocks left out': {
    en: 'Broad Twitter b, blocks left out of training',
    zh: 'Broad Twitter b 中未参与训练的部分',
  },
  'Broad Twitter e, blocks left out': {
    en: 'Broad Twitter e, blocks left out of training',
    zh: 'Broad Twitter e 中未参与训练的部分',
  },
  c: { en: 'C', zh: 'C' },
  go: { en: 'Go', zh: 'Go' },
  java: { en: 'Java', zh: 'Java' },
  javascript: { en: 'JavaScript', zh: 'JavaScript' },
  python: { en: 'Python', zh: 'Python' },
  typescript: { en: 'TypeScript', zh: 'TypeScript' },
  all: { en: 'all code', zh: '全部代码' },
  documents: { en: 'READMEs and changelogs', zh: 'README 和更新日志' },
  'alpaca_en.json': { en: 'instructions, English (alpaca)', zh: '英文指令（alpaca）' },
  'alpaca_zh.json': { en: 'instructions, Chinese (alpaca)', zh: '中文指令（alpaca）' },
  'belle_eval_set.json': { en: 'instructions, Chinese (BELLE)', zh: '中文指令（BELLE）' },
}

function instructionName(
  { name, people }: Pick<AccuracyResult['instructions'][number], 'name' | 'people'>,
  language: Language,
): string {
  const own = nameIn(name, language)
  return people === 'all' ? own : `${own}${language === 'en' ? ', ' : '，'}\`people: private\``
}

function nameIn(name: string, language: Language): string {
  return names[name]?.[language] ?? name
}

function rate(value: number | undefined): string {
  return value === undefined ? '' : value.toFixed(2)
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}

function whole(count: number): string {
  return count.toLocaleString('en-US')
}
