import { describe, expect, it } from 'vitest'
import { batchOfRows, type Row, rowsOf } from '../../src/arrow/rows.js'
import { PrepError } from '../../src/base/errors.js'
import { Draws } from '../../src/transform/random.js'
import { FailedValues } from '../../transforms/validate/failed-values.js'
import { validate } from '../../transforms/validate.js'
import { checkLaws, runStep } from '../laws.js'

type Rules = Record<string, unknown>[]

/** The rows that break the one rule, by their number, and how many it looks at. */
async function broken(rows: readonly Row[], rule: Record<string, unknown>) {
  const options = { rules: [rule], onFail: 'tag' }
  const run = await runStep(validate as never, [[batchOfRows(rows)]], { options })
  const tagged = run.batches
    .flatMap(rowsOf)
    .map(({ failed_rules }, row) => ((failed_rules as []).length > 0 ? row : -1))
  return tagged.filter((row) => row >= 0)
}

function drawn(count: number, seed: number): Row[] {
  const draws = new Draws(seed, 7)
  return Array.from({ length: count }, (_, id) => ({
    id,
    age: draws.chance(0.1) ? null : draws.below(100),
    word: draws.chance(0.1) ? null : `w${draws.below(40)}`,
    tags: Array.from({ length: draws.below(4) }, () => 'abc'[draws.below(3)]),
    split: ['train', 'test'][draws.below(2)],
  }))
}

const rules: Rules = [
  { column: 'age', required: true, min: 10, max: 90, severity: 'warn' },
  { column: 'word', notIn: ['w1'], length: { max: 2 }, when: { split: 'train' } },
  { unique: ['word', 'age'] },
  { leaks: { fields: ['word'], split: 'split' }, severity: 'info' },
]

