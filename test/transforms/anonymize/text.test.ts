import { describe, expect, it } from 'vitest'
import {
  anonymizeText,
  findPii,
  openAnonymizer,
  openPiiFinder,
  type TextOptions,
} from '../../../src/index.js'
import { countriesOf, listEntities } from '../../../transforms/anonymize/entities/countries.js'
import { anonymized } from './anonymized.js'

const keyed = { keyEnv: 'PREP_TEST_TEXT_KEY' }
process.env.PREP_TEST_TEXT_KEY = '3d'.repeat(32)

describe('`openAnonymizer()`', () => {
  it('tells what is found, where, and on what evidence', async () => {
    const { find } = await openAnonymizer({ entities: ['EMAIL_ADDRESS', 'US_SSN'] })
    expect(find('an ssn 219-09-9999, mail ann@example.com')).toMatchObject([
      { entity: 'US_SSN', start: 7, end: 18, recognizer: 'us_ssn', why: expect.stringContaining('ssn') },
      { entity: 'EMAIL_ADDRESS', start: 25, end: 40, validated: true },
    ])
  })

  it('tells candidates that are not taken only where it is asked to explain', async () => {
    const { find } = await openAnonymizer({ entities: ['US_SSN'] })
    expect(find('it says 536904399')).toEqual([])
    expect(find('it says 536904399', { explain: true })).toMatchObject([
      { entity: 'US_SSN', rejected: expect.stringContaining('below 0.5') },
    ])
  })

  it.each([
    ['the name of the field', { field: 'customer.ssn' }],
    ['words that are given with the text', { context: ['Social security number'] }],
    ['words beside a field that says nothing', { field: 'column_7', context: ['id', 'SSN'] }],
  ])('lets %s speak for a number', async (_, about) => {
    const { find } = await openAnonymizer({ entities: ['US_SSN'] })
    expect(find('536904399', about)).toMatchObject([{ entity: 'US_SSN', start: 0, end: 9 }])
  })

  it('says what stands where in the new text', async () => {
    const given = 'write to ann@example.com or bob@example.com'
    const { anonymize } = await openAnonymizer({ entities: ['contact'] })
    const { text, changes } = anonymize(given)
    expect(text).toBe('write to <EMAIL_ADDRESS> or <EMAIL_ADDRESS>')
    expect(changes.map(({ start, end }) => text.slice(start, end))).toEqual(Array(2).fill('<EMAIL_ADDRESS>'))
    expect(changes.map(({ found }) => given.slice(found.start, found.end))).toEqual([
      'ann@example.com',
      'bob@example.com',
    ])
    expect(changes.map(({ operator }) => operator)).toEqual(['replace', 'replace'])
  })

  it('numbers the values of each text anew', async () => {
    const { anonymize } = await openAnonymizer({
      entities: ['EMAIL_ADDRESS'],
      policy: { operator: 'replace', numbered: true },
    })
    const given = 'b@example.com a@example.com b@example.com'
    const numbered = '<EMAIL_ADDRESS_1> <EMAIL_ADDRESS_2> <EMAIL_ADDRESS_1>'
    expect([anonymize(given).text, anonymize(given).text]).toEqual([numbered, numbered])
  })

  it('changes the spans that are given, and nothing else', async () => {
    const { anonymize } = await openAnonymizer({ entities: ['PERSON', 'EMAIL_ADDRESS'] })
    const spans = [
      { entity: 'PERSON', start: 10, end: 13 },
      { entity: 'PERSON', start: 0, end: 6 },
      { entity: 'EMAIL_ADDRESS', start: 3, end: 6 },
    ]
    expect(anonymize('abc ef to xyz, ann@example.com', { spans }).text).toBe(
      '<PERSON> to <PERSON>, ann@example.com',
    )
  })

  it.each([
    ['outside the text', { entity: 'PERSON', start: 2, end: 9 }, /no range of a text of 5 characters/],
    ['that is empty', { entity: 'PERSON', start: 2, end: 2 }, /no range/],
    ['of an entity that nobody asked for', { entity: 'US_SSN', start: 0, end: 2 }, /Name it in entities/],
    ['that cuts a character', { entity: 'PERSON', start: 1, end: 2 }, /inside of a character/],
  ])('refuses a span %s', async (_, span, message) => {
    const { anonymize } = await openAnonymizer({ entities: ['PERSON'] })
    expect(() => anonymize('a😀de', { spans: [span] })).toThrow(message)
  })

  it('shifts the dates of one subject alike', async () => {
    const { anonymize } = await openAnonymizer({ entities: ['DATE_TIME'], policy: 'shift', ...keyed })
    const shifted = (text: string, subject: string) => anonymize(text, { subject }).text
    const [one, two] = ['2024-03-01', '2024-03-11'].map((day) => Date.parse(shifted(day, 'ann')))
    expect(two - one).toBe(10 * 86_400_000)
    const others = ['ben', 'cleo', 'dora'].map((subject) => shifted('2024-03-01', subject))
    expect(new Set([shifted('2024-03-01', 'ann'), ...others]).size).toBeGreaterThan(1)
  })

  it('restores what it enciphered and encrypted, with the key', async () => {
    const given = 'ann@example.com has the ssn 219-09-9999'
    const { anonymize, restore } = await openAnonymizer({
      entities: ['EMAIL_ADDRESS', 'US_SSN'],
      operators: { EMAIL_ADDRESS: 'encrypt', US_SSN: 'fpe' },
      ...keyed,
    })
    const { text, changes } = anonymize(given)
    expect(text).not.toContain('ann@')
    expect(text).not.toContain('219-09-9999')
    expect(changes.map(({ start, end }) => text.slice(start, end))).toEqual([
      expect.stringMatching(/^<EMAIL_ADDRESS:/),
      expect.stringMatching(/^\d{3}-\d\d-\d{4}$/),
    ])
    expect(restore(text)).toBe(given)
  })

  it('restores nothing without a key', async () => {
    const { restore } = await openAnonymizer({ entities: ['EMAIL_ADDRESS'] })
    expect(() => restore('x')).toThrow('There is no key to restore with')
  })

  it('writes the fakes that a run with its seed writes', async () => {
    const options: TextOptions = { entities: ['EMAIL_ADDRESS', 'PERSON'], policy: 'pseudonymize' }
    const given = 'Ann Lee wrote to ann.lee@example.com'
    const { anonymize } = await openAnonymizer(options, { seed: 11 })
    expect([anonymize(given).text]).toEqual(await anonymized([given], options, 11))
  })

  it.each<[string, object, RegExp]>([
    ['an option that asks for columns', { spans: {} }, /spans/],
    ['an unknown entity', { entities: ['US_SNN'] }, /US_SNN/],
    ['a missing key', { policy: 'hash' }, /needs a secret key/],
  ])('refuses %s', async (_, options, message) => {
    await expect(openAnonymizer(options as TextOptions)).rejects.toThrow(message)
  })

  it('names what it looks for and by what', async () => {
    const { entities, recognizers } = await openAnonymizer({ entities: ['JWT', 'EMAIL_ADDRESS'] })
    expect(entities).toEqual(['EMAIL_ADDRESS', 'JWT'])
    expect(recognizers).toEqual(['jwt', 'email_address', 'spelled_email'])
  })
})

