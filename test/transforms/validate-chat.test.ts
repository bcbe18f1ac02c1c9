import { describe, expect, it } from 'vitest'
import { batchOfRows, type Row, rowsOf } from '../../src/arrow/rows.js'
import { validateChat } from '../../transforms/validate-chat.js'
import { checkLaws, runStep } from '../laws.js'

const say = (role: string, content: string | null, more: object = {}) => ({ role, content, ...more })
const call = (id: string) => ({
  tool_calls: [{ id, type: 'function', function: { name: 'f', arguments: { a: 1 } } }],
})
const good = [say('user', '问'), say('assistant', '答')]

async function checked(conversations: object[][], options: object = {}) {
  const rows = conversations.map((messages): Row => ({ messages }))
  const run = await runStep(validateChat, [[batchOfRows(rows)]], { options })
  return { ...run.counts, rows: run.batches.flatMap(rowsOf).map(({ messages }) => messages) }
}

/** Each conversation with its fault, and what is left of it by `action: repair`. */
const faulty: [fault: string, conversation: object[], left: object[] | undefined][] = [
  ['system_not_first', [good[0], say('system', 's'), good[1]], [say('system', 's'), ...good]],
  ['empty_turn', [...good, say('user', ' '), say('assistant', 'a')], undefined],
  ['empty_turn', [...good, say('user', ''), say('assistant', '')], good],
  ['not_alternating', [good[0], say('user', 'b'), good[1]], [say('user', '问\n\nb'), good[1]]],
  ['not_alternating', [say('assistant', 'hi'), ...good], good],
  ['last_not_assistant', [...good, say('user', 'bye')], good],
  ['last_not_assistant', [say('user', 'bye')], undefined],
  ['unanswered_call', [good[0], say('assistant', null, call('1')), good[1]], undefined],
  ['unasked_result', [good[0], say('tool', 't'), good[1]], undefined],
  [
    'call_id_mismatch',
    [good[0], say('assistant', null, call('1')), say('tool', 't', { tool_call_id: '2' }), good[1]],
    undefined,
  ],
]

describe('`validateChat()`', () => {
  it('lets pass turns that are in order, calls and their results included', async () => {
    const called = [
      say('system', 's'),
      good[0],
      say('assistant', null, call('1')),
      say('tool', '', { tool_call_id: '1' }),
      say('assistant', 'a'),
      ...good,
    ]
    const { rows, rejected } = await checked([good, called])
    expect([rows.length, rejected]).toEqual([2, {}])
  })

  it.each(faulty)('rejects or drops a conversation as %s', async (fault, conversation) => {
    for (const action of ['reject', 'drop']) {
      const { rows, rejected, dropped } = await checked([good, conversation, good], { action })
      expect(rows).toHaveLength(2)
      const left = { [fault]: 1 }
      expect([rejected, dropped]).toEqual(action === 'drop' ? [{}, left] : [left, {}])
    }
  })

  it.each(faulty)('repairs a conversation that is %s, or rejects it', async (fault, conversation, left) => {
    const { rows, rejected, notes } = await checked([good, conversation], { action: 'repair' })
    if (left === undefined) {
      expect(rows).toHaveLength(1)
      expect(Object.keys(rejected)).toHaveLength(1)
      return
    }
    const plain = (messages: unknown) => (messages as Row[]).map(({ role, content }) => ({ role, content }))
    expect(plain(rows[1])).toEqual(left)
    expect(notes).toEqual({ [`repaired_${fault}`]: 1 })
    const again = await checked([rows[1] as object[]])
    expect(again.rejected).toEqual({})
  })

  it('takes an action for each fault', async () => {
    const late = [...good, say('user', 'bye')]
    const { rows, dropped, rejected } = await checked([late, [say('assistant', 'hi'), ...good]], {
      action: 'drop',
      by: { last_not_assistant: 'repair' },
    })
    expect(rows).toEqual([good])
    expect([dropped, rejected]).toEqual([{ not_alternating: 1 }, {}])
  })

  it('takes the action of a fault that a repair uncovers, and of what cannot be read', async () => {
    const silent = [...good, say('user', 'bye'), say('assistant', '')]
    const calls = [{ id: '1', type: 'function', function: { name: 'f', arguments: '{' } }]
    const broken = [good[0], say('assistant', null, { tool_calls: calls })]
    const by = { empty_turn: 'repair', last_not_assistant: 'drop', bad_tool_call: 'drop' }
    const { dropped, rejected, notes } = await checked([silent, broken], { by })
    expect([dropped, rejected, notes]).toEqual([{ last_not_assistant: 1, bad_tool_call: 1 }, {}, {}])
  })

  it('repairs nothing that would lose a mark of a picture, or the name of a user', async () => {
    const rows = [
      { messages: [say('user', '<image>'), good[1], say('user', 'more')], images: ['1.png'] },
      { messages: [good[0], good[1], say('user', '<image>')], images: ['1.png'] },
    ]
    const run = await runStep(validateChat, [[batchOfRows(rows)]], { options: { action: 'repair' } })
    expect(run.counts.rejected).toEqual({ last_not_assistant: 1 })
    expect(run.counts.notes).toEqual({ repaired_last_not_assistant: 1 })
    const named = [say('user', 'a', { name: 'bob' }), say('user', 'b', { name: 'eve' }), good[1]]
    expect((await checked([named], { action: 'repair' })).rejected).toEqual({ not_alternating: 1 })
  })

  it('reads the words of sharegpt, and refuses data without conversations', async () => {
    const conversations = [
      { from: 'human', value: 'q' },
      { from: 'function_call', value: '{"name": "f", "arguments": {}}' },
      { from: 'observation', value: 'r' },
      { from: 'gpt', value: 'a' },
    ]
    const rows = [{ conversations }, { conversations: conversations.slice(0, 3) }]
    const run = await runStep(validateChat, [[batchOfRows(rows)]], { options: {} })
    expect(run.counts.rejected).toEqual({ last_not_assistant: 1 })
    await expect(runStep(validateChat, [[batchOfRows([{ text: 't' }])]], { options: {} })).rejects.toThrow(
      /no conversations to check/,
    )
  })

  it('holds the laws of transforms', async () => {
    const rows = faulty.map(([, messages]): Row => ({ messages }))
    for (const action of ['reject', 'drop', 'repair'])
      await checkLaws(validateChat, { options: { action }, batches: [batchOfRows(rows)] })
  })
})
