import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Draws } from '../../../src/transform/random.js'
import { allowedEdits, editText, isOpen } from '../../../transforms/augment/editing/edits.js'
import { openProtected } from '../../../transforms/augment/editing/protected-parts.js'
import { TextView } from '../../../transforms/augment/editing/text-view.js'
import { type Language, languageOf } from '../../../transforms/augment/editing/words.js'
import { operationNames, operations } from '../../../transforms/augment/operations/index.js'
import { presets } from '../../../transforms/augment/presets.data.js'
import { isWhole, runs } from '../../campaign.js'

const tools = {
  protectedIn: openProtected([]),
  segmenter: () => new Intl.Segmenter('zh', { granularity: 'word' }),
}

/** What an operation makes of a text, for so many draws. */
function childrenOf(name: (typeof operationNames)[number], text: string, count: number, language?: Language) {
  const operation = operations[name]
  const find = operation.open({ senses: 'context' })
  const view = new TextView(text, language ?? languageOf(text), tools)
  const children = new Set<string>()
  for (let i = 0; i < count; i++) {
    const wanted = find(view, { draws: new Draws(i, 7 * i + 1), strength: 0.1 })
    const edits = allowedEdits(wanted, { spans: view.spansFor(operation), whole: operation.whole === true })
    if (edits !== undefined) children.add(editText(text, edits))
  }
  children.delete(text)
  return children
}

const cases = operationNames.flatMap((name) =>
  operations[name].examples.map((example) => ({ name, ...example })),
)

describe('the operations', () => {
  test.each(cases)('$name does what its examples say of "$text"', ({ name, text, gives, never, stays }) => {
    const children = childrenOf(name, text, 300)
    for (const wanted of gives ?? []) expect([...children]).toContain(wanted)
    for (const child of children) for (const pattern of never ?? []) expect(child).not.toMatch(pattern)
    if (stays) expect([...children]).toEqual([])
  })

  test.each(operationNames)(
    '%s has an example of each of its languages, and one of what must stay',
    (name) => {
      const { examples, languages } = operations[name]
      for (const language of languages)
        expect(examples.some(({ text, gives }) => gives !== undefined && languageOf(text) === language)).toBe(
          true,
        )
      expect(examples.some(({ stays, never }) => stays || never !== undefined)).toBe(true)
    },
  )

  test('the preset for instructions has only what keeps the meaning, and each preset has both languages', () => {
    const named = (weights: object) =>
      operationNames.filter((name) => name in weights).map((name) => operations[name])
    for (const { keeps } of named(presets.instruction)) expect(keeps).toBe('meaning')
    for (const weights of Object.values(presets))
      for (const language of ['en', 'zh'] as const)
        expect(named(weights).filter(({ languages }) => languages.includes(language)).length).toBeGreaterThan(
          1,
        )
  })
})

const spans = [
  'https://a.example/b?c=d&e=f',
  'bob.lee@mail.example',
  '{{first name}}',
  '<the guest>',
  '[NAME]',
  "`let x = don't`",
  '```js\nlet word = here\n```',
  '3.14',
  'v2.0.1',
  '2024-05-01',
  '1,000 km',
  '12 March',
  '2024年3月5日',
  '【姓名】',
  '《红 楼梦》',
  '“请 描述”',
  '"for example, I do not"',
  '{"a": [1, "perhaps"]}',
  '<|im_start|>user',
  '/home/bob/a.txt',
  '👩‍👩‍👧',
]
const words = [
  'Describe',
  'the',
  'for example',
  'I do not',
  'city',
  'runs',
  'perhaps',
  'It is',
  '. We',
  '请描述',
  '我们',
  '例如',
  '如果',
  '今天。',
  '模型',
  'Python',
  '，',
  'مرحبا بالعالم',
]

describe('what is protected', () => {
  test(`stays as it is, whatever operation is asked for, in ${isWhole ? 'many' : 'some'} random texts`, () => {
    const part = fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...words) },
      { weight: 1, arbitrary: fc.constantFrom(...spans) },
      {
        weight: 1,
        arbitrary: fc
          .string({ unit: 'grapheme', maxLength: 6 })
          .filter((text) => !/["'`{[<“‘「『《【$~@#:：\\/\d]/.test(text)),
      },
    )
    const opened = operationNames.map((name) => ({
      ...operations[name],
      find: operations[name].open({ senses: 'all' }),
    }))
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 2, maxLength: 24 }),
        fc.nat(),
        fc.constantFrom<Language>('en', 'zh'),
        (parts, seed, language) => {
          const text = parts.join(' ')
          const view = new TextView(text, language, tools)
          for (const { find, whole, opens } of opened) {
            const wanted = find(view, { draws: new Draws(seed, 3), strength: 0.4 })
            const edits = allowedEdits(wanted, { spans: view.spansFor({ opens }), whole: whole === true })
            if (edits === undefined) continue
            for (const { start, end } of edits)
              expect(isOpen(view.spansFor({ opens }), start, end)).toBe(true)
            const after = editText(text, edits)
            for (const span of spans)
              if (text.includes(span)) expect(after.split(span).length).toBe(text.split(span).length)
          }
        },
      ),
      runs(isWhole ? 20_000 : 2000, 21),
    )
  })
})
