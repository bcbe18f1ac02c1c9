import { beforeAll, describe, expect, it } from 'vitest'
import { openAnonymizer, type TextAnonymizer } from '../../../src/index.js'
import { isFake } from '../../../transforms/anonymize/fakes/is-fake.js'

let pseudonymizer: TextAnonymizer
beforeAll(async () => {
  pseudonymizer = await openAnonymizer({
    policy: 'pseudonymize',
    entities: ['PHONE_NUMBER', 'CN_MOBILE'],
    regions: ['US', 'CN', 'DE', 'TR'],
  })
})

describe('`pseudonymize` takes for its own fakes', () => {
  it.each([
    'Tel. privat: +49 202 5550147',
    'Tel. privat: 0049 202 5550147',
    'Tel. privat: +49 (0)202 5550147',
    'Tel. +49 (202) 555-0147',
    'Tel: 0 (212) 555 0123',
    'Telefon: 8 (495) 555-0123',
    'Phone: +7 495 5550123',
    'Tel.: 0170 0234567',
    'Phone +49 154 12345678',
  ])('no number of another country, as in %s', (text) => {
    const { anonymize } = pseudonymizer
    const { text: after } = anonymize(text)
    expect(after).not.toContain(text.slice(-6))
    expect(anonymize(after).text).toBe(after)
  })

  it.each([
    'Tel. 202-555-0147',
    'Tel. (202) 555-0147',
    'Tel. +1 202-555-0147',
    'Tel. +44 7700 900123',
    'Tel. +86 10 01234567',
    '电话 010-01234567',
    '手机 +86 154 1234 5678',
    '电话 010-01234567转802',
  ])('what it has written: %s', (text) => {
    expect(pseudonymizer.anonymize(text).text).toBe(text)
  })

  it.each([
    ['电话0755-26718899转802', /^电话0(?:10|2\d)-0\d{7}转\d{3}$/],
    ['座机：010-6255 8888-802', /^座机：0(?:10|2\d)-0\d{7}-\d{3}$/],
  ])('what it makes of an extension: %s', (text, form) => {
    const { anonymize } = pseudonymizer
    const { text: after } = anonymize(text)
    expect(after).toMatch(form)
    expect(anonymize(after).text).toBe(after)
  })

  it('no value of another country, where only the value is known', () => {
    expect(isFake('PHONE_NUMBER', '+49 202 5550147')).toBe(false)
    expect(isFake('PHONE_NUMBER', '0170 0234567')).toBe(false)
    expect(isFake('PHONE_NUMBER', '(202) 555-0147')).toBe(true)
  })
})

it.each(['redact', 'mask', 'replace'] as const)(
  '`anonymize()` with %s leaves no password of a connection string to find',
  async (policy) => {
    const { anonymize, find } = await openAnonymizer({ policy, entities: ['PASSWORD', 'USERNAME'] })
    const { text } = anonymize('DATABASE_URL=postgres://svc_orders:Gr33n!Tea@db7.example.net/x')
    expect(text).not.toContain('Tea')
    expect(find(text)).toEqual([])
  },
)
