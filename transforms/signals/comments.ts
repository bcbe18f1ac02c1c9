/**
 * How comments are written in the languages of programs: what opens one that ends with its line, what opens and closes one
 * that does not, and what texts stand in. The language of a file is not known here, only how most of its comments begin.
 */
interface CommentStyle {
  line: string | undefined
  block: readonly [open: string, close: string] | undefined
  /** Texts over several lines, which are comments where one begins a line. */
  docs: readonly string[]
}

const styles = {
  slashes: { line: '//', block: ['/*', '*/'], docs: [] },
  hashes: { line: '#', block: undefined, docs: ['"""', "'''"] },
  dashes: { line: '--', block: ['/*', '*/'], docs: [] },
  tags: { line: undefined, block: ['<!--', '-->'], docs: [] },
} as const satisfies Record<string, CommentStyle>

/** How many characters of a program stand in comments and docstrings, without the marks around them. */
export function commentCharacters(text: string): number {
  return scan(text, styles[styleOf(text)])
}

/** The style of most lines that begin with a comment; C's where none does. */
function styleOf(text: string): keyof typeof styles {
  const votes = {
    slashes: count(text, /^[ \t]*(?:\/\/|\/\*)|[;{}][ \t]*$/gm),
    hashes: count(
      text,
      /^[ \t]*#(?!(?:include|define|undef|ifn?def|if|elif|else|endif|pragma|error|line|import|region|endregion)\b)|^[ \t]*(?:"""|'''|(?:def|class|elif|except|with)\b.*:[ \t]*$)/gm,
    ),
    dashes: count(text, /^[ \t]*--/gm),
    tags: count(text, /^[ \t]*<[!/a-z]/gim),
  }
  const names = Object.keys(votes) as (keyof typeof styles)[]
  return names.reduce((best, name) => (votes[name] > votes[best] ? name : best))
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}

function scan(text: string, { line, block, docs }: CommentStyle): number {
  let found = 0
  let isLineStart = true
  for (let at = 0; at < text.length; ) {
    const doc = docs.find((mark) => text.startsWith(mark, at))
    if (doc !== undefined || (block !== undefined && text.startsWith(block[0], at))) {
      const [open, close] = doc === undefined ? block! : [doc, doc]
      const end = endOf(text, close, at + open.length)
      // A text that is given a name, or handed over, is none.
      if (doc === undefined || isLineStart) found += characters(text, at + open.length, end)
      at = end + close.length
      isLineStart = false
    } else if (line !== undefined && text.startsWith(line, at)) {
      const end = endOf(text, '\n', at)
      found += characters(text, at + line.length, end)
      at = end
    } else {
      const sign = text[at]
      if (sign === '"' || sign === "'" || sign === '`') at = behindString(text, at)
      else at++
      isLineStart = sign === '\n' || (isLineStart && (sign === ' ' || sign === '\t'))
    }
  }
  return found
}

/** Where the next such mark stands, or the end of the text. */
function endOf(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from)
  return at < 0 ? text.length : at
}

/** Behind a text in quotes, which ends with its line at the latest unless it stands in backquotes. An apostrophe in a word begins none. */
function behindString(text: string, start: number): number {
  const quote = text[start]
  if (quote === "'" && /\w/.test(text[start - 1] ?? '')) return start + 1
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === quote) return at + 1
    else if (text[at] === '\n' && quote !== '`') return at
  }
  return text.length
}

function characters(text: string, from: number, to: number): number {
  let found = 0
  for (let at = from; at < to; at++) if ((text.charCodeAt(at) & 0xfc00) !== 0xdc00) found++
  return found
}
