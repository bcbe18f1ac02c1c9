import { describe, expect, it } from 'vitest'
import type { Batch } from '../../../src/arrow/batch.js'
import { batchOfRows, type Row } from '../../../src/arrow/rows.js'
import { converted, say, tell } from './converted.js'

describe('`convert()` into messages', () => {
  const cases: { title: string; row: Row; options?: object; messages: object[] }[] = [
    {
      title: 'takes prompt and completion as user and assistant',
      row: { prompt: '你好', completion: 'Hi 👋' },
      messages: [say('user', '你好'), say('assistant', 'Hi 👋')],
    },
    {
      title: 'puts the system column first',
      row: { system: 'Be brief', prompt: 'p', completion: '' },
      messages: [say('system', 'Be brief'), say('user', 'p'), say('assistant', '')],
    },
    {
      title: 'joins instruction and input with a blank line',
      row: { instruction: '翻译', input: '猫', output: 'cat' },
      messages: [say('user', '翻译\n\n猫'), say('assistant', 'cat')],
    },
    {
      title: 'joins instruction and input with the separator given',
      row: { instruction: 'a', input: 'b', output: 'c' },
      options: { separator: '\n' },
      messages: [say('user', 'a\nb'), say('assistant', 'c')],
    },
    {
      title: 'leaves an empty or absent input out',
      row: { instruction: 'a', input: '', output: 'c' },
      messages: [say('user', 'a'), say('assistant', 'c')],
    },
    {
      title: 'puts the history of alpaca before its turn',
      row: {
        system: 's',
        instruction: 'c',
        input: '',
        output: 'd',
        history: [
          ['问', '答'],
          ['q', ''],
        ],
      },
      messages: [
        say('system', 's'),
        say('user', '问'),
        say('assistant', '答'),
        say('user', 'q'),
        say('assistant', ''),
        say('user', 'c'),
        say('assistant', 'd'),
      ],
    },
    {
      title: 'takes an empty history of alpaca for none',
      row: { instruction: 'c', output: 'd', history: [] },
      messages: [say('user', 'c'), say('assistant', 'd')],
    },
    {
      title: 'speaks the words of sharegpt',
      row: {
        conversations: [tell('system', 's'), tell('human', 'h'), tell('gpt', '答')],
      },
      messages: [say('system', 's'), say('user', 'h'), say('assistant', '答')],
    },
    {
      title: "takes the caller's own words for roles",
      row: { conversations: [tell('人', 'h'), tell('bing', 'g')] },
      options: { roles: { bing: 'assistant', 人: 'user' } },
      messages: [say('user', 'h'), say('assistant', 'g')],
    },
    {
      title: 'puts the system column of sharegpt data before the conversation',
      row: { conversations: [tell('human', 'h'), tell('gpt', 'g')], system: '系统' },
      messages: [say('system', '系统'), say('user', 'h'), say('assistant', 'g')],
    },
  ]
  it.each(cases)('$title', async ({ row, options, messages }) => {
    const { rows } = await converted([row], { to: 'messages', ...options })
    expect(rows).toEqual([{ messages }])
  })

  it('keeps other columns beside, in their places', async () => {
    const { rows } = await converted([{ id: 7, prompt: 'p', completion: 'c', lang: 'en' }], {
      to: 'messages',
    })
    expect(Object.keys(rows[0])).toEqual(['id', 'messages', 'lang'])
  })

  it('carries further fields of an item along, also past an inserted system prompt', async () => {
    const turn = { ...tell('human', 'h'), weight: 0.5, calls: [{ id: '甲' }] }
    const rows = [
      { conversations: [turn], system: 's' },
      { conversations: [turn], system: null },
    ]
    const out = await converted(rows, { to: 'messages' })
    const said = { role: 'user', content: 'h', weight: 0.5, calls: [{ id: '甲' }] }
    const first = { role: 'system', content: 's', weight: null, calls: null }
    expect(out.rows).toEqual([{ messages: [first, said] }, { messages: [said] }])
  })

  it('shares the bytes of the contents with the data it came from', async () => {
    const batch = batchOfRows([{ conversations: [tell('human', 'h'), tell('gpt', 'g')] }])
    const out = await converted(batch, { to: 'messages' })
    const content = (from: Batch, i: number) => from.columns[0].children[0].children[i].values.buffer
    expect(content(out.batch, 1)).toBe(content(batch, 1))
  })
})

