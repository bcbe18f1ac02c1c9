import { describe, expect, it } from 'vitest'
import {
  defineEntity,
  listedGroups,
} from '../../../transforms/anonymize/entities/definition/define-entity.js'
import { drawDigits } from '../../../transforms/anonymize/entities/definition/draw.js'
import { plainForm } from '../../../transforms/anonymize/entities/definition/number-form.js'
import {
  definitionOf,
  definitions,
  type Entity,
  entityNames,
  type LookUp,
} from '../../../transforms/anonymize/entities/entities.js'
import { openFakes } from '../../../transforms/anonymize/fakes/fake.js'
import { isFake, isFakeBy } from '../../../transforms/anonymize/fakes/is-fake.js'
import { canonicalValue } from '../../../transforms/anonymize/normalize/canonical-value.js'
import { openNumberCipher } from '../../../transforms/anonymize/operators/fpe.js'
import { openOperators } from '../../../transforms/anonymize/operators/index.js'
import type { RecordScope } from '../../../transforms/anonymize/operators/operator.js'
import {
  type OperatorChoice,
  operatorSpec,
} from '../../../transforms/anonymize/operators/operator-options.js'

const key = Buffer.from('a key for tests only, 32 bytes..')

/** Values that occur more than once. */
function repeated(values: readonly string[]): string[] {
  return values.filter((value, i) => values.indexOf(value) !== i)
}

describe('definitions of entities', () => {
  it('every entity has exactly one', () => {
    expect(repeated(entityNames)).toEqual([])
    for (const name of entityNames) expect(definitionOf(name).name).toBe(name)
  })

  it('groups stand in the order of every listing', () => {
    const groups = definitions.map(({ group }) => group)
    expect(groups.filter((group, i) => group !== groups[i - 1])).toEqual(listedGroups)
  })

  it('no label of a model stands for two of them', () => {
    const labels = definitions.flatMap(({ modelLabels }) => modelLabels)
    expect(repeated(labels)).toEqual([])
    expect(labels.filter((label) => !/^[A-Z0-9]+$/.test(label))).toEqual([])
  })

  it('no type of gold data stands for two of them, and another one is right only beside such a type', () => {
    const types = definitions.flatMap(({ name, goldTypes }) => [name, ...goldTypes])
    expect(repeated(types)).toEqual([])
    expect(types.filter((type) => !/^[A-Z][A-Z0-9_]*$/.test(type))).toEqual([])
    for (const { name, goldTypes, otherGoldTypes } of definitions) {
      expect(repeated([name, ...goldTypes, ...otherGoldTypes])).toEqual([])
      expect(otherGoldTypes.filter((type) => !types.includes(type))).toEqual([])
    }
  })
})

/** `L` and seven digits, of which those that begin `L00` are never given out. */
const lodgeNumber = defineEntity({
  name: 'LODGE_NUMBER',
  group: 'government',
  about: 'Number of a member of a lodge',
  countries: [],
  canonical: (folded) => folded.replace(/\D/g, ''),
  fake: (_, { draws }) => `L00${drawDigits(draws, 5)}`,
  isFake: (value) => /^L00\d{5}$/.test(value),
  fpe: (value, cells) => (cells.length === 8 ? plainForm(value, cells.slice(1)) : undefined),
  mask: { keepsLast: false },
  generalize: (value) => `${value.slice(0, 3)}…`,
})

const lookUp: LookUp = (entity) => (entity === lodgeNumber.name ? lodgeNumber : definitionOf(entity))

async function written(choice: OperatorChoice, value: string): Promise<string> {
  const operators = await openOperators([lodgeNumber.name], {
    key,
    locale: ['en'],
    mask: { char: '*', keepLast: 4 },
    specOf: () => operatorSpec(choice),
    lookUp,
  })
  const seen: string[] = []
  const record: RecordScope = {
    numberOf: (_, canonical) => seen.push(canonical),
    subjectOf: () => 'record',
    note: () => {},
  }
  return operators.get(lodgeNumber.name)!(lodgeNumber.name, value, record) + seen.join('')
}

