import { classOf, codeAt, lengthAt, letter, mark, number } from './characters'
import { put } from './lists'
import { take } from './memory'
import { characters, end, start } from './sweep'

/** The code points of the text that was swept last. */
export let codes: usize = 0
export let codeCount: u32 = 0
/** Letters and digits, and what is no letter. */
export let alphanumeric: u32 = 0
export let special: u32 = 0
/** Lines between line feeds, without an empty one at the end, and the characters of the longest. */
export let codeLines: u32 = 0
export let longestLine: u32 = 0

/** Decodes the text, and looks at each character and line as Data-Juicer does. */
export function decode(): void {
  begin()
  alphanumeric = special = codeLines = longestLine = 0
  let line: u32 = 0
  for (let at = start; at < end; at += lengthAt(at)) {
    const code = codeAt(at)
    const found = classOf(code)
    if (found & (letter | number)) alphanumeric++
    if ((found & (letter | mark)) === 0) special++
    if (code === 0x0a) {
      longestLine = max(longestLine, line)
      line = 0
      codeLines++
    } else line++
    keep(code)
  }
  if (line > 0) codeLines++
  longestLine = max(longestLine, line)
}

/** Decodes the text without spaces, tabs and line feeds and in small letters. */
export function decodeFolded(): void {
  begin()
  let to = codes
  for (let at = start; at < end; ) {
    const bytes = load<u32>(at)
    let code = bytes & 0xff
    if (code < 0x80) {
      at++
      if (code <= 0x20 && (code === 0x20 || code === 0x0a || code === 0x09)) continue
      if (code - 0x41 < 26) code += 32
    } else if ((code & 0xf0) === 0xe0) {
      code = ((code & 0x0f) << 12) | ((bytes & 0x3f00) >> 2) | ((bytes >> 16) & 0x3f)
      at += 3
    } else {
      code = codeAt(at)
      at += lengthAt(at)
    }
    store<u32>(to, code)
    to += 4
  }
  codeCount = <u32>((to - codes) >> 2)
}

function begin(): void {
  codes = take((<usize>characters + 4) << 2)
  codeCount = 0
}

function keep(code: u32): void {
  put(codes, codeCount, code)
  codeCount++
}
