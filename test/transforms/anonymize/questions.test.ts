import { describe, expect, it } from 'vitest'
import { batchOfRows, type Row, rowsOf } from '../../../src/arrow/rows.js'
import { anonymize } from '../../../transforms/anonymize.js'
import { spread } from '../../campaign.js'
import { runStep } from '../../laws.js'

async function talk(contents: readonly string[], options: object = {}): Promise<string[]> {
  const rows: Row[] = [{ messages: contents.map((content) => ({ content })) }]
  const { batches } = await runStep(anonymize, [[batchOfRows(rows)]], {
    options: { fields: ['messages[].content'], ...options },
  })
  const [{ messages }] = batches.flatMap(rowsOf)
  return (messages as { content: string }[]).map(({ content }) => content)
}

const asked: [question: string, answer: string, expected: string][] = [
  ["Thanks. What's your password?", 'Rt5!maple', '<PASSWORD>'],
  ['And your PIN, please?', '8305', '<PASSWORD>'],
  ['Could you confirm your date of birth?', 'sure, 9th of May 1981.', 'sure, <DATE_OF_BIRTH>.'],
  ['What is your account number?', '00417926', '<US_BANK_NUMBER>'],
  ['请提供您的登录密码', 'Mei#20190', '<PASSWORD>'],
  ['请问您的身份证号码是多少？', '11010119870507482X', '<CN_RESIDENT_ID>'],
  ['请提供您的门禁密码和登录密码', '7718，Hello@2024', '<PASSWORD>，<PASSWORD>'],
  ['Please send your PIN and your password', '8305, Rt5!maple', '<PASSWORD>, <PASSWORD>'],
]

describe('what a turn of a talk asks for', () => {
  it.each(asked)('is found in the next one: %s', async (question, answer, expected) => {
    expect(await talk([question, answer])).toEqual([question, expected])
    expect((await talk([answer, question]))[0]).not.toBe(expected)
  })

  it.each(spread(['replace', 'mask', 'pseudonymize', 'redact'], 2))(
    'is not found a second time after %s',
    async (policy) => {
      // Fakes of dates and of accounts are in no range of their own, and so are not known again.
      const options =
        policy === 'pseudonymize' ? { policy, entities: ['PASSWORD', 'CN_RESIDENT_ID'] } : { policy }
      const once = await talk(
        asked.flatMap(([question, answer]) => `${question}\n${answer}`.split('\n')),
        options,
      )
      expect(await talk(once, options)).toEqual(once)
    },
  )

  it.each([
    ['How should I address a letter to a landlord?', 'Dear Sir or Madam, 24 words are enough.'],
    ['What makes a password strong?', 'At least 12 characters, such as letters and digits.'],
    ['请写一段关于身份证历史的介绍', '第一代居民身份证始于1984年。'],
  ])('is nothing where nobody is asked for what is theirs: %s', async (question, answer) => {
    expect(await talk([question, answer])).toEqual([question, answer])
  })
})
