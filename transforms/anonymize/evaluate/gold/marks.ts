import { PrepError } from '../../../../src/base/errors.js'
import type { GoldSample, GoldSpan, OffsetUnit } from './sample.js'

/**
 * Gold that is written and read by people: a text a line, labels around their values as in
 * `Call [[PERSON:Ann Lee]]`, `\n` for a line break. Lines that begin with `#` and a space are remarks.
 */
export function readMarks(text: string): { samples: GoldSample[]; offsets: OffsetUnit } {
  const samples: GoldSample[] = []
  const lines = text.split(/\r?\n/)
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]
    if (line.trim() === '' || line.startsWith('# ')) continue
    samples.push(sampleOf(line.replaceAll('\\n', '\n'), i + 1))
  }
  return { samples, offsets: 'either' }
}

/** Whether text that is no JSON is of this form: it holds a mark, or begins with a remark. */
export function isMarked(text: string): boolean {
  return text.startsWith('# ') || /\[\[[\w-]+:/.test(text)
}

function sampleOf(line: string, number: number): GoldSample {
  const spans: GoldSpan[] = []
  let text = ''
  let from = 0
  for (const { 0: mark, 1: type, 2: value, index } of line.matchAll(
    /\[\[([\w-]{1,64}):((?:(?!\[\[)[\s\S])+?)\]\]/g,
  )) {
    text += line.slice(from, index)
    spans.push({ type, start: text.length, end: text.length + value.length })
    text += value
    from = index + mark.length
  }
  text += line.slice(from)
  if (/\[\[[\w-]+:|\]\]/.test(text))
    throw new PrepError('bad_input', `Line ${number} has a mark that is not closed. Wanted: [[TYPE:value]]`)
  return { text, spans }
}
