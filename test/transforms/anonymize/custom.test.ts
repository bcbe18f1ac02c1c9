import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makePlan } from '../../../src/run/load-later.js'
import type { OwnMatch, OwnRecognizer, OwnScan } from '../../../src/schemas/options/own-recognizer.js'
import { planStep, resolveOptions } from '../../../src/transform/plan-step.js'
import { openStep } from '../../../src/transform/step.js'
import { compilePattern } from '../../../transforms/anonymize/custom/pattern.js'
import { findPii } from '../../../transforms/anonymize/tools/pii-finder.js'
import { anonymizeText } from '../../../transforms/anonymize/tools/text-anonymizer.js'
import { anonymize } from '../../../transforms/anonymize.js'
import { anonymized as anonymizedBy, batchOfTexts, openAnonymized } from './anonymized.js'

/** Only what users declare is looked for, and links. */
function anonymized(texts: readonly string[], options: object): Promise<string[]> {
  return anonymizedBy(texts, { entities: ['URL'], ...options })
}

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'prepkit-custom-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function named(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const member = { name: 'member', entity: 'MEMBER_ID', patterns: [{ regex: '\\bM\\d{6}\\b', score: 0.6 }] }

describe('recognizers in a pipeline', () => {
  it('look for an entity of the project beside those that are asked for, and bring no others of it along', async () => {
    const nick = { name: 'nick', entity: 'PERSON', patterns: [{ regex: '\\bZed\\d\\b', score: 0.9 }] }
    expect(await anonymized(['Mary Jones met Zed9 at https://initech.io'], { recognizers: [nick] })).toEqual([
      'Mary Jones met <PERSON> at <URL>',
    ])
    const deny = [{ entity: 'PERSON', terms: ['the Fox'] }]
    expect(await anonymized(['Mary Jones met the Fox'], { deny })).toEqual(['Mary Jones met <PERSON>'])
  })

  it.each([
    ['a pattern', member, 'M123456, XM123456, M1234567', '<MEMBER_ID>, XM123456, M1234567'],
    ['a pattern inside Chinese text', member, '会员M123456号', '会员<MEMBER_ID>号'],
    ['a pattern in full-width letters', member, '会员Ｍ１２３４５６', '会员<MEMBER_ID>'],
    [
      'the group named value',
      { ...member, patterns: [{ regex: 'member no\\.? (?<value>\\d{4})', score: 0.6 }] },
      'member no. 1234 and 5678',
      'member no. <MEMBER_ID> and 5678',
    ],
    [
      'a weak form beside a context word',
      {
        ...member,
        patterns: [{ regex: '\\b\\d{4}\\b', score: 0.2 }],
        context: { en: ['locker'], zh: ['柜号'] },
      },
      `locker 1234, ${'and so on '.repeat(6)}1999 ${'and so on '.repeat(6)}柜号1234`,
      `locker <MEMBER_ID>, ${'and so on '.repeat(6)}1999 ${'and so on '.repeat(6)}柜号<MEMBER_ID>`,
    ],
    [
      'a form whose check digit holds',
      { ...member, patterns: [{ regex: '\\b\\d{10}\\b', score: 0.3 }], check: 'luhn' },
      '7992739871 7992739872 1234567897',
      '7992739871 7992739872 <MEMBER_ID>',
    ],
    [
      'terms',
      { name: 'ward', entity: 'WARD', denyList: ['West Wing', '西区'], ignoreCase: true },
      'the west wing, 在西区',
      'the <WARD>, 在<WARD>',
    ],
    ['nothing once it is turned off', { ...member, enabled: false }, 'M123456', 'M123456'],
    ['nothing that its gate rules out', { ...member, gate: 'at' }, 'M123456', 'M123456'],
    ['what its gate lets pass', { ...member, gate: 'digits' }, 'M123456', '<MEMBER_ID>'],
  ])('`anonymize()` finds %s', async (_, recognizer, text, after) => {
    expect(await anonymized([text], { recognizers: [recognizer] })).toEqual([after])
  })

  it('`anonymize()` treats their entities as any other', async () => {
    const recognizers = [member]
    const texts = ['M123456']
    expect(await anonymized(texts, { recognizers, operators: { MEMBER_ID: 'redact' } })).toEqual([''])
    expect(await anonymized(texts, { recognizers, thresholds: { MEMBER_ID: 0.7 } })).toEqual(texts)
    expect(await anonymized(texts, { recognizers, entities: ['MEMBER_ID'], policy: 'mask' })).toEqual([
      '****456',
    ])
    await expect(anonymized(texts, { recognizers, entities: ['MEMBER_IDS'] })).rejects.toThrow(
      'Did you mean "MEMBER_ID"?',
    )
    await expect(anonymized(texts, { recognizers, operators: { MEMBER: 'redact' } })).rejects.toThrow(
      'unknown',
    )
  })

  it('`anonymize()` takes another way to find an entity of its own', async () => {
    const recognizer = { ...member, entity: 'US_SSN', name: 'ssn_of_ours' }
    expect(await anonymized(['M123456'], { recognizers: [recognizer] })).toEqual(['<US_SSN>'])
  })

  it('`anonymize()` treats an entity of a user as the one of the project that it is like', async () => {
    const employee = { name: 'employee', entity: 'EMPLOYEE', like: 'PERSON', denyList: ['Mary Jones'] }
    const chip = {
      name: 'chip',
      entity: 'CHIP',
      like: 'MAC_ADDRESS',
      patterns: [{ regex: '\\b[0-9A-F]{12}\\b' }],
    }
    const recognizers = [employee, chip]
    const [text] = await anonymized(['Mary Jones 001A2B3C4D5E'], { recognizers, policy: 'pseudonymize' })
    expect(text).toMatch(/^(?!Mary Jones)[A-Z][\w-]+ [A-Z]\S+ 00005E0053[0-9A-F]{2}$/)
    expect(await anonymized(['Mary Jones'], { recognizers, policy: 'mask' })).toEqual(['**** *****'])
    const deny = [{ entity: 'BORN', like: 'DATE_OF_BIRTH', terms: ['3 May 1990'] }]
    expect(await anonymized(['on 3 May 1990'], { deny, policy: 'generalize' })).toEqual(['on 1990'])
  })

  it.each([
    ['which is none of the project', { ...member, like: 'US_SNN' }, 'Did you mean "US_SSN"?'],
    ['at an entity of the project', { ...member, entity: 'US_SSN', like: 'US_NPI' }, 'is one of the project'],
  ])('`anonymize()` refuses `like` %s', async (_, recognizer, message) => {
    await expect(anonymized(['a'], { recognizers: [recognizer] })).rejects.toThrow(message)
  })

  it('`anonymize()` refuses an entity that is like two others', async () => {
    const deny = [{ entity: 'MEMBER_ID', like: 'US_NPI', terms: ['a'] }]
    const recognizers = [{ ...member, like: 'US_SSN' }]
    await expect(anonymized(['a'], { recognizers, deny })).rejects.toThrow('is like US_NPI and like US_SSN')
  })

  it.each([
    [{ ...member, entity: 'member' }, 'Write the name of an entity in capitals'],
    [{ name: 'a', entity: 'A' }, 'A recognizer needs patterns or a denyList'],
    [{ ...member, check: 'crc' }, '"recognizers[0].check" of anonymize cannot be "crc". Known: luhn'],
    [{ ...member, patterns: [{ regex: '(' }] }, 'A "(" has no ")"'],
  ])('`anonymize()` refuses %j', async (recognizer, message) => {
    await expect(anonymized(['a'], { recognizers: [recognizer] })).rejects.toThrow(message)
  })
})

