import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { batchOfRows, type Row, rowsOf } from '../../src/arrow/rows.js'
import { resolveOptions } from '../../src/transform/plan-step.js'
import { passesUscc } from '../../transforms/anonymize/check-digits/chinese.js'
import { residentIdCheck } from '../../transforms/anonymize/check-digits/iso-7064.js'
import { passesLuhn } from '../../transforms/anonymize/check-digits/luhn.js'
import { isFake } from '../../transforms/anonymize/fakes/is-fake.js'
import { fakeLocales } from '../../transforms/anonymize/fakes/locales.js'
import { placeholders } from '../../transforms/generate/placeholders.js'
import { generate } from '../../transforms/generate.js'
import { runs } from '../campaign.js'
import { checkLaws, runStep } from '../laws.js'
import { temporaryFolder } from '../run/fixtures.js'

const folder = temporaryFolder('generate')

interface Span {
  field: string
  type: string
  start: number
  end: number
  text: string
}
interface Made extends Row {
  text: string
  spans: Span[]
}

const numbered = (count: number) => batchOfRows(Array.from({ length: count }, (_, id) => ({ id })))

async function made(templates: unknown, options: object = {}, count = 1): Promise<Made[]> {
  const { batches } = await runStep(generate, [[numbered(count)]], { options: { templates, ...options } })
  return batches.flatMap(rowsOf) as Made[]
}

const textsOf = async (templates: unknown, options: object = {}, count = 1) =>
  (await made(templates, options, count)).map(({ text }) => text)
const refused = (templates: unknown, options: object = {}) =>
  made(templates, options).then(
    () => 'was taken',
    (error: Error) => error.message,
  )

const namesIn = (locale: 'en' | 'zh') =>
  Object.keys(placeholders).filter((name) => placeholders[name].locales?.includes(locale) ?? true)
const labelled = (name: string) => placeholders[name].entity !== undefined

/** A template as pieces: texts, some of them hard to count, and placeholders of up to three people. */
const template = (locale: 'en' | 'zh') =>
  fc.array(
    fc.oneof(
      fc.constantFrom('a ', '，', '😀', '𠮷', ' é ', '}}', '{ ', '\n', '"', '\\ ', 'مرحبا '),
      fc.record({ name: fc.constantFrom(...namesIn(locale)), person: fc.integer({ min: 1, max: 3 }) }),
    ),
    { maxLength: 12 },
  )