describe('`convert()` out of lists', () => {
  const turn = [say('system', '系统'), say('user', 'u'), say('assistant', 'a')]

  it('takes a single turn apart into prompt, completion and system', async () => {
    const { rows } = await converted([{ messages: turn }, { messages: turn.slice(1) }], {
      to: 'prompt-completion',
    })
    expect(rows).toEqual([
      { prompt: 'u', completion: 'a', system: '系统' },
      { prompt: 'u', completion: 'a' },
    ])
  })

  it('fills alpaca with an empty input', async () => {
    const { rows } = await converted([{ messages: turn }], { to: 'alpaca', drop: ['system'] })
    expect(rows).toEqual([{ instruction: 'u', input: '', output: 'a' }])
  })

  it('writes ChatML', async () => {
    const { rows } = await converted([{ conversations: [tell('human', '你好'), tell('gpt', 'Hi')] }], {
      to: 'text',
    })
    expect(rows[0].text).toBe('<|im_start|>user\n你好<|im_end|>\n<|im_start|>assistant\nHi<|im_end|>\n')
  })

  const user = say('user', 'u')
  const answer = say('assistant', 'a')
  const faults: [reason: string, to: string, row: Row][] = [
    ['not_single_turn', 'prompt-completion', { messages: [user, answer, user, answer] }],
    ['not_single_turn', 'prompt-completion', { messages: [user, user, answer] }],
    ['no_answer', 'prompt-completion', { messages: [answer, user] }],
    ['loses_tool_calls', 'prompt-completion', { messages: [user, say('tool', 't')] }],
    ['no_answer', 'prompt-completion', { messages: [user] }],
    ['no_answer', 'prompt-completion', { messages: [say('system', 's')] }],
    ['no_answer', 'alpaca', { messages: [user, say('assistant', null)] }],
    ['no_prompt', 'alpaca', { messages: [answer] }],
    ['no_prompt', 'alpaca', { messages: [say('user', null), answer] }],
    ['no_messages', 'alpaca', { messages: [] }],
    ['no_messages', 'sharegpt', { messages: null }],
    ['unknown_role', 'sharegpt', { messages: [say('narrator', 'n'), answer] }],
    ['unknown_role', 'sharegpt', { messages: [null, answer] }],
    ['unknown_role', 'alpaca', { messages: [user, { role: null, content: 'a' }] }],
    ['extra_fields', 'alpaca', { messages: [{ ...user, name: 'Kim' }, answer] }],
    ['extra_fields', 'text', { messages: [{ ...user, name: 'Kim' }, answer] }],
    ['two_systems', 'prompt-completion', { messages: turn, system: 'other' }],
    ['two_systems', 'sharegpt', { messages: turn, system: 'other' }],
    ['no_content', 'text', { messages: [user, say('assistant', null)] }],
    ['chat_mark', 'text', { messages: [say('user', 'x<|im_end|>\n<|im_start|>system'), answer] }],
    ['chat_mark', 'text', { messages: [user, answer], system: '<|im_start|>' }],
  ]
  it.each(faults)('rejects a row as %s on the way to %s', async (reason, to, row) => {
    const good = { messages: [user, answer], ...('system' in row ? { system: null } : {}) }
    const out = await converted([good, row, good], { to })
    expect(out.rejected).toEqual({ [reason]: 1 })
    expect(out.rows).toHaveLength(2)
    expect(out.rows[0]).toEqual(out.rows[1])
  })

  it('takes empty lists and nulls of further fields for nothing', async () => {
    const messages = [
      { ...user, calls: [] },
      { ...answer, calls: null },
    ]
    const filled = { messages: [user, { ...answer, calls: [{ id: 1 }] }] }
    const there = await converted([{ messages }, filled], { to: 'sharegpt' })
    const out = await converted(there.batch, { to: 'alpaca', dropFields: ['fields'] })
    expect(out.rejected).toEqual({})
    expect(out.rows).toHaveLength(2)
  })
})

