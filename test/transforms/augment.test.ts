import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Batch } from '../../src/arrow/batch.js'
import { batchOfRows, type Row, rowsOf } from '../../src/arrow/rows.js'
import { planStep } from '../../src/transform/plan-step.js'
import { KeyedRandom } from '../../src/transform/random.js'
import { openStep } from '../../src/transform/step.js'
import { addChildren } from '../../transforms/augment/children.js'
import { type OperationName, operationNames } from '../../transforms/augment/operations.js'
import { textRewriter } from '../../transforms/augment/rewriter.js'
import { openWordNet } from '../../transforms/augment/wordnet.js'
import { augment } from '../../transforms/augment.js'
import { runs } from '../campaign.js'
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

async function childrenOf(text: string, options: object = {}): Promise<string[]> {
  const batch = batchOfRows([{ text }])
  const run = await runStep(augment, [[batch]], { options: { fields: ['text'], ...options } })
  return run.batches
    .flatMap(rowsOf)
    .slice(1)
    .map((row) => row.text as string)
}

const tokens = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
const sorted = (text: string) => tokens(text).sort()

describe('augment()', () => {
  test.each([
    ['EDA on a column', { fields: ['prompt'], copies: 3 }],
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
      options: { fields: ['prompt'], copies: 2 },
    })
    const again = await runStep(augment, [run.batches], {
      options: { fields: ['prompt'], ops: ['punctuate'] },
    })
    const { positions, copies } = run.batches[0].origin
    expect([...positions]).toEqual([0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3])
    expect([...copies]).toEqual([0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2])
    expect([...again.batches[0].origin.copies].slice(0, 6)).toEqual([0, 1, 2, 3, 4, 5])
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
      paths: [{ text: 'text', column: 'text', steps: [] }],
      copies: 2,
      keepOriginal: true,
      random: new KeyedRandom(1, 'test'),
      rewrite: (text) => {
        if (text === 'bad') throw new Error(text)
        return `${text}!`
      },
      counters: {
        added: (count) => (added += count),
        dropped: () => expect.unreachable(),
        joined: () => expect.unreachable(),
        note: (_, count) => expect(count).toBe(0),
        tally: () => {},
        sample: () => {},
        rejected: (_, row, reason) => rejected.push([row, reason]),
      },
    })
    expect(rejected).toEqual([[1, 'augment_failed']])
    expect([...family.origin.positions]).toEqual([0, 0, 0, 2, 2, 2])
    expect(added).toBe(4)
  })

  test('gives the same children for the same seed, others for another, and siblings that differ', async () => {
    const batches = batchesOf(chats(40))
    const run = async (seed: number) =>
      (
        await runStep(augment, [batches], { options: { fields: ['prompt'], copies: 2 }, seed })
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
    ['an unknown operation', { fields: ['prompt'], ops: ['shuffle'] }, /ops/],
    ['no change at all', { fields: ['prompt'], alpha: 0 }, /alpha/],
  ])('refuses %s', async (_, options, message) => {
    const { schema } = batchOfRows([
      { id: 1, prompt: 'x', extra: { a: 1 } },
      { id: 1, prompt: 'x', extra: 'text' },
    ])
    expect(() => planStep(augment, options, { index: 0, schema })).toThrow(message)
  })

  test('needs no WordNet for Chinese alone', async () => {
    const { schema } = batchOfRows([{ text: '' }])
    const step = planStep(augment, { fields: ['text'], language: 'zh' }, { index: 0, schema })
    const { apply } = await openStep(step, { seed: 1 })
    const [made] = apply(batchOfRows([{ text: chinese[0] }]))
    expect(made.numRows).toBe(2)
  })
})

