import type { XmlPart } from './xml.js'

/**
 * Gathers the text of one item: of a shared string, or of a text that stands in its cell. Runs of letters in other
 * fonts are joined; how Chinese or Japanese is pronounced (`rPh`) is no part of the text.
 */
export class TextItem {
  #text = ''
  #isText = false
  #isSpoken = false

  take(part: XmlPart): void {
    if (part.kind === 'text') {
      if (this.#isText && !this.#isSpoken) this.#text += part.text
    } else if (part.name === 't') this.#isText = part.kind === 'open' && !part.isEmpty
    else if (part.name === 'rPh') this.#isSpoken = part.kind === 'open' && !part.isEmpty
  }

  /** The text since the last call. */
  end(): string {
    const text = this.#text
    this.#text = ''
    this.#isText = false
    return plainText(text)
  }
}

/** Characters that XML cannot hold are written as `_x000D_` (ECMA-376, 22.9.2.19, ST_Xstring). */
export function plainText(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
}

/** The texts that cells name by their numbers. */
export async function readSharedStrings(parts: AsyncIterable<XmlPart[]>): Promise<string[]> {
  const texts: string[] = []
  const item = new TextItem()
  for await (const some of parts)
    for (const part of some) {
      if (part.kind === 'text' || part.name !== 'si') item.take(part)
      else if (part.kind === 'close' || part.isEmpty) texts.push(item.end())
    }
  return texts
}