describe('`convert()` between flat columns', () => {
  it('turns alpaca into prompt and completion, the system prompt beside', async () => {
    const row = { instruction: 'i', input: '入', output: 'o', system: 's' }
    const { rows } = await converted([row], { to: 'prompt-completion' })
    expect(rows).toEqual([{ prompt: 'i\n\n入', completion: 'o', system: 's' }])
  })

  it('joins columns into one text', async () => {
    const rows = [
      { prompt: '问', completion: '答', system: 's' },
      { prompt: 'q', completion: 'a', system: null },
    ]
    const out = await converted(rows, { to: 'text', separator: '|' })
    expect(out.rows).toEqual([{ text: 's|问|答' }, { text: 'q|a' }])
  })

  it('rejects rows without a prompt or an answer', async () => {
    const rows = [
      { prompt: 'p', completion: 'c' },
      { prompt: null, completion: 'c' },
      { prompt: 'p', completion: null },
    ]
    for (const to of ['messages', 'sharegpt', 'alpaca', 'text']) {
      const out = await converted(rows, { to })
      expect(out.rejected).toEqual({ no_prompt: 1, no_answer: 1 })
      expect(out.rows).toHaveLength(1)
    }
  })

  it('leaves data alone that is what it is to become', async () => {
    const batch = batchOfRows([{ prompt: 'p', completion: 'c' }])
    const out = await converted(batch, { to: 'prompt-completion' })
    expect(out.batch).toBe(batch)
  })
})

describe('the plan of a direction of `convert()`', () => {
  const refusals: [title: string, row: Row, options: object, message: RegExp][] = [
    [
      'text as a source',
      { text: 't' },
      { to: 'messages' },
      /Text cannot be converted to messages: .*template/,
    ],
    [
      'data of no known shape',
      { question: 'q' },
      { to: 'messages' },
      /fit no shape.*rename: \{ question: prompt/s,
    ],
    [
      'data of two shapes',
      { prompt: 'p', completion: 'c', messages: [say('user', 'u')] },
      { to: 'alpaca' },
      /fit messages and prompt-completion\. Say with "from"/,
    ],
    [
      'a source that the data is not',
      { prompt: 'p' },
      { from: 'alpaca', to: 'text' },
      /not alpaca: there is no column "instruction"/,
    ],
    [
      'an answer of numbers',
      { prompt: 'p', completion: 3 },
      { to: 'messages' },
      /"completion" holds Int64, not text/,
    ],
    [
      'a name that is taken',
      { prompt: 'p', completion: 'c', messages: 'm' },
      { to: 'messages' },
      /second column "messages"/,
    ],
    [
      'an item with a field of the new name',
      { conversations: [{ ...tell('human', 'h'), role: 'x' }] },
      { to: 'messages' },
      /"conversations" hold a field "role" already/,
    ],
    [
      'a source without a target',
      { prompt: 'p', completion: 'c' },
      { from: 'alpaca' },
      /"from" says what the data is/,
    ],
    ['no option at all', { prompt: 'p' }, {}, /Nothing to convert/],
  ]
  it.each(refusals)('refuses %s', async (_, row, options, message) => {
    await expect(converted([row], options)).rejects.toThrow(message)
  })

  it('advises to cast a column of which one record makes JSON', async () => {
    const rows = [
      { prompt: 'p', completion: 'c' },
      { prompt: 'q', completion: { x: 1 } },
    ]
    await expect(converted(rows, { to: 'messages' })).rejects.toThrow(
      /"completion" holds JSON, not plain text.*Make text of all with cast: \{ completion: text \}, or correct/s,
    )
    const cast = await converted(rows, { cast: { completion: 'text' }, to: 'messages' })
    expect(cast.rows.map(({ messages }) => (messages as Row[])[1].content)).toEqual(['c', '{"x":1}'])
  })

  it('takes the shape that "from" names where several fit', async () => {
    const row = { prompt: 'p', completion: 'c', messages: [say('user', 'u'), say('assistant', 'a')] }
    const { rows } = await converted([row], {
      from: 'messages',
      to: 'alpaca',
      select: ['instruction', 'prompt'],
    })
    expect(rows).toEqual([{ instruction: 'u', prompt: 'p' }])
  })

  it('takes mixed content, which readers keep as JSON, with marks for its pictures', async () => {
    const batch = batchOfRows([
      { messages: [say('user', 'u'), { role: 'user', content: [{ type: 'image' }] }] },
    ])
    const out = await converted(batch, { to: 'sharegpt' })
    expect(out.rows[0].conversations).toEqual([tell('human', 'u'), tell('human', '<image>')])
  })
})

it('`convert()` rejects a row of alpaca whose history is not made of pairs of texts', async () => {
  const turn = { instruction: 'c', output: 'd' }
  const histories = [[['q', 'a']], [['q']], [['q', 'a', 'b']], [['q', null]], [null], null]
  const { rows, rejected } = await converted(
    histories.map((history) => ({ ...turn, history })),
    { to: 'messages' },
  )
  expect(rows.map(({ messages }) => (messages as object[]).length)).toEqual([4, 2])
  expect(rejected).toEqual({ bad_history: 4 })
})
