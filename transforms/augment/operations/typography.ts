import type { Edit } from '../editing/edits.js'
import { drawOne, type Operation } from '../editing/operation.js'
import type { TextView } from '../editing/text-view.js'
import { isChineseInstruction } from './paraphrase/chinese.js'
import { isEnglishInstruction } from './paraphrase/english.js'

const han = '[\\u3400-\\u4dbf\\u4e00-\\u9fff]'
const wide: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '?': '？', '!': '！' }
const narrow: Readonly<Record<string, string>> = { '，': ', ', '；': '; ', '：': ': ', '？': '?', '！': '!' }

/** A way to write the same; all its places in a text are written alike, as somebody's keyboard would. */
interface Style {
  /** A sign that all its places have, so that most texts are passed over. */
  cue?: string
  pattern: RegExp
  /** What a text does not hold: beside it the other way to write would be one of two in a text. */
  unless?: RegExp
  change: (sign: string) => string
}

const english: readonly Style[] = [
  { cue: "'", pattern: /(?<=\p{L})'(?=\p{L})/gu, change: () => '’' },
  { cue: '’', pattern: /(?<=\p{L})’(?=\p{L})/gu, change: () => "'" },
  { cue: '...', pattern: /(?<=\p{L})\.\.\.(?!\.)/gu, change: () => '…' },
  { cue: '…', pattern: /(?<=\p{L})…/gu, change: () => '...' },
  { cue: ' - ', pattern: /(?<=\p{L}) - (?=\p{L})/gu, change: () => ' – ' },
  { cue: ' – ', pattern: /(?<=\p{L}) – (?=\p{L})/gu, change: () => ' - ' },
]
const besideDigits = new RegExp(`${han} \\d|\\d ${han}`)
const chinese: readonly Style[] = [
  { pattern: new RegExp(`(?<=${han})[,;:?!](?=${han}|$)[ ]?`, 'gmu'), change: (sign) => wide[sign[0]] },
  {
    pattern: new RegExp(`(?<=${han})[，；：](?=${han})`, 'gu'),
    unless: /[。、？！“”《》（）【】]|[，；：](?![\u3400-\u9fff])/,
    change: (sign) => narrow[sign],
  },
  {
    pattern: /(?<=[\u3400-\u9fff])[？！]$/gmu,
    unless: /[，。、；：“”《》（）【】]/,
    change: (sign) => narrow[sign],
  },
  { pattern: new RegExp(`(?<=${han})(?=[A-Za-z])|(?<=[A-Za-z])(?=${han})`, 'gu'), change: () => ' ' },
  {
    pattern: new RegExp(`(?<=${han}) (?=[A-Za-z])|(?<=[A-Za-z]) (?=${han})`, 'gu'),
    unless: besideDigits,
    change: () => '',
  },
]

/** The same text as another keyboard writes it: quotes, dashes, dots, signs of full and of half width, the last full stop. */
export const typography: Operation = {
  name: 'typography',
  about: 'writes quotes, dashes, dots, spaces and the width of signs in another way',
  languages: ['en', 'zh'],
  keeps: 'meaning',
  whole: true,
  examples: [
    { text: 'Describe the plan.', gives: ['Describe the plan'] },
    { text: "Describe Bob's plan", gives: ['Describe Bob’s plan', "Describe Bob's plan."] },
    { text: 'Wait... it is 1,000 - 2', never: [/1(?!,000 - 2)/] },
    {
      text: '你好,请用Python写',
      gives: ['你好，请用Python写', '你好,请用 Python 写'],
    },
    { text: '写一首诗', gives: ['写一首诗。'] },
    { text: '列出优点，缺点、风险。', never: [/, /] },
    { text: '比较特斯拉 Model 3 的价格', never: [/斯拉M/] },
    { text: 'He go to school.', stays: true },
    { text: '他去学校。', stays: true },
    { text: '比例3:5', never: [/：/] },
    { text: 'What?', stays: true },
    { text: 'Edit: they left.', stays: true },
  ],
  open:
    () =>
    (view, { draws }) => {
      const styles = (view.language === 'zh' ? chinese : english)
        .map((style) => editsOf(view, style).filter(({ end }) => end <= view.dataStart))
        .filter((edits) => edits.length > 0)
      const stop = lastStop(view)
      if (stop !== undefined) styles.push([stop])
      return styles.length === 0 ? [] : drawOne(styles, draws)
    },
}

function editsOf({ text }: TextView, { cue, pattern, unless, change }: Style): Edit[] {
  if ((cue !== undefined && !text.includes(cue)) || unless?.test(text)) return []
  return [...text.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: change(match[0]),
  }))
}

/** The full stop of an instruction of one line, which goes, or comes where none is; what is data may be quoted with its own. */
function lastStop({ text, language, dataStart }: TextView): Edit | undefined {
  if (text.includes('\n') || text.length < 4 || dataStart < text.length) return undefined
  if (!(language === 'zh' ? isChineseInstruction : isEnglishInstruction)(text)) return undefined
  const stop = language === 'zh' ? '。' : '.'
  const end = text.length
  if (text.endsWith(stop)) {
    const isOne =
      text.indexOf(stop) === end - 1 && /[\p{L}]{2}.$/u.test(text) && !/\b(?:etc|al|vs)\.$/.test(text)
    return isOne ? { start: end - 1, end, text: '' } : undefined
  }
  return /\p{Ll}{2}$|[\u4e00-\u9fff]$/u.test(text) &&
    !/[吗呢么]$/.test(text) &&
    !/^(?:What|Who|Why|How|When|Where|Which|Is|Are|Do|Does|Can|Could|Will)\b/.test(text) &&
    !/什么|为何|如何|怎|哪|多少|[几谁]/.test(text)
    ? { start: end, end, text: stop }
    : undefined
}
