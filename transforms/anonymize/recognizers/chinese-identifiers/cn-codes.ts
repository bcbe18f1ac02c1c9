import { isAsciiLetter } from '../../../../src/text/letters.js'
/** Identifiers of letters and digits: USCC, passports, permits, the cards of Hong Kong, Macau and Taiwan. */

import { type ContextMatcher, compileContext } from '../../detect/context.js'
import type { Match, Recognizer, Scan } from '../../detect/recognizer.js'
import { contextGain } from '../../detect/scores.js'
import { eachDigitGroup, hasCue, negativeContext } from '../../identifiers/number-scan.js'
import { prefilterBits } from '../../prefilter/prefilter.js'
import { type CodeForm, codeForms } from './code-forms.js'
import { type CodeRun, type CodeText, isAlphanumeric, readRun, takeBracketed, takeCode } from './code-text.js'

/** A form of a code that is wanted, with its context words compiled. */
interface WantedForm {
  form: CodeForm
  near: ContextMatcher
  anyWord: RegExp
}

/** One recognizer for all codes that begin with at most two letters, or with digits. */
export function openCodes(wants: (entity: string) => boolean): Recognizer[] {
  const forms: WantedForm[] = codeForms
    .filter(({ entity }) => wants(entity))
    .map((form) => ({
      form,
      near: compileContext(form.context),
      anyWord: new RegExp(Object.values(form.context).flat().join('|'), 'i'),
    }))
  if (forms.length === 0) return []
  const lettered = forms.filter(({ form }) => form.hasLetters)
  const numeric = forms.filter(({ form }) => !form.hasLetters)
  return [
    {
      name: 'china_codes',
      entities: [...new Set(forms.map(({ form }) => form.entity))],
      bits: prefilterBits.digits6,
      rescans: true,
      find(scan, report) {
        const { text } = scan
        const listed = new Map<WantedForm, boolean>()
        eachDigitGroup(
          text,
          (first) => {
            for (const start of startsOf(text, first)) {
              const run = readRun(text, start)
              if (run === undefined) continue
              for (const wanted of start < first ? lettered : numeric) {
                const match = matchOf(wanted, { scan, listed, run, start })
                if (match !== undefined) report(match)
              }
            }
            return undefined
          },
          6,
        )
      },
    },
  ]
}

/** A text, and which forms have a word in it or in its field as it is listed: looked up once, and only where asked. */
interface Place {
  scan: Scan
  listed: Map<WantedForm, boolean>
}

function matchOf(
  wanted: WantedForm,
  { scan, listed, run, start }: Place & { run: CodeRun; start: number },
): Match | undefined {
  const { form, near } = wanted
  const code = readForm(scan.text, run, form)
  if (code === undefined) return undefined
  const beside = near(scan, start, code.end)
  const word = beside !== undefined && isListed(wanted, { scan, listed }) ? beside : undefined
  const match = judge(scan, { form, code, start, word })
  // Any eight digits could be a permit: not worth a word unless somebody asks.
  if (match.score <= 0.1 && !scan.isExplaining) return undefined
  return { ...match, entity: form.entity, recognizer: form.name }
}

/** A word counts only where the text or its field has one as it is listed. */
function isListed(wanted: WantedForm, { scan, listed }: Place): boolean {
  const known = listed.get(wanted)
  if (known !== undefined) return known
  const found = wanted.anyWord.test(scan.text) || wanted.anyWord.test(scan.field)
  listed.set(wanted, found)
  return found
}

/** Where a code may begin whose first digit stands at `first`: there, or at one or two letters before it. */
function startsOf(text: string, first: number): number[] {
  let gap = first
  while (gap > 0 && first - gap < 3 && isJoint(text[gap - 1])) gap--
  let start = gap
  while (start > 0 && gap - start < 3 && isAsciiLetter(text.charCodeAt(start - 1))) start--
  const count = gap - start
  const isWhole = !isAlphanumeric(text, start - 1) && text[start - 1] !== '_'
  const starts = count > 0 && count <= 2 && isWhole ? [start] : []
  if (gap < first || (count === 0 && isWhole)) starts.push(first)
  return starts
}

function readForm(text: string, run: CodeRun, form: CodeForm): CodeText | undefined {
  for (const length of form.lengths) {
    const bracketed = form.hasBrackets === true ? takeBracketed(text, run, length) : undefined
    const code = bracketed ?? takeCode(text, run, length)
    if (code !== undefined && form.pattern.test(code.compact)) return code
  }
  return undefined
}

interface Candidate {
  form: CodeForm
  code: CodeText
  start: number
  word: string | undefined
}

function judge({ text, mask }: Scan, { form, code, start, word }: Candidate): Match {
  const { compact, end, groups, inBrackets } = code
  const passes = form.check?.(compact)
  const isUpper = !/[a-z]/.test(text.slice(start, end))
  const isChinese = (mask & prefilterBits.han) !== 0
  let score = form.score({ passes, groups, inBrackets, isUpper, isChinese })
  let why = passes === undefined ? 'form' : passes ? 'check digit' : 'check digit wrong'
  if (word !== undefined) {
    score = Math.min(1, score + contextGain)
    why += `, context "${word}"`
  } else if (score > 0.2 && hasCue(text, start, negativeContext)) {
    score = Math.min(score, 0.2)
    why += ', beside a word for another number'
  }
  return {
    start: form.widen?.(text, start) ?? start,
    end,
    score,
    validated: passes === true && score >= 0.5,
    why,
  }
}

function isJoint(character: string | undefined): boolean {
  return character === ' ' || character === '-' || character === '.' || character === '·'
}
