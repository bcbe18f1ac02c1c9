import { fitArticles } from '../editing/articles.js'
import type { Edit } from '../editing/edits.js'
import {
  asCapital,
  changesFor,
  drawOne,
  drawSome,
  type EditContext,
  isCarried,
  type Operation,
} from '../editing/operation.js'
import type { TextView } from '../editing/text-view.js'
import { chineseWordings, englishWordings, followingPattern, type Wording } from './wording.data.js'

/** Connectives and set phrases that mean the same wherever they stand. */
export const wording: Operation = {
  name: 'wording',
  about: 'says set phrases and connectives in other words',
  languages: ['en', 'zh'],
  keeps: 'meaning',
  carries: true,
  examples: [
    {
      text: 'Perhaps we go, for example by bus.',
      gives: ['Maybe we go, for example by bus.', 'Perhaps we go, for instance by bus.'],
    },
    { text: 'Edit the following sentence.', gives: ['Edit the sentence below.'] },
    { text: 'the following sentence fragment; a recent purchase', stays: true },
    { text: '如果下雨，例如明天', gives: ['假如下雨，例如明天', '如果下雨，比如明天'] },
    { text: '18岁以下的人，如何？', stays: true },
    {
      text: '用同义词，替换以下短语：非常好。',
      gives: ['用同义词，替换下列短语：非常好。'],
      never: [/十分/],
    },
  ],
  open() {
    const tables = { en: tableOf(englishWordings, true), zh: tableOf(chineseWordings, false) }
    return (view, context) => {
      let edits = editsOf(view, tables[view.language], context)
      if (context.carried !== undefined) return view.language === 'en' ? fitArticles(view.text, edits) : edits
      if (view.language === 'en') edits.push(...belowEdits(view))
      edits = edits.filter(({ end }) => end <= view.dataStart)
      if (edits.length === 0) return []
      const some = drawSome(edits, changesFor(edits.length, Math.max(context.strength, 0.3)), context.draws)
      return view.language === 'en' ? fitArticles(view.text, some) : some
    }
  },
}

interface Table {
  pattern: RegExp
  wordings: ReadonlyMap<
    string,
    { to: readonly string[]; notBefore: RegExp | undefined; notAfter: RegExp | undefined }
  >
}

/** One pattern for all of them, the longest first, so that a text is read once. */
function tableOf(wordings: readonly Wording[], isSpaced: boolean): Table {
  const words = wordings.map(({ from }) => from).sort((a, b) => b.length - a.length)
  const edge = isSpaced ? '\\b' : ''
  const gap = isSpaced ? '[ ]' : ''
  return {
    pattern: new RegExp(`${edge}(?:${words.join('|')})${edge}`, isSpaced ? 'gi' : 'g'),
    wordings: new Map(
      wordings.map(({ from, to, notBefore, notAfter }) => [
        from,
        {
          to,
          notBefore: notBefore === undefined ? undefined : new RegExp(`^${gap}(?:${notBefore})${edge}`, 'i'),
          notAfter: notAfter === undefined ? undefined : new RegExp(`${edge}(?:${notAfter})${gap}$`, 'i'),
        },
      ]),
    ),
  }
}

const neighbourhood = 16

function editsOf({ text }: TextView, { pattern, wordings }: Table, { draws, carried }: EditContext): Edit[] {
  const edits: Edit[] = []
  for (const { 0: words, index: start } of text.matchAll(pattern)) {
    const wording = wordings.get(words.toLowerCase())
    if (wording === undefined || !isCarried(words, carried)) continue
    const end = start + words.length
    if (wording.notBefore?.test(text.slice(end, end + neighbourhood))) continue
    if (wording.notAfter?.test(text.slice(Math.max(0, start - neighbourhood), start))) continue
    edits.push({ start, end, text: asCapital(carried?.to ?? drawOne(wording.to, draws), words) })
  }
  return edits
}

function belowEdits({ text }: TextView): Edit[] {
  return [...text.matchAll(followingPattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: `the ${match[1]} below`,
  }))
}
