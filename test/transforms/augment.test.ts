import { describe, expect, test } from 'vitest'
import type { Batch } from '../../src/arrow/batch.js'
import { batchOfRows, type Row, rowsOf } from '../../src/arrow/rows.js'
import { takeRows } from '../../src/arrow/take.js'
import { planStep } from '../../src/transform/plan-step.js'
import { KeyedRandom } from '../../src/transform/random.js'
import { addChildren } from '../../transforms/augment/children.js'
import { operationNames } from '../../transforms/augment/operations/index.js'
import { augment } from '../../transforms/augment.js'
import { balance } from '../../transforms/balance.js'
import { checkLaws, runStep } from '../laws.js'

const english = [
  'The quick brown fox jumps over the lazy dog near 12 old barns. It was a happy Tuesday!',
  'Paris is large; however, "small towns" often build better schools (see https://a.example/x?y=1).',
  'User: Buy 3.5 kg of rice, mail bob@mail.example and call `run(fast)` today.\nAssistant: Sure {{name}}, done.',
  'I do not like that car because the engine makes a terrible noise and nobody can repair it.',
]
const chinese = [
  '我们今天去北京大学参加人工智能会议，讨论大型语言模型的训练数据。',
  '用户：请在2024年3月5日之前把3.5公斤大米送到【地址】，谢谢！\n助手：好的，{{姓名}}，我不会迟到。',
  '他用 Python3 写了五十个脚本；然后把结果发到 li.lei@mail.example 邮箱。',
]

function chats(count: number): Row[] {
  return Array.from({ length: count }, (_, i) => ({
    id: i,
    prompt: i % 11 === 5 ? null : i % 2 === 0 ? english[i % 4] : chinese[i % 3],
    messages: [
      { role: 'user', content: `${english[(i + 1) % 4]}` },
      { role: 'assistant', content: i % 3 === 0 ? chinese[i % 3] : english[(i + 2) % 4] },
    ].slice(0, i % 3),
  }))
}

function batchesOf(rows: Row[], size = 20): Batch[] {
  const { schema } = batchOfRows(rows)
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, i) =>
    batchOfRows(rows.slice(i * size, (i + 1) * size), { schema, firstPosition: i * size }),
  )
}

