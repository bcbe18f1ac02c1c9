import { describe, expect, test } from 'vitest'
import { batchOfRows, type Row, rowsOf } from '../../../src/arrow/rows.js'
import { planStep } from '../../../src/transform/plan-step.js'
import { augment } from '../../../transforms/augment.js'
import { checkLaws, runStep } from '../../laws.js'

async function childrenOf(row: Row, options: object) {
  const { batches, counts } = await runStep(augment as never, [[batchOfRows([row])]], { options })
  return { children: batches.flatMap(rowsOf).slice(1), notes: counts.notes }
}

const linked = { fields: ['prompt'], linked: ['answer'], copies: 12 }

describe('`linked` of `augment()`', () => {
  test.each([
    [
      'synonyms, each in its case and with its article',
      { prompt: 'Why did they buy a car', answer: 'Car makers say that a car is useful. They like it.' },
      { ops: ['synonym'] },
      {
        prompt: 'Why did they buy an automobile',
        answer: 'Automobile makers say that an automobile is useful. They like it.',
      },
    ],
    [
      'set phrases',
      { prompt: 'Perhaps we go by bus', answer: 'You could go by bus, or perhaps take the train.' },
      { ops: ['wording'] },
      { prompt: 'Maybe we go by bus', answer: 'You could go by bus, or maybe take the train.' },
    ],
    [
      'short forms',
      { prompt: "Say why they don't work", answer: "They don't work because it is late today." },
      { ops: ['contraction'] },
      { prompt: 'Say why they do not work', answer: 'They do not work because it is late today.' },
    ],
    [
      'synonyms in Chinese',
      { prompt: '这位医生来了', answer: '那位医生每天都在医院里上班，他很忙。' },
      { ops: ['synonym'] },
      { prompt: '这位大夫来了', answer: '那位大夫每天都在医院里上班，他很忙。' },
    ],
  ])('carries %s over into an answer that quotes the words', async (_, row, options, child) => {
    const { children } = await childrenOf(row, { ...linked, ...options })
    expect(children).toContainEqual(child)
    const alone = await childrenOf(row, { ...linked, ...options, linked: [] })
    expect(alone.children).not.toContainEqual(expect.objectContaining({ prompt: child.prompt }))
  })

  test.each([
    ['is a label', { prompt: 'perhaps so', answer: 'perhaps' }],
    ['has the word between quotes', { prompt: 'perhaps so', answer: 'They said "perhaps" to all of us.' }],
    [
      'has the word in code',
      { prompt: 'perhaps so', answer: 'Call `perhaps` with these two numbers first.' },
    ],
    ['has the new word already', { prompt: 'perhaps so', answer: 'Well perhaps we go, or maybe we stay.' }],
    ['has it in capitals', { prompt: 'perhaps so', answer: 'I said PERHAPS to all of them today.' }],
    [
      'answers about the word',
      { prompt: 'Find a synonym of perhaps', answer: 'You could say perhaps in a letter, too.' },
    ],
    [
      'has the word in a language of its own',
      { prompt: 'perhaps so', answer: '他们说 perhaps 的时候，我们已经走了。' },
    ],
    [
      'is quoted by a text that is not linked',
      { prompt: 'perhaps so', answer: 'I do not know, perhaps we go.', other: 'perhaps' },
    ],
  ])('makes no change where the answer %s', async (_, row) => {
    const { children, notes } = await childrenOf(row, { ...linked, ops: ['wording'] })
    expect(children).toEqual([])
    expect(notes).toEqual({ refused_answer: 12 })
  })

  test.each([
    ['another form of the word', 'Old cars are loud, and my car is no better than those.'],
    ['it as a verb, too', 'They purchase much, and it is a purchase that nobody has to regret.'],
  ])('makes no change where the answer has %s', async (_, answer) => {
    const row = { prompt: 'Did you buy the car, and purchase more', answer }
    const { children } = await childrenOf(row, { ...linked, ops: ['synonym'], copies: 30, senses: 'all' })
    for (const child of children) expect(child.answer).toBe(answer)
  })

  test('links turns of a chat to each other, and keeps the laws', async () => {
    const rows = Array.from({ length: 60 }, (_, i) => ({
      messages: [
        { role: 'user', content: `Perhaps we go to town ${i} by bus or by car, for example.` },
        { role: 'assistant', content: 'You could go by bus, or perhaps you take the car of your friend.' },
      ],
    }))
    const options = {
      fields: ['messages[].content'],
      linked: ['messages[].content'],
      ops: ['wording', 'synonym'],
      copies: 2,
      trace: true,
    }
    const { batches } = await checkLaws(augment as never, { options, batches: [batchOfRows(rows)] })
    const children = batches.flatMap(rowsOf).filter(({ augment_seed: seed }) => seed !== null)
    expect(children.length).toBeGreaterThan(60)
    for (const { messages } of children) {
      const [asked, answered] = (messages as { content: string }[]).map(({ content }) => content)
      expect(/perhaps/i.test(asked)).toBe(/perhaps/i.test(answered))
    }
  })
})

