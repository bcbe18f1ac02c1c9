import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { batchOfRows, rowsOf } from '../../../src/arrow/rows.js'
import {
  femaleCharacters,
  listedSurnames,
  maleCharacters,
  neutralCharacters,
} from '../../../transforms/anonymize/entities/made-up/chinese-characters.data.js'
import {
  cyrillicNames,
  latinNames,
  longHanNames,
  shortHanNames,
} from '../../../transforms/anonymize/entities/made-up/reserved-names.js'
import { openFakes } from '../../../transforms/anonymize/fakes/fake.js'
import { fakeLocales } from '../../../transforms/anonymize/fakes/locales.js'
import { openOwnFakes } from '../../../transforms/anonymize/fakes/own-fakes.js'
import { openPermutation } from '../../../transforms/anonymize/fakes/permutation.js'
import { loadPool } from '../../../transforms/anonymize/fakes/pools.js'
import { anonymize } from '../../../transforms/anonymize.js'
import { runs } from '../../campaign.js'
import { runStep } from '../../laws.js'

const key = Buffer.from('a key for tests only, 32 bytes..')
const keys = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => Buffer.from(bytes))

describe('`openPermutation()`', () => {
  it('takes every number to another place, whatever the size', () => {
    fc.assert(
      fc.property(keys, fc.integer({ min: 1, max: 700 }), (own, size) => {
        const permute = openPermutation(own, 'test', size)
        const images = new Set(Array.from({ length: size }, (_, i) => permute(i)))
        expect(images.size).toBe(size)
        expect(Math.max(...images)).toBe(size - 1)
      }),
      runs(12),
    )
  })
})

describe('made-up names', () => {
  it.each([
    ['Latin', latinNames],
    ['Cyrillic', cyrillicNames],
    ['short Chinese', shortHanNames],
    ['long Chinese', longHanNames],
  ])('of %s letters are all different, and found by their pattern', (_, { count, at, pattern }) => {
    const form = new RegExp(`^${pattern}$`, 'u')
    const seen = new Set<string>()
    let tried = 0
    for (let i = 0; i < count; i += 7 + (i % 5)) {
      const name = at(i)
      if (i % 97 === 0) expect(name).toMatch(form)
      tried++
      seen.add(name)
    }
    expect(seen.size).toBe(tried)
  })

  it('are no name of any list', async () => {
    const made = new RegExp(
      [latinNames, cyrillicNames]
        .map(({ pattern }) => pattern)
        .concat(shortHanNames.pattern)
        .join('|'),
      'iu',
    )
    for (const locale of fakeLocales) {
      const { given, family, cities, streets } = await loadPool(locale)
      const all = [...given.any, ...family.any, ...cities, ...streets]
      expect(all.filter((name) => made.test(name))).toEqual([])
    }
  })
})

/** Names of the lists, names that no list has, and every way they are written together. */
const listed = await loadPool('en')
const word = fc.stringMatching(/^[A-Z][a-z]{2,9}$/)
const given = fc.oneof(fc.constantFrom(...listed.given.any), word)
const family = fc.oneof(fc.constantFrom(...listed.family.any), word)
const surname = fc.oneof(fc.constantFrom(...listedSurnames), fc.constantFrom(...'琞薳髙塚亓逄'))
const character = fc.oneof(
  fc.constantFrom(...femaleCharacters, ...maleCharacters, ...neutralCharacters),
  fc.constantFrom(...'煜璟珩龘堃喆'),
)
const person = fc.oneof(
  fc.tuple(given, family).map((parts) => parts.join(' ')),
  fc.tuple(given, fc.constantFrom('A.', 'B.', 'X.'), family).map((parts) => parts.join(' ')),
  fc.tuple(fc.constantFrom('Mr.', 'Ms.'), family).map((parts) => parts.join(' ')),
  fc.tuple(surname, character, character).map((parts) => parts.join('')),
  fc.tuple(surname, character).map((parts) => parts.join('')),
  fc.tuple(surname, fc.constantFrom('先生', '女士')).map((parts) => parts.join('')),
)

