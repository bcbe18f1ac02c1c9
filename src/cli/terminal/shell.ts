import { displayWidth } from './width.js'

/** Commands and code for a user to paste: their words, and how they are broken into lines that are read as one again. */

/** What a shell takes as it stands. */
const plainWord = /^[\w./,=@%+:-]+$/

/** A word as a shell takes it. */
export function shellWord(word: string): string {
  return plainWord.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}

/** Words of a shell, each with the space behind it. */
const shellPieces = /(?:\\.|'[^']*'|"[^"]*"|[^'"\\ ])+ ?| /g
/** Of a program in double quotes: what stands between spaces and behind brackets; its own texts stay whole. */
const programPieces = /(?:'(?:[^'\\]|\\.)*'|[^' (])+[ (]?|[ (]/g
/** Of code: the same, where a text in quotes of either kind stays whole, and so does a key with its value. */
const codePieces = /(?:'[^']*'|"[^"]*"|: |[^'" (])+[ (]?|[ (]/g

/** How far lines behind the first are indented. */
const indent = '  '

/**
 * A command on lines of at most `width` columns, each but the last with a backslash at its end, by which a shell joins them.
 * A text in double quotes must be one where more spaces do no harm, such as a program for `python -c`.
 */
export function commandLines(command: string, width: number): string[] {
  if (displayWidth(command) <= width) return [command]
  const lines = brokenAt(piecesOf(command), width - 2)
  return lines.map((line, i) => (i < lines.length - 1 ? `${line} \\` : line))
}

/** Code whose brackets hold it together, such as a call or a mapping, on lines of at most `width` columns. */
export function codeLines(code: string, width: number): string[] {
  return brokenAt(code.match(codePieces) ?? [], width)
}

function piecesOf(command: string): string[] {
  const words = command.match(shellPieces) ?? []
  return words.flatMap((word) => (word.startsWith('"') ? (word.match(programPieces) ?? []) : [word]))
}

function brokenAt(words: readonly string[], width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of words) {
    if (line.trim() !== '' && displayWidth((line + word).trimEnd()) > width) {
      lines.push(line.trimEnd())
      line = indent
    }
    line += word
  }
  return [...lines, line.trimEnd()]
}
