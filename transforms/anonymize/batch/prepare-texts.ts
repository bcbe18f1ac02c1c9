import type { TextLens } from '../../../src/arrow/text-lens.js'
import type { Detector } from '../detect/detector.js'
import { rewriteJson } from './json-text.js'

/** Which texts come, and how they will be looked at. */
export interface ComingTexts {
  /** All of them when left out. */
  candidates: Uint32Array | undefined
  /** Texts are JSON documents, of which every string is looked at by itself. */
  isJson: boolean
  maskOf(index: number): number
}

/** Hands a detector all texts under a lens before the first is looked at, where it wants them together. */
export function prepareTexts(detector: Detector, lens: TextLens, coming: ComingTexts): void {
  if (detector.prepare === undefined) return
  const { candidates, isJson, maskOf } = coming
  const texts: { text: string; mask: number }[] = []
  const count = candidates?.length ?? lens.length
  for (let k = 0; k < count; k++) {
    const index = candidates === undefined ? k : candidates[k]
    const text = lens.at(index)
    if (text === undefined) continue
    const mask = maskOf(index)
    if (isJson) addStrings(text, (part) => texts.push({ text: part, mask }))
    else texts.push({ text, mask })
  }
  detector.prepare(texts)
}

/** A document that cannot be read fails when it is its turn, and is rejected then. */
function addStrings(document: string, add: (text: string) => void): void {
  try {
    rewriteJson(document, (part) => {
      add(part)
      return undefined
    })
  } catch {}
}