describe('augment()', () => {
  test.each([
    ['EDA on a column', { fields: ['prompt'], preset: 'classification', copies: 3 }],
    ['paraphrases of a prompt', { fields: ['prompt'], copies: 2 }],
    ['AEDA on a nested field', { fields: ['messages[].content'], ops: ['punctuate'] }],
    [
      'all at once, without the originals',
      { fields: ['prompt', 'messages[].content'], ops: [...operationNames], keepOriginal: false },
    ],
  ])('keeps the laws: %s', async (_, options) => {
    await checkLaws(augment, { options, batches: batchesOf(chats(70)) })
  })

  test('puts the children of a row behind it, under its position and numbers of their own', async () => {
    const run = await runStep(augment, [[batchOfRows(chats(4))]], {
      options: { fields: ['prompt'], ops: ['swap'], copies: 2 },
      seed: 1,
    })
    const again = await runStep(augment, [run.batches], {
      options: { fields: ['prompt'], ops: ['punctuate'] },
    })
    const { positions, copies } = run.batches[0].origin
    expect([...positions]).toEqual([0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3])
    expect([...copies]).toEqual([0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2])
    const numbers = [...again.batches[0].origin.copies].filter(
      (_, i) => again.batches[0].origin.positions[i] === 0,
    )
    expect(new Set(numbers).size).toBe(numbers.length)
    expect(numbers.length).toBeGreaterThan(3)
    expect(rowsOf(run.batches[0]).map(({ id }) => id)).toEqual([0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3])
    expect(run.counts).toMatchObject({ rowsIn: 4, rowsOut: 12, added: 8, notes: {} })
  })

  test('changes every text that a nested path names, and none beside it', async () => {
    const options = { fields: ['messages[].content'], ops: ['punctuate'] }
    const [parent, child] = (
      await runStep(augment, [[batchOfRows(chats(3).slice(2))]], { options })
    ).batches.flatMap(rowsOf)
    const contents = (row: Row) => (row.messages as { content: string }[]).map(({ content }) => content)
    expect(contents(child)).toHaveLength(2)
    contents(child).forEach((text, i) => {
      expect(text).not.toBe(contents(parent)[i])
    })
    expect(child.prompt).toBe(parent.prompt)
    expect((child.messages as { role: string }[]).map(({ role }) => role)).toEqual(['user', 'assistant'])
  })

  test('does not emit a child like its parent, and counts it', async () => {
    const rows = ['', 'Hi', '42', null, '`code only`', 'two words'].map((text) => ({ text }))
    const options = { fields: ['text'], ops: ['swap', 'delete'], copies: 2 }
    const run = await runStep(augment, [[batchOfRows(rows)]], { options })
    expect(run.counts).toMatchObject({ rowsIn: 6, rowsOut: 8, added: 2, notes: { unchanged: 10 } })
  })

  test('without the originals only children stay, and the originals are counted', async () => {
    const rows = ['two words', 'Hi'].map((text) => ({ text }))
    const options = { fields: ['text'], ops: ['swap'], keepOriginal: false }
    const run = await runStep(augment, [[batchOfRows(rows)]], { options })
    expect(run.batches.flatMap(rowsOf)).toEqual([{ text: 'words two' }])
    expect(run.batches[0].origin.copies[0]).toBe(1)
    expect(run.counts).toMatchObject({ added: 1, dropped: { augment_original: 2 }, notes: { unchanged: 1 } })
  })

  test('rejects a row whose rewrite throws, with its children, and no other', () => {
    const batch = batchOfRows(['good', 'bad', 'good'].map((text) => ({ text })))
    const rejected: [number, string][] = []
    let added = 0
    const family = addChildren(batch, {
      name: 'augment',
      paths: [{ text: 'text', column: 'text', steps: [] }],
      copies: 2,
      keepOriginal: true,
      random: new KeyedRandom(1, 'test'),
      answers: [],
      rewrite: ({ texts: [text] }, draws) => {
        if (text === 'bad') throw new Error(text)
        return draws.map((_, i) => ({ texts: [`${text}${i}`] }))
      },
      counters: {
        added: (count) => (added += count),
        dropped: () => expect.unreachable(),
        joined: () => expect.unreachable(),
        note: () => expect.unreachable(),
        noteRow: () => {},
        tally: () => {},
        sample: () => {},
        rejected: (_, row, reason) => rejected.push([row, reason]),
      },
    })
    expect(rejected).toEqual([[1, 'augment_failed']])
    expect([...family.origin.positions]).toEqual([0, 0, 0, 2, 2, 2])
    expect(rowsOf(family).map(({ text }) => text)).toEqual([
      'good',
      'good0',
      'good1',
      'good',
      'good0',
      'good1',
    ])
    expect(added).toBe(4)
  })

  test('gives the same children for the same seed, others for another, and siblings that differ', async () => {
    const batches = batchesOf(chats(40))
    const run = async (seed: number) =>
      (
        await runStep(augment, [batches], {
          options: { fields: ['prompt'], ops: ['swap', 'punctuate'], weights: { swap: 2 }, copies: 2 },
          seed,
        })
      ).batches.flatMap(rowsOf)
    expect(await run(1)).toEqual(await run(1))
    expect(await run(1)).not.toEqual(await run(2))
    const rows = await run(3)
    const differ = rows.filter((row, i) => rows[i + 1]?.id === row.id && rows[i + 1].prompt !== row.prompt)
    expect(differ.length).toBeGreaterThan(50)
  })

  test.each([
    ['a field that is not there', { fields: ['promt'] }, /Did you mean "prompt"/],
    ['a field of numbers', { fields: ['id'] }, /"id" holds Int64, not text/],
    ['JSON documents', { fields: ['extra'] }, /"extra" holds JSON documents/],
    ['an unknown operation', { fields: ['prompt'], ops: ['antonym'] }, /ops/],
    ['no change at all', { fields: ['prompt'], strength: 0 }, /strength/],
    [
      'an operation that the language lacks',
      { fields: ['prompt'], ops: ['contraction', 'swap'], language: 'zh' },
      /"zh" has no operation "contraction"\. It has paraphrase, /,
    ],
    ['a weight of what is not done', { fields: ['prompt'], weights: { swap: 2 } }, /weights" names "swap"/],
    ['answers that are no text', { fields: ['prompt'], answers: ['id'] }, /"id" holds Int64/],
  ])('refuses %s', async (_, options, message) => {
    const { schema } = batchOfRows([
      { id: 1, prompt: 'x', extra: { a: 1 } },
      { id: 1, prompt: 'x', extra: 'text' },
    ])
    expect(() => planStep(augment, options, { index: 0, schema })).toThrow(message)
  })

  test('notes copies that no operation asked for could make, and puts no other one in its place', async () => {
    const rows = [{ text: chinese[0] }, { text: 'I do not know' }]
    const options = { fields: ['text'], ops: ['contraction'], copies: 3 }
    const run = await runStep(augment, [[batchOfRows(rows)]], { options })
    expect(run.batches.flatMap(rowsOf).map(({ text }) => text)).toEqual([
      chinese[0],
      'I do not know',
      "I don't know",
    ])
    expect(run.counts).toMatchObject({ added: 1, notes: { no_operation: 3, refused_duplicate: 2 } })
  })

  test.each([
    [
      'a word that another text quotes',
      { prompt: 'perhaps so', answer: 'Not "Perhaps".' },
      {},
      'refused_answer',
    ],
    [
      'a word that only a named text quotes',
      { prompt: 'perhaps so', answer: 'perhaps' },
      { answers: [] },
      undefined,
    ],
    ['a part of another word', { prompt: 'perhaps so', answer: 'perhapses' }, {}, undefined],
    ['a word that nobody quotes', { prompt: 'perhaps so', answer: 'yes' }, {}, undefined],
    ['a term to protect', { prompt: 'perhaps so' }, { protect: ['Perhaps'] }, 'unchanged'],
    ['a word that is forbidden', { prompt: 'perhaps so' }, { forbid: ['maybe'] }, 'refused_forbidden'],
    ['more than the greatest change', { prompt: 'perhaps so' }, { maxChange: 0.5 }, 'refused_change'],
    ['less than the least change', { prompt: 'perhaps it is so' }, { minChange: 0.5 }, 'refused_change'],
  ])('changes %s, or counts why not', async (_, row, options, reason) => {
    const run = await runStep(augment, [[batchOfRows([row])]], {
      options: { fields: ['prompt'], ops: ['wording'], ...options },
    })
    expect(run.counts.notes).toEqual(reason === undefined ? {} : { [reason]: 1 })
    const [, child] = run.batches.flatMap(rowsOf)
    if (reason === undefined) expect(child.prompt).toMatch(/^maybe /)
    else expect(child).toBeUndefined()
  })

  test('a preset for instructions alone leaves every word that carries meaning', async () => {
    const rows = [{ prompt: 'Describe the plan.', answer: 'It is a plan.' }]
    const run = await runStep(augment, [[batchOfRows(rows)]], { options: { fields: ['prompt'], copies: 6 } })
    const children = run.batches.flatMap(rowsOf).slice(1)
    expect(new Set(children.map(({ prompt }) => prompt)).size).toBe(children.length)
    expect(children.length).toBeGreaterThan(4)
    for (const { prompt } of children) expect(prompt).toMatch(/descri(?:be|ption of) the plan/i)
  })
})

describe('`of: repeats` of `augment()`', () => {
  test('changes the rows that balance has repeated, each in another way, and none else', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => ({
      text: `Describe thing ${i} of the plan.`,
      label: i % 5 === 0 ? 'rare' : 'common',
    }))
    const balanced = await runStep(balance as never, [[batchOfRows(rows)]], {
      options: { label: 'label', method: 'over' },
    })
    const options = { fields: ['text'], of: 'repeats' }
    const { batches, counts } = await runStep(augment as never, [balanced.batches], { options, seed: 1 })
    const after = batches.flatMap(rowsOf)
    expect(after.filter(({ label }) => label === 'rare')).toHaveLength(24)
    expect(after.filter(({ label }) => label === 'common')).toEqual(
      rows.filter(({ label }) => label === 'common'),
    )
    expect(new Set(after.map(({ text }) => text)).size).toBe(48)
    expect(counts).toMatchObject({ added: 0, notes: { repeat_changed: 18 } })
  })

  test('keeps a repeat that cannot be changed, and counts it', async () => {
    const batch = batchOfRows([{ text: '42' }])
    const twice = takeRows(batch, Uint32Array.of(0, 0), Uint32Array.of(0, 1))
    const run = await runStep(augment as never, [[twice]], { options: { fields: ['text'], of: 'repeats' } })
    expect(run.counts).toMatchObject({ rowsOut: 2, notes: { unchanged: 1 } })
  })

  test('refuses to be asked for copies, too', () => {
    const { schema } = batchOfRows([{ text: 'x' }])
    expect(() =>
      planStep(augment, { fields: ['text'], of: 'repeats', copies: 2 }, { index: 0, schema }),
    ).toThrow(/"repeats", which adds no rows. Leave out "copies"/)
  })
})

