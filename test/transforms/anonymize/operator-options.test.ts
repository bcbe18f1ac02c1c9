import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { batchOfRows, rowsOf } from '../../../src/arrow/rows.js'
import { run } from '../../../src/run/run.js'
import { planStep } from '../../../src/transform/plan-step.js'
import { readDate } from '../../../transforms/anonymize/entities/context/written-date.js'
import { openGeneralize } from '../../../transforms/anonymize/operators/generalize.js'
import type { RecordScope } from '../../../transforms/anonymize/operators/operator.js'
import { openShift } from '../../../transforms/anonymize/operators/shift.js'
import {
  describePolicy,
  entitiesOf,
  operatorsOf,
  policyNames,
} from '../../../transforms/anonymize/policies.js'
import { anonymize } from '../../../transforms/anonymize.js'
import { runStep } from '../../laws.js'
import { anonymized, batchOfTexts } from './anonymized.js'

const secret = 'correct horse battery staple 42'
const key = Buffer.from(secret)
let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'prepkit-operators-'))
})

afterAll(() => rmSync(folder, { recursive: true }))

beforeEach(() => {
  process.env.PREPKIT_TEST_KEY = secret
})

afterEach(() => {
  delete process.env.PREPKIT_TEST_KEY
})

const ids = { entities: ['identifiers'] }

describe('replace', () => {
  it('numbers the values of a record, over its fields, one number for all spellings of one', async () => {
    const rows = [
      { a: 'to ann@example.org, Ann@Example.org and bob@example.org', b: '13800138000 bob@example.org' },
      { a: 'to bob@example.org', b: '' },
    ]
    const options = { fields: ['a', 'b'], policy: { operator: 'replace', numbered: true }, ...ids }
    const { batches } = await runStep(anonymize, [[batchOfRows(rows)]], { options })
    expect(batches.flatMap(rowsOf)).toEqual([
      {
        a: 'to <EMAIL_ADDRESS_1>, <EMAIL_ADDRESS_1> and <EMAIL_ADDRESS_2>',
        b: '<CN_MOBILE_1> <EMAIL_ADDRESS_2>',
      },
      { a: 'to <EMAIL_ADDRESS_1>', b: '' },
    ])
  })

  it('writes a text of the user’s own', async () => {
    const options = { operators: { EMAIL_ADDRESS: { operator: 'replace', with: '[mail]' } }, ...ids }
    expect(await anonymized(['to ann@example.org'], options)).toEqual(['to [mail]'])
  })
})

describe('mask and hash', () => {
  it.each([
    [{ operator: 'mask', keepDomain: true, keepLast: 0 }, 'ann.lee@example.org', '***.***@example.org'],
    [
      { operator: 'mask', keepFirst: 2, keepLast: 2, char: '#' },
      '4111 1111 1111 1111',
      '41## #### #### ##11',
    ],
    [{ operator: 'mask', keepFirst: 60, keepLast: 60 }, '4111 1111 1111 1111', '**** **** 1111 1111'],
  ])('%j writes %s as %s', async (operator, value, wanted) => {
    expect(await anonymized([value], { policy: operator, ...ids })).toEqual([wanted])
  })

  it('`hash` in full is 64 hexadecimal digits', async () => {
    const options = { policy: { operator: 'hash', form: 'full' }, keyEnv: 'PREPKIT_TEST_KEY', ...ids }
    expect((await anonymized(['ann@example.org'], options))[0]).toMatch(/^<EMAIL_ADDRESS:[0-9a-f]{64}>$/)
  })
})

