/**
 * Measures the quality of texts, as the filters of Gopher, FineWeb, Data-Juicer and ChineseWebText have it: words, lines,
 * what is said again, characters. Each text is written behind `roomFor`, swept, and measured; what is made of it lasts until
 * the next. AssemblyScript; `npm run kernels` compiles it.
 */
import { holdsAsciiCall } from './signals/calls'
import { cutWords } from './signals/chunks'
import {
  alphanumeric,
  codeCount,
  codeLines,
  codes,
  decode,
  decodeFolded,
  longestLine,
  special,
} from './signals/codes'
import { countRuns, different, repeatedRuns, singles, topRuns, total } from './signals/grams'
import {
  bulletLines,
  countLines,
  ellipsisLines,
  filled,
  lines,
  paragraphs,
  parts,
  punctuated,
  repeatedFilled,
  repeatedParagraphCharacters,
  repeatedParagraphs,
  repeatedPartCharacters,
  repeatedParts,
  short,
} from './signals/lines'
import { signals } from './signals/memory'
import { topLonger, topPairs } from './signals/pairs'
import { hanInProse } from './signals/prose'
import { findPlaces, narrow, repetitions } from './signals/repetitions'
import { countStops } from './signals/stops'
import {
  characters,
  common,
  ellipses,
  end,
  feedCount,
  garbled,
  han,
  hanSigns,
  hasCall,
  hashes,
  replaced,
  simplified,
  start,
  traditional,
} from './signals/sweep'
import { letters, textCharacters, texts, words } from './signals/words'

export { keepWord } from './signals/edges'
export { languageByWords } from './signals/languages'
export { roomFor, setUp } from './signals/memory'
export { keepStop } from './signals/stops'
export { sweep } from './signals/sweep'

/** What may be asked for, as bits: the groups of signals in their order, and of Chinese what takes a second look. */
const gopher: u32 = 1
const repetition: u32 = 2
const fineweb: u32 = 4
const dataJuicer: u32 = 8
const chinese: u32 = 16
const chineseRuns: u32 = 32
const advertisements: u32 = 64
const chineseProse: u32 = 128

/** Fewer Chinese characters say nothing of how frequent they are. */
const leastHan: u32 = 5
/** Data-Juicer's `character_repetition_filter`, and ChineseWebText's inner repetition. */
const repeatedRun: u32 = 10
const innerRun: u32 = 13

/** Measures the text that was swept last; `stops` is the table of stop words of its language. Answers whether an advertisement may be in it. */
export function measure(groups: u32, stops: usize): bool {
  const needsWords = (groups & (gopher | repetition | fineweb)) !== 0
  if (needsWords) {
    countLines()
    cutWords(start, end)
  }
  if (groups & gopher) measureGopher(stops)
  if (groups & repetition) measureRepetition()
  if (groups & fineweb) measureFineweb()
  if (groups & dataJuicer) measureDataJuicer()
  if (groups & chinese) measureChinese()
  if (groups & chineseRuns) measureInnerRuns()
  if (groups & chineseProse) put(40, ratio(hanInProse(), han))
  return (groups & advertisements) !== 0 && han > 0 && (hasCall || holdsAsciiCall(start, end))
}

function measureGopher(stops: usize): void {
  put(0, <f64>characters)
  put(1, <f64>words)
  put(2, <f64>texts)
  put(3, ratio(textCharacters, texts))
  put(4, ratio(hashes, words))
  put(5, ratio(ellipses, words))
  put(6, ratio(bulletLines, lines))
  put(7, ratio(ellipsisLines, lines))
  put(8, ratio(letters, words))
  put(9, <f64>countStops(stops))
}

function measureRepetition(): void {
  put(10, ratio(repeatedParagraphs, paragraphs))
  put(11, ratio(repeatedParagraphCharacters, characters))
  put(12, ratio(repeatedParts, parts))
  put(13, ratio(repeatedPartCharacters, characters))
  put(14, share(topPairs()))
  put(15, share(topLonger(3)))
  put(16, share(topLonger(4)))
  findPlaces()
  for (let length: u32 = 5; length <= 10; length++) {
    // Longer runs begin alike for longer, and those are fewer.
    if (length > 5 && (length & 1) === 0) narrow(length, length << 2)
    put(12 + length, share(repetitions(length)))
  }
}

function measureFineweb(): void {
  put(23, ratio(punctuated, filled))
  put(24, ratio(short, filled))
  put(25, ratio(repeatedFilled, characters - feedCount))
  put(26, ratio(feedCount, words))
}

function measureDataJuicer(): void {
  decode()
  put(27, ratio(alphanumeric, codeCount))
  put(28, ratio(special, codeCount))
  put(29, ratio(codeCount, codeLines))
  put(30, <f64>longestLine)
  countRuns(codes, codeCount, repeatedRun)
  const most = min(<u32>sqrt<f64>(<f64>different), different - singles)
  put(31, ratio(topRuns(most), total))
}

function measureChinese(): void {
  put(32, ratio(han, characters))
  put(33, ratio(hanSigns, characters))
  put(34, han < leastHan ? 1 : ratio(common, han))
  put(35, ratio(traditional, traditional + simplified))
  put(36, ratio(garbled, characters))
  put(37, ratio(replaced, characters))
}

/** The share of runs of 13 characters that stand there more than once, spaces left out and case ignored. */
function measureInnerRuns(): void {
  decodeFolded()
  // The last run is left out, as there.
  countRuns(codes, codeCount > 0 ? codeCount - 1 : 0, innerRun)
  put(38, ratio(repeatedRuns(), total))
}

/** A share of nothing is none. */
function ratio(part: u32, whole: u32): f64 {
  return whole === 0 ? 0 : <f64>part / <f64>whole
}

function share(part: f64): f64 {
  return characters === 0 ? 0 : part / <f64>characters
}

function put(number: u32, value: f64): void {
  store<f64>(signals + ((<usize>number) << 3), value)
}
