import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { entityNames } from '../../../transforms/anonymize/entities/entities.js'
import { openOperators } from '../../../transforms/anonymize/operators/index.js'
import type { Operator, RecordScope } from '../../../transforms/anonymize/operators/operator.js'
import { operatorNames, operatorSpec } from '../../../transforms/anonymize/operators/operator-options.js'
import { isWhole, runs, shortForm } from '../../campaign.js'
import { anonymized } from './anonymized.js'

const names = operatorNames.filter((name) => name !== 'custom')
const key = Buffer.from('a key for tests only, 32 bytes..')

async function operatorsOf(name: (typeof names)[number], own = key): Promise<ReadonlyMap<string, Operator>> {
  return openOperators(entityNames, {
    key: own,
    locale: ['en', 'zh'],
    mask: { char: '*', keepLast: 4 },
    specOf: () => operatorSpec(name),
  })
}

const record = (): RecordScope => ({ numberOf: () => 1, subjectOf: () => 'record', note: () => {} })

const odd = [
  '',
  ' ',
  '0',
  '7',
  'A',
  '李',
  'J.',
  '\n\t',
  '\0\0',
  '😀',
  '\ud800',
  '--- --',
  '@',
  '@@.',
  'a@',
  '0x',
  '9'.repeat(200),
  'Ünïcödé Nämé',
  '٣٤٥٦٧٨٩٠١٢',
  '１２３４５６７８９０',
  '一三八零零一三八零零零',
  'user@[192.0.2.1]',
  '0000-00-00',
  '31/31/2020',
  '-----BEGIN X-----',
  '王·',
  '小',
  ', ',
  'Mr. Mr. Mr.',
]

describe.each(names)('operator %s', (name) => {
  it('throws on no value of any entity, however odd, and answers with text', async () => {
    const operators = await operatorsOf(name)
    for (const [at, entity] of entityNames.entries())
      for (const value of isWhole ? odd : odd.filter((_, i) => (i + at) % 4 === 0))
        expect(typeof operators.get(entity)?.(entity, value, record()), `${entity} ${value}`).toBe('string')
  })

  it('throws on no random value and gives the same for the same key', async () => {
    const [one, two] = [await operatorsOf(name), await operatorsOf(name)]
    const unit = fc.constantFrom(...'aB1 9-./@:,李明年٣é·', '😀')
    fc.assert(
      fc.property(fc.constantFrom(...entityNames), fc.string({ unit, maxLength: 20 }), (entity, value) => {
        const text = one.get(entity)?.(entity, value, record())
        expect(two.get(entity)?.(entity, value, record())).toBe(text)
      }),
      runs(100),
    )
  })
})

const values: [string, string][] = [
  ['EMAIL_ADDRESS', 'Ann.Lee@mail.org'],
  ['PHONE_NUMBER', '(202) 456-1414'],
  ['CN_MOBILE', '13800138000'],
  ['CREDIT_CARD', '4111 1111 1111 1111'],
  ['US_SSN', '536-90-4399'],
  ['CN_RESIDENT_ID', '11010519491231002X'],
  ['PERSON', 'Mary Jones'],
  ['PERSON', 'Cher'],
  ['PERSON', '王小明'],
  ['PERSON', '王芳'],
  ['LOCATION', 'Paris'],
  ['LOCATION', '北京市'],
  ['STREET_ADDRESS', '12 Elm Street'],
  ['ORGANIZATION', '华光网络科技有限公司'],
  ['AGE', '34'],
  ['DATE_OF_BIRTH', '1980-02-29'],
  ['NRP', 'Latvian'],
  ['PASSWORD', 'hunter2'],
  ['ZIP_CODE', '94105'],
  ['IP_ADDRESS', '192.0.2.7'],
  ['CN_LICENSE_PLATE', '京A12345'],
]

/** Whether a value stands in a text as a whole word, in any case. */
function survives(value: string, text: string): boolean {
  const plain = value.toLowerCase().replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`(?<![\\p{L}\\p{N}])${plain}(?![\\p{L}\\p{N}])`, 'u').test(text.toLowerCase())
}

describe('what operators write', () => {
  it.each(names.filter((name) => name !== 'keep'))('by %s holds no value as a whole word', async (name) => {
    const operators = await operatorsOf(name)
    for (const [entity, value] of values) {
      const text = operators.get(entity)?.(entity, value, record()) as string
      expect(survives(value, text), `${entity} ${value} became ${text}`).toBe(false)
    }
  })

  it.each(['hash', 'encrypt', 'fpe', 'pseudonymize', 'shift'] as const)(
    'by %s hangs on the key',
    async (name) => {
      const operators = await operatorsOf(name)
      const others = await operatorsOf(name, Buffer.from('another key for tests, 32 bytes.'))
      const [entity, value] =
        name === 'shift' ? ['DATE_TIME', '2020-03-05'] : ['EMAIL_ADDRESS', 'Ann.Lee@mail.org']
      const text = operators.get(entity)?.(entity, value, record())
      expect(others.get(entity)?.(entity, value, record())).not.toBe(text)
    },
  )
})

describe('anonymized texts', () => {
  beforeEach(() => {
    process.env.PREPKIT_TEST_KEY = 'correct horse battery staple 42'
  })

  afterEach(() => {
    delete process.env.PREPKIT_TEST_KEY
  })

  const found = values.slice(0, 6).map(([, value]) => value)
  /** Letters that make no word, such as "ref" or "q", which would speak for or against a number. */
  const between = fc.stringMatching(/^[ jkz。，：]{1,8}$/)
  const texts = fc.array(
    fc
      .array(fc.tuple(between, fc.constantFrom(...found)), { minLength: 1, maxLength: 4 })
      .map((pairs) => ({ pairs, text: pairs.map(([gap, value]) => `${gap} ${value} `).join('') })),
    { minLength: 1, maxLength: 20 },
  )

  const policies: [policy: unknown, more: object][] = [
    ['gdpr', { entities: ['identifiers', 'AGE'] }],
    [{ operator: 'replace', numbered: true }, {}],
    [{ operator: 'mask', keepDomain: true, keepFirst: 1, keepLast: 2 }, {}],
    ['encrypt', {}],
    ['redact', {}],
    ['replace', {}],
    ['mask', {}],
    ['hash', {}],
    [{ operator: 'hash', form: 'full' }, {}],
    ['pipl', { entities: ['identifiers', 'AGE'] }],
  ]
  it.each(shortForm(policies, 5))('by %j do not change when anonymized again', async (policy, more) => {
    await fc.assert(
      fc.asyncProperty(texts, async (cases) => {
        const options = { policy, keyEnv: 'PREPKIT_TEST_KEY', entities: ['identifiers'], ...more }
        const before = cases.map(({ text }) => text)
        const once = await anonymized(before, options)
        expect(once).not.toEqual(before)
        expect(await anonymized(once, options)).toEqual(once)
      }),
      runs(6),
    )
  })

  it('keep what stands between the values, byte for byte', async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (cases) => {
        const after = await anonymized(
          cases.map(({ text }) => text),
          { policy: { operator: 'replace', with: '\u0001' }, entities: ['identifiers'] },
        )
        for (const [i, { pairs }] of cases.entries())
          expect(after[i]).toBe(pairs.map(([gap]) => `${gap} \u0001 `).join(''))
      }),
      runs(20),
    )
  })
})
