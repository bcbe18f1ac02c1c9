import { isAsciiLetter } from '../../../../src/text/letters.js'
import { allMatches, matchEnd } from '../../../../src/text/match-at.js'
import type { Recognizer } from '../../detect/recognizer.js'
import { evidence } from '../../detect/scores.js'
import { spacedLetters, unspacedLetters, wideHost } from '../../identifiers/domain-labels.js'
import { prefilterBits } from '../../prefilter/prefilter.js'
import { isPublicAddress } from './public-address.js'

const schemes: ReadonlySet<string> = new Set([
  'http',
  'https',
  'ftp',
  'ftps',
  'sftp',
  'ssh',
  'git',
  'ws',
  'wss',
  'rtsp',
  'smb',
])
const host =
  /(?:[^\s/?#@<>"']{1,64}@)?(?:(?:[A-Za-z0-9À-ɏ_-]{1,63}\.){1,10}[A-Za-z0-9-]{2,63}|\d{1,3}(?:\.\d{1,3}){3}|\[[0-9A-Fa-f:.]{2,45}\])/y
const wideName = new RegExp(`(?:[^\\s/?#@<>"']{1,64}@)?${wideHost}`, 'y')
const port = /:\d{1,5}(?!\d)/y
// RFC 3987: letters of all scripts. Some browsers show addresses so, and people copy them.
const tail = new RegExp(`[!#-;=?-[\\]_a-z~${spacedLetters}]{1,4096}`, 'y')
const unspacedTail = new RegExp(`[${unspacedLetters}]{1,256}`, 'y')
const maxUrl = 65_536
const wwwHost = /www\.(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}(?![A-Za-z0-9_-])/iy

/** This machine, whoever's it is. */
const ownMachine = /127\.0\.0\.1(?![\d.])/y

/** A registry, a standard, a manual. */
const ofEverybody = { score: 0.2, validated: false, why: 'a public address of software' }

const hosts = [host, wideName]
const wwwHosts = [wwwHost]

/**
 * Web addresses with a scheme and a host, and those that begin with `www.`, but for those of registries and manuals. Bare names such as `example.com`
 * are left alone: in prose and code they are as often a file, a package or a missing space.
 */
export const url: Recognizer = {
  name: 'url',
  entities: ['URL'],
  rescans: true,
  bits: prefilterBits.link,
  find({ text }, report) {
    let next = 0
    for (let mark = text.indexOf('://'); mark >= 0; mark = text.indexOf('://', next)) {
      next = mark + 3
      let start = mark
      while (start > 0 && mark - start < 6 && isAsciiLetter(text.charCodeAt(start - 1))) start--
      if (!schemes.has(text.slice(start, mark).toLowerCase())) continue
      const end = endOfUrl(text, mark + 3, hosts)
      if (end === undefined || matchEnd(ownMachine, text, mark + 3) !== undefined) continue
      report({ start, end, ...(isPublicAddress(text.slice(start, end)) ? ofEverybody : evidence.syntax) })
      next = end
    }
    next = 0
    for (const { index } of allMatches(/(?<![\w./@-])www\./gi, text)) {
      if (index < next) continue
      const end = endOfUrl(text, index, wwwHosts)
      if (end === undefined) continue
      report({ start: index, end, ...evidence.syntax })
      next = end
    }
  },
}

function endOfUrl(text: string, from: number, hostPatterns: readonly RegExp[]): number | undefined {
  const floor = hostPatterns.map((pattern) => matchEnd(pattern, text, from)).find((end) => end !== undefined)
  if (floor === undefined) return undefined
  const at = matchEnd(port, text, floor) ?? floor
  const end = /[/?#]/.test(text[at] ?? '') ? endOfTail(text, at) : at
  return trimEnd(text, floor, end)
}

/**
 * Where path, query and fragment end. Chinese and the like count from the beginning of a part on, as in
 * `/wiki/北京`; right behind ASCII they are the sentence that goes on.
 */
function endOfTail(text: string, from: number): number {
  let end = from
  while (end - from < maxUrl) {
    const isPart = end > from && /[/?#=&_-]/.test(text[end - 1])
    const next = matchEnd(tail, text, end) ?? (isPart ? matchEnd(unspacedTail, text, end) : undefined)
    if (next === undefined) break
    end = next
  }
  return end
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
