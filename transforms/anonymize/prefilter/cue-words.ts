/** The words that announce a secret or an account, by how they end: what the sweep of `sweep.ts` looks for. */

import { prefilterBits } from './bits.js'
import { isAscii, isLetter } from './checks.js'

const secretEndings =
  'ssword asword wrod owrd sswod ss-word wort passwd pwd pass -pw pswd -psw -psk scode s-code ncode n-code pin key token secret auth tial rase bearer passe enha ña ль ля 호'
const accountEndings =
  'user ername er-name in-name nt-name en-name login logon er-id in-id nt-id userid -uid -usr handle nick ickname amertag er-tag wechat alipay zfb usuario logname sudo -acct venmo insta agram -snap pchat skype scord ithub itlab witter iktok acebook nkedin reddit twitch'

/** One value for all bytes that part words. */
const breakByte = 0x2d

/** How words end that announce a secret or an account, by their last three bytes; `-` stands for what parts words. */
const cueEndings: ReadonlyMap<number, readonly CueEnding[]> = byLastThree([
  ...secretEndings.split(' ').map((word) => ({ ending: endingBytes(word), bit: prefilterBits.cue })),
  ...accountEndings.split(' ').map((word) => ({ ending: endingBytes(word), bit: prefilterBits.account })),
  { ending: endingBytes('bic'), bit: prefilterBits.bank },
])

interface CueEnding {
  ending: Uint8Array
  bit: number
}

function byLastThree(endings: readonly CueEnding[]): Map<number, CueEnding[]> {
  const grouped = new Map<number, CueEnding[]>()
  for (const one of endings) {
    const key = lastThree(one.ending, 0, one.ending.length)
    grouped.set(key, [...(grouped.get(key) ?? []), one])
  }
  return grouped
}

function endingBytes(word: string): Uint8Array {
  return new TextEncoder().encode(word).map(plainByte)
}

/** A byte without the bit that tells capitals; one value for all that parts words, as the beginning of a text does. */
function plainByte(byte: number): number {
  return byte < 0x80 && !isAscii(byte) ? breakByte : byte | 32
}

function plainByteAt(bytes: Uint8Array, start: number, p: number): number {
  return p < start ? breakByte : plainByte(bytes[p])
}

/** The last three bytes before `q`, as one number. */
function lastThree(bytes: Uint8Array, start: number, q: number): number {
  return (
    (plainByteAt(bytes, start, q - 3) << 16) |
    (plainByteAt(bytes, start, q - 2) << 8) |
    plainByteAt(bytes, start, q - 1)
  )
}

/** What the word gives away that ends before `p`, at most three quotes, spaces or brackets away. */
export function cueOfWord(bytes: Uint8Array, start: number, p: number): number {
  let q = p
  while (q > start && p - q < 3 && bytes[q - 1] < 0x80 && !isLetter(bytes[q - 1])) q--
  if (q - 2 < start) return 0
  let bits = 0
  for (const { ending, bit } of cueEndings.get(lastThree(bytes, start, q)) ?? [])
    if (
      q - ending.length >= start - 1 &&
      ending.every((byte, i) => plainByteAt(bytes, start, q - ending.length + i) === byte)
    )
      bits |= bit
  return bits
}

/** Pairs of characters that announce a secret or an account, as `first << 16 | second`. */
const widePairs: ReadonlyMap<number, number> = new Map([
  ...pairsOf('密码 密碼 口令 暗号', prefilterBits.cue),
  ...pairsOf(
    '微信 账号 帐号 賬號 帳號 户名 戶名 录名 錄名 入名 付宝 信号 信號 腾讯 扣扣 企鹅 加微 薇信 威信 昵称 暱稱 名稱 色名 员名 員名 网名 網名 戏名 戲名 音号 音號 手号 书号 員號 员号',
    prefilterBits.account,
  ),
])

function pairsOf(words: string, bit: number): [number, number][] {
  return words.split(' ').map((pair) => [pair.charCodeAt(0) * 0x10000 + pair.charCodeAt(1), bit])
}

/** What stands before "ID" and makes it a name of somebody's account: 用户ID, 游戏ID, 会员ID. */
const beforeId: ReadonlySet<number> = new Set([...'户戶戏戲员員'].map((one) => one.charCodeAt(0)))

