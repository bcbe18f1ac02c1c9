import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openChatTemplate } from '../../src/chat-templates/chat-template.js'
import { families } from '../../src/chat-templates/families.data.js'
import { readTemplateSource } from '../../src/chat-templates/read-source.js'
import { marked, markedText, say } from './golden.js'

const chat = [say('user', '二加二？'), say('assistant', ' 4 '), say('user', 'Sure?'), say('assistant', 'Yes')]

const temporaryFolder = () => mkdtempSync(join(tmpdir(), 'chat-templates-'))

function fileWith(name: string, content: unknown): string {
  const path = join(temporaryFolder(), name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

describe('`openChatTemplate()`', () => {
  it('reads a template and the tokens of its tokenizer from the folder of a model, where chat_template.jinja wins', () => {
    const folder = temporaryFolder()
    const config = { chat_template: '{{ bos_token }}config', bos_token: { content: '<s>' }, eos_token: null }
    writeFileSync(join(folder, 'tokenizer_config.json'), JSON.stringify(config))
    expect(openChatTemplate(folder).render({ messages: chat })).toBe('<s>config')
    const before = readTemplateSource(folder).sha256
    writeFileSync(join(folder, 'chat_template.jinja'), '{{ bos_token }}file{{ eos_token }}')
    expect(openChatTemplate(folder).render({ messages: chat })).toBe('<s>file')
    expect(openChatTemplate(join(folder, 'chat_template.jinja')).render({ messages: chat })).toBe('<s>file')
    expect(readTemplateSource(folder).sha256).not.toBe(before)
  })

  it('picks one of several templates by name, and without one that for tools where there are tools', () => {
    const path = fileWith('tokenizer_config.json', {
      chat_template: [
        { name: 'default', template: 'plain' },
        { name: 'tool_use', template: 'tools' },
        { name: 'rag', template: 'documents' },
      ],
    })
    const render = (name?: string, tools: string[] = []) =>
      openChatTemplate(path, { name }).render({ messages: chat, tools })
    expect([render(), render(undefined, ['t']), render('rag'), render('rag', ['t'])]).toEqual([
      'plain',
      'tools',
      'documents',
      'documents',
    ])
    expect(() => openChatTemplate(path, { name: 'none' })).toThrow(
      'has no chat template of the name "none". Say with "name" which it is to be: default, tool_use or rag',
    )
  })

  it('says what is wrong with a template that cannot be used', () => {
    const broken = fileWith('broken.jinja', 'a\n{% if %}')
    expect(() => openChatTemplate(broken)).toThrow(
      /broken\.jinja" cannot be used: in line 2, an expression is expected/,
    )
    expect(() => openChatTemplate(fileWith('config.json', {}))).toThrow('holds no chat_template')
    expect(() => openChatTemplate(fileWith('config.json', 'no JSON'))).toThrow('is no JSON')
    expect(() => openChatTemplate('quen3')).toThrow(
      new RegExp(`no chat template "quen3".*Name one of ${Object.keys(families).slice(0, 3).join(', ')}`),
    )
  })

  it('gives templates no tools rather than an empty list, and documents by a variable', () => {
    const path = fileWith('chat_template.jinja', '{{ tools is none }} {{ documents is none }}')
    expect(openChatTemplate(path).render({ messages: chat, tools: [] })).toBe('True True')
    const documents = openChatTemplate(path, { variables: new Map([['documents', ['d']]]) })
    expect(documents.render({ messages: chat })).toBe('True False')
  })
})

describe('a template without generation blocks', () => {
  const loop = (body: string, end = '') =>
    `{% for m in messages %}${body}{% endfor %}{% if add_generation_prompt %}${end}{% endif %}`
  const spans = (template: string, messages = chat) =>
    marked(openChatTemplate(fileWith('chat_template.jinja', template)).renderWithSpans({ messages }))

  it('shows what the assistant says by the prompt that it gives', () => {
    expect(spans(loop('<{{ m.role }}>{{ m.content | trim }}</s>', '<assistant>'))).toBe(
      '<user>二加二？</s><assistant>⟦4</s>⟧<user>Sure?</s><assistant>⟦Yes</s>⟧',
    )
    expect(spans(loop("{{ '[I]' + m.content + '[/I]' if m.role == 'user' else m.content }}"))).toBe(
      '[I]二加二？[/I]⟦ 4 ⟧[I]Sure?[/I]⟦Yes⟧',
    )
  })

  it('shows it where earlier turns are written in another way than the last one', () => {
    const thinking = loop(
      "<{{ m.role }}>{{ '<t>' if loop.last and m.role == 'assistant' }}{{ m.content }}",
      '<assistant>',
    )
    expect(spans(thinking)).toBe('<user>二加二？<assistant>⟦ 4 ⟧<user>Sure?<assistant>⟦<t>Yes⟧')
  })

  it('shows it where the prompt begins a thought that earlier turns have not', () => {
    expect(spans(loop('<{{ m.role }}>{{ m.content }}', '<assistant><think>\n'))).toBe(
      '<user>二加二？<assistant>⟦ 4 ⟧<user>Sure?<assistant>⟦Yes⟧',
    )
  })

  it('shows it where no loop goes over the messages', () => {
    const counted =
      '{% for i in range(messages | length) %}<{{ messages[i].role }}>{{ messages[i].content }}{% endfor %}' +
      '{% if add_generation_prompt %}<assistant>{% endif %}'
    expect(spans(counted)).toBe('<user>二加二？<assistant>⟦ 4 ⟧<user>Sure?<assistant>⟦Yes⟧')
  })

  it.each([
    ['whose prompt is another one than the turns begin with', loop('<{{ m.role }}>{{ m.content }}', '<bot>')],
    ['that writes all messages at once', '{{ messages | map(attribute="content") | join("|") }}!'],
    ['that writes a turn twice', `${loop('{{ m.content }}')}${loop('{{ m.content }}')}`],
    [
      'whose generation block is in a value',
      '{% set x %}{% generation %}a{% endgeneration %}{% endset %}{{ x }}',
    ],
  ])('is refused where nothing tells what the assistant says: one %s', (_, template) => {
    const path = fileWith('chat_template.jinja', template)
    expect(markedText(openChatTemplate(path), { messages: chat })).toBe('error')
  })

  it('is refused where it writes the results of calls into the turn that made them', () => {
    const template = loop(
      "{% if m.role == 'assistant' %}<a>{{ m.content }}{{ messages[loop.index].content if loop.nextitem.role == 'tool' }}{% elif m.role == 'user' %}<u>{{ m.content }}{% endif %}",
      '<a>',
    )
    const path = fileWith('chat_template.jinja', template)
    const asked = [say('user', 'a'), say('assistant', 'b')]
    const opened = openChatTemplate(path)
    expect(markedText(opened, { messages: [...asked, say('user', 'c')] })).toBe('<u>a<a>⟦b⟧<u>c')
    expect(markedText(opened, { messages: [...asked, say('tool', 'c')] })).toBe('error')
  })
})
