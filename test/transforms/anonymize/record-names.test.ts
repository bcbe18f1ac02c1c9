import { describe, expect, it } from 'vitest'
import { batchOfRows, type Row, rowsOf } from '../../../src/arrow/rows.js'
import { anonymize } from '../../../transforms/anonymize.js'
import { runStep } from '../../laws.js'

async function run(row: Row, options: object): Promise<Row> {
  const { batches } = await runStep(anonymize, [[batchOfRows([row])]], { options })
  return batches.flatMap(rowsOf)[0]
}

const fields = ['prompt', 'completion']
const talk =
  'Anna: Hi, are you coming tonight?\nBen: I think so, when?\nAnna: At eight, bring Ruth.\nBen: Sure\nRob: Me too'

describe('names in the texts of one record', () => {
  it('are taken before every line of a conversation, once one of its speakers is', async () => {
    const { prompt } = await run({ prompt: talk, completion: '' }, { fields })
    expect(String(prompt).match(/^\S+:/gm)).toEqual(Array(5).fill('<PERSON>:'))
  })

  it('leave the labels of a form or of questions alone', async () => {
    const text = 'Question: Who wrote to Maria Silva?\nAnswer: Nobody.\nNote: It is late.\nNote: It rains.'
    const { prompt } = await run({ prompt: text, completion: '' }, { fields })
    expect(String(prompt).match(/^\w+:/gm)).toEqual(['Question:', 'Answer:', 'Note:', 'Note:'])
  })

  it('are taken in the completion where they are taken in the prompt', async () => {
    const { completion } = await run(
      { prompt: talk, completion: 'Ben and Anna go out with Ruth. Rob joins.' },
      { fields },
    )
    expect(completion).toBe('<PERSON> and <PERSON> go out with <PERSON>. <PERSON> joins.')
  })

  it('are taken in a message before the one that tells who it is', async () => {
    const messages = [
      { content: 'Has Youssef-Karim answered? Karimov wants to know.' },
      { content: 'My name is Timur Karimov, call me on +1 415 555 0134.' },
    ]
    const row = await run({ messages }, { fields: ['messages[].content'] })
    expect((row.messages as { content: string }[])[0].content).not.toContain('Karimov')
  })

  it('are taken where no list has them, once a cue and the tagger agree', async () => {
    const { prompt, completion } = await run(
      { prompt: 'Tell my wife Anneliese that I am late.', completion: 'Anneliese: he will be late.' },
      { fields },
    )
    expect([prompt, completion]).toEqual([
      'Tell my wife <PERSON> that I am late.',
      '<PERSON>: he will be late.',
    ])
  })

  it('are private in all texts or in none', async () => {
    const { completion } = await run(
      {
        prompt: 'My name is Christie Hall, mail christie@hall-family.com.',
        completion: 'Christie asks for help.',
      },
      { fields, people: 'private' },
    )
    expect(completion).toBe('<PERSON> asks for help.')
  })

  it('stay where the word is an ordinary one or a part of a place', async () => {
    const { completion } = await run(
      {
        prompt: 'My name is Grace Hamilton and this is my brother Mark.',
        completion: 'Mark the date. Grace is a virtue. The Hamilton Bridge is closed.',
      },
      { fields, entities: ['PERSON'] },
    )
    expect(completion).toBe('Mark the date. Grace is a virtue. The Hamilton Bridge is closed.')
  })
})

describe('values in the texts of one record', () => {
  it('are taken where no word beside them says what they are, once one text does', async () => {
    const { completion } = await run(
      {
        prompt: 'My passport number is 512345678, please book.',
        completion: 'Booked with 512345678, not with 5123456789 or A512345678.',
      },
      { fields },
    )
    expect(completion).toBe('Booked with <US_PASSPORT>, not with 5123456789 or A512345678.')
  })

  it('are taken where they look like code, but for accounts that are called as a variable may be', async () => {
    const { completion } = await run(
      {
        prompt: 'My Instagram is liuxy_0923, I connect by postgres://svc_bill:h4rdPa55@db.internal/x',
        completion:
          'Never log secrets such as h4rdPa55, liuxy_0923.\n\n```python\nliuxy_0923 = load("liuxy_0923")\nlog(h4rdPa55)\n```',
      },
      { fields },
    )
    expect(completion).toBe(
      'Never log secrets such as <PASSWORD>, <USERNAME>.\n\n```python\nliuxy_0923 = load("<USERNAME>")\nlog(<PASSWORD>)\n```',
    )
  })

  it('are taken in lines of a program of the same text, names in full as well', async () => {
    const { prompt } = await run(
      {
        prompt:
          'I am Priya Raman, my password is h4rdPa55.\n\n```python\nrows = load(path)\nfor row in rows:\n    check(row, "Priya Raman", "h4rdPa55")\n```',
        completion: '',
      },
      { fields },
    )
    expect(prompt).toContain('check(row, "<PERSON>", "<PASSWORD>")')
  })

  it('stay in other records', async () => {
    const rows = [{ prompt: 'My passport number is 512345678', completion: '' }]
    const { batches } = await runStep(
      anonymize,
      [[batchOfRows([...rows, { prompt: 'Order 512345678 is here', completion: '' }])]],
      { options: { fields } },
    )
    expect(batches.flatMap(rowsOf)[1].prompt).toBe('Order 512345678 is here')
  })

  it('are counted by field and entity where they are left: in a field that was not named, as part of Chinese, in code', async () => {
    const left = async (row: Row, options: object) => {
      const { counts } = await runStep(anonymize, [[batchOfRows([row])]], { options })
      return counts.tables['left in the record']
    }
    const text = 'My passport number is 512345678, I am Mary Louise Jones.'
    const note = '护照512345678号，512345678；Mary Louise Jones, Mary Louise Joneson'
    expect(await left({ text, note, list: ['512345678'] }, { fields: ['text'] })).toEqual({
      'note: US_PASSPORT': 2,
      'note: PERSON': 1,
      'list[]: US_PASSPORT': 1,
    })
    expect(await left({ text, note: 'Mary, 51234567, Jones' }, { fields: ['text'] })).toBeUndefined()
    const kept = { fields: ['text'], operators: { US_PASSPORT: 'keep', PERSON: 'keep' } }
    expect(await left({ text, note }, kept)).toBeUndefined()
    expect(await left({ text, note }, { fields: ['text'], spans: 'spans' })).toBeUndefined()
  })

  it('are not counted for records that are left out', async () => {
    const row = { text: 'My passport number is 512345678', note: '512345678' }
    const options = { fields: ['text'], density: { max: 0.1, action: 'drop' } }
    const { counts } = await runStep(anonymize, [[batchOfRows([row])]], { options })
    expect(counts.dropped).toEqual({ personal_data_density: 1 })
    expect(counts.tables['left in the record']).toBeUndefined()
  })
})