describe('patterns of users', () => {
  const python = { name: 'p', syntax: 'python' } as const
  const javascript = { name: 'p', syntax: 'javascript' } as const

  it.each([
    ['(a+)+b'],
    ['(a*)*b'],
    ['(a|a)*b'],
    ['(a|ab)*c'],
    ['(?:a?)*b'],
    ['(\\w+\\s?)*x'],
    ['(?:\\d+,?)+x'],
    ['.*a.*b'],
    ['\\d+\\d+x'],
    ['([a-z]+)*@'],
    ['(x{1,30}){1,30}y'],
  ])('refuse %s, which could try the same characters over and over', (pattern) => {
    expect(() => compilePattern(pattern, javascript)).toThrow('over and over')
  })

  it.each([
    ['(\\d{4}[- ]?){3}\\d{4}', '1234-5678-1234-5678'],
    ['(?:\\d{1,3}\\.){3}\\d{1,3}', '10.1.2.3'],
    ['\\w+([-.]\\w+)*\\.\\w+', 'a-b.example.com'],
    ['[A-Z]{2,5}-?\\d+[a-z]?', 'AB-12c'],
    ['(?:foo|bar|baz)-\\d+', 'baz-12'],
    ['\\p{Lu}\\p{Ll}{1,20}', 'Éa'],
    ['[\\w.+-]{1,64}@[\\w-]{1,63}\\.[a-z]{2,10}', 'a.b@example.com'],
  ])('take %s, which is bounded', (pattern, text) => {
    expect(compilePattern(pattern, javascript).exec(text)?.[0]).toBe(text)
  })

  it.each([
    ['(?i)ab(?P<n>c)', 'ABC', 'ABC'],
    ['\\Aab\\Z', 'ab', 'ab'],
    ['[]a]+', ']a]', ']a]'],
    ['a{,2}b', 'aab', 'aab'],
    ['\\bä\\w+', 'xä äöü', 'äöü'],
    ['\\U0001F600', '😀', '😀'],
    ['a(?#a comment)b', 'ab', 'ab'],
    ['x\\-y\\_z', 'x-y_z', 'x-y_z'],
    ['[\\w\\-]+', 'ab-c', 'ab-c'],
  ])('in the spelling of Python, %s', (pattern, text, match) => {
    expect(compilePattern(pattern, python).exec(text)?.[0]).toBe(match)
  })

  it.each([
    ['a++', 'Possessive quantifiers are not read'],
    ['(?>a)', 'Atomic groups are not read'],
    ['(a)\\1', 'References to what a group matched are not read'],
    ['(?P<a>b)(?P=a)', 'References to what a group matched are not read'],
    ['(a)(?(1)b|c)', 'References to what a group matched are not read'],
    ['(?x)a b', 'The flags x and L are not read'],
    ['a(?i)b', 'stand at the head'],
    ['[a', 'A "[" has no "]"'],
    ['a)', 'A ")" has no "("'],
    ['*a', 'A quantifier has nothing before it'],
    ['[b-a]', 'not well formed'],
    ['\\q', 'is not known'],
    ['a{3,2}', 'from a smaller to a larger number'],
  ])('refuse %s', (pattern, message) => {
    expect(() => compilePattern(pattern, python)).toThrow(message)
  })
})

