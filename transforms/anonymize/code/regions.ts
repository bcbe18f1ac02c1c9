import { kindOfLine, lineKinds } from './line-kinds.js'

/** A part of a text that is a program, whole lines: from the first character to behind the last one. */
export interface Region {
  from: number
  to: number
}

/** A line, without the white space around it, and what becomes of it. */
interface Line {
  from: number
  to: number
  kind: number
  isIndented: boolean
  /** How many characters of white space begin it. */
  indent: number
  /** Within a block comment or a text in triple quotes that a line of a program opened. */
  isEnclosed: boolean
  isCode: boolean
}

/** Fences whose content is judged by its lines: data and texts. */
const plainFence =
  /^(?:te?xt|plain(?:text)?|md|markdown|log|csv|tsv|json[cl5]?|jsonlines|ya?ml|toml|ini|env|dotenv|email|eml|mail|output|console|html|xml|svg)?$/i
const fenceMark = /^(?:`{3,}|~{3,})\s*\{?\.?([\w+#.-]*)/
/** How many blank lines may stand inside a program, and how many lines that look like sentences. */
const mostBlank = 3
const mostProse = 4
/** A block comment that is not closed within so many characters is none. */
const longestBlock = 40_000

/** The programs in a text, in order. */
export function findRegions(text: string): Region[] {
  const lines = readLines(text)
  markFences(text, lines)
  takeBodies(text, lines)
  spread(lines, 1)
  spread(lines, -1)
  bridge(lines)
  return joined(text, lines)
}

function readLines(text: string): Line[] {
  const lines: Line[] = []
  const blockEnd = openBlocks(text)
  let openUntil = -1
  for (let at = 0; at <= text.length; ) {
    const found = text.indexOf('\n', at)
    const end = found === -1 ? text.length : found
    let from = at
    while (from < end && isBlank(text.charCodeAt(from))) from++
    let to = end
    while (to > from && isBlank(text.charCodeAt(to - 1))) to--
    const isEnclosed = at < openUntil
    const kind = kindOfLine(text, from, to)
    const isCode = !isEnclosed && kind === lineKinds.code
    lines.push({ from, to, kind, isIndented: from > at, indent: from - at, isEnclosed, isCode })
    if (!isEnclosed && to > from) openUntil = blockEnd({ from, to, kind }) ?? openUntil
    at = end + 1
  }
  return lines
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 13 || code === 12
}

const blocks: readonly (readonly [open: string, close: string])[] = [
  ['/*', '*/'],
  ['"""', '"""'],
  ["'''", "'''"],
]

/**
 * Tells line by line, in their order, where a block comment or a text in triple quotes ends that the line opens and does
 * not close.
 */
function openBlocks(text: string): (line: Pick<Line, 'from' | 'to' | 'kind'>) => number | undefined {
  const finders = blocks.map(([open, close]) => ({
    open,
    close,
    nextOpen: nextOf(text, open),
    nextClose: nextOf(text, close),
  }))
  return ({ from, to, kind }) => {
    if (kind === lineKinds.prose) return undefined
    for (const { open, close, nextOpen, nextClose } of finders)
      for (let at = nextOpen(from); at < to; ) {
        const end = nextClose(at + open.length)
        if (end - at > longestBlock) return undefined
        if (end >= to) return end + close.length
        at = nextOpen(end + close.length)
      }
    return undefined
  }
}

/** Finds a mark from ever later places on, in time linear in the text; infinity where there is none. */
function nextOf(text: string, mark: string): (from: number) => number {
  let found = -1
  return (from) => {
    if (found >= from) return found
    const at = text.indexOf(mark, from)
    found = at === -1 ? Number.POSITIVE_INFINITY : at
    return found
  }
}

/** All of a fenced block in a language is code; one without a language is where a line of it is. */
function markFences(text: string, lines: readonly Line[]): void {
  let open = -1
  let isPlain = false
  lines.forEach((line, i) => {
    const mark = text.charCodeAt(line.from)
    if ((mark !== 96 && mark !== 126) || line.to - line.from < 3) return
    const fence = fenceMark.exec(text.slice(line.from, line.to))
    if (fence === null) return
    line.isCode = false
    if (open === -1) {
      open = i
      isPlain = plainFence.test(fence[1])
      return
    }
    const inner = lines.slice(open + 1, i)
    const isMostlyCode = inner.filter(({ isCode }) => isCode).length * 3 >= inner.length
    if (!isPlain || (isMostlyCode && inner.some(({ isCode }) => isCode)))
      for (const one of inner) one.isCode = true
    open = -1
  })
  // A block that an answer breaks off in.
  if (open !== -1 && !isPlain) for (const one of lines.slice(open + 1)) one.isCode = true
}

/** How a line ends behind which more of it, or its body, is indented. */
const opener = /[({[,:]\s*(?:\/\/.*|#.*)?$/
/** A body has at most so many lines. */
const longestBody = 2000

/** Takes in what is indented more than the line of a program that opens it: bodies, arguments, members. */
function takeBodies(text: string, lines: readonly Line[]): void {
  for (let i = 0; i < lines.length; i++) {
    const { isCode, from, to, indent } = lines[i]
    if (!isCode || !opener.test(text.slice(Math.max(from, to - 80), to))) continue
    const last = Math.min(lines.length, i + longestBody)
    let k = i + 1
    while (
      k < last &&
      (lines[k].kind === lineKinds.blank || lines[k].isEnclosed || lines[k].indent > indent)
    ) {
      if (lines[k].kind !== lineKinds.blank) lines[k].isCode = true
      k++
    }
    i = k - 1
  }
}

/** Takes in, from line to line, what stands beside code and may be some. */
function spread(lines: readonly Line[], step: 1 | -1): void {
  let blanks = Number.POSITIVE_INFINITY
  for (let i = step > 0 ? 0 : lines.length - 1; i >= 0 && i < lines.length; i += step) {
    const line = lines[i]
    if (line.isCode) blanks = 0
    else if (line.kind === lineKinds.blank) blanks++
    else if (blanks <= mostBlank && (line.isEnclosed || goesOn(line, blanks))) {
      line.isCode = true
      blanks = 0
    } else blanks = Number.POSITIVE_INFINITY
  }
}

/** Beside a program, over that many blank lines. A comment may stand apart; what may be anything only right beside. */
function goesOn({ kind, isIndented }: Line, blanks: number): boolean {
  if (kind === lineKinds.comment) return blanks < mostBlank
  if (kind === lineKinds.data) return blanks === 0 || isIndented
  return kind === lineKinds.open && (blanks === 0 || isIndented)
}

/** A few lines of sentences between lines of a program, indented, belong to it: texts over several lines. */
function bridge(lines: readonly Line[]): void {
  let last = -1
  for (let i = 0; i < lines.length; i++) {
    if (!lines[i].isCode) continue
    if (last !== -1 && i - last > 1 && i - last <= mostProse + 1) {
      const between = lines.slice(last + 1, i)
      if (between.every(({ kind, isIndented }) => isIndented || kind === lineKinds.blank))
        for (const line of between) line.isCode = true
    }
    last = i
  }
}

function joined(text: string, lines: readonly Line[]): Region[] {
  const regions: Region[] = []
  let last: Region | undefined
  for (const { from, to, kind, isCode } of lines) {
    if (isCode) {
      if (last === undefined) regions.push((last = { from, to }))
      else last.to = to
    } else if (kind !== lineKinds.blank || from >= text.length) last = undefined
  }
  return regions
}