describe('generate()', () => {
  test('keeps the laws', async () => {
    const templates = [
      { id: 'a', weight: 3, text: '{{name}}, {{2.email}}', n: 1 },
      { messages: [{ role: 'user', content: '{{name}}的电话？' }], locale: 'zh' },
      'Roll {{number:1-6}} or {{one_of:red|green}} for {{faker.commerce.productName}}',
    ]
    const options = await resolveOptions(generate, { templates, locale: 'en' }, 0)
    await checkLaws(generate, { options, batches: [numbered(40)] })
  })

  test('says of each value where it stands, to the character, and nothing of anything else', async () => {
    const locale = fc.constantFrom('en', 'zh')
    const drawn = locale.chain((own) => fc.record({ locale: fc.constant(own), pieces: template(own) }))
    await fc.assert(
      fc.asyncProperty(drawn, async ({ locale, pieces }) => {
        const written = pieces.map((piece) =>
          typeof piece === 'string' ? piece : `{{ ${piece.person}.${piece.name} }}`,
        )
        const [row] = await made([{ text: written.join('') }], { locale, bio: true })
        const characters = Array.from(row.text)
        const slots = pieces.filter((piece) => typeof piece !== 'string')
        const wanted = slots.filter(({ name }) => labelled(name))
        expect(row.spans).toHaveLength(wanted.length)
        for (const { start, end, text } of row.spans) expect(characters.slice(start, end).join('')).toBe(text)
        let rest = row.text
        for (const piece of pieces) {
          const found = typeof piece === 'string' ? rest.indexOf(piece) : 0
          expect(found).toBeGreaterThanOrEqual(0)
          if (typeof piece === 'string') rest = rest.slice(found + piece.length)
        }
        const { tokens, ner_tags: tags } = row as unknown as { tokens: string[]; ner_tags: string[] }
        expect(tokens.join('')).toBe(row.text.replace(/\s/g, ''))
        expect(tags.filter((tag) => tag.startsWith('B-'))).toEqual(row.spans.map(({ type }) => `B-${type}`))
      }),
      runs(60),
    )
  })

  test('draws no number that somebody could hold', async () => {
    const ranged =
      /^(?:EMAIL_ADDRESS|CN_MOBILE|PHONE_NUMBER|IP_ADDRESS|MAC_ADDRESS|CREDIT_CARD|IBAN_CODE|US_SSN|CN_RESIDENT_ID|CN_PASSPORT|ZIP_CODE)$/
    const seen = new Set<string>()
    for (const locale of ['en', 'zh'] as const) {
      const text = namesIn(locale)
        .filter(labelled)
        .map((name) => `{{${name}}}`)
        .join('\n')
      for (const { spans } of await made([text], { locale }, 100))
        for (const { type, text } of spans.filter(({ type }) => ranged.test(type))) {
          expect(isFake(type, text), `${type} ${text}`).toBe(true)
          seen.add(type)
        }
    }
    expect(seen.size).toBe(11)
  })

  test('gives Chinese numbers their check characters, of divisions and offices that there are not', async () => {
    const text = '{{id_number}} {{uscc}} {{card}} {{plate}} {{passport}} {{postcode}}'
    for (const made of await textsOf([text], { locale: 'zh' }, 200)) {
      const [id, code] = made.split(' ')
      expect(id.slice(0, 2)).toBe('99')
      expect(residentIdCheck(id)).toBe(id[17])
      expect(passesUscc(code) && code.startsWith('91110199')).toBe(true)
      const card = /9999[\d ]+/.exec(made.slice(id.length + code.length))?.[0].replaceAll(' ', '') ?? ''
      expect(passesLuhn(card)).toBe(true)
      expect(made).toMatch(/ [宁青琼藏][XYZ]·?[A-Z]\d{4,5} EI\d{7} 99\d{4}$/)
    }
  })

  test('tells of one person what goes together, wherever it is asked for, and of another person something else', async () => {
    const text =
      '{{name}}|{{gender}}|{{he}}|{{birth_date}}|{{id_number}}|{{email}}|{{name}}|{{2.name}}|{{company}}'
    const rows = await textsOf([text], { locale: 'zh' }, 100)
    let others = 0
    for (const row of rows) {
      const [name, gender, he, born, id, email, again, other] = row.split('|')
      expect(again).toBe(name)
      if (other !== name) others++
      expect([gender, he]).toEqual(Number(id[16]) % 2 === 1 ? ['男', '他'] : ['女', '她'])
      const [year, month, day] = born.match(/\d+/g)!.map((part) => part.padStart(2, '0'))
      expect(id.slice(6, 14)).toBe(year + month + day)
      expect(email).toMatch(/^[a-z]+[._]?[a-z]*\d{0,2}@example\.(?:com|org|net)$/)
    }
    expect(others).toBeGreaterThan(90)
    const [english] = await textsOf([
      '{{given_name}} {{family_name}} {{name}} {{email}} {{work_email}} {{company}}',
    ])
    const [given, family, , , email, work, company] = english.split(' ')
    expect(english).toContain(` ${given} ${family} `)
    expect(email).toContain(family.toLowerCase().replace(/[^a-z]/g, ''))
    expect(work.split('@')[1]).toBe(`${company.toLowerCase()}.example.com`)
  })

  test('writes Chinese in Chinese, where faker falls back to Latin', async () => {
    const text = '{{name}}{{job}}{{department}}{{company}}{{city}}{{address}}{{title}}{{gender}}{{his}}'
    for (const made of await textsOf([text], { locale: 'zh' }, 100))
      expect(made).toMatch(/^[\p{Script=Han}\d（）]+$/u)
  })

  test('has names in every language, and refuses where it has no words of its own', async () => {
    for (const locale of fakeLocales)
      expect(await textsOf(['{{name}} {{email}} {{company}}'], { locale })).toHaveLength(1)
    expect(await refused(['{{city}}'], { locale: 'nl' })).toMatch(/has nothing in the language "nl"/)
    expect(await refused(['{{job}}'], { locale: 'fr' })).toMatch(/has nothing in the language "fr"/)
  })

  test.each([
    [
      '{{nmae}}',
      'Placeholder {{nmae}} at character 1 of "templates[0].text" is unknown. Did you mean {{name}} or {{mac}}?',
    ],
    [
      '😀 {{2.emial}}',
      'Placeholder {{2.emial}} at character 3 of "templates[0].text" is unknown. Did you mean {{email}}?',
    ],
    ['{{name', 'The braces at character 1 of "templates[0].text" are not closed'],
    ['{{na me}}', 'of "templates[0].text" is malformed'],
    ['{{}}', 'is malformed'],
    ['{{0.name}}', 'names person 0'],
    ['{{number:6-1}}', 'has no range'],
    ['{{one_of:red}}', 'has no choice'],
    ['{{plate}}', 'has nothing in the language "en"'],
    ['{{constructor}}', 'is unknown'],
    ['{{faker.comerce.productName}}', 'Did you mean {{faker.commerce.productName}}?'],
    ['{{faker.constructor.name}}', 'is no method of faker'],
    ['{{faker.helpers.fake}}', 'is no method of faker'],
  ])('refuses %j when it is planned, with its place', async (text, message) => {
    expect(await refused([text])).toContain(message)
  })

  test('reads texts, JSON Lines and YAML, and says in which line a fault is', async () => {
    const at = (name: string, content: string) => {
      writeFileSync(join(folder, name), content)
      return join(folder, name)
    }
    const json = '{"id":"x","text":"{{given_name}} \\\\{{x}}"}\n'
    const wanted = await textsOf(['{{given_name}} {{x}}'.replace('{{x', '\\{{x')])
    expect(wanted[0]).toMatch(/^\p{L}+(?:['-]\p{L}+)? \{\{x\}\}$/u)
    expect(await textsOf(at('a.txt', '# people\n\n{{given_name}} \\{{x}}\n'))).toEqual(wanted)
    expect(await textsOf(at('a.jsonl', json))).toEqual(wanted)
    expect(await textsOf(at('a.data', json))).toEqual(wanted)
    expect(await textsOf(at('a.yaml', "templates:\n  - text: '{{given_name}} \\{{x}}'\n"))).toEqual(wanted)
    const failing = async (name: string, content: string) =>
      made(at(name, content)).then(undefined, ({ code, at }) => [code, at.line])
    expect(await failing('b.txt', 'ok\n\n{{nmae}}\n')).toEqual(['bad_option', 3])
    expect(await failing('b.jsonl', '{"text":"ok"}\n{"text":"{{nmae}}"}\n')).toEqual(['bad_option', 2])
    expect(await failing('c.jsonl', '{"text":"ok"}\nnone\n')).toEqual(['bad_option', 2])
    expect(await failing('b.yaml', '- text: ok\n- text: ok\n- id: 7\n  text: "{{nmae}}"\n')).toEqual([
      'bad_option',
      3,
    ])
    expect(await failing('d.yaml', '- {id: 1, text: ok}\n- {id: 1, text: ok}\n')).toEqual([
      'bad_option',
      undefined,
    ])
    expect(await refused(join(folder, 'none.txt'))).toMatch(/cannot be read/)
  })

  test('takes templates by their weights, and keeps the columns that came in', async () => {
    const rows = await made(
      [
        { id: 'often', weight: 3, text: 'a' },
        { id: 'seldom', text: 'b' },
      ],
      {},
      2000,
    )
    const often = rows.filter(({ template }) => template === 'often').length
    expect(often).toBeGreaterThan(1400)
    expect(often).toBeLessThan(1600)
    expect(rows.map(({ id }) => id)).toEqual(Array.from({ length: 2000 }, (_, i) => i))
    expect(await refused([{ ID: 1, spans: 'x' }])).toMatch(/field "spans", which is a column that is written/)
    expect(await refused([{ prompt: '{{name}}', completion: 'x' }], { bio: true })).toMatch(/not one text/)
  })
})
