/**
 * The name tagger over UTF-16 code units: words, the windows of words that may hold a name, and the names in them, with
 * the same numbers in the same order of arithmetic as the tagger in TypeScript, which is the reference. AssemblyScript;
 * `npm run kernels` compiles it.
 */
import { mayHoldName, readNames, sumsOf } from './names/chain'
import { opened, scanCues, scanWanted, setUpCues, smalls, talks, words } from './names/cues'
import { readInputs, readWindow } from './names/inputs'
import { setUp, sums, sumsHead, windows, wordCount } from './names/memory'
import { findWindows } from './names/windows'
import { readWords } from './names/words'
import { addUp, spreadRows } from './rows'

export {
  findWindows,
  opened,
  readWords,
  scanCues,
  scanWanted,
  setUp,
  setUpCues,
  smalls,
  spreadRows,
  talks,
  wordCount,
  words,
}

/** Writes the names of a window behind `found` others; answers how many there are then. */
export function tagWindow(from: i32, to: i32, found: i32): i32 {
  readWindow(from, to)
  for (let i = from; i < to; i++) {
    readInputs(i, from, to)
    addUp(sumsHead)
    v128.store(sumsOf(i - from), v128.load(sums))
    v128.store(sumsOf(i - from) + 16, v128.load(sums + 16))
  }
  return mayHoldName(from, to - from) ? readNames(from, to - from, found) : found
}

/** Tags so many windows, and writes for each how many names there are up to its end. */
export function tagWindows(count: i32): void {
  let found = 0
  for (let k = 0; k < count; k++) {
    const at = windows + <usize>k * 12
    found = tagWindow(load<i32>(at), load<i32>(at + 4), found)
    store<i32>(at + 8, found)
  }
}