describe('a recognizer of a user, with a weak pattern and words that speak for it', () => {
  const zip = {
    name: 'zip',
    entity: 'ZIP',
    patterns: [{ regex: '\\b\\d{5}\\b', score: 0.01 }],
    context: ['zip'],
  }

  it.each([
    ['my zip is 10023', {}, 1],
    ['my code is 10023', {}, 0],
    ['my code is 10023', { context: ['zip'] }, 1],
    ['my code is 10023', { field: 'zip' }, 1],
  ])('finds in %j with %j: %i', async (text, about, count) => {
    const { find } = await openAnonymizer({ entities: ['JWT'], recognizers: [zip] })
    expect(find(text, about)).toHaveLength(count)
  })

  it('does not find a number whose check digit is wrong', async () => {
    const checked = { ...zip, patterns: [{ regex: '\\b\\d{10}\\b', score: 0.01 }], check: 'luhn' as const }
    const { find } = await openAnonymizer({ entities: ['JWT'], recognizers: [checked] })
    expect(['zip 1234567897', 'zip 1234567890'].map((text) => find(text).length)).toEqual([1, 0])
  })
})

describe('`anonymizeText()`', () => {
  it('works on one text', async () => {
    expect((await anonymizeText('打 13800138000 给我')).text).toBe('打 <CN_MOBILE> 给我')
  })
})