describe('dates', () => {
  it.each([
    ['2020-02-29', '2020-03-01'],
    ['1999/12/31', '2000/01/01'],
    ['12/31/1999', '01/01/2000'],
    ['31/12/1999', '01/01/2000'],
    ['9.3.2021', '10.3.2021'],
    ['20200229', '20200301'],
    ['2020年2月29日', '2020年3月1日'],
    ['2020 年 02 月 29 号', '2020 年 03 月 01 号'],
    ['February 28, 2021', 'March 1, 2021'],
    ['Feb 28th, 2021', 'Mar 1st, 2021'],
    ['28 FEB 2021', '1 MAR 2021'],
    ['28-Feb-2021', '1-Mar-2021'],
    ['Sunday, February 28, 2021', 'Monday, March 1, 2021'],
    ['2020-02-29T10:00:00Z', '2020-03-01T10:00:00Z'],
    ['2/28/21', '3/1/21'],
  ])('%s is read, and the next day is written %s', (text, next) => {
    const date = readDate(text)
    expect(date?.write(date.day)).toBe(text)
    expect(date?.write(date.day + 1)).toBe(next)
  })

  it.each(['yesterday', '10:30', '2021-02-29', '32/01/2020', 'March 2020', '3月5日', '1234', ''])(
    '%s is not read',
    (text) => {
      expect(readDate(text)).toBeUndefined()
    },
  )

  const scope = (subject: string, notes: string[] = []): RecordScope => ({
    numberOf: () => 1,
    subjectOf: () => subject,
    note: (kind) => notes.push(kind),
  })

  it('`shift` keeps the intervals of a subject, moves each by days of its own, and never by none', () => {
    const shift = openShift(key, { maxDays: 20, dayFirst: false })
    const days = new Set<number>()
    for (let i = 0; i < 500; i++) {
      const moved = (text: string) => readDate(shift('DATE_TIME', text, scope(`s${i}`)))?.day as number
      const by = moved('2020-03-05') - (readDate('2020-03-05')?.day as number)
      expect(Math.abs(by)).toBeLessThanOrEqual(20)
      days.add(by)
      expect(moved('March 15, 2020') - moved('2020年3月5日')).toBe(10)
    }
    expect(days.has(0)).toBe(false)
    expect(days.size).toBe(40)
  })

  it('`shift` names what it cannot read, and counts it', () => {
    const notes: string[] = []
    const shift = openShift(key, { maxDays: 365, dayFirst: false })
    expect(shift('DATE_TIME', 'yesterday', scope('s', notes))).toBe('<DATE_TIME>')
    expect(notes).toEqual(['date_not_read'])
  })

  it('`anonymize()` moves the dates of one subject together, over rows and partitions', async () => {
    const rows = [
      { user: 7, text: 'born 1980-02-29' },
      { user: 8, text: 'born 1980-02-29' },
      { user: 7, text: 'born 1980-03-01' },
    ]
    const operator = { operator: 'shift', subject: 'user' }
    const options = {
      fields: ['text'],
      entities: ['DATE_TIME'],
      policy: operator,
      keyEnv: 'PREPKIT_TEST_KEY',
    }
    const batch = batchOfRows(rows)
    const { batches } = await runStep(anonymize, [[batch]], { options })
    const [a, b, c] = batches
      .flatMap(rowsOf)
      .map((row) => readDate((row.text as string).slice(5))?.day as number)
    expect(c - a).toBe(1)
    expect(b).not.toBe(a)
    const apart = await runStep(anonymize, [[batchOfRows([rows[2]])]], { options })
    expect(apart.batches.flatMap(rowsOf)[0].text).toBe(batches.flatMap(rowsOf)[2].text)
  })
})

describe('generalize', () => {
  const generalize = openGeneralize({ ageBand: 10, ageTop: 90, zipDigits: 3 })
  it.each([
    ['AGE', '34', '30-39'],
    ['AGE', '34岁', '30-39'],
    ['AGE', 'aged 89', '80-89'],
    ['AGE', '90', '90+'],
    ['AGE', '104 years', '90+'],
    ['AGE', 'thirty', '<AGE>'],
    ['ZIP_CODE', '94105', '941'],
    ['ZIP_CODE', '94105-1234', '941'],
    ['ZIP_CODE', '03601', '000'],
    ['ZIP_CODE', '89301', '000'],
    ['ZIP_CODE', 'SW1A 1AA', '<ZIP_CODE>'],
    ['DATE_OF_BIRTH', 'March 5, 1980', '1980'],
    ['DATE_TIME', 'the summer of 1999', '1999'],
    ['DATE_TIME', 'yesterday', '<DATE_TIME>'],
    ['IP_ADDRESS', '192.0.2.77', '192.0.2.0/24'],
    ['IP_ADDRESS', '2001:db8:1:2::3', '2001:db8:1::/48'],
    ['PERSON', 'Ann', '<PERSON>'],
  ])('makes of the %s %s: %s', (entity, value, wanted) => {
    const record: RecordScope = { numberOf: () => 1, subjectOf: () => '', note: () => {} }
    expect(generalize(entity, value, record)).toBe(wanted)
  })
})

describe('custom', () => {
  it('`anonymize()` calls the module of the user', async () => {
    const module = join(folder, 'op.mjs')
    writeFileSync(module, 'export const operator = (entity, value) => [entity, value.length].join("/")')
    const options = { operators: { EMAIL_ADDRESS: { operator: 'custom', module } }, ...ids }
    expect(await anonymized(['to ann@example.org'], options)).toEqual(['to EMAIL_ADDRESS/15'])
  })

  it.each([
    ['throws', 'export const operator = () => { throw new Error("x") }'],
    ['answers with no text', 'export const operator = () => 7'],
    ['answers later', 'export const operator = async () => { throw new Error("late") }'],
  ])('a module that %s rejects the row', async (name, code) => {
    const module = join(folder, `${name.replaceAll(' ', '-')}.mjs`)
    writeFileSync(module, code)
    const options = { fields: ['text'], policy: { operator: 'custom', module }, ...ids }
    const { counts } = await runStep(anonymize, [[batchOfTexts(['ann@example.org', 'x'])]], { options })
    expect(counts.rejected).toEqual({ anonymize_failed: 1 })
    expect(counts.notes).toEqual({})
  })
})