/** What the pair of characters that ends with the one at `p` gives away. */
export function cueOfPair(bytes: Uint8Array, start: number, p: number): number {
  const code = wideCode(bytes, p)
  if (beforeId.has(code) && (bytes[p + 3] | 32) === 0x69) return prefilterBits.account
  if (p - 3 < start) return 0
  return widePairs.get(wideCode(bytes, p - 3) * 0x10000 + code) ?? 0
}

export function wideCode(bytes: Uint8Array, p: number): number {
  return ((bytes[p] & 15) << 12) | ((bytes[p + 1] & 63) << 6) | (bytes[p + 2] & 63)
}

/**
 * What the byte at `p` gives away: the `w` of "passw", "pwd", "wechat", "weixin" or "swift", the `m` of
 * "username", the second `q` of "qq", the `x` of "vx" or "wx", the `B` of "BIC"; see also the checks that it calls.
 */
export function cueOfLetter(bytes: Uint8Array, start: number, p: number): number {
  const letter = bytes[p] | 32
  const previous = p > start ? bytes[p - 1] | 32 : 0
  if (letter === 0x2d) return cueOfHyphen(bytes, start, p)
  if (letter === 0x2f || letter === 0x7c) return cueOfSlash(bytes, p)
  if (letter === 0x75) return cueOfUser(bytes, start, p)
  if (letter === 0x62)
    return (bytes[p + 1] | 32) === 0x69 && (bytes[p + 2] | 32) === 0x63 ? prefilterBits.bank : 0
  if (letter === 0x77) {
    const next = bytes[p + 1] | 32
    if (next === 0x65) {
      const third = bytes[p + 2] | 32
      if (third === 0x63 || third === 0x69) return prefilterBits.account
    }
    if (previous === 0x73) {
      if (next === 0x69 && (bytes[p + 2] | 32) === 0x66) return prefilterBits.bank
      return endsWith(bytes, start, { p, word: 'pass' }) ? prefilterBits.cue : 0
    }
    return previous === 0x70 ? prefilterBits.cue : 0
  }
  if (letter === 0x71) return previous === 0x71 ? prefilterBits.account : 0
  if (letter === 0x78) {
    const isShort = (previous === 0x76 || previous === 0x77) && (p - 2 < start || !isLetter(bytes[p - 2]))
    return isShort ? prefilterBits.account : 0
  }
  const isName = letter === 0x6d && previous === 0x61 && endsWith(bytes, start, { p, word: 'erna' })
  return isName ? prefilterBits.account : 0
}

/** Whether a word, in small letters, stands right before `p` in any case. */
function endsWith(bytes: Uint8Array, start: number, { p, word }: { p: number; word: string }): boolean {
  return p - word.length >= start && stands(bytes, p - word.length, word)
}

function stands(bytes: Uint8Array, p: number, word: string): boolean {
  for (let i = 0; i < word.length; i++) if ((bytes[p + i] | 32) !== word.charCodeAt(i)) return false
  return true
}

/** What a slash gives away: `/home/` and `/Users/`, and after a drive's letter also with the other slash. */
function cueOfSlash(bytes: Uint8Array, p: number): number {
  return stands(bytes, p + 1, 'home/') || stands(bytes, p + 1, 'users') ? prefilterBits.account : 0
}

/** What a hyphen gives away: the options `-p`, `-a` and `-u` of a command, and the rights of a file, `-rw-` or `-xr-`. */
function cueOfHyphen(bytes: Uint8Array, start: number, p: number): number {
  const next = bytes[p + 1] | 32
  if (next === 0x72) return (bytes[p + 2] | 32) === 0x77 ? prefilterBits.account : 0
  if (next === 0x78) return (bytes[p + 2] | 32) === 0x72 ? prefilterBits.account : 0
  if (p > start && isAscii(bytes[p - 1])) return 0
  return next === 0x75 ? prefilterBits.account : prefilterBits.cue
}

/** What a `u` gives away: "user" after "for", "invalid" and the like, as in logs, or at the beginning of a text. */
function cueOfUser(bytes: Uint8Array, start: number, p: number): number {
  if (!stands(bytes, p, 'user') || isAscii(bytes[p + 4] ?? 0x61)) return 0
  if (p === start) return prefilterBits.account
  return bytes[p - 1] === 0x20 && 'rdgnmy'.includes(String.fromCharCode(bytes[p - 2] | 32))
    ? prefilterBits.account
    : 0
}
