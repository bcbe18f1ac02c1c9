import { describe, expect, test } from 'vitest'
import { shapeAdapters } from '../../../datasets/chat-shapes.js'
import { detectShapes, shapes } from '../../../datasets/shapes/index.js'
import { batchOfRows, type Row } from '../../../src/arrow/rows.js'
import type { ProfileReport } from '../../../src/schemas/profile.js'
import { type OpenProfile, profileFindings } from '../../../transforms/profile/findings.js'
import { profileOptions } from '../../../transforms/profile/options.js'

/** The profile of rows that are read in so many partitions. */
function profileOf(rows: Row[], { partitions = 1, ...options }: Record<string, unknown> = {}): ProfileReport {
  const parsed = profileOptions.parse(options)
  const { schema } = batchOfRows(rows)
  const size = Math.ceil(rows.length / Number(partitions))
  const sealed = Array.from({ length: Number(partitions) }, (_, p) => {
    const open = profileFindings.empty(parsed, undefined, schema) as OpenProfile
    open.observe(batchOfRows(rows.slice(p * size, (p + 1) * size), { schema, firstPosition: p * size }))
    return open.seal()
  })
  return profileFindings.report(
    sealed.reduce<unknown>((a, b) => (a === undefined ? b : profileFindings.merge(a, b)), undefined),
    parsed,
  ) as ProfileReport
}

const message = (role: string, content: string | null) => ({ role, content })
const chats: Row[] = Array.from({ length: 40 }, (_, i) => ({
  id: i,
  messages: [
    ...(i % 4 === 0 ? [message('system', 'Be brief')] : []),
    message('user', 'x'.repeat(10 + i)),
    message('assistant', 'one two three'),
    ...(i % 2 === 0 ? [message('user', 'And now'), message('assistant', '好的')] : []),
    ...(i === 7 ? [message('critic', 'secret role')] : []),
  ],
}))

describe('the profile of chats', () => {
  test.each([1, 3])('tells turns, speakers and lengths by role, in %i partitions', (partitions) => {
    const { chat } = profileOf(chats, { partitions, minShared: 1 })
    expect(chat?.shape).toBe('messages')
    expect(chat?.conversations).toMatchObject({
      count: 40,
      withSystem: 10,
      first: [
        { value: 'user', count: 30 },
        { value: 'system', count: 10 },
      ],
      last: [
        { value: 'assistant', count: 39 },
        { value: 'critic', count: 1 },
      ],
      turns: { min: 2, max: 4, mean: 3.025 },
    })
    const parts = Object.fromEntries((chat?.parts ?? []).map(({ part, ...rest }) => [part, rest]))
    expect(Object.keys(parts)).toEqual(['system', 'user', 'assistant', 'critic'])
    expect(parts.assistant).toMatchObject({ texts: 60, words: { min: 2, max: 3 } })
    expect(parts.user.characters.max).toBe(49)
  })

  test('tell nothing that few conversations share', () => {
    const { chat } = profileOf(chats)
    expect(JSON.stringify(chat)).not.toContain('critic')
    expect(chat?.conversations?.last).toEqual([])
    const rare = chats.map((row, i) => ({ messages: (row.messages as object[]).slice(i < 2 ? 0 : 1) }))
    expect(profileOf(rare.slice(0, 12)).chat?.conversations?.withSystem).toBeNull()
  })

  test('look only at rows that are asked for, and at conversations that are there', () => {
    const rows = [...chats, { id: 40, messages: null }, { id: 41, messages: [] }]
    expect(profileOf(rows, { where: { id: [1, 3, 5, 9, 11, 40, 41] } }).chat?.conversations).toMatchObject({
      count: 5,
      withSystem: 0,
      turns: { min: 2, max: 2 },
    })
  })

  test('know what ShareGPT calls its columns, and the parts of instructions', () => {
    const share = Array.from({ length: 6 }, () => ({
      conversations: [
        { from: 'human', value: 'Hi' },
        { from: 'gpt', value: 'Hello there' },
      ],
    }))
    const { chat } = profileOf(share)
    expect(chat?.parts.map(({ part }) => part)).toEqual(['human', 'gpt'])
    const rows = Array.from({ length: 9 }, (_, i) => ({ prompt: 'a b'.repeat(i + 1), completion: '好' }))
    const told = profileOf(rows).chat
    expect(told).toMatchObject({
      shape: 'prompt-completion',
      parts: [{ part: 'prompt', texts: 9 }, { part: 'completion' }],
    })
    expect(told?.conversations).toBeUndefined()
  })

  test('are absent where there are none, and where their columns are not described', () => {
    expect(profileOf([{ a: 1 }]).chat).toBeUndefined()
    expect(profileOf(chats, { fields: ['id'] }).chat).toBeUndefined()
  })

  test('know the texts of every shape whose records stand among its examples', () => {
    for (const { name, examples } of shapes) {
      const { schema } = batchOfRows(examples as Row[])
      const found = detectShapes(schema)
      const adapter = shapeAdapters.find((candidate) => candidate.name === name)
      const paths = adapter?.textPaths(schema) ?? []
      if (name === 'text' || found.length !== 1 || found[0].name !== name || paths.length === 0) continue
      const rows = Array.from({ length: 6 }, () => examples as Row[]).flat()
      const { chat } = profileOf(rows, { minShared: 1 })
      expect([name, chat?.shape]).toEqual([name, name])
      const parts = chat?.parts.map(({ part }) => part) ?? []
      const said =
        chat?.conversations === undefined ? 0 : parts.filter((part) => !paths.includes(part)).length
      expect([name, parts.length > 0, chat?.conversations === undefined || said > 0]).toEqual([
        name,
        true,
        true,
      ])
    }
  })

  test('tell questions and both answers of preferences by their paths', () => {
    const say = (content: string) => [{ role: 'assistant', content }]
    const rows = Array.from({ length: 6 }, () => ({
      prompt: [{ role: 'user', content: 'Hi' }],
      chosen: say('Hello there'),
      rejected: say('No'),
    }))
    expect(profileOf(rows, { minShared: 1 }).chat).toMatchObject({
      shape: 'conversational-preference',
      parts: [
        { part: 'prompt[].content', texts: 6 },
        { part: 'chosen[].content', words: { max: 2 } },
        { part: 'rejected[].content', words: { max: 1 } },
      ],
    })
  })
})
