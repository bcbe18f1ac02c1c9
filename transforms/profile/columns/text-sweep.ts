import { classOfCodePoint, codePointClasses, kind, scriptCount } from './scripts.js'

/**
 * Measures a text in one sweep over its UTF-8 bytes: characters, words and letters by script.
 *
 * A word is a run of characters without a space that holds a letter or a digit. Han, kana and Thai are
 * written without spaces: their runs count as so many words as a segmenter finds in them on average
 * (see `wordsOfRun`), whatever stands next to them. Malformed bytes count as one character each.
 */
export class TextSweep {
  characters = 0
  words = 0
  /** Letters by script, in the order of `scriptNames`. */
  readonly letters = new Int32Array(scriptCount)
  readonly #classes = codePointClasses()

  measure(bytes: Uint8Array, start: number, end: number): void {
    const classes = this.#classes
    const { letters } = this
    letters.fill(0)
    let characters = 0
    let words = 0
    let latin = 0
    let inWord = 0
    let run = 0
    let runKind = 0
    for (let i = start; i < end; ) {
      const lead = bytes[i]
      let found: number
      if (lead < 0x80) {
        found = classes[lead]
        i++
        if (runKind === 0) {
          // Letters, digits and the rest of ASCII, without branches: most bytes of most data come here.
          const wordy = found & 1
          words += wordy & ~inWord
          latin += (found >> 1) & 1
          inWord = (inWord | wordy) & ~(found >> 2)
          characters++
          continue
        }
      } else if (lead < 0xe0 && lead >= 0xc2 && i + 1 < end) {
        found = classes[((lead & 0x1f) << 6) | (bytes[i + 1] & 0x3f)]
        i += 2
      } else if (lead >= 0xe0 && lead < 0xf0 && i + 2 < end) {
        found = classes[((lead & 0x0f) << 12) | ((bytes[i + 1] & 0x3f) << 6) | (bytes[i + 2] & 0x3f)]
        i += 3
      } else if (lead >= 0xf0 && lead < 0xf5 && i + 3 < end) {
        const high = ((lead & 0x07) << 18) | ((bytes[i + 1] & 0x3f) << 12)
        found = classOfCodePoint(high | ((bytes[i + 2] & 0x3f) << 6) | (bytes[i + 3] & 0x3f))
        i += 4
      } else {
        found = 0
        i++
      }
      characters++
      if (found & kind.letter) letters[found >> 4]++
      if (found & kind.unspaced) {
        if (runKind !== found) {
          if (runKind !== 0) words += wordsOfRun(runKind, run)
          runKind = found
          run = 0
          inWord = 0
        }
        run++
        continue
      }
      if (runKind !== 0) {
        words += wordsOfRun(runKind, run)
        runKind = 0
      }
      const wordy = found & 1
      words += wordy & ~inWord
      inWord = (inWord | wordy) & ~(found >> 2)
    }
    if (runKind !== 0) words += wordsOfRun(runKind, run)
    letters[0] += latin
    this.characters = characters
    this.words = words
  }
}

/**
 * How many words a run of `length` characters of one unspaced script counts as. The rates are averages of
 * what ICU's dictionaries (`Intl.Segmenter`) find: 1.8 Han characters a word, rounded up for each run, is
 * within 2 % of its total on Chinese instructions and within 5 % on the median text.
 */
function wordsOfRun(found: number, length: number): number {
  const script = found >> 4
  if (script === 1) return Math.ceil((length * 5) / 9)
  if (script === 2) return (length + 1) >> 1
  if (script === 3) return 1
  return (length + 3) >> 2
}
