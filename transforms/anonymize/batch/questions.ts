import type { TextLens } from '../../../src/arrow/text-lens.js'
import type { Detector } from '../detect/detector.js'
import { overlapsOne } from '../detect/look.js'
import type { Span } from '../detect/recognizer.js'
import { person } from '../entities/names.js'
import type { Find } from './find.js'

/** In a list of texts, as in a talk, what one asks for the next one gives: "What's your password?", then nothing but it. */

const english =
  'pass(?:word|code|phrase)s?|pin(?: code| number)?|passport(?: number)?|licen[cs]e(?: number)?|ssn|social security(?: number)?|(?:national|tax) id|date of birth|dob|birth ?dat[ey]|birthday|(?:phone|mobile|cell|account|card|id)(?: number)?|iban|routing number|user ?name|login|handle|e-?mail|address|(?:verification|security|access|door) code'
const chinese =
  '密[码碼]|口令|身份[证證](?:[号號][码碼]?)?|[证證]件[号號]?|[护護]照[号號]?|生日|出生日期|[电電][话話]|手[机機](?:[号號][码碼]?)?|[账帳][号號]|卡[号號]|地址|[邮郵]箱|[验驗][证證][码碼]|[车車]牌[号號]?'
const asks = new RegExp(
  [
    `\\b(?:your?|ur|please|pls)\\b[^\\n]{0,80}\\b(?:${english})\\b[^\\n]{0,60}$`,
    `\\b(?:what|which)(?:['’]s| is| was) the (?:\\w{2,10} )?(?:pass(?:word|code|phrase)|pin|(?:access|door) code)\\b[^\\n]{0,40}$`,
    `(?:[您你請请]|麻烦|麻煩|方便|提供|告[诉訴]|[报報留][个個下]|核[实實]|确[认認]|確認)[^\\n。！]{0,40}(?:${chinese})[^\\n]{0,20}$`,
  ].join('|'),
  'i',
)
/** What is asked for, as a label would say it. */
const labels = new RegExp(`\\b(?:${english})\\b|${chinese}`, 'gi')
/** What people say before they answer. */
const opening =
  /^(?:(?:sure|yes|yeah|yep|ok|okay|of course|hi|well|so|it['’]?s|it is|its|that['’]?s|this is|my \w{2,12} is|here(?: it is|['’]s)?|是|好的?|嗯|就是|我的是)[,.:，：。 ]{0,2}){0,4}/i
/** How much of the end of a text is looked at. */
const reach = 200
/** An answer of more bytes than this says more than what was asked for. */
const longestAnswer = 400

/** What was asked, and the labels that it would have, in order. */
export interface Question {
  text: string
  labels: readonly string[]
}

/** What stands between the answers to a question for several things. */
const joint = /[,，、;；/\n和]| and /

/** The question that stands before a text, by the number of the text; none where fields hold one text a record. */
export function findQuestions(name: string, lens: TextLens): ReadonlyMap<number, Question> {
  const questions = new Map<number, Question>()
  if (!name.includes('[]')) return questions
  const rows = lens.rows()
  const { offsets } = lens
  for (let i = 1; i < lens.length; i++) {
    const bytes = offsets[i + 1] - offsets[i]
    if (rows[i] !== rows[i - 1] || bytes === 0 || bytes > longestAnswer) continue
    const before =
      lens
        .at(i - 1)
        ?.slice(-reach)
        .trimEnd() ?? ''
    const text = before.slice(before.lastIndexOf('\n') + 1)
    const asked = asks.test(text) ? text.match(labels) : null
    if (asked !== null) questions.set(i, { text, labels: asked })
  }
  return questions
}

/** Finds what a text gives as an answer, beside what stands in it by itself. Names need no question. */
export function behindQuestion(
  find: Find,
  { detector, question, field }: { detector: Detector; question: Question; field: string },
): Find {
  /** What is found in a text behind words that are not its own. */
  const findBehind = (words: string, text: string, from: number): Span[] => {
    const whole = words + text.slice(from)
    const shift = from - words.length
    return detector
      .detect(whole, { mask: detector.prefilter.ofText(whole), field })
      .filter(({ start, entity }) => start >= words.length && entity !== person.name)
      .map((span) => ({ ...span, start: span.start + shift, end: span.end + shift }))
  }
  /** What is found where as many things are given as were asked for, each behind its own label. */
  const findEach = (text: string, from: number): Span[][] => {
    const { labels } = question
    const parts = text
      .slice(from)
      .split(joint)
      .map((part) => part.trim())
    if (labels.length < 2 || parts.length !== labels.length) return []
    let at = from
    return parts.map((part, i) => {
      at = text.indexOf(part, at)
      const end = at + part.length
      return findBehind(`${labels[i]}: `, text.slice(0, end), at)
    })
  }
  const withAnswers = (text: string, found: readonly Span[]): readonly Span[] => {
    const start = opening.exec(text)?.[0].length ?? 0
    let spans = found
    for (const answers of [
      findBehind(`${question.labels.at(-1)}: `, text, start),
      findBehind(`${question.text}\n`, text, 0),
      ...findEach(text, start),
    ])
      for (const answer of answers) {
        // A password may begin like a name, which goes with it.
        const others = spans.filter((span) => !isWithin(span, answer))
        if (!overlapsOne(answer, others)) spans = [...others, answer]
      }
    return spans === found ? found : [...spans].sort((a, b) => a.start - b.start)
  }
  return {
    read(text, people) {
      const reading = find.read(text, people)
      return { ...reading, spans: withAnswers(text, reading.spans) }
    },
    recall: (text, seen) => find.recall(text, seen),
    again: (text, people) => withAnswers(text, find.again(text, people)),
  }
}

/** Whether a span is a part of another, and less than it. */
function isWithin(span: Span, whole: Span): boolean {
  return whole.start <= span.start && span.end <= whole.end && span.end - span.start < whole.end - whole.start
}
