/**
 * Finds what no operation may touch or split: code, placeholders, tags, addresses, formulas, dates, labels
 * and role markers. When in doubt it protects: a word left alone costs nothing, a broken slot does.
 * Numbers, e-mail addresses, file names and identifiers need no pattern here, because the words of a text
 * never hold digits or signs.
 */

/** A part of a text, from `start` to before `end`. */
export interface Span {
  start: number
  end: number
}

interface Pattern {
  /** Text that every match holds, or one of several, so that most texts are passed over quickly. */
  cue?: string | readonly string[]
  /** Every match holds an ASCII digit. */
  hasDigit?: true
  pattern: RegExp
}

const months =
  'Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?'
const numerals = '〇零一二三四五六七八九十百千万亿两'

/** What is code, an address, a formula or a place to fill in, whoever reads the text. */
const machineText: readonly Pattern[] = [
  { cue: '~~~', pattern: /~~~[\s\S]*?(?:~~~|$)/g },
  // Blocks and inline code together, or the last sign of a block would begin inline code
  { cue: '`', pattern: /```[\s\S]*?(?:```|$)|``[^\n]+?``|`[^`\n]+`/g },
  { cue: '<', pattern: /<\|[\w ]{1,40}\|>(?:system|user|assistant|tool|ipython)?|<[^\s<>][^<>\n]{0,199}>/g },
  { cue: '{', pattern: /\{\{[^{}]*\}\}|\{[^{}\n]{0,199}\}/g },
  { cue: '://', pattern: /(?:https?|ftp):\/\/[^\s<>"'，。；！？、（）《》「」“”]+/gi },
  { cue: 'www.', pattern: /www\.[^\s<>"'，。；！？、（）《》「」“”]+/g },
  { cue: '$$', pattern: /\$\$[\s\S]{1,500}?\$\$/g },
  { cue: '\\(', pattern: /\\\([\s\S]{0,500}?\\\)/g },
  { cue: '\\[', pattern: /\\\[[\s\S]{0,500}?\\\]/g },
]

const anyLanguage: readonly Pattern[] = [
  ...machineText,
  { cue: '[', pattern: /\[[^[\]\n]{1,79}\]/g },
  { cue: '【', pattern: /【[^【】\n]{1,79}】/g },
  // "User:", "### Answer:", "问题：" at the start of a line
  { cue: [':', '：'], pattern: /^[ \t]*(?:#{1,6}[ \t]*)?\p{L}{1,20}[ \t]?[:：]/gmu },
  {
    cue: '#',
    pattern: /^#{1,6}[ \t]*(?:Instruction|Input|Output|Response|System|User|Assistant|Human)\b[^\n]*/gm,
  },
]

const english: readonly Pattern[] = [
  { hasDigit: true, pattern: new RegExp(`\\b(?:${months})\\b(?=\\.?,?\\s+\\d)`, 'g') },
  { hasDigit: true, pattern: new RegExp(`\\d(?:st|nd|rd|th)?,?\\s(?:of\\s)?(?:${months})\\b`, 'g') },
  { hasDigit: true, pattern: /\d\s(?:am|pm|AM|PM)\b/g },
]

const chinese: readonly Pattern[] = [
  { pattern: /[0-9０-９][0-9０-９.．,:：/-]{0,30}\s?[年月日号时点分秒]/g },
  {
    pattern: new RegExp(
      `(?:第|百分之)[${numerals}点]+|[${numerals}]+[年月日号时点分秒]|[${numerals}]{2,}`,
      'g',
    ),
  },
]

/** Whether a sign may end a number in a Chinese text. */
export function isChineseDigit(sign: string): boolean {
  return /[0-9０-９]/.test(sign) || numerals.includes(sign)
}

/** The protected spans of a text, in order; spans that overlap or touch are one. */
export function protectedSpans(text: string, language: 'en' | 'zh'): Span[] {
  return spansOf(text, [...anyLanguage, ...(language === 'zh' ? chinese : english)])
}

/** Those of them that hold code, links, formulas, tags and slots, in order. */
export function machineSpans(text: string): Span[] {
  return spansOf(text, machineText)
}

function spansOf(text: string, patterns: readonly Pattern[]): Span[] {
  const spans: Span[] = []
  const digits = /\d/.test(text)
  for (const { cue, hasDigit, pattern } of patterns) {
    if (hasDigit && !digits) continue
    if (cue !== undefined && !hasCue(text, cue)) continue
    for (const match of text.matchAll(pattern))
      spans.push({ start: match.index, end: match.index + match[0].length })
  }
  return joinSpans(spans)
}

function hasCue(text: string, cue: string | readonly string[]): boolean {
  return typeof cue === 'string' ? text.includes(cue) : cue.some((one) => text.includes(one))
}

/** Spans in order; those that overlap or touch are one. */
export function joinSpans(spans: Span[]): Span[] {
  const ordered: Span[] = []
  for (const span of spans.sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = ordered.at(-1)
    if (last === undefined || span.start > last.end) ordered.push({ ...span })
    else last.end = Math.max(last.end, span.end)
  }
  return ordered
}