describe('`where` of `augment()`', () => {
  const rows = Array.from({ length: 40 }, (_, i) => ({
    text: `row ${i} has words enough to change places`,
    split: i % 3 === 0 ? 'test' : '训练',
  }))

  test.each([true, false])(
    'gives children to matching rows alone (keepOriginal %s)',
    async (keepOriginal) => {
      const options = { fields: ['text'], ops: ['swap'], copies: 2, keepOriginal, where: { split: '训练' } }
      const { batches, counts } = await checkLaws(augment as never, { options, batches: [batchOfRows(rows)] })
      const after = batches.flatMap(rowsOf)
      const tests = rows.filter(({ split }) => split === 'test')
      expect(after.filter(({ split }) => split === 'test')).toEqual(tests)
      const parents = rows.length - tests.length
      const children = after.length - tests.length - (keepOriginal ? parents : 0)
      expect(counts.added).toBe(children)
      expect(children + (counts.notes.unchanged ?? 0)).toBe(2 * parents)
      expect(children).toBeGreaterThan(parents)
      expect(counts.dropped).toEqual(keepOriginal ? {} : { augment_original: parents })
    },
  )

  test('gives the rows it works on the children that they would have without it', async () => {
    const options = { fields: ['text'], ops: ['swap'], copies: 2 }
    const all = await runStep(augment as never, [[batchOfRows(rows)]], { options })
    const some = await runStep(augment as never, [[batchOfRows(rows)]], {
      options: { ...options, where: { split: '训练' } },
    })
    const trained = (batches: typeof all.batches) =>
      batches.flatMap(rowsOf).filter(({ split }) => split !== 'test')
    expect(trained(some.batches)).toEqual(trained(all.batches))
  })
})
