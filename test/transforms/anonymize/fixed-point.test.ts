import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { definitions } from '../../../transforms/anonymize/entities/entities.js'
import { rewriteStably } from '../../../transforms/anonymize/operators/rewrite-stably.js'
import { isWhole, runs } from '../../campaign.js'
import { openAnonymized } from './anonymized.js'

/** The project's labelled texts, without their labels. */
const texts = ['chinese', 'english', 'scripts', 'not-personal'].flatMap((name) =>
  readFileSync(join(import.meta.dirname, `../../golden/pii/${name}.txt`), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.replace(/\[\[[A-Z_]+:(.*?)\]\]/g, '$1').replaceAll('\\n', '\n')),
)

/** Lines and halves of lines put together, so that labels lose their values and values their labels. */
const composed = fc
  .array(fc.tuple(fc.constantFrom(...texts), fc.nat(), fc.constantFrom('', ' ', '，', ', ', '\n', ' and ')), {
    minLength: 1,
    maxLength: 3,
  })
  .map((parts) =>
    parts.map(([text, cut, gap]) => text.slice(0, 1 + (cut % (2 * text.length))) + gap).join(''),
  )

/** What is found is alike for all policies: in the short form each takes another part of the texts. */
function textsFor(policy: string, among: readonly string[]): readonly string[] {
  return isWhole ? texts : texts.filter((_, at) => at % among.length === among.indexOf(policy))
}

describe('a second run', () => {
  const operators = ['redact', 'mask', 'pseudonymize']
  it.each(operators)('after %s changes nothing', async (policy) => {
    // Codes of issuers that give out every number, and dates, have no fakes that could be known again.
    const known = definitions.filter(({ fakeForms }) => fakeForms.length > 0).map(({ name }) => name)
    const run = await openAnonymized(policy === 'pseudonymize' ? { policy, entities: known } : { policy })
    const own = textsFor(policy, operators)
    const once = run(own)
    expect(run(once)).toEqual(once)
    fc.assert(
      fc.property(fc.array(composed, { minLength: 20, maxLength: 20 }), (many) => {
        const once = run(many)
        expect(run(once)).toEqual(once)
      }),
      runs(3),
    )
  })

  /** Texts whose values, once gone or coarser, made something else look like a value. */
  const treacherous = [
    'Einojuhani Pyysalo\n\nLocal transit bus driver\n\nPhone:\n201-948-1927\n\nE-mail:\nEinojuhaniPyysalo@gustr.com\n\nAddress:\n0645 Reyes Católicos 17 Apt. 209 Montehermoso Cáceres.',
    'Who are the people in Moby Dick? "Moby-Dick" follows Ahab. Ahab hunts Moby Dick, and Moby Dick drives the story.',
    '{"password": "aB3#fG7!kL9@"}\nHere is your new password: aB3#fG7!kL9@.',
    "I'm Tom, from Leeds, and I'm 34 y/o. My sister is a 17-year-old. 我今年34岁。",
    'Birth date is 30 June 1592. ZIP: 48713. I keep getting address 179.177.214.13 blocked, and 2001:4860:4860::8888.',
  ]

  const policies = ['replace', 'generalize', 'gdpr', 'hipaa-safe-harbor', 'pipl']
  it.runIf(isWhole).each(policies)(
    'after %s changes nothing where what is left may look like a value',
    async (policy) => {
      const run = await openAnonymized({ policy })
      const own = textsFor(policy, policies)
      const all = [...treacherous, ...own]
      const once = run(all)
      expect(once.slice(0, treacherous.length)).not.toEqual(treacherous)
      expect(run(once)).toEqual(once)
    },
  )

  it('after redact finds no name where a label has lost its value', async () => {
    const run = await openAnonymized({ policy: 'redact' })
    expect(run(['登记人：王小明，车牌：京A12345，手机：13800138000'])).toEqual(['登记人：，车牌：，手机：'])
  })
})

describe('`rewriteStably()`', () => {
  const span = (start: number, end: number) => ({
    ...{ entity: 'X', start, end, score: 1, validated: true, recognizer: 'test', why: 'test' },
  })
  const options = { write: () => '', writePlainly: () => '<X>', mayShow: () => false }
  const hits = (pattern: RegExp) => (text: string) =>
    Array.from(text.matchAll(pattern), ({ 0: hit, index }) => span(index, index + hit.length))

  it('takes what is found only when its neighbour is gone', () => {
    const { text, pieces } = rewriteStably('abc', [span(0, 1)], { ...options, find: hits(/^[bc]/g) })
    expect(text).toBe('')
    expect(pieces.map(({ span: { start, end } }) => [start, end])).toEqual([
      [0, 1],
      [1, 2],
      [2, 3],
    ])
  })

  it('writes a placeholder where something is found in what was written', () => {
    const write = () => '17'
    expect(rewriteStably('a b', [span(0, 1)], { ...options, write, find: hits(/\d+/g) }).text).toBe('<X> b')
    const shown = { ...options, write, find: hits(/\d+/g), mayShow: () => true }
    expect(rewriteStably('a b', [span(0, 1)], shown).text).toBe('17 b')
  })

  it('ends with placeholders where every look finds more', () => {
    const letters = 'abcdefghijklmnopqrstuvwxyz'
    const { text } = rewriteStably(letters, [span(0, 1)], { ...options, find: hits(/^[a-z]/g) })
    expect(text).toMatch(/^(?:<X>)+[a-z]*$/)
  })
})
