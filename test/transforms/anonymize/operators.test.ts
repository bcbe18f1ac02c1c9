import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PrepError } from '../../../src/base/errors.js'
import { planStep } from '../../../src/transform/plan-step.js'
import { anonymize } from '../../../transforms/anonymize.js'
import { anonymized, batchOfTexts } from './anonymized.js'

const secret = 'correct horse battery staple 42'
const values = {
  EMAIL_ADDRESS: 'Ann.Lee@mail.org',
  URL: 'https://a.org/ann',
  IP_ADDRESS: '41.173.96.26',
  CREDIT_CARD: '4111 1111 1111 1111',
  IBAN_CODE: 'GB82 WEST 1234 5698 7654 32',
  US_SSN: '536-90-4399',
  CN_RESIDENT_ID: '11010519491231002X',
  CN_MOBILE: '138-0013-8000',
  PHONE_NUMBER: '(202) 456-1414',
}
const texts = Object.values(values).map((value) => `见 ${value} ok`)

beforeEach(() => {
  process.env.PREPKIT_TEST_KEY = secret
})

afterEach(() => {
  delete process.env.PREPKIT_TEST_KEY
})

describe('operators', () => {
  it('`anonymize()` masks all but the last four letters or digits and keeps separators', async () => {
    const masked = await anonymized(texts, { policy: 'mask' })
    expect(masked[3]).toBe('见 **** **** **** 1111 ok')
    expect(masked[7]).toBe('见 ***-****-8000 ok')
    expect(await anonymized(['password: kT!9$rrw-20'], { policy: 'mask' })).toEqual(['password: ********'])
    expect(
      await anonymized(['ssn 536-90-4399'], { policy: 'mask', mask: { char: '#', keepLast: 0 } }),
    ).toEqual(['ssn ###-##-####'])
  })

  it('`anonymize()` takes values out by `redact`, and one entity by its own operator', async () => {
    const options = { policy: 'redact', operators: { URL: 'replace' } }
    expect(await anonymized(['a@b.org at https://b.org/'], options)).toEqual([' at <URL>'])
  })

  it('`anonymize()` tags by a keyed hash: same value, same tag, in every spelling', async () => {
    const options = { policy: 'hash', keyEnv: 'PREPKIT_TEST_KEY' }
    const [a, b, c] = await anonymized(['13800138000', '+86 138 0013 8000', '13800138001'], options)
    expect(a).toMatch(/^<CN_MOBILE:[a-p]{16}>$/)
    expect(b).toBe(a)
    expect(c).not.toBe(a)
    process.env.PREPKIT_TEST_KEY = `${secret}!`
    expect(await anonymized(['13800138000'], options)).not.toEqual([a])
  })

  it.each(['replace', 'redact', 'mask', 'hash'])(
    '`anonymize()` by %s changes nothing the second time',
    async (policy) => {
      const options = { policy, keyEnv: 'PREPKIT_TEST_KEY' }
      const once = await anonymized(texts, options)
      expect(once).not.toEqual(texts)
      expect(await anonymized(once, options)).toEqual(once)
    },
  )
})

describe('keys', () => {
  const schema = batchOfTexts(['']).schema
  const plan = (options: object) =>
    planStep(anonymize, { fields: ['text'], ...options }, { index: 0, schema })
  let folder: string

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'prepkit-key-'))
  })

  afterEach(() => rmSync(folder, { recursive: true }))

  it.each([
    [
      'an unset variable',
      { policy: 'hash', keyEnv: 'PREPKIT_TEST_NONE' },
      /"PREPKIT_TEST_NONE" is not set\. Set it/,
    ],
    ['no key', { policy: 'hash' }, /keyEnv.*keyFile/],
    ['no key for one entity', { operators: { URL: 'hash' } }, /keyEnv/],
    ['an unreadable file', { policy: 'pseudonymize', keyFile: '/nowhere/key' }, /cannot be read/],
    ['two places', { keyFile: 'k', keyEnv: 'PREPKIT_TEST_KEY' }, /Both keyEnv and keyFile/],
  ])('`anonymize.plan()` refuses %s', (_, options, message) => {
    expect(() => plan(options)).toThrow(message)
    expect(() => plan(options)).toThrow(expect.objectContaining({ code: 'bad_option' }))
  })

  it('`anonymize.plan()` refuses a short key without quoting it', () => {
    process.env.PREPKIT_TEST_KEY = 'hunter2'
    expect(() => plan({ policy: 'hash', keyEnv: 'PREPKIT_TEST_KEY' })).toThrow(/7 bytes where at least 16/)
    try {
      plan({ policy: 'hash', keyEnv: 'PREPKIT_TEST_KEY' })
    } catch (error) {
      expect((error as PrepError).message).not.toContain('hunter2')
    }
  })

  it('`anonymize()` reads the same key from a file with a line end as from the environment', async () => {
    const keyFile = join(folder, 'key')
    writeFileSync(keyFile, `${secret}\n`)
    const byFile = await anonymized(texts, { policy: 'pseudonymize', keyFile }, 1)
    expect(await anonymized(texts, { policy: 'pseudonymize', keyEnv: 'PREPKIT_TEST_KEY' }, 2)).toEqual(byFile)
  })

  it('a plan and its output hold no part of the key', async () => {
    const options = { policy: 'hash', keyEnv: 'PREPKIT_TEST_KEY' }
    const step = plan(options)
    expect(JSON.stringify([step.options, step.plan])).not.toContain(secret)
    expect((await anonymized(texts, options)).join()).not.toContain(secret)
  })

  it.each([
    [{ entities: ['EMAIL'] }, /Did you mean "EMAIL_ADDRESS"|Known: EMAIL_ADDRESS/],
    [{ policy: 'pseudonymise' }, /Did you mean "pseudonymize"/],
    [{ operators: { URLS: 'mask' } }, /operators/],
    [{ mask: { char: 'x' } }, /no letter, digit or space/],
    [{ regions: ['usa'] }, /two capital letters/],
    [{ fields: ['txt'] }, /no field "txt"\. Did you mean "text"/],
  ])('`anonymize.plan()` refuses %j', (options, message) => {
    expect(() => plan(options)).toThrow(message)
  })

  it('`anonymize()` refuses a region without a numbering plan before any row', async () => {
    await expect(anonymized(['x'], { regions: ['XX'] })).rejects.toThrow(/"XX" is no region/)
  })
})
