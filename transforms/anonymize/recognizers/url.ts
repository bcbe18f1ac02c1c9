import { gateBits } from '../../../src/core/gate.js'
import type { Recognizer } from '../recognizer.js'
import { evidence } from '../scores.js'

const schemes = new Set(['http', 'https', 'ftp', 'ftps', 'sftp', 'ssh', 'git', 'ws', 'wss', 'rtsp', 'smb'])
const host =
  /(?:[^\s/?#@<>"']{1,64}@)?(?:(?:[A-Za-z0-9À-ɏ_-]{1,63}\.){1,10}[A-Za-z0-9-]{2,63}|\[[0-9A-Fa-f:.]{2,45}\])/y
const tail = /(?::\d{1,5})?(?:[/?#][!#-;=?-[\]_a-z~À-ɏ]{0,2000})?/y
const wwwHost = /www\.(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}(?![A-Za-z0-9_-])/iy

/**
 * Web addresses with a scheme and a host, and those that begin with `www.`. Bare names such as `example.com`
 * are left alone: in prose and code they are as often a file, a package or a missing space.
 */
export const url: Recognizer = {
  name: 'url',
  entities: ['URL'],
  looksAgain: true,
  gate: gateBits.link,
  find({ text }, found) {
    let next = 0
    for (let mark = text.indexOf('://'); mark >= 0; mark = text.indexOf('://', next)) {
      next = mark + 3
      let start = mark
      while (start > 0 && mark - start < 6 && isLetter(text.charCodeAt(start - 1))) start--
      if (!schemes.has(text.slice(start, mark).toLowerCase())) continue
      const end = endOfUrl(text, mark + 3, host)
      if (end === undefined) continue
      found({ start, end, ...evidence.syntax })
      next = end
    }
    next = 0
    for (const { index } of text.matchAll(/(?<![\w./@-])www\./gi)) {
      if (index < next) continue
      const end = endOfUrl(text, index, wwwHost)
      if (end === undefined) continue
      found({ start: index, end, ...evidence.syntax })
      next = end
    }
  },
}

function endOfUrl(text: string, from: number, hostPattern: RegExp): number | undefined {
  hostPattern.lastIndex = from
  const name = hostPattern.exec(text)
  if (name === null) return undefined
  tail.lastIndex = from + name[0].length
  const end = tail.lastIndex + (tail.exec(text)?.[0].length ?? 0)
  return trimEnd(text, from + name[0].length, end)
}

/** Punctuation at the end belongs to the sentence; a closing bracket does unless it was opened inside. */
function trimEnd(text: string, floor: number, end: number): number {
  let open = 0
  for (let i = floor; i < end; i++) open += text[i] === '(' ? 1 : text[i] === ')' ? -1 : 0
  let last = end
  while (last > floor && /[.,;:!?'"*_)\]}]/.test(text[last - 1])) {
    if (text[last - 1] === ')' && open++ >= 0) break
    last--
  }
  return last
}

function isLetter(code: number): boolean {
  return (code | 32) >= 97 && (code | 32) <= 122
}