describe('`validate`', () => {
  it.each(['reject', 'drop', 'tag', 'report'])(
    'keeps the laws of transforms with onFail: %s',
    async (onFail) => {
      const rows = drawn(80, 1)
      const batches = [batchOfRows(rows.slice(0, 37)), batchOfRows(rows.slice(37), { firstPosition: 37 })]
      await checkLaws(validate as never, { options: { rules, onFail }, batches })
    },
  )

  const conversation = (...turns: string[]) => ({
    messages: turns.map((turn) => ({ role: turn.split(':')[0], content: turn.split(':')[1] })),
  })
  it.each<[rule: Record<string, unknown>, rows: Row[], broken: number[]]>([
    [{ column: 'n', type: 'integer' }, [{ n: 1 }, { n: 1.5 }, { n: null }], [1]],
    [{ column: 'n', type: 'number' }, [{ n: '1e3' }, { n: 'x' }, { n: '' }], [1, 2]],
    [{ column: 'n', type: 'date' }, [{ n: '2026-02-28' }, { n: '2026-02-30' }, { n: 'May' }], [1, 2]],
    [{ column: 'n', type: 'text' }, [{ n: 'a' }, { n: 2 }, { n: [1] }], [1, 2]],
    [{ column: 'n', required: true }, [{ n: 1 }, { n: null }], [1]],
    [{ column: 'n[]', required: true }, [{ n: [1, null] }, { n: [] }, { n: [2] }], [0]],
    [{ column: 'n', min: 2, max: 3 }, [{ n: 1 }, { n: 2 }, { n: 3 }, { n: 3.01 }, { n: null }], [0, 3]],
    [
      { column: 'n', min: '2026-02-01' },
      [{ n: '2026-01-31T23:59:59Z' }, { n: '2026-02-01' }, { n: 'x' }],
      [0, 2],
    ],
    [{ column: 'n', in: ['a', 'b'] }, [{ n: 'a' }, { n: 'c' }], [1]],
    [{ column: 'n', notIn: [3] }, [{ n: 3 }, { n: 4 }], [0]],
    [{ column: 'n', pattern: '^\\d+$' }, [{ n: '12' }, { n: '1a' }], [1]],
    [{ column: 'n', notPattern: 'http' }, [{ n: 'a http b' }, { n: 'a' }], [0]],
    [{ column: 'n', length: { min: 2, max: 3 } }, [{ n: '你好吗' }, { n: '好' }, { n: 'abcd' }], [1, 2]],
    [{ column: 'n', words: { min: 2 } }, [{ n: 'two words' }, { n: 'one' }], [1]],
    [{ column: 'n', items: { min: 1 } }, [{ n: [1] }, { n: [] }, { n: null }], [1]],
    [{ column: 'n', json: true }, [{ n: '{"a":1}' }, { n: '{' }], [1]],
    [{ column: 'n', noReplacement: true }, [{ n: 'fine' }, { n: 'lost \ufffd here' }], [1]],
    [{ column: 'n', noMojibake: true }, [{ n: '你好，世界，这是中文' }, { n: 'cafÃ© crÃ¨me' }], [1]],
    [
      { column: 'n', language: ['en'] },
      [{ n: 'this is a text that we wrote in the morning' }, { n: '这是一段用中文写的文字' }, { n: '42' }],
      [1],
    ],
    [
      { column: 'n', noPersonalData: { entities: ['EMAIL_ADDRESS'] } },
      [{ n: 'write to ann@example.com' }, { n: 'write to us' }],
      [0],
    ],
    [{ column: 'n', unique: true }, [{ n: 1 }, { n: 2 }, { n: 1 }, { n: null }, { n: null }], [2]],
    [
      { leaks: { fields: ['n'], split: 's' } },
      [
        { n: 1, s: 'a' },
        { n: 1, s: 'a' },
        { n: 1, s: 'b' },
        { n: 2, s: 'b' },
      ],
      [2],
    ],
    [
      { where: 'b >= a' },
      [
        { a: 1, b: 2 },
        { a: 2, b: 1 },
        { a: null, b: 1 },
      ],
      [1],
    ],
    [
      { column: 'n', min: 5, when: { s: 'a' } },
      [
        { n: 1, s: 'a' },
        { n: 1, s: 'b' },
      ],
      [0],
    ],
    [
      { chat: true },
      [
        conversation('user:Hi', 'assistant:Hello'),
        conversation('user:Hi'),
        conversation('user:Hi', 'assistant: '),
      ],
      [1, 2],
    ],
    [{ chat: ['empty_turn'] }, [conversation('user:Hi'), conversation('user: ', 'assistant:Yes')], [1]],
  ])('finds the rows that break %j', async (rule, rows, expected) => {
    expect(await broken(rows, rule)).toEqual(expected)
  })

  it('leaves out, or ends the run for, rows that break a rule of severity error alone', async () => {
    const rows = [{ n: 1 }, { n: 5 }, { n: 9 }]
    const given: Rules = [
      { column: 'n', min: 2 },
      { column: 'n', max: 6, severity: 'warn' },
    ]
    for (const onFail of ['drop', 'reject'] as const) {
      const run = await runStep(validate as never, [[batchOfRows(rows)]], {
        options: { rules: given, onFail },
      })
      expect(run.batches.flatMap(rowsOf)).toEqual([{ n: 5 }, { n: 9 }])
      expect(onFail === 'drop' ? run.counts.dropped : run.counts.rejected).toEqual({ failed_min: 1 })
    }
    const failing = runStep(validate as never, [[batchOfRows(rows)]], {
      options: { rules: given, onFail: 'fail' },
    })
    await expect(failing).rejects.toThrow('breaks rule 1, "n min"')
  })

  it.each<[rule: Record<string, unknown>, message: string]>([
    [{ column: 'nn', min: 1 }, 'Rule 1: Path "nn" leads nowhere: no field "nn". Known: n, s'],
    [{ column: 's', items: { min: 1 } }, 'Rule 1: Column "s" holds Utf8, and the rule is of lists'],
    [{ column: 'n', length: { min: 1 } }, 'the rule is of text'],
    [{ column: 's', min: 'soon' }, 'is no date'],
    [{ min: 1 }, 'The check "min" is of a column'],
    [{ column: 'n' }, 'asks for nothing'],
    [{ column: 's', tokens: { max: 4 } }, 'Name one in tokenizer'],
    [{ column: 'n', mean: { min: 4 } }, 'is of the data as a whole'],
    [{ chat: true }, 'no conversations'],
    [{ column: 's', noPersonalData: { entities: ['EMAIL_ADRESS'] } }, 'Did you mean "EMAIL_ADDRESS"'],
  ])('refuses %j before any row is read', (rule, message) => {
    const batch = batchOfRows([{ n: 1, s: 'a' }])
    const planned = () => validate.plan(batch.schema, validate.options.parse({ rules: [rule] }))
    expect(planned).toThrow(PrepError)
    expect(planned).toThrow(message)
  })

  it('counts values that break a rule exactly, and alike in whatever parts they come', () => {
    const draws = new Draws(4, 1)
    const values = Array.from({ length: 30_000 }, () => `v${draws.below(9000)}`)
    const counted = (parts: readonly string[][]) => {
      const sealed = parts.map((part) => {
        const found = new FailedValues()
        for (const value of part) found.add(value)
        return found.seal()
      })
      return sealed.reduce((a, b) => {
        const both = new FailedValues()
        both.addAll(a)
        both.addAll(b)
        return both.seal()
      })
    }
    const whole = counted([values])
    const parts = Array.from({ length: 7 }, (_, i) =>
      values.slice(i * 4300, i === 6 ? undefined : (i + 1) * 4300),
    )
    expect(counted(parts)).toEqual(whole)
    expect(counted(parts.reverse())).toEqual(whole)
    expect([whole.values.length, whole.isCut]).toEqual([1000, true])
    for (const [value, count] of whole.values.slice(0, 50))
      expect(count).toBe(values.filter((one) => one === value).length)
  })
})
