import { call, classOf, codeAt, lengthAt, letter, mark, number } from './characters'
import { put } from './lists'
import { callCount, calls, take } from './memory'
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
/** Whether an advertisement may begin somewhere. */
export let hasCall: bool = false

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

/** Decodes the text without spaces, tabs and line feeds and in small letters, and looks for advertisements. */
export function decodeFolded(): void {
  begin()
  hasCall = false
  for (let at = start; at < end; at += lengthAt(at)) {
    const code = codeAt(at)
    if (code < 0x80) {
      if (code === 0x20 || code === 0x0a || code === 0x09) continue
      keep(code - 0x41 < 26 ? code + 32 : code)
    } else keep(code)
    if (!hasCall && classOf(code) & call) hasCall = isCall(at)
  }
}

function begin(): void {
  codes = take((<usize>characters + 4) << 2)
  codeCount = 0
}

function keep(code: u32): void {
  put(codes, codeCount, code)
  codeCount++
}

/** Whether one of the beginnings of advertisements stands there: 16 bytes each, and as many that say which of them count. */
function isCall(at: usize): bool {
  const bytes = v128.load(at)
  const last = calls + ((<usize>callCount) << 5)
  for (let entry = calls; entry < last; entry += 32) {
    const differs = v128.and(v128.xor(bytes, v128.load(entry)), v128.load(entry, 16))
    if (!v128.any_true(differs)) return true
  }
  return false
}
