import { describe, expect, it } from 'vitest'
import { renderProfile } from '../../src/report/render-profile.js'
import { wordsEn } from '../../src/report/words-en.data.js'
import { wordsZh } from '../../src/report/words-zh.data.js'

describe('the words of a page', () => {
  it('are the same in both languages, down to what is filled in', () => {
    const slots = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort()
    const slotsOf = (words: Readonly<Record<string, string>>) =>
      Object.fromEntries(Object.entries(words).map(([key, text]) => [key, slots(text)]))
    expect(slotsOf(wordsZh)).toEqual(slotsOf(wordsEn))
  })
})

describe('renderProfile()', () => {
  it('says of data without rows that there are none', async () => {
    const page = await renderProfile({ version: 1, rows: 0, columns: [] }, { lang: 'en' })
    expect(page).toContain(wordsEn.noRows)
  })
})