describe('recognizers in files', () => {
  it('`anonymize()` reads a list of its own form', async () => {
    const file = named(
      'mine.yaml',
      `- name: member\n  entity: MEMBER_ID\n  patterns: [{ regex: 'M\\d{6}' }]\n`,
    )
    expect(await anonymized(['M123456'], { recognizers: [{ file }] })).toEqual(['<MEMBER_ID>'])
  })

  it('`anonymize()` reads the custom recognizers of a Presidio file', async () => {
    const file = named(
      'presidio.yaml',
      `
global_regex_flags: 26
recognizers:
  - name: CreditCardRecognizer
    type: predefined
    supported_languages: [{ language: en, context: [credit, card] }]
  - SpacyRecognizer
  - name: "Zip code Recognizer"
    supported_languages:
      - language: en
        context: [zip, code]
      - language: es
        context: [postal]
    patterns:
      - { name: "zip code (weak)", regex: "(\\\\b\\\\d{5}(?:\\\\-\\\\d{4})?\\\\b)", score: 0.1 }
    supported_entity: "MY_ZIP"
  - name: Titles
    supported_language: en
    supported_entity: MY_TITLE
    type: custom
    deny_list: [Mr, Mrs, Dr.]
  - name: Off
    supported_entity: OFF
    enabled: false
    deny_list: [Orion]
`,
    )
    const texts = ['zip 12345, mr Lee', 'the number 12345 of Orion', 'código postal 12345-6789']
    expect(await anonymized(texts, { recognizers: [{ file }] })).toEqual([
      'zip <MY_ZIP>, <MY_TITLE> Lee',
      'the number 12345 of Orion',
      'código postal <MY_ZIP>',
    ])
  })

  it.each([
    [
      'nothing to find',
      'recognizers: [{ name: Remote, supported_entity: A, server_url: http://x }]',
      'neither patterns',
    ],
    ['no entity', 'recognizers: [{ name: A, deny_list: [b] }]', 'names no entity'],
    ['another shape', 'a: 1', 'holds no list of recognizers'],
    [
      'a pattern of Python that is not read',
      'recognizers: [{ name: A, supported_entity: A, patterns: [{ regex: "a++", score: 1 }] }]',
      'Possessive',
    ],
    ['a fault of syntax', 'recognizers: [', 'bad_pipeline'],
  ])('`anonymize()` refuses a file with %s', async (_, text, message) => {
    const file = named('bad.yaml', text)
    const failure = await anonymized(['a'], { recognizers: [{ file }] }).catch((error) => error)
    expect(`${failure.code} ${failure.message}`).toContain(message)
  })
})

