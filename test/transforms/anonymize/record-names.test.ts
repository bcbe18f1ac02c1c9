import { describe, expect, it } from 'vitest'
import { batchOfRows, type Row, rowsOf } from '../../../src/arrow/rows.js'
import { openDetectorFor } from '../../../transforms/anonymize/open-detector.js'
import { anonymizeOptions } from '../../../transforms/anonymize/options.js'
import { verifyBatches } from '../../../transforms/anonymize/tools/verify-batches.js'
import { anonymize } from '../../../transforms/anonymize.js'
import { spread } from '../../campaign.js'
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

  it.each([
    [
      'Write a dialogue between a captain and a robot.',
      'Zora: "Pip, why is the engine singing?"\nPip: "It hums."',
    ],
    ['Correct the grammar of this sentence.', 'Tobias and I were late.'],
    ['Fill in the blanks with the correct preposition.', 'Kofi is good at chess.'],
    ['Role play: you are Sherlock Holmes. Greet a visitor.', 'Pray sit down. Watson, the tobacco.'],
    ['帮我起五个奶茶店名字', '1. 半糖巷口\n2. 云上芋'],
    ['王师傅每小时做80个零件，李师傅每小时做多少个零件？', '我们设李师傅每小时做x个零件。'],
  ])(
    'stay where another text asks for something that is made up or an exercise: %s',
    async (prompt, completion) => {
      const row = { prompt, completion }
      expect(await run(row, { fields, people: 'private' })).toEqual(row)
    },
  )

  it('are taken there too, where the text that asks tells of its author or somebody is introduced', async () => {
    const asked = await run(
      { prompt: 'Write a poem for my daughter Philippa.', completion: 'Philippa, you are seven!' },
      { fields, people: 'private' },
    )
    expect(asked).toEqual({
      prompt: 'Write a poem for my daughter <PERSON>.',
      completion: '<PERSON>, you are seven!',
    })
    const named = await run(
      {
        prompt: 'Write a short dialogue.',
        completion: 'Customer Katharina Vollmert, +1 415 555 0134, called.',
      },
      { fields, people: 'private' },
    )
    expect(named.completion).not.toContain('Vollmert')
  })

  it('are taken where what is made up is made of a letter', async () => {
    const letter = 'Dear Priya,\nI met Tobias yesterday and he is well.\nRegards,\nHenrietta'
    const { completion } = await run(
      { prompt: 'Write a poem based on this letter.', completion: letter },
      { fields, people: 'private' },
    )
    expect(completion).toBe('Dear <PERSON>,\nI met <PERSON> yesterday and he is well.\nRegards,\n<PERSON>')
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

describe('a name of one word that is taken once', () => {
  const names = ['Xanthopoulou', 'Okonkwo', 'Thistlewaite', 'Szczepaniak', 'Oyelaran', 'Vandermolen']
  const heads = [
    (name: string) => `My name is ${name} and I lost my bag.`,
    (name: string) => `Sincerely,\n${name}`,
    (name: string) => `Customer: ${name}\nIssue: late`,
    (name: string) => `Hi, I'm ${name} from the third floor.`,
  ]
  const mentions = [
    (name: string) => `Has ${name} paid yet?`,
    (name: string) => `The ${name} account is open.`,
    (name: string) => `${name.toUpperCase()} SAYS NO.`,
    (name: string) => `According to ${name}, it works; ask ${name.toLowerCase()} tomorrow.`,
  ]

  it('is taken wherever the word stands in the record, in any case', async () => {
    for (const name of spread(names, 3))
      for (const head of heads) {
        const { a, b } = await run(
          { a: head(name), b: mentions.map((of) => of(name)).join('\n') },
          { fields: ['a', 'b'] },
        )
        if (a !== head(name)) expect(String(b).toLowerCase()).not.toContain(name.toLowerCase())
      }
  })

  it('is taken in Chinese where an everyday word is spoken to, and not where it is a word', async () => {
    const row = { a: '您好，我是高兴先生，想问一下。', b: '好的，高兴，请稍等。很高兴为您服务。' }
    const { b } = await run(row, { fields: ['a', 'b'] })
    expect(b).toBe('好的，<PERSON>，请稍等。很高兴为您服务。')
  })

  it('is taken as the cell of a column of people, and a company is not', async () => {
    const customers = async (customer: string) => (await run({ customer }, { fields: ['customer'] })).customer
    expect(await customers('Featherstonehaugh')).toBe('<PERSON>')
    for (const other of ['Stripe', 'new', 'Acme Ltd']) expect(await customers(other)).toBe(other)
  })
})

it('a number in groups is the same one where it stands in one piece', async () => {
  const row = { prompt: 'Call me on (415) 867-5309, card 6222 0202 0011 2233 445.', completion: '' }
  const { completion } = await run({ ...row, completion: '4158675309 and 6222020200112233445' }, { fields })
  expect(completion).toBe('<PHONE_NUMBER> and <CREDIT_CARD>')
})

describe('people of one record, with people: private', () => {
  const talkOf = async (...contents: string[]) => {
    const messages = contents.map((content) => ({ content }))
    const options = { fields: ['messages[].content'], people: 'private', entities: ['PERSON'] }
    const { messages: after } = await run({ messages }, options)
    return (after as { content: string }[]).map(({ content }) => content)
  }

  it.each([
    [
      ['您好，我叫陈静怡，想改签机票。', '陈小姐您好，请提供订单号。', '静怡您好，已经改签。'],
      ['您好，我叫<PERSON>，想改签机票。', '<PERSON>小姐您好，请提供订单号。', '<PERSON>您好，已经改签。'],
    ],
    [
      ['我妈叫欧阳秀兰，手机13912345678', '欧阳女士的退款已退回。'],
      ['我妈叫<PERSON>，手机13912345678', '<PERSON>女士的退款已退回。'],
    ],
    [
      ['我是慕容雪，想退款', '慕容小姐您好'],
      ['我是<PERSON>，想退款', '<PERSON>小姐您好'],
    ],
    [
      ['Hi Maria', 'My name is Maria Keller.', 'Maria can pay. Maria did.'],
      ['Hi <PERSON>', 'My name is <PERSON>.', '<PERSON> can pay. <PERSON> did.'],
    ],
    [
      ['I met Ilse Vollmert, she is ill.', 'Once upon a time Ilse Vollmert met a dragon.'],
      ['I met <PERSON>, she is ill.', 'Once upon a time <PERSON> met a dragon.'],
    ],
  ])('are taken in all its texts where one says whose name it is: %j', async (texts, after) => {
    expect(await talkOf(...texts)).toEqual(after)
  })

  it.each([
    [['Ernestine Vollmert (1847–1903) collected songs.', 'What did Ernestine Vollmert collect?', 'Vollmert']],
    [
      [
        'Write a tale of Ilse Vollmert.',
        'Once upon a time there lived a girl, Ilse Vollmert.',
        'Ilse Vollmert',
      ],
    ],
    [['李白是唐代诗人。', '李白写了什么？']],
  ])('stay in all its texts where one says who they are, and nothing is private: %j', async (texts) => {
    expect(await talkOf(...texts)).toEqual(texts)
  })

  it('are taken beside what is theirs, whatever another text says of the name', async () => {
    const [, second] = await talkOf(
      'Michael Jordan, +1 202 555 0143, asks for an appointment.',
      'Michael Jordan won six titles.',
    )
    expect(second).toBe('<PERSON> won six titles.')
  })

  it('leave no name at another place of the record: a guess is taken at all places or at none', async () => {
    const names = ['Egertun', 'Ilse Vollmert', 'Quorrin', 'Katharina']
    const forms = [
      (name: string) => `${name} came late and left.`,
      (name: string) => `It is said that ${name} likes rain.`,
      (name: string) => `Who is the janitor? ${name}`,
      (name: string) => `"${name}", said the teacher.`,
    ]
    for (const name of spread(names, 2))
      for (const first of forms)
        for (const second of forms) {
          const after = await talkOf(first(name), second(name))
          const left = after.filter((text) => text.includes(name))
          expect([0, 2], `${first(name)} ${second(name)}`).toContain(left.length)
        }
  })

  it('are those of the world where the answer alone names them, and made up, unless the one who asks has people of his own', async () => {
    const answer = 'Ottilie Brandwern came first, and Ulla Westgard was late.'
    for (const task of [
      'Which side won the cup that year?',
      'Write a caption for a sports page.',
      '请介绍这届比赛的冠军。',
    ])
      expect(await talkOf(task, answer)).toEqual([task, answer])
    const taken = '<PERSON> came first, and <PERSON> was late.'
    for (const task of [
      'Who of our staff led the side?',
      'Summarize the minutes.',
      'my team won, who led it?',
    ])
      expect((await talkOf(task, answer))[1], task).toBe(taken)
    const [, second] = await talkOf('Which side won?', `${answer} Ulla Westgard: +1 202 555 0143`)
    expect(second).not.toContain('Ulla')
    const chat = ['Which side won?', 'The first.', 'And who led it?', answer]
    expect((await talkOf(...chat))[3]).toBe(taken)
  })

  it('are those of the world where one text is a passage for everybody, and nobody speaks', async () => {
    const passage =
      'In 1994 the Ministry of Culture founded a film prize, the first of its kind in the province. It was led by ' +
      'Ottilie Brandwern, according to officials of the Union, and released three films about Ulla Westgard.'
    const texts = [`Who led the prize in the passage?\n${passage}`, 'Ottilie Brandwern']
    expect(await talkOf(...texts)).toEqual(texts)
    const [, answer] = await talkOf(...texts.slice(0, 1), 'My aunt Ottilie Brandwern knows.')
    expect(answer).toBe('My aunt <PERSON> knows.')
  })

  it('leave nothing that --verify would find', async () => {
    const options = { fields: ['prompt', 'completion'], people: 'private' } as const
    const rows = [
      { prompt: 'Ernestine Vollmert (1847–1903) collected songs.', completion: 'Ernestine Vollmert did.' },
      { prompt: 'My name is Maria Keller.', completion: 'Hello Maria' },
    ]
    const { batches } = await runStep(anonymize, [[batchOfRows(rows)]], { options })
    const parsed = anonymizeOptions.parse(options)
    const { leaks } = await verifyBatches(batches, await openDetectorFor(parsed), parsed)
    expect(leaks).toEqual([])
  })
})

describe('numbers of people', () => {
  const options = { fields: ['a', 'b'], policy: 'gdpr', entities: ['PERSON'] }
  it.each<[string, string, string, string]>([
    ['I am Maria Keller.', 'Hi Maria! Ms Keller, write to Maria Keller.', '1', '1 1 1'],
    ['Maria Keller wrote to Tom Keller.', 'Hi Maria. Mr Keller, hi Tom.', '1 2', '1 3 2'],
    ['我叫陈静怡。', '陈小姐您好，静怡您好。', '1', '1 1'],
  ])('are one for one person where the record leaves no doubt: %j %j', async (a, b, ...expected) => {
    const after = await run({ a, b }, options)
    const numbersOf = (text: unknown) =>
      String(text)
        .match(/(?<=<PERSON_)\d+(?=>)/g)
        ?.join(' ')
    expect([numbersOf(after.a), numbersOf(after.b)]).toEqual(expected)
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

  it.each([
    ['my dob is 12/04/1987', 'I see 12/04/1987 here', 'I see <DATE_OF_BIRTH> here'],
    ['我的生日是1987年4月12日', '已核对1987年4月12日', '已核对<DATE_OF_BIRTH>'],
    ['I was born in 1987.', 'Since 1987 much has changed.', 'Since 1987 much has changed.'],
    ['my employee number is 88213', 'I looked up 88213', 'I looked up <ACCOUNT_NUMBER>'],
    ['my employee number is 1987', 'Since 1987 much has changed.', 'Since 1987 much has changed.'],
  ])('are days with their year, and numbers longer than a year: %j', async (prompt, completion, wanted) => {
    expect((await run({ prompt, completion }, { fields })).completion).toBe(wanted)
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
    const name = 'My name is Featherstonehaugh, card 4111 1111 1111 1111.'
    const again = "FEATHERSTONEHAUGH's card, 4111-1111-1111-1111; featherstonehaugh.txt"
    expect(await left({ text: name, note: again }, { fields: ['text'] })).toEqual({
      'note: PERSON': 1,
      'note: CREDIT_CARD': 1,
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
