import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const folder = new URL('../../../transforms/anonymize/recognizers/latin-text/words/', import.meta.url)
const files = readdirSync(folder).filter((name) => name.endsWith('.data.ts'))

describe('the word lists of latin-text', () => {
  it.each(files)('%s names no word of a list twice', (name) => {
    const lists = [...readFileSync(new URL(name, folder), 'utf8').matchAll(/const (\w+) = `([^`]*)`/g)]
    expect(lists.length).toBeGreaterThan(0)
    for (const [, list, body] of lists) {
      const words = body.includes('|') ? body.replaceAll('\n', '').split('|') : body.split(/\s+/)
      expect({ list, repeats: words.filter((word, i) => words.indexOf(word) < i) }).toEqual({
        list,
        repeats: [],
      })
    }
  })
})
