import { describe, expect, it } from 'vitest'
import { renderProfile } from '../../src/report/render-profile.js'
import { figuresOf, type Lang } from '../../src/report/words/figures.js'
import { wordsEn } from '../../src/report/words/words-en.data.js'
import { wordsZh } from '../../src/report/words/words-zh.data.js'
import type { ProfileReport } from '../../src/schemas/profile.js'
import { isWhole } from '../campaign.js'
import { sampleReport } from './sample-report.js'

const langs: Lang[] = ['en', 'zh']
const words = { en: wordsEn, zh: wordsZh }
const nothing: ProfileReport = { version: 1, rows: 0, minShared: 1, columns: [] }

describe('the words of a page', () => {
  it('are the same in both languages, down to what is filled in', () => {
    const slots = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort()
    const slotsOf = (of: Readonly<Record<string, string>>) =>
      Object.fromEntries(Object.entries(of).map(([key, text]) => [key, slots(text)]))
    expect(slotsOf(wordsZh)).toEqual(slotsOf(wordsEn))
  })

  it.each(langs)('are all filled in (%s)', async (lang) => {
    const report = sampleReport()
    const page = await renderProfile(report, { lang, before: report, changes: sampleChanges() })
    expect(textOf(page)).not.toMatch(/\{\w+\}/)
  })
})

