import { describe, expect, it } from 'vitest'
import { anonymizeText, findPii, openAnonymizer, openPiiFinder } from '../../../src/index.js'

const contact = { entities: ['EMAIL_ADDRESS'] }

describe('what a user of the library passes by mistake', () => {
  it.each<[string, unknown]>([
    ['undefined', undefined],
    ['null', null],
    ['a value of type number', 5],
  ])('is refused where a text is wanted: %s', async (kind, given) => {
    const text = given as string
    const message = new RegExp(`^The text is ${kind}, where a string is wanted`)
    const refusal = expect.objectContaining({ code: 'bad_option', message: expect.stringMatching(message) })
    await expect(findPii(text, contact)).rejects.toEqual(refusal)
    await expect(anonymizeText(text, contact)).rejects.toEqual(refusal)
    const find = await openPiiFinder(contact)
    expect(() => find(text)).toThrow(message)
    const opened = await openAnonymizer(contact)
    for (const use of [opened.find, opened.anonymize, opened.restore])
      expect(() => use(text)).toThrow(message)
  })

  it('is a country by another code, and GB is named', async () => {
    await expect(openAnonymizer({ countries: ['UK'] })).rejects.toThrow(/Did you mean "GB"\?/)
  })

  it.each([
    [{ entities: ['US_SSM'] }, 'Did you mean "US_SSN"? listEntities() shows all'],
    [{ entities: ['XYZQWV'] }, 'listEntities() shows all'],
    [{ thresholds: { EMAIL: 0.5 } }, 'Did you mean "EMAIL_ADDRESS"? listEntities()'],
    [{ operators: { Q: 'mask' } }, 'listEntities() shows all'],
  ])('is an entity that is none, and the list is named rather than shown: %j', async (options, hint) => {
    const error = await openAnonymizer(options as object).catch((thrown: Error) => thrown)
    expect(error).toBeInstanceOf(Error)
    const { message } = error as Error
    expect(message).toContain(hint)
    expect(message.length).toBeLessThan(250)
  })

  it('counts places in UTF-16 units, of which code points can be made', async () => {
    const text = '😀 mail ann@foo.org'
    const [{ start }] = await findPii(text, contact)
    const points = [...text.slice(0, start)].length
    expect([start, points, [...text].slice(0, points).join('').length]).toEqual([8, 7, 8])
  })
})