describe('recognizers in code', () => {
  /** One of a class: its method is called as one. */
  class Words implements OwnRecognizer {
    readonly name = 'words'
    readonly entities = ['PLANET']
    readonly #word = /Orion/g

    find({ text }: OwnScan, report: (match: OwnMatch) => void): void {
      for (const { index } of text.matchAll(this.#word)) report({ start: index, end: index + 5, score: 0.9 })
    }
  }

  it('are used as they are by functions and by steps of streams', async () => {
    const options = { entities: ['URL'], recognizers: [new Words()] }
    expect((await anonymizeText('of Orion', options)).text).toBe('of <PLANET>')
    expect(await findPii('of Orion', options)).toMatchObject([
      { entity: 'PLANET', start: 3, end: 8, why: 'module' },
    ])
    const inStream = await openAnonymized(options)
    expect(inStream(['of Orion'])).toEqual(['of <PLANET>'])
  })

  it('are refused in a run, whose threads get no code', async () => {
    const pipeline = {
      input: named('orion.jsonl', '{"text":"of Orion"}'),
      steps: [{ anonymize: { fields: ['text'], recognizers: [new Words()] } }],
      output: join(folder, 'orion'),
    }
    const refused = {
      code: 'bad_option',
      message: expect.stringContaining('cannot give to its threads'),
    }
    await expect(makePlan(pipeline)).rejects.toMatchObject(refused)
  })

  it('are refused where they wait, since what they report then would be lost', async () => {
    const waits: OwnRecognizer = {
      name: 'waits',
      entities: ['PLANET'],
      async find(_, report) {
        await Promise.resolve()
        report({ start: 3, end: 8, score: 0.9 })
      },
    }
    const options = { entities: ['URL'], recognizers: [waits] }
    const refused =
      'Recognizer "waits" answered with a promise, where every match is to be reported before "find" returns'
    await expect(findPii('of Orion', options)).rejects.toThrow(refused)
    await expect(anonymizeText('of Orion', options)).rejects.toThrow(refused)
    await expect(openAnonymized(options).then((inStream) => inStream(['of Orion']))).rejects.toThrow(refused)
  })

  it.each([
    [undefined, 2],
    [false, 1],
  ])('with rescans %s look %d times at a text in which something is found', async (rescans, times) => {
    let looks = 0
    const counts: OwnRecognizer = { name: 'counts', entities: ['PLANET'], rescans, find: () => void looks++ }
    await findPii('mail ann@foo.org', { entities: ['EMAIL_ADDRESS'], recognizers: [counts] })
    expect(looks).toBe(times)
  })

  it('are refused where a part is missing, with what they need', async () => {
    const recognizers = [{ name: 'words', entities: ['planet'], find: () => {} }]
    await expect(anonymizeText('of Orion', { recognizers })).rejects.toThrow(
      'A recognizer in code has a name, a list "entities" of names in capitals and a function "find"',
    )
  })
})

describe('recognizers in modules', () => {
  const moduleOf = (name: string, body: string, entities = "['MEMBER_ID']") =>
    named(
      name,
      `export const recognizers = [{ name: 'mine', entities: ${entities}, find({ text }, found) { ${body} } }]`,
    )

  it('`anonymize()` uses what a module finds', async () => {
    const body = `for (const { index } of text.matchAll(/Orion/g)) found({ start: index, end: index + 5, score: 0.9, validated: true, why: 'name' })`
    const module = moduleOf('orion.mjs', body)
    const options = { recognizers: [{ module }], operators: { MEMBER_ID: 'redact' } }
    expect(await anonymized(['an Orion b'], options)).toEqual(['an  b'])
  })

  it.each([
    ['throws', `if (text.includes('bad')) throw new Error(text)`],
    [
      'reports a place outside the text',
      `if (text.includes('bad')) found({ start: 0, end: 99, score: 1, validated: true, why: '' })`,
    ],
    [
      'reports another entity',
      `if (text.includes('bad')) found({ start: 0, end: 1, score: 1, validated: true, why: '', entity: 'B' })`,
    ],
  ])('`anonymize()` rejects the record where a module %s, and that record alone', async (label, body) => {
    const module = moduleOf(`${label.replaceAll(' ', '-')}.mjs`, body)
    const batch = batchOfTexts(['good', 'bad', 'https://example.com'])
    const options = await resolveOptions(
      anonymize,
      { fields: ['text'], entities: ['URL'], recognizers: [{ module }] },
      0,
    )
    const rejected: string[] = []
    const step = await openStep(planStep(anonymize, options, { index: 0, schema: batch.schema }), {
      seed: 1,
      onReject: (_batch, row, { reason }) => rejected.push(`${row} ${reason}`),
    })
    const [after] = [...step.apply(batch)]
    expect(after.numRows).toBe(2)
    expect(rejected).toEqual(['1 anonymize_failed'])
  })

  it('`anonymize()` ends where a module waits, rather than to reject record by record', async () => {
    const code = `export const recognizers = [{ name: 'mine', entities: ['MEMBER_ID'], find: () => Promise.reject(new Error('late')) }]`
    const module = named('waits.mjs', code)
    await expect(anonymized(['of Orion'], { recognizers: [{ module }] })).rejects.toMatchObject({
      code: 'unsupported',
      message: expect.stringContaining('Recognizer "mine" answered with a promise'),
    })
  })

  it('`anonymize()` takes the URL of a module as well as its path', async () => {
    const body =
      'for (const { index } of text.matchAll(/Orion/g)) found({ start: index, end: index + 5, score: 0.9 })'
    const module = pathToFileURL(moduleOf('with url.mjs', body)).href
    expect(await anonymized(['of Orion'], { recognizers: [{ module }] })).toEqual(['of <MEMBER_ID>'])
  })

  it('`anonymize()` refuses a module without recognizers, and one that does not load', async () => {
    const empty = named('empty.mjs', 'export const a = 1')
    await expect(anonymized(['a'], { recognizers: [{ module: empty }] })).rejects.toThrow('exports no list')
    const broken = named('broken.mjs', 'import "./nowhere.mjs"')
    await expect(anonymized(['a'], { recognizers: [{ module: broken }] })).rejects.toThrow('cannot be loaded')
    await expect(anonymized(['a'], { recognizers: [{ module: './nowhere.mjs' }] })).rejects.toThrow(
      'cannot be read',
    )
  })
})
