import { matchAt } from '../../../../src/text/match-at.js'
import type { Page } from './page.js'

/** Numbers of patients and their records, only beside words that name them. */

const label =
  /(?:mrn|m\.r\.n|(?:medical|patient|hospital|chart|health)(?:[ _-](?:medical|health|record|chart|file|case|hospital))?(?:[ _-]?(?:record|number|no|id|identifier|identification|file|num|mrn))?)(?:[ _-]?(?:number|no|num|id|identifier|#))?\.?(?: ?\((?:mrn|id)\))?[ \t]{0,2}(?:is|was|[:#=])?[ \t]{0,2}(?:number|no\.?|#|:)?[ \t]{0,2}/iy
const code = /(?:[A-Z]{1,4}-?)?\d(?:[\dA-Z]|[- /](?=[\dA-Z])){2,13}(?![\p{L}\p{N}])/uy
const names = /mrn|m\.r\.n|record|number|\bno\b|\bid\b|identif|#|chart|file|num/i
const fieldCue = /\b(?:mrn|medical record|patient id|patient number|chart number|patient no)\b/
const fewestDigits = 4

export function readRecord(page: Page, i: number): void {
  const { words, text } = page
  const start = words.start[i]
  const named = matchAt(label, text, start)
  if (named === undefined || !names.test(named[0])) return
  const isSplit = /[\s:#=.]$/.test(named[0])
  if (isSplit) report(page, start + named[0].length, 'keyword')
}

/** The value of a field such as `mrn`. */
export function readRecordField(page: Page): void {
  const { scan, words } = page
  if (fieldCue.test(scan.field) && words.count > 0 && words.count <= 3) report(page, words.start[0], 'field')
}

function report({ text, report }: Page, at: number, why: string): void {
  const value = matchAt(code, text, at)?.[0]
  if (value === undefined || value.replace(/\D/g, '').length < fewestDigits) return
  if (/^\d{1,4}[-/]\d{1,2}[-/]\d{1,4}$/.test(value)) return
  const tail = trimmed(value)
  const score = tail.replace(/\D/g, '').length < 5 ? 0.5 : 0.85
  report({
    entity: 'MEDICAL_RECORD',
    recognizer: 'medical_record',
    start: at,
    end: at + tail.length,
    score,
    validated: false,
    why,
  })
}

/** Without the words in capitals that follow a space. */
function trimmed(value: string): string {
  return value.replace(/ [A-Z][A-Z -]{0,20}$/, '')
}