describe('`trace` of `augment()`', () => {
  const rows = [
    { id: 1, prompt: 'Describe the plan, for example in three short sentences, or perhaps in four.' },
    { id: 2, prompt: '请描述一下这个计划，例如用三句话；如果可以，再举两个例子。' },
    { id: 3, prompt: '42' },
  ]

  test('gives each copy its operations and its seed, and a parent with that seed becomes the copy again', async () => {
    const options = { fields: ['prompt'], preset: 'classification', copies: 8 }
    const run = await runStep(augment as never, [[batchOfRows(rows)]], {
      options: { ...options, trace: true },
    })
    const plain = await runStep(augment as never, [[batchOfRows(rows)]], { options })
    const traced = run.batches.flatMap(rowsOf)
    expect(traced.map(({ id, prompt }) => ({ id, prompt }))).toEqual(plain.batches.flatMap(rowsOf))
    const copies = traced.filter(({ augment_seed: seed }) => seed !== null)
    expect(copies.length).toBeGreaterThan(14)
    for (const { augment_ops: ops } of copies) expect(ops).toMatch(/^[a-z]+$/)
    const parents = copies.map((copy) => ({ ...copy, prompt: rows[Number(copy.id) - 1].prompt }))
    const again = await runStep(augment as never, [[batchOfRows(parents)]], {
      options: { fields: ['prompt'], preset: 'classification', of: 'seeds' },
      seed: 99,
    })
    expect(again.batches.flatMap(rowsOf)).toEqual(copies)
    expect(again.counts).toMatchObject({ added: 0, notes: { made_again: copies.length } })
  })

  test('a row with a seed that makes no copy stays, and is counted', async () => {
    const given = [
      { prompt: '42', augment_seed: 7 },
      { prompt: '42', augment_seed: null },
    ]
    const { batches, counts } = await runStep(augment as never, [[batchOfRows(given)]], {
      options: { fields: ['prompt'], of: 'seeds' },
    })
    expect(batches.flatMap(rowsOf)).toEqual(given)
    expect(counts).toMatchObject({ rowsOut: 2, notes: { unchanged: 1 } })
  })

  test.each([
    [{ trace: true }, { prompt: 'x', augment_ops: 'swap' }, /Column "augment_ops" is in the data already/],
    [{ of: 'seeds' }, { prompt: 'x' }, /no column "augment_seed" of numbers/],
    [{ of: 'seeds', trace: true }, { prompt: 'x', augment_seed: 1 }, /adds no rows. Leave out "trace"/],
    [{ linked: ['n'] }, { prompt: 'x', n: 1 }, /"n" holds Int64, not text/],
  ])('refuses %o', (options, row, message) => {
    const { schema } = batchOfRows([row])
    expect(() => planStep(augment, { fields: ['prompt'], ...options }, { index: 0, schema })).toThrow(message)
  })
})