describe('the operations', () => {
  test.each(english)('swap keeps all words of %j', async (text) => {
    for (const child of await childrenOf(text, { ops: ['swap'], copies: 8, alpha: 0.3 })) {
      expect(sorted(child)).toEqual(sorted(text))
      expect(child.replace(/\p{L}+/gu, '')).toHaveLength(text.replace(/\p{L}+/gu, '').length)
    }
  })

  test.each(english)('delete takes words of %j away and leaves the others in order', async (text) => {
    for (const child of await childrenOf(text, { ops: ['delete'], copies: 8, alpha: 0.3 })) {
      expect(child.length).toBeLessThan(text.length)
      expect(child).not.toMatch(/ {2}|^ | $/)
      let from = 0
      for (const word of child.match(/\p{L}+/gu) ?? [])
        expect((from = text.indexOf(word, from) + 1)).toBeGreaterThan(0)
    }
  })

  test.each([
    [
      'buy apples, pears, plums',
      ['apples, pears, plums', 'buy, pears, plums', 'buy apples, plums', 'buy apples, pears,'],
    ],
    ['He said "good day"', ['said "good day"', 'He "good day"', 'He said "day"', 'He said "good"']],
    ['香蕉、西瓜、苹果', ['西瓜、苹果', '香蕉、苹果', '香蕉、西瓜']],
  ])('delete takes the gap beside a word of %j with it', async (text, wanted) => {
    const children = await childrenOf(text, { ops: ['delete'], copies: 40 })
    const trimmed = children.map((child) => child.replace(/^、|、$/, ''))
    expect([...new Set(trimmed)].sort()).toEqual([...wanted].sort())
  })

  test('delete never takes a negation away', async () => {
    for (const child of await childrenOf(english[3], { ops: ['delete'], copies: 30, alpha: 0.8 }))
      expect(child).toMatch(/\bnot\b.*\bnobody\b/)
    for (const child of await childrenOf('我不 喜欢 这个 电影', { ops: ['delete'], copies: 30, alpha: 0.8 }))
      expect(child).toContain('不')
  })

  test('synonym replaces words by words of WordNet and keeps their capitals', async () => {
    const lexicon = await openWordNet('first')
    const children = await childrenOf('Cars stop. Automobile engines help; buy a car, an automobile.', {
      ops: ['synonym'],
      copies: 40,
      alpha: 0.5,
    })
    expect(children.some((child) => / (?:Car|Auto|Machine|Motorcar) engines/.test(child))).toBe(true)
    for (const child of children) {
      expect(child).toMatch(/^Cars .*\. [A-Z]/)
      expect(child).not.toMatch(/\ba (?:auto|automobile)\b|\ban (?:car|machine|motorcar)\b/)
    }
    expect(lexicon.synonyms('buy')).toEqual(['purchase'])
    expect(children.some((child) => child.includes('; purchase a '))).toBe(true)
  })

  test('insert adds synonyms and keeps every word in its order', async () => {
    for (const text of english)
      for (const child of await childrenOf(text, { ops: ['insert'], copies: 8 })) {
        const rest = tokens(child)
        for (const token of tokens(text)) {
          const at = rest.indexOf(token)
          expect(at).toBeGreaterThanOrEqual(0)
          rest.splice(0, at + 1)
        }
        expect(tokens(child).length).toBeGreaterThan(tokens(text).length)
      }
  })

  test('punctuate (AEDA) keeps every token in order and adds at most three marks for ten words', async () => {
    for (const text of english)
      for (const child of await childrenOf(text, { ops: ['punctuate'], copies: 20 })) {
        const added = child.length - text.length
        expect(added % 2).toBe(0)
        expect(added / 2).toBeGreaterThanOrEqual(1)
        expect(added / 2).toBeLessThanOrEqual(0.3 * (text.match(/\S+/g) ?? []).length + 1)
        expect(isSubsequence(text, child)).toBe(true)
      }
    for (const text of chinese)
      for (const child of await childrenOf(text, { ops: ['punctuate'], copies: 20 })) {
        expect(isSubsequence(text, child)).toBe(true)
        expect(child.replace(/[。，！？；：]/g, '')).toBe(text.replace(/[。，！？；：]/g, ''))
      }
  })

  test('Chinese words are swapped and deleted whole, and synonym gives way to what Chinese has', async () => {
    const letters = (text: string) => [...text].sort().join('')
    for (const text of chinese) {
      for (const child of await childrenOf(text, { ops: ['swap'], copies: 10 }))
        expect(letters(child)).toBe(letters(text))
      for (const child of await childrenOf(text, { ops: ['delete'], copies: 10 }))
        expect(isSubsequence(child, text)).toBe(true)
    }
    const swapped = await childrenOf(chinese[0], { ops: ['synonym', 'insert', 'swap'], copies: 10 })
    expect(swapped).toHaveLength(10)
    for (const child of swapped) expect(letters(child)).toBe(letters(chinese[0]))
    for (const child of swapped) expect(/人工|智能/.test(child)).toBe(true)
    expect(await childrenOf(chinese[0], { ops: ['synonym'], copies: 5 })).toHaveLength(5)
  })

  test('no operation touches or splits a protected span', async () => {
    const spans = [
      'https://a.example/b?c=d&e=f',
      'bob.lee@mail.example',
      '{{first name}}',
      '<the guest>',
      '[NAME]',
      '`let x = y`',
      '```js\nlet word = here\n```',
      '3.14',
      'v2.0.1',
      '2024-05-01',
      '1,000',
      '12 March',
      '2024年3月5日',
      '【姓名】',
      '{user}',
    ]
    const words = fc.constantFrom(
      'good',
      'The',
      'city',
      'runs',
      'slowly',
      'happy',
      'car',
      '我们',
      '今天',
      '学习',
      '模型',
      '数据',
    )
    const text = fc.array(
      fc.oneof({ weight: 3, arbitrary: words }, { weight: 1, arbitrary: fc.constantFrom(...spans) }),
      { minLength: 4, maxLength: 30 },
    )
    const lexicon = await openWordNet('all')
    const random = new KeyedRandom(1, 'spans')
    fc.assert(
      fc.property(
        text,
        fc.constantFrom(...operationNames),
        fc.constantFrom('en', 'zh', 'auto'),
        fc.nat(),
        (parts, op, language, row) => {
          const rewrite = textRewriter({
            ops: [op as OperationName],
            alpha: 0.4,
            language: language as 'auto',
            lexicon,
          })
          const before = `Assistant: ${parts.join(' ')}.`
          const batch = batchOfRows([{ before }], { firstPosition: row })
          const after = rewrite(before, random.forRow(batch, 0)) ?? before
          expect(after.startsWith('Assistant:')).toBe(true)
          for (const span of spans) expect(after.split(span).length).toBe(before.split(span).length)
        },
      ),
      runs(300, 21),
    )
  })
})

function isSubsequence(short: string, long: string): boolean {
  let at = 0
  for (const letter of long) if (letter === short[at]) at++
  return at === short.length
}

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
