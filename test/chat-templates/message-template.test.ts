import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openChatTemplate } from 'prepkit'
import { describe, expect, it } from 'vitest'
import { families } from '../../src/chat-templates/families.data.js'

const chat = [
  { role: 'user', content: '你好', name: undefined },
  { role: 'assistant', content: 'Good “morning”' },
  { role: 'user', content: 'And?' },
  { role: 'assistant', content: 'Nothing' },
]

/** What the spans are in the bytes of the text. */
function saidIn({ text, assistantSpans: spans }: { text: string; assistantSpans: number[] }): string[] {
  const bytes = Buffer.from(text)
  return spans.flatMap((start, i) => (i % 2 === 0 ? [bytes.subarray(start, spans[i + 1]).toString()] : []))
}

describe('`openChatTemplate()` of the library', () => {
  it.each(Object.keys(families))(
    'renders with %s, and tells in bytes what the assistant says',
    async (family) => {
      const { render, renderWithMask } = await openChatTemplate({ family })
      const masked = renderWithMask(chat)
      expect(masked.text).toBe(render(chat))
      const said = saidIn(masked)
      expect(said).toHaveLength(2)
      expect(said[0]).toContain('Good “morning”')
      expect(said[1]).toContain('Nothing')
      expect(said.join('')).not.toMatch(/你好|And\?/)
      // What is asked for begins with what was said before, and with nothing that comes behind.
      expect(render(chat.slice(0, 3), { addGenerationPrompt: true })).not.toContain('Nothing')
    },
  )

  it('reads the files of a model, a file of Jinja and a text to the same end', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'template-'))
    const text =
      '{{ bos_token }}{% for m in messages %}{{ m.role }}:{{ m.content }};{% endfor %}{{ tools | tojson if tools }}'
    writeFileSync(
      join(folder, 'tokenizer_config.json'),
      JSON.stringify({ bos_token: '<s>', chat_template: text }),
    )
    writeFileSync(join(folder, 'other.jinja'), text)
    const expected = '<s>user:你好;[{"type": "function"}]'
    for (const given of [
      { tokenizer: folder },
      { tokenizer: join(folder, 'tokenizer.json') },
      { file: join(folder, 'other.jinja') },
      { text, tokens: { bos_token: '<s>' } },
    ])
      expect(
        (await openChatTemplate(given)).render(chat.slice(0, 1), { tools: [{ type: 'function' }] }),
      ).toBe(expected)
  })

  it('passes variables on, and leaves out keys that are undefined', async () => {
    const text = '{{ mood }} {{ messages[0].name is defined }} {{ messages[0].content is none }}'
    const { render } = await openChatTemplate({ text, variables: { mood: 'calm' } })
    expect(render([{ role: 'user', content: null, name: undefined }])).toBe('calm False True')
  })

  it.each([
    [{}, 'takes one template, and none is given. Give one of family, tokenizer, file, text'],
    [{ family: 'qwen3', text: 'a' }, 'takes one template, and family and text are given'],
    [{ family: 'qwen9' }, 'There is no family "qwen9" of chat templates. Name one of'],
    [{ text: '{% include "a" %}' }, 'cannot be used: in line 1'],
  ])('refuses %j with what to do', async (given, message) => {
    await expect(openChatTemplate(given)).rejects.toThrow(message)
  })

  it('refuses a conversation without a word of it', async () => {
    const { render } = await openChatTemplate({ family: 'gemma' })
    const { renderWithMask } = await openChatTemplate({ family: 'chatml' })
    const system = [{ role: 'system', content: 'a secret' }]
    expect(() => render(system)).toThrow('The chat template refuses the conversation')
    expect(() => render(system)).not.toThrow('secret')
    expect(() => renderWithMask([{ role: 'user', content: 5 }])).toThrow(
      'a value is missing or of another kind',
    )
    expect(() => render('x' as never)).toThrow('What render() is given must be an array')
  })
})
