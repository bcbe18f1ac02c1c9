import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openChatTemplate } from '../../src/chat-templates/chat-template.js'
import { families } from '../../src/chat-templates/families.data.js'
import type { Dict, Value } from '../../src/chat-templates/python/values.js'
import { goldenCases, markedText, say, textOrError } from './golden.js'

const opened = Object.keys(families).map((name) => ({ name, template: openChatTemplate(name) }))

/** Texts that hold marks of other templates, Chinese, white space, and nothing. */
const words = fc.oneof(
  fc.constantFrom(
    '',
    ' \n',
    '你好',
    '🤖',
    '<think>a</think>',
    '</think>',
    '<|im_end|>',
    '{{ x }}',
    '/nothink',
  ),
  fc.string({ unit: 'binary', maxLength: 6 }),
)

/** Questions and answers by turns, each with a mark of its own. */
const turns = fc
  .array(fc.tuple(words, words), { minLength: 1, maxLength: 4 })
  .map((pairs) =>
    pairs.flatMap(([asked, answered], i) => [
      say('user', `Q${i}[${asked}]`),
      say('assistant', `${answered}A${i}.`),
    ]),
  )

describe('the template of a family', () => {
  it.each(opened)(
    'writes what jinja2 makes of it, and marks what the assistant says: $name',
    ({ name, template }) => {
      for (const one of goldenCases('families')) {
        const chat = { messages: one.get('messages') as Dict[], tools: (one.get('tools') ?? []) as Value[] }
        expect(markedText(template, chat), String(one.get('name'))).toBe((one.get('texts') as Dict).get(name))
      }
    },
  )

  it('puts each answer, and no question, between the marks of the assistant', () => {
    fc.assert(
      fc.property(fc.constantFrom(...opened), turns, ({ template }, messages) => {
        const { text, spans } = template.renderWithSpans({ messages })
        expect(template.render({ messages })).toBe(text)
        const bytes = Buffer.from(text)
        const said = spans.flatMap((start, i) =>
          i % 2 === 0 ? [bytes.toString('utf8', start, spans[i + 1])] : [],
        )
        expect(said).toHaveLength(messages.length / 2)
        for (const [i, one] of said.entries()) {
          expect(one).toContain(`A${i}.`)
          expect(one).not.toMatch(/Q\d\[/)
        }
      }),
    )
  })

  it('goes on where a prompt ends: the text up to an answer begins the whole', () => {
    const asked = [say('user', '2 + 2?')]
    for (const { name, template } of opened) {
      const prompt = template.render({ messages: asked, addGenerationPrompt: true })
      const whole = template.render({ messages: [...asked, say('assistant', '4')] })
      expect(whole.startsWith(prompt), name).toBe(true)
    }
  })

  it('refuses what its models know nothing of, by the word of the template', () => {
    const late = [say('user', 'a'), say('user', 'b')]
    for (const name of ['gemma', 'gemma3', 'mistral'])
      expect(
        textOrError(() => openChatTemplate(name).render({ messages: late })),
        name,
      ).toBe('error')
    const call = [say('user', 'a'), say('assistant', null, { tool_calls: [new Map()] })]
    for (const name of ['chatml', 'llama3'])
      expect(
        textOrError(() => openChatTemplate(name).render({ messages: call })),
        name,
      ).toBe('error')
  })

  it('thinks, or not, by a variable', () => {
    const template = openChatTemplate('qwen3', { variables: new Map([['enable_thinking', false]]) })
    expect(template.render({ messages: [say('user', 'a')], addGenerationPrompt: true })).toMatch(
      /<\|im_start\|>assistant\n<think>\n\n<\/think>\n\n$/,
    )
  })
})