describe.each(langs)('renderProfile() in %s', (lang) => {
  const report = sampleReport()

  it('loads nothing and runs nothing', async () => {
    const page = await renderProfile(report, { lang, before: report })
    expect(page).not.toMatch(/https?:|\/\/|<script|<link|<iframe|<object|<img|@import|url\(|\son\w+=/i)
    expect(
      [...page.matchAll(/ (?:href|src|xlink:href)="([^"]*)"/g)].filter(([, to]) => !to.startsWith('#')),
    ).toEqual([])
  })

  it.each<[string, ProfileReport]>([
    ['a profile', report],
    ['no rows', nothing],
    ['no columns told', { ...report, columns: [] }],
    ['twenty-two groups', sampleReport({ groups: Array.from({ length: 22 }, (_, at) => `group ${at}`) })],
  ])('closes every element it opens, for %s', async (_, of) => {
    expect(unbalanced(await renderProfile(of, { lang }))).toEqual([])
  })

  it('holds no character that HTML forbids, in charts neither', async () => {
    const groups = ['\u001b[31mred', 'nul\u0000', '\u0085next', 'plain']
    const page = await renderProfile(sampleReport({ groups }), { lang })
    expect(page).toContain('plain')
    expect(page).not.toMatch(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/)
  })

  it('speaks of no outcome where no label was named', async () => {
    const { bias } = report
    if (bias === undefined) throw new Error('The sample has no groups')
    const facets = bias.facets.map((facet) => ({ ...facet, outcomes: [] }))
    const label = { columns: [], values: [{ ...bias.label.values[0], values: [] }] }
    const page = textOf(await renderProfile({ ...report, bias: { ...bias, facets, label } }, { lang }))
    for (const key of ['summary', 'groupNote', 'classWeight'] as const)
      expect(page).not.toContain(words[lang][key])
    expect(page).toContain(words[lang].sizeNote)
  })

  it.runIf(isWhole)('prints the same page twice', async () => {
    expect(await renderProfile(report, { lang })).toBe(await renderProfile(report, { lang }))
  })

  it('prints no number but those of the report, and shares of them', async () => {
    const told = new Set([...numbersOf(report, lang), ...numbersIn(Object.values(words[lang]).join(' '))])
    const page = await renderProfile(report, { lang })
    const strange = numbersIn(textOf(page.replace(/<svg[\s\S]*?<\/svg>/g, ''))).filter(
      (text) => !told.has(text),
    )
    expect(strange).toEqual([])
  })

  it('prints no word but its own, names of languages, and what the report tells', async () => {
    const names = lang === 'en' ? 'Simplified Chinese Han Latin' : '简体中文 汉字 拉丁文'
    const told = new Set(
      wordsIn(`${Object.values(words[lang]).join(' ')} ${JSON.stringify(report)} ${names}`),
    )
    const strange = wordsIn(textOf(await renderProfile(report, { lang }))).filter((word) => !told.has(word))
    expect(lang === 'en' ? strange : strange.filter((word) => /[a-z]/i.test(word))).toEqual([])
  })

  it('gives every picture a name and every table a caption', async () => {
    const page = await renderProfile(report, { lang })
    const pictures = page.match(/<svg[^>]*>/g) ?? []
    expect(pictures.length).toBeGreaterThan(8)
    for (const picture of pictures) expect(picture).toMatch(/ role="img" aria-label="[^"]+"/)
    for (const [table] of page.matchAll(/<table[\s\S]*?<\/table>/g)) {
      expect(table).toContain('<caption>')
      expect(table).toContain('scope="col"')
      expect(table).toContain('scope="row"')
    }
  })

  it('marks a failed four-fifths rule and few rows in words', async () => {
    const page = await renderProfile(report, { lang })
    const { fourFifths, fewRows } = words[lang]
    const rows = [
      ...page.matchAll(/<tr role="row"><th role="rowheader" scope="row"><bdi>(\w+)<\/bdi>.*?<\/tr>/gs),
    ]
    const marked = (mark: string) => [
      ...new Set(rows.filter(([row]) => row.includes(mark)).map(([, name]) => name)),
    ]
    expect(marked(fourFifths.replace('<', '&#60;'))).toEqual(['north', 'south'])
    expect(marked(fewRows)).toEqual(['isle'])
  })

  it('says why values are not shown', async () => {
    const [column] = report.columns
    const hidden = { ...report, columns: [{ ...column, top: [] }] }
    expect(textOf(await renderProfile(report, { lang }))).toContain(words[lang].topHidden)
    expect(textOf(await renderProfile(hidden, { lang }))).toContain(words[lang].topAllHidden)
  })

  it('shows what was before beside what is', async () => {
    const before: ProfileReport = { ...report, rows: 4001, columns: [{ ...report.columns[0], path: 'gone' }] }
    const text = textOf(await renderProfile(report, { lang, before }))
    expect(text).toContain('4,001 → 7,919')
    expect(text).toContain('gone')
    expect(text).toContain(words[lang].addedColumn)
  })
})

describe('renderProfile()', () => {
  it('says of data without rows that there are none', async () => {
    const page = await renderProfile(nothing, { lang: 'en' })
    expect(page).toContain(wordsEn.noRows)
  })

  it.each([
    '</title></style><script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    `'&amp;]]><!--`,
    '</svg></table>',
  ])('takes %j for data wherever it stands', async (evil) => {
    const report = sampleReport({ groups: [evil, 'other', 'third'] })
    const [column] = report.columns
    const page = await renderProfile(
      { ...report, columns: [{ ...column, path: evil, type: evil, top: [{ value: evil, count: 9 }] }] },
      { lang: 'en', title: evil, before: report },
    )
    const clean = await renderProfile(
      {
        ...sampleReport({ groups: ['plain', 'other', 'third'] }),
        columns: [{ ...column, path: 'plain', type: 'plain', top: [{ value: 'plain', count: 9 }] }],
      },
      { lang: 'en', title: 'plain', before: sampleReport({ groups: ['plain', 'other', 'third'] }) },
    )
    expect(unbalanced(page)).toEqual([])
    const tags = (of: string) =>
      [...new Set([...of.matchAll(/<(\/?[a-z]\w*)/gi)].map(([, name]) => name))].sort()
    expect(tags(page)).toEqual(tags(clean))
    expect(page.split('<script').length + page.split('<img').length + page.split('<!--').length).toBe(3)
  })

  it('replaces characters that HTML does not allow', async () => {
    const page = await renderProfile(nothing, { lang: 'en', title: 'a\u0000b\u001bc\ufffe' })
    expect(page).toContain('<h1>a\ufffdb\ufffdc\ufffd</h1>')
  })

  it.runIf(isWhole)('makes a page of 50 columns of less than 3 MB', async () => {
    const page = await renderProfile(sampleReport({ columns: 50 }), { lang: 'zh' })
    expect(Buffer.byteLength(page)).toBeLessThan(3e6)
  })
})

function sampleChanges() {
  const change = { before: 0.5, after: 0.25 }
  const drift = { psi: 0.02, hellinger: 0.03, tvd: 0.04, chiSquare: { statistic: 5.5, degrees: 1, p: 0.02 } }
  const label = { columns: ['hired'], values: [], drift }
  const bias = {
    rows: change,
    weight: change,
    label,
    facets: [{ columns: ['region'], groups: [], drift, outcomes: [] }],
  }
  return { version: 1 as const, rows: change, bias }
}

/** What is read on a page, its style left out. */
function textOf(page: string): string {
  return page
    .replace(/<style>[\s\S]*?<\/style>/g, '')
    .replace(/<\/?(?:bdi|span)[^>]*>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
}

function numbersIn(text: string): string[] {
  return text.match(/[−<>]?\d[\d,.]*(?:E−?\d+)?%?/g)?.map((found) => found.replace(/^[<>]|[.,]$/g, '')) ?? []
}

function wordsIn(text: string): string[] {
  return text.match(/\p{L}{3,}/gu) ?? []
}

/** Every number of a report as a page may write it, and the shares that a page works out. */
function numbersOf(report: ProfileReport, lang: Lang): string[] {
  const { count, percent, number, measure, ratio } = figuresOf(lang)
  const numbers: number[] = []
  JSON.stringify(report, (_, value) => {
    if (typeof value === 'number') numbers.push(value)
    return value
  })
  const shares = [
    ...report.columns.flatMap(({ missing, values, top }) => [
      (missing ?? 0) / values,
      ...top.map((entry) => entry.count / (values - (missing ?? 0))),
    ]),
    ...(report.bias?.facets ?? []).flatMap(({ groups, table }) =>
      table.map(({ group, weight }) => weight / groups[group].weight),
    ),
  ]
  const written = [...numbers, ...shares].flatMap((value) => [
    ...[count, percent, number, measure, ratio].map((write) => write(value)),
    number(value * 100),
    `${number(value * 100)}%`,
  ])
  const names = JSON.stringify(report).match(/\d+/g) ?? []
  return [...written.flatMap(numbersIn), ...names, String(report.columns.length)]
}

/** Elements that are closed without being open, or never closed. */
function unbalanced(page: string): string[] {
  const open: string[] = []
  const wrong: string[] = []
  for (const [, close, name, , empty] of page.matchAll(
    /<(\/?)([a-z][\w-]*)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*(\/?)>/gi,
  )) {
    if (empty === '/' || ['meta', 'br'].includes(name)) continue
    if (close === '') open.push(name)
    else if (open.at(-1) === name) open.pop()
    else wrong.push(`</${name}> in <${open.at(-1)}>`)
  }
  return [...wrong, ...open]
}
