import { placeTokens } from '../../transforms/anonymize/evaluate/gold/placed-tokens.js'
import type { GoldSample } from '../../transforms/anonymize/evaluate/index.js'

/** A character and a tag a line, the characters numbered within their word (golden-horse): only names (`.NAM`) are gold. */
export function readCharacters(content: string): GoldSample[] {
  return content
    .split(/\n\s*\n/)
    .map((block) => block.split('\n').filter((line) => line.trim() !== ''))
    .filter((lines) => lines.length > 0)
    .map((lines) => {
      const tokens = lines.map((line) => {
        const [word, tag] = line.split('\t')
        const isName = tag.endsWith('.NAM')
        return { word: word.replace(/\d$/, ''), tag: isName ? tag.slice(0, -'.NAM'.length) : 'O' }
      })
      return placeTokens(tokens.map(({ word }) => word).join(''), tokens)
    })
}
