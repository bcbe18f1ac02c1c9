import { machineSpans } from '../../src/text/protected-spans.js'

/** Changes the text of a record; the same text where there is nothing to change. */
export type Fix = (text: string) => string

/** Control characters but tab and line breaks, the byte order mark, and spaces and joiners of words without width. */
const controls = /[\0-\b\v\f\x0e-\x1f\x7f-\x9f\ufeff\u200b\u2060]/g
/** Letters and digits of full width, and katakana of half width. Signs are a matter of punctuation. */
const odd = /[０-９Ａ-Ｚａ-ｚ]+|[\uff66-\uff9f]+/g

/** Takes out what nobody sees. */
export const removeControls: Fix = (text) => text.replace(controls, '')

/** Gives letters, digits and katakana their usual width (NFKC of those alone). */
export const normalizeWidth: Fix = (text) => text.replace(odd, (part) => part.normalize('NFKC'))

const chineseSigns: Readonly<Record<string, string>> = {
  ',': '，',
  '.': '。',
  '?': '？',
  '!': '！',
  ':': '：',
  ';': '；',
}
/** A sign right behind a Chinese character, before another one, a line's end or the end of a quotation. */
const sign = /(?<=[\p{Script=Han}”’」』）》])([,.?!:;])[ \t]*(?=$|[\p{Script=Han}\n“”‘’「」『』（）《》])/gmu
const brackets = /\(([\p{Script=Han}，。！？：；、]{1,60})\)/gu

/** Writes signs between Chinese characters as Chinese ones. Code, addresses and slots stay. */
export const chinesePunctuation: Fix = (text) => {
  const spans = machineSpans(text)
  const isFree = (at: number) => spans.every(({ start, end }) => at < start || at >= end)
  const signed = text.replace(sign, (whole, mark: string, at: number) =>
    isFree(at) ? chineseSigns[mark] : whole,
  )
  // Signs of one width take the place of signs of one width, but for spaces: places are of the text as it is now.
  const free = signed === text ? spans : machineSpans(signed)
  return signed.replace(brackets, (whole, inner: string, at: number) =>
    free.every(({ start, end }) => at < start || at >= end) ? `（${inner}）` : whole,
  )
}
