import { isAsciiLetter } from '../../../src/text/letters.js'
import { statementForms } from './line-forms.data.js'

/** What a line of a text looks like by itself. */
export const lineKinds = {
  blank: 0,
  /** Words of a sentence. */
  prose: 1,
  /** Too little to say: what stands beside it decides. */
  open: 2,
  /** A key and its value, as in JSON and YAML: data, unless a program stands around it. */
  data: 3,
  /** A mark that begins a comment in some language, or a heading or an item in none. */
  comment: 4,
  /** A line of a program. */
  code: 5,
} as const

const statement = new RegExp(`^(?:${statementForms.join('|')})`)
const commentMark =
  /^(?:\/\/|\/\*|\*\/|\*(?:[ /@]|$)|#(?![#\w])|#{7,}|--(?: |$)|;;|%|[bBfFrRuU]{0,2}(?:"""|'''))/
const pair = /^[{[]?\s*(?:["'][^"'\n]{1,80}["']|[A-Za-z_][\w-]*)\s*(?::(?!:)|=>)(?:\s|["'[{]|$)/
const letters = /[A-Za-z]{2}/
/** HTML and XML: what stands between tags is text, and tags are known by themselves. */
const markup = /^<(?:\/?[A-Za-z]|!--|!DOCTYPE)(?!.*\?php)/
const link = /\bhttps?:\/\/[^\s"'`<>]+/g
const spokenPair = /^[A-Z][\w-]*: [^"'`\d{[(]*$/
const bracketsOnly = /^[\])}>"'`;,\s]*$|^[{([]+$/
const logged = /^(?:\[?\d{4}-\d\d-\d\d[T \]]|\[?\d\d:\d\d|[A-Z][a-z]{2} [ \d]\d \d\d:|<\d+>)/
const assigned =
  /^(?:[A-Za-z_$*&@%][\w.$]*(?:<[^<>\n]*>)?[*&?]* )?[*&@$%]*[A-Za-z_$][\w$]*(?:(?:\.|->|::)[\w$]+|\[[^\]\n]*\]|\(\))*(?:(?:, ?|: ?)[\w$.[\]<>|*&]+)* ?(?:[-+*/%&|^.?:]|\*\*|\/\/|<<|>>|\|\||&&|\?\?)?=(?![=~>]) *\S?/
const plainValue = /=\s*(?:[A-Za-z][\p{L}'.-]*[ ]){1,}[\p{L}'.-]+$/u
const setting = /^[A-Z][A-Z0-9_]*=\S/
const called = /[A-Za-z0-9_$\])>]\(/
const callStart =
  /^(?:await |yield |new |\w+ = )?[@&*!$]*[A-Za-z_][\w$]*[!?]?(?:(?:\.|->|::)[\w$]+[!?]?(?:\([^()\n]*\)\??)?|\[[^\]\n]*\]\??)*\(./
const callEnd = /[)({[,][;,:{]?$/
const declared = /^(?:[A-Za-z_][\w:<>]*[*&]* +)+[*&]*\(?[*&]*[A-Za-z_]\w*\)?\((?:[A-Za-z_][\w:<>]*[ *&]|\)|$)/
const operators =
  /=>|(?<!-)->|::|&&|\|\||[!=]==?|[-+*/%&|^]=|\w\+\+[;)\]]|\+\+\w|--[;)]|<-|:=|\w\[\w|\$\{|%[sd]\b|\?\./g
const names =
  /[a-z0-9]_[a-z0-9]|[A-Z0-9]_[A-Z0-9]|[a-z][a-z0-9]+[A-Z][a-z]|\b__\w|\w\.[a-z_]\w*[(.[]|\bself\b|\bthis\./g
const tail = /[;{]$|[)\]}][;,]$|[\])}"']+ ?[,:]$|[=([&|\\]$|(?:^|\s)\/\/ /
const prompt =
  /^(?:\$(?= [a-z./~])|>>>|\.\.\.|In \[\d*\]:|Out\[\d*\]:|PS [A-Z]:|C:\\[^>]*>|#>|sqlite>|mysql>)(?: |$)/
const sentenceEnd = /[a-z)"'’”][.!?]["'”)]?$/
/** Enough for a line of a program by itself. */
const enough = 3
/** Longer lines are judged by their beginning. */
const longest = 400

/** What a line looks like; `from` and `to` leave out the white space around it. */
export function kindOfLine(text: string, from: number, to: number): number {
  if (from >= to) return lineKinds.blank
  if (isSentence(text, from, to)) return lineKinds.prose
  const whole = text.slice(from, Math.min(to, from + longest))
  const line = whole.includes('://') ? whole.replace(link, 'link') : whole
  if (!hasSign(line)) return kindOfWords(line)
  if (logged.test(line)) return lineKinds.prose
  if (prompt.test(line)) return lineKinds.code
  if (commentMark.test(line) && !/^#(?:include|define|!|\[)/.test(line)) return lineKinds.comment
  if (bracketsOnly.test(line) || !letters.test(line)) return lineKinds.open
  if (markup.test(line)) return lineKinds.data
  if (pair.test(line) && !/[;{(]$|^(?:else|try|default|finally|case|lambda|public|private)\b/.test(line))
    return spokenPair.test(line) ? lineKinds.prose : lineKinds.data
  const points = pointsOf(line)
  if (points >= enough) return lineKinds.code
  return points > 0 && !sentenceEnd.test(line) ? lineKinds.open : lineKinds.prose
}

/** 1 for the characters that programs are full of and sentences are not. */
const signs = Uint8Array.from({ length: 128 }, (_, code) =>
  '{}()[];=<>_`\\$@#|~^*+&:"/%'.includes(String.fromCharCode(code)) ? 1 : 0,
)

/** 2 for signs that no sentence holds but to speak of programs, 1 for those that are so only beside others. */
const rareSigns = Uint8Array.from({ length: 128 }, (_, code) => {
  const sign = String.fromCharCode(code)
  return '{}`=\\'.includes(sign) ? 2 : ';_$#@(>'.includes(sign) ? 1 : 0
})

/** Whether a text may hold lines of a program: it has one of their signs. */
export function mayHoldCode(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code >= 128 || rareSigns[code] === 0) continue
    if (rareSigns[code] === 2 || isOfCode(text, i, code)) return true
  }
  return false
}

/** `;` at the end of a line, `_` in a word, `$` before one, `#` and `@` at the start of a line, `(` behind a word, `->`. */
function isOfCode(text: string, i: number, code: number): boolean {
  const before = i === 0 ? 10 : text.charCodeAt(i - 1)
  const after = i + 1 < text.length ? text.charCodeAt(i + 1) : 10
  if (code === 59) return after === 10 || after === 13
  if (code === 95) return isAsciiLetter(before) && isAsciiLetter(after)
  if (code === 36) return isAsciiLetter(after)
  if (code === 40) return isAsciiLetter(before)
  if (code === 62) return before === 45
  return before === 10 || before === 32
}

function hasSign(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 128 && signs[code] === 1) return true
  }
  return false
}

const shortestSentence = 60
/** A sentence has a sign in so many characters at most. */
const charactersPerSign = 24

/** Whether a line is long and has hardly a sign; one that begins with a sign may be a comment. */
function isSentence(text: string, from: number, to: number): boolean {
  if (to - from < shortestSentence || !isAsciiLetter(text.charCodeAt(from))) return false
  const end = Math.min(to, from + longest)
  let left = Math.floor((end - from) / charactersPerSign)
  for (let i = from; i < end; i++) {
    const code = text.charCodeAt(i)
    if (code >= 128 || signs[code] === 0) continue
    if (rareSigns[code] === 2 || --left < 0) return false
  }
  return true
}

/** Of a line without any sign: a statement of words alone, one word, or a sentence. */
function kindOfWords(line: string): number {
  if (line.length < 40 && statement.test(line)) return lineKinds.code
  return /^[\w.,'-]+$/.test(line) ? lineKinds.open : lineKinds.prose
}

function pointsOf(line: string): number {
  let points = 0
  const isStatement = statement.test(line)
  if (isStatement) points += 3
  if (assigned.test(line)) {
    if (setting.test(line) || plainValue.test(line)) return 0
    points += 3
  }
  if (declared.test(line)) points += 2
  if (callStart.test(line) && callEnd.test(line)) points += 3
  else if (called.test(line)) points += 1
  if (tail.test(line)) points += 1
  points += Math.min(3, (line.match(operators) ?? []).length)
  points += Math.min(2, (line.match(names) ?? []).length)
  points += density(line)
  return points - 2 * Math.max(0, wordsOf(line) - (isStatement ? 1 : 0))
}

/** 2 where a quarter of what is no space are signs, 1 where an eighth is. */
function density(line: string): number {
  let marks = 0
  let size = 0
  for (let i = 0; i < line.length; i++) {
    const code = line.charCodeAt(i)
    if (code === 32 || code === 9) continue
    size++
    if (code < 128 && signs[code] === 1) marks++
  }
  return marks * 4 >= size ? 2 : marks * 8 >= size ? 1 : 0
}

/** How many times four plain words stand in a row, with nothing but single spaces and commas between them, and no quotes around. */
function wordsOf(line: string): number {
  let row = 0
  let rows = 0
  let isQuoted = false
  let depth = 0
  for (let i = 0; i < line.length; ) {
    const code = line.charCodeAt(i)
    if (isAsciiLetter(code) || code > 0xbf) {
      const start = i
      while (
        i < line.length &&
        (isAsciiLetter(line.charCodeAt(i)) || line.charCodeAt(i) > 0xbf || line[i] === "'" || line[i] === '’')
      )
        i++
      const after = line[i]
      const isPlain =
        (start === 0 || line[start - 1] === ' ') && (after === undefined || ' ,.!?;:'.includes(after))
      row = isPlain && !isQuoted && depth === 0 ? row + 1 : 0
      if (row === 4) {
        rows++
        row = 0
      }
      if (after === ',' || after === '.') i++
      continue
    }
    if (code === 34 || code === 96) isQuoted = !isQuoted
    if (code === 123 || code === 91) depth++
    else if (code === 125 || code === 93) depth = Math.max(0, depth - 1)
    if (code !== 32) row = 0
    i++
  }
  return rows
}
