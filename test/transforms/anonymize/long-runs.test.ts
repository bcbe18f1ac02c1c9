import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defineRuns, eachLongRun } from '../../../transforms/anonymize/identifiers/long-runs.js'
import { openSecrets } from '../../../transforms/anonymize/recognizers/secrets/index.js'
import { runs } from '../../campaign.js'

const parts = fc.constantFrom(
  'a',
  'Z',
  '7',
  '_',
  '-',
  '.',
  ' ',
  '\n',
  '中',
  'é',
  'abcd',
  'abcdefgh',
  '12345678',
)

describe('eachLongRun()', () => {
  it('visits the rows that a search for them finds, for any text and any length', () => {
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 60 }), fc.integer({ min: 1, max: 30 }), (given, least) => {
        const text = given.join('')
        const seen: [number, number][] = []
        eachLongRun(text, defineRuns(/[a-z0-9_]/, least), (start, end) => seen.push([start, end]))
        const rows = [...text.matchAll(/[a-z0-9_]+/g)].filter(({ 0: row }) => row.length >= least)
        expect(seen).toEqual(rows.map(({ 0: row, index }) => [index, index + row.length]))
      }),
      runs(500),
    )
  })
})

describe('keyed_token', () => {
  const token = 'q7Zx2Lk9Vb4Nw8Tc1Ry6'

  it.each([
    ['behind a row that is long itself', `see my-very-long-name-of-an-api key: ${token}`],
    ['behind many words without a stop', `${'so it goes on '.repeat(40)}client secret = ${token}`],
    ['at the very beginning', `token: ${token}`],
    ['behind another one', `api_key=${token}, session token: ${token}`],
    ['behind a key in Chinese, parted by a line', `他的密\n钥：${token}`],
  ])('`find()` sees a token %s', async (_, text) => {
    const recognizers = await openSecrets({ wants: () => true, regions: [] })
    const seen: string[] = []
    const keyed = recognizers.find(({ name }) => name === 'keyed_token')
    keyed?.find({ text, mask: 0xffffffff, field: '', isExplaining: false }, ({ start, end, score }) => {
      if (score > 0.5) seen.push(text.slice(start, end))
    })
    expect(seen).toEqual(
      text
        .split(token)
        .slice(1)
        .map(() => token),
    )
  })
})