describe('an entity that is only defined', () => {
  it('has one canonical value, tag and number for all its spellings', async () => {
    expect(canonicalValue(lodgeNumber, 'Ｌ12-34 567')).toBe('1234567')
    expect(await written('hash', 'L12-34567')).toBe(await written('hash', '1234567'))
    expect(await written({ operator: 'replace', numbered: true }, 'L12-34567')).toBe(
      '<LODGE_NUMBER_1>1234567',
    )
  })

  it('gets its own fakes, and its own test of them', async () => {
    const fake = await openFakes(key, ['en'], { lookUp })
    expect(fake(lodgeNumber.name, 'L1234567')).toMatch(/^L00\d{5}$/)
    expect(await written('pseudonymize', 'L1234567')).toBe(fake(lodgeNumber.name, 'L1234567'))
    expect(isFakeBy(lodgeNumber, fake(lodgeNumber.name, 'L1234567'))).toBe(true)
    expect(isFakeBy(lodgeNumber, 'L1234567')).toBe(false)
  })

  it('is enciphered in its own form, and back', async () => {
    const cipher = await openNumberCipher(key, lookUp)
    const other = cipher.encipher(lodgeNumber.name, 'L1234567')!
    expect(other).toMatch(/^L(?!1234567)\d{7}$/)
    expect(cipher.decipher(lodgeNumber.name, other)).toBe('L1234567')
    expect(cipher.encipher(lodgeNumber.name, 'L123')).toBeUndefined()
  })

  it('is masked and made coarser as it says', async () => {
    expect(await written('mask', 'L12-34567')).toBe('***-*****')
    expect(await written('generalize', 'L1234567')).toBe('L12…')
  })
})

describe('an entity that nobody defined', () => {
  const entity = 'MEMBER_ID'

  it('is a code of letters and digits', async () => {
    const fake = await openFakes(key, ['en'])
    const cipher = await openNumberCipher(key)
    expect(canonicalValue(definitionOf(entity), 'm-12 34')).toBe('M1234')
    expect(fake(entity, 'M-123456')).toMatch(/^[A-Z]-(?!123456)\d{6}$/)
    expect(cipher.encipher(entity, 'M-123456')).toMatch(/^[A-Z]-\d{6}$/)
    expect(isFake(entity, fake(entity, 'M-123456'))).toBe(false)
  })
})

describe('the test that an entity has for its fakes', () => {
  const samples: Record<Entity, readonly string[]> = {
    EMAIL_ADDRESS: ['a@company.io', 'mary.jones@foo.co.uk'],
    PHONE_NUMBER: [
      '(202) 456-1414',
      '+44 20 7946 0958',
      '010-62345678',
      '+86 10 62345678',
      '+41 96 471 07 95',
    ],
    CN_MOBILE: ['13800138000', '+86 138-0013-8000', '一三八零零一三八零零零'],
    URL: ['https://a.org/x', 'www.foo.de'],
    IP_ADDRESS: ['10.0.0.1', '::1'],
    MAC_ADDRESS: ['00:1a:2b:3c:4d:5e', '00-1A-2B-3C-4D-5E'],
    CREDIT_CARD: ['4111 1111 1111 1111', '3782 822463 10005'],
    IBAN_CODE: ['GB82 WEST 1234 5698 7654 32'],
    US_SSN: ['536-90-4399'],
    CN_RESIDENT_ID: ['11010519491231002X', '110105491231002'],
    PERSON: [
      'Mary Jones',
      'Dr. J. van der Berg Jr.',
      'GARCIA, MARIA',
      '王小明',
      '王先生',
      '小李',
      '婷婷',
      '娜塔莎·罗曼',
      'Иванова Анна',
    ],
    STREET_ADDRESS: ['12 Elm Street', '北京市海淀区中关村大街27号'],
    USERNAME: ['@ann_lee', 'ann77'],
    CN_WECHAT_ID: ['wx_ann77'],
    PASSWORD: ['hunter2'],
    API_KEY: ['sk_live_4eC39HqLyjWDarjtT1zdp7dc'],
    JWT: ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'],
    PRIVATE_KEY: ['-----BEGIN RSA PRIVATE KEY-----\nMIIB\n-----END RSA PRIVATE KEY-----'],
    CN_ALIPAY: ['ann@company.io', '13800138000'],
  }

  it('stands for every entity that has one', () => {
    const tested = definitions.filter((definition) => definition.isFake !== undefined)
    expect(Object.keys(samples).sort()).toEqual(tested.map(({ name }) => name).sort())
  })

  it.each(Object.entries(samples))(
    'passes every fake of %s and no value that is none',
    async (entity, values) => {
      const fake = await openFakes(key, ['en', 'zh'])
      for (const value of values) {
        expect(isFake(entity, value), value).toBe(false)
        expect(isFake(entity, fake(entity, value)), fake(entity, value)).toBe(true)
      }
    },
  )
})
