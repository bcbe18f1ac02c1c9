import { describe, expect, it } from 'vitest'
import { converted, say } from './converted.js'

const answers = { chosen: { from: 'gpt', value: 'good' }, rejected: { from: 'gpt', value: 'bad' } }
const rows = [{ conversations: [{ from: 'human', value: 'Hi' }], ...answers }]

describe('data of preferences', () => {
  it('is refused rather than half converted, with what would stay behind', async () => {
    await expect(converted(rows, { to: 'messages' })).rejects.toMatchObject({
      code: 'bad_option',
      message: expect.stringMatching(/rejected would get lost\..*dropFields: \[rejected\]/),
    })
  })

  it('is converted without its answers where that is said', async () => {
    const messages = [say('user', 'Hi')]
    for (const more of [{ drop: ['chosen', 'rejected'] }, { select: ['messages'] }])
      expect((await converted(rows, { to: 'messages', ...more })).rows).toEqual([{ messages }])
  })
})

it('two answers in a convention of their own are refused beside a question that would be converted', async () => {
  const strange = [{ messages: [say('user', 'Hi')], chosen: { answer: 'a' }, rejected: { answer: 'b' } }]
  await expect(converted(strange, { to: 'sharegpt' })).rejects.toMatchObject({
    code: 'bad_schema',
    message: expect.stringMatching(/"chosen" and "rejected".*drop: \[chosen, rejected\]/),
  })
})

it('the input of alpaca that becomes a part of the question is counted', async () => {
  const rows = ['', 'of this text'].map((input) => ({
    instruction: 'Write a summary',
    input,
    output: 'Short',
  }))
  const { notes } = await converted(rows, { to: 'messages' })
  expect(notes).toEqual({ input_joined: 1 })
})