describe('fakes of names', () => {
  it('are two for two listed names', async () => {
    const fake = await openFakes(key, ['en', 'zh'])
    const names = [
      ...listed.given.any.map((name) => `${name} Smith`),
      ...listed.family.any.map((name) => `Mary ${name}`),
      ...Array.from(listedSurnames, (name) => `${name}明`),
    ]
    const plain = new Set(names.map((name) => name.toLowerCase()))
    const fakes = new Set(Array.from(plain, (name) => fake('PERSON', name).toLowerCase()))
    expect(fakes.size).toBe(plain.size)
  })

  it('are two for two people, never a name that is put in, and known as fakes', async () => {
    const fake = await openFakes(key, ['en', 'zh'])
    const own = openOwnFakes(['PERSON'])
    fc.assert(
      fc.property(fc.uniqueArray(person, { minLength: 100, maxLength: 100 }), (people) => {
        const fakes = people.map((name) => fake('PERSON', name))
        expect(new Set(fakes).size).toBe(people.length)
        expect(fakes.filter((name) => people.includes(name))).toEqual([])
        for (const name of fakes) {
          expect(own.has('PERSON', name), name).toBe(true)
          expect(own.rangesIn(`Ask ${name}, please`), name).toHaveLength(1)
        }
      }),
      runs(4),
    )
  })

  it('keep the person of a name however it is written', async () => {
    const fake = await openFakes(key, ['en', 'zh'])
    const [first, last] = fake('PERSON', 'Mary Jones').split(' ')
    expect(fake('PERSON', 'mary jones')).toBe(`${first} ${last}`.toLowerCase())
    expect(fake('PERSON', 'Jones')).toBe(last)
    expect(fake('PERSON', 'Ms. Jones')).toBe(`Ms. ${last}`)
    expect(fake('PERSON', "Mary Jones's")).toBe(`${first} ${last}'s`)
    expect(fake('EMAIL_ADDRESS', 'mary.jones@corp.com')).toMatch(
      new RegExp(`^${first.replace('-', '')}\\.${last}\\d+@`, 'i'),
    )
    const initials = new Set(
      Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ', (letter) => fake('PERSON', `${letter}. Jones`)),
    )
    expect(initials.size).toBe(26)
  })

  it('are one for all ways to write an address', async () => {
    const fake = await openFakes(key, ['en', 'zh'])
    const street = fake('STREET_ADDRESS', '12 Elm St., Apt. 4')
    expect(fake('STREET_ADDRESS', '12 elm street apartment 4')).toBe(street)
    expect(fake('STREET_ADDRESS', '12 Elm Road')).not.toBe(street)
    expect(fake('STREET_ADDRESS', '海淀区 中关村大街 27号')).toBe(
      fake('STREET_ADDRESS', '海淀区中关村大街27号'),
    )
  })
})

describe('fakes in a record', () => {
  it('of a word of a name are that word of its fake, however listed the name is and whichever side it stands on', async () => {
    const fake = await openFakes(key, ['en', 'zh'])
    const words = fc.constantFrom(
      'Raman',
      'Priya',
      'Otto',
      'Mark',
      'Whitfield',
      'Lindqvist',
      'Tobias',
      'Jordan',
    )
    fc.assert(
      fc.property(fc.uniqueArray(words, { minLength: 2, maxLength: 2 }), ([given, family]) => {
        const names = [`${given} ${family}`]
        const [first, last] = fake('PERSON', names[0]).split(' ')
        const inRecord = (entity: string, value: string) => fake(entity, value, () => names)
        expect(inRecord('PERSON', given)).toBe(first)
        expect(inRecord('PERSON', family)).toBe(last)
        expect(inRecord('PERSON', `Mr ${given}`)).toBe(`Mr ${first}`)
        expect(inRecord('PERSON', `${family}'s`)).toBe(`${last}'s`)
        const local = `${first}.${last}`.replaceAll('-', '').toLowerCase()
        const addresses = [`${given[0]}${family}@a.io`, `${family}.${given}@a.io`, `${given}@a.io`]
        for (const address of addresses)
          expect(inRecord('EMAIL_ADDRESS', address.toLowerCase())).toMatch(new RegExp(`^${local}\\d+@`))
      }),
      runs(20),
    )
  })

  it('hold nothing of people whose names say both', async () => {
    const fake = await openFakes(key, ['en'])
    const both = () => ['Mark Otto', 'Otto Mark']
    expect(fake('PERSON', 'Otto', both)).toBe(fake('PERSON', 'Otto'))
  })

  it('of a surname of two characters alone are those that begin the full name', async () => {
    const fake = await openFakes(key, ['zh'])
    expect(fake('PERSON', '尉迟琳').startsWith(fake('PERSON', '尉迟'))).toBe(true)
    expect(fake('PERSON', '歐陽秀蘭').startsWith(fake('PERSON', '歐陽'))).toBe(true)
  })

  it('of parts of one text and of two are parts of one person, of one address', async () => {
    const row = {
      prompt: 'My name is Dana Whitfield, I live at 48 Alder Crescent, Leeds LS6 2QT. 我叫欧阳靖宇。',
      completion: 'Whitfield signed. We send it to 48 Alder Crescent. 靖宇，您好。',
    }
    const { batches } = await runStep(anonymize, [[batchOfRows([row])]], {
      options: { fields: ['prompt', 'completion'], policy: 'pseudonymize' },
    })
    const [{ prompt, completion }] = batches.flatMap(rowsOf)
    const [, last, street, chinese] = /is \S+ (\S+), I live at (.+?)\. 我叫(.+?)。/.exec(String(prompt)) ?? []
    expect(completion).toBe(`${last} signed. We send it to ${street}. ${chinese}，您好。`)
  })
})