describe('options', () => {
  const plan = (options: object) =>
    planStep(anonymize, { fields: ['text'], ...options }, { index: 0, schema: batchOfTexts(['']).schema })

  it.each([
    [
      { policy: { operator: 'maks' } },
      /"policy" of anonymize: Operator "maks" is unknown\. Did you mean "mask"/,
    ],
    [{ policy: { operator: 'mask', char: 'x' } }, /"policy\.char" of anonymize: Choose one character/],
    [
      { policy: { operator: 'mask', numbered: true } },
      /Unknown option "policy\.numbered" of anonymize\. Known: operator, char/,
    ],
    [{ policy: { operator: 'replace', numbered: true, with: 'x' } }, /Either "numbered" or "with"/],
    [{ policy: { numbered: true } }, /Name an operator/],
    [{ policy: 'custom' }, /needs a module/],
    [{ operators: { PERSON: { operator: 'shift', maxDays: 0 } } }, /operators\.PERSON\.maxDays/],
    [{ operators: { PERSON: { operator: 'custom', module: './no.js' } } }, /no module "\.\/no\.js"/],
    [{ operators: { PERSONS: 'mask' } }, /Entity "PERSONS" is unknown/],
    [{ policy: 'gpdr' }, /Did you mean "gdpr"/],
    [{ policy: 'encrypt' }, /Operator encrypt needs a secret key/],
    [{ operators: { finance: 'fpe' } }, /Operator fpe needs a secret key/],
    [{ entities: ['DATE_TIME'], policy: { operator: 'shift', subject: 'user' } }, /no field "user"/],
  ])('`anonymize.plan()` refuses %j', (options, message) => {
    expect(() => plan(options)).toThrow(message)
  })

  it('an entity goes before its group, and a group before a larger one', () => {
    const specOf = operatorsOf({
      policy: 'replace',
      operators: { EMAIL_ADDRESS: 'keep', contact: 'mask', identifiers: 'redact' },
    })
    const names = ['EMAIL_ADDRESS', 'URL', 'US_SSN', 'PERSON'].map((entity) => specOf(entity).operator)
    expect(names).toEqual(['keep', 'mask', 'redact', 'replace'])
  })
})

describe('presets', () => {
  it.each(policyNames)('%s says for each item what is found and what is not', (name) => {
    const { title, source, limits, rows } = describePolicy(name)
    expect([title, source, limits].every((text) => text.length > 10)).toBe(true)
    expect(rows.length).toBeGreaterThan(9)
    for (const [item, entities, operator, gap] of rows) {
      expect(item).not.toBe('')
      expect(entities === 'not found by rules').toBe(operator === '')
      if (operator === '') expect(gap).not.toBe('')
    }
    const specOf = operatorsOf({ policy: name, operators: {} })
    for (const entity of entitiesOf({ policy: name })) expect(specOf(entity).operator).not.toBe('keep')
  })

  it('hipaa-safe-harbor names all 18 identifiers', () => {
    const items = describePolicy('hipaa-safe-harbor')
      .rows.map(([item]) => item)
      .join(' ')
    for (const letter of 'ABCDEFGHIJKLMNOPQR') expect(items).toContain(`(${letter})`)
  })

  it('`anonymize()` follows a preset but for what is named', async () => {
    const options = {
      policy: 'hipaa-safe-harbor',
      operators: { EMAIL_ADDRESS: 'redact' },
      entities: ['contact'],
    }
    expect(await anonymized(['to ann@example.org at 192.0.2.7'], options)).toEqual(['to  at <IP_ADDRESS>'])
  })
})

describe('the key', () => {
  it('stands in no file that a run writes, in no form', async () => {
    const input = join(folder, 'in.jsonl')
    const output = join(folder, 'out')
    const text = 'to ann@example.org, card 4111 1111 1111 1111, 11010519491231002X'
    writeFileSync(
      input,
      Array.from({ length: 50 }, (_, i) => JSON.stringify({ text: `${i} ${text}` })).join('\n'),
    )
    const operators = { EMAIL_ADDRESS: 'encrypt', CREDIT_CARD: 'fpe', CN_RESIDENT_ID: 'hash' } as const
    const step = { anonymize: { fields: ['text'], operators, keyEnv: 'PREPKIT_TEST_KEY', ...ids } }
    await run({ input, output, steps: [step] }, { workers: 0 })
    const forms = (['latin1', 'hex', 'base64', 'base64url'] as const).map((form) =>
      key.toString(form).slice(0, 20),
    )
    const files = readdirSync(output, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    )
    expect(files.length).toBeGreaterThan(2)
    for (const { parentPath, name } of files) {
      const bytes = readFileSync(join(parentPath, name)).toString('latin1')
      for (const form of forms) expect(bytes.includes(form), name).toBe(false)
    }
    expect(readFileSync(join(output, 'manifest.json'), 'utf8')).toMatch(/"keyId"|[0-9a-f]{12}/)
  })
})