describe('the option `countries` of `anonymize`', () => {
  const entitiesFor = async (options: TextOptions) => (await openAnonymizer(options)).entities

  it('leaves out the identifiers of all other countries', async () => {
    const entities = await entitiesFor({ entities: ['government', 'finance'], countries: ['US', 'GB'] })
    expect(entities).toEqual(expect.arrayContaining(['US_SSN', 'UK_NHS', 'MEDICAL_LICENSE', 'CREDIT_CARD']))
    expect(entities.filter((name) => !/^(?:US|UK)_/.test(name))).toEqual([
      'CREDIT_CARD',
      'IBAN_CODE',
      'SWIFT_CODE',
      'CRYPTO',
      'ACCOUNT_NUMBER',
      'ABA_ROUTING_NUMBER',
      'MEDICAL_LICENSE',
    ])
  })

  it('keeps what belongs to no country, and what is named singly', async () => {
    const entities = await entitiesFor({ entities: ['CN_RESIDENT_ID', 'contact'], countries: ['DE'] })
    expect(entities).toEqual([
      'EMAIL_ADDRESS',
      'PHONE_NUMBER',
      'URL',
      'IP_ADDRESS',
      'MAC_ADDRESS',
      'USERNAME',
      'CN_RESIDENT_ID',
    ])
  })

  it('holds for presets and for what is looked for by default', async () => {
    for (const options of [{}, { policy: 'gdpr' as const }]) {
      const entities = await entitiesFor({ ...options, countries: ['FR'] })
      expect(entities).toEqual(expect.arrayContaining(['FR_NIR', 'PERSON']))
      expect(entities).not.toContain('US_SSN')
    }
  })

  it('holds in a run', async () => {
    const given = ['ssn 219-09-9999, NHS number 943 476 5919']
    expect(await anonymized(given, { entities: ['government'], countries: ['GB'] })).toEqual([
      'ssn 219-09-9999, NHS number <UK_NHS>',
    ])
  })

  it('refuses a country without identifiers of its own', async () => {
    await expect(openAnonymizer({ countries: ['UK'] })).rejects.toThrow('"UK" has no identifiers of its own')
  })
})

describe('`listEntities()`', () => {
  it('names every entity once, with its group', () => {
    const entities = listEntities()
    expect(new Set(entities.map(({ entity }) => entity)).size).toBe(entities.length)
    expect(entities).toContainEqual({
      entity: 'EE_IK',
      group: 'government',
      about: 'Estonian or Lithuanian personal code',
      countries: ['EE', 'LT'],
    })
  })

  it.each([
    ['IP_ADDRESS', []],
    ['UK_NINO', ['GB']],
    ['HK_ID', ['HK']],
    ['MY_OWN', []],
  ])('knows where %s is given out: %j', (entity, countries) => {
    expect(countriesOf(entity)).toEqual(countries)
  })
})

describe('`findPii()`', () => {
  const given = 'Ask Mary Jones, 联系电话13800138000 🎉 mail ann@example.com'

  it('says entity, place, score and evidence of each value, and changes nothing', async () => {
    const hits = await findPii(given)
    expect(hits.map(({ entity, start, end }) => [entity, given.slice(start, end)])).toEqual([
      ['PERSON', 'Mary Jones'],
      ['CN_MOBILE', '13800138000'],
      ['EMAIL_ADDRESS', 'ann@example.com'],
    ])
    for (const { score, why } of hits) {
      expect(score).toBeGreaterThan(0.5)
      expect(why).not.toBe('')
    }
  })

  it('finds what `anonymizeText()` changes', async () => {
    const { changes } = await anonymizeText(given)
    expect(await findPii(given)).toEqual(changes.map(({ found }) => found))
  })

  it('is told of the field and asked to explain with the same options', async () => {
    const options = { entities: ['US_SSN'] }
    expect(await findPii('536904399', options)).toEqual([])
    expect(await findPii('536904399', { ...options, field: 'ssn' })).toMatchObject([{ entity: 'US_SSN' }])
    const [candidate] = await findPii('536904399', { ...options, explain: true })
    expect(candidate.rejected).toMatch(/below 0.5/)
  })

  it('needs no key for a policy that does, and `openPiiFinder()` looks at one text after another', async () => {
    const find = await openPiiFinder({ policy: 'hash', entities: ['EMAIL_ADDRESS'] })
    expect(['a@example.com', 'nothing', 'b@example.com x'].map((text) => find(text).length)).toEqual([
      1, 0, 1,
    ])
  })

  it('refuses an option that asks for columns', async () => {
    await expect(findPii('x', { spans: 'pii' } as object)).rejects.toThrow(/spans/)
  })
})
