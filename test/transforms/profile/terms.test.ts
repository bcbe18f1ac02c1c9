import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { batchOfRows } from '../../../src/arrow/rows.js'
import { openColumns } from '../../../transforms/profile/columns/index.js'
import { countsOf, mergeTerms, TermSweep, Terms } from '../../../transforms/profile/columns/text/terms.js'
import { compareStates } from '../../../transforms/profile/drift/compare-states.js'
import { spread } from '../../campaign.js'

const sweep = new TermSweep()

function cellsOf(text: string): number[] {
  const bytes = Buffer.from(text)
  return [...sweep.cellsOf(bytes, 0, bytes.length)].sort((a, b) => a - b)
}

describe('The terms of a text', () => {
  it.each<[string, string, string]>([
    ['words, whatever stands between them', 'red, green (blue)', 'blue\n\tred…green'],
    ['words in any case', 'Red GREEN', 'red green'],
    ['each once', 'red red green red', 'green red'],
    ['pairs of Chinese characters, marks apart', '红色，绿色。', '绿色 红色'],
    ['words beside Chinese ones', '用Python写', 'python 用 写'],
    ['words with letters of other scripts', 'Größe и цвет', 'цвет größe и'],
  ])('are %s', (_, one, other) => {
    expect(cellsOf(one).length).toBeGreaterThan(0)
    expect(cellsOf(one)).toEqual(cellsOf(other))
  })

  it('are others of another text, and none of marks', () => {
    expect(cellsOf('红色')).not.toEqual(cellsOf('色红'))
    expect(cellsOf('red')).not.toEqual(cellsOf('reds'))
    expect(cellsOf('… ，。 --')).toEqual([])
  })

  it('are counted in parts as in the whole, also of many texts', () => {
    const [whole, first, second] = [new Terms(), new Terms(), new Terms()]
    const cells = [sweep.cellsOf(Buffer.from('red green'), 0, 9), sweep.cellsOf(Buffer.from('green'), 0, 5)]
    for (const [i, count] of [3, 200, 70_000, 3_000_000_000].entries()) {
      whole.add(cells[i % 2], count)
      ;(i < 2 ? first : second).add(cells[i % 2], count)
    }
    expect(mergeTerms(first.seal(), second.seal())).toBe(whole.seal())
    expect(countsOf(whole.seal()).reduce((sum, count) => sum + count, 0)).toBe(2 * 70_003 + 3_000_000_200)
  })
})

const path = join(process.env.PREPKIT_DATA ?? '../shared/data', 'zh/belle_eval_set.json')

describe.skipIf(!existsSync(path))('Drift by the terms of Chinese instructions', () => {
  interface Question {
    question: string
    class: string
  }
  const all = (existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n') : []).map(
    (line) => JSON.parse(line) as Question,
  )

  function termsOf(reference: readonly Question[], current: readonly Question[]) {
    const [a, b] = [reference, current].map((questions) => {
      const batch = batchOfRows(questions.map(({ question }) => ({ question })))
      const columns = openColumns(batch.schema, { terms: true })
      columns.observe(batch)
      return columns.seal()
    })
    const settings = { like: 'prepkit', alpha: 0.05, threshold: 0.1, minShared: 5 } as const
    const [column] = compareStates(a, b, settings).columns
    return column.aspects.find(({ of }) => of === 'terms')
  }

  const classes = [...new Set(all.map((question) => question.class))]

  it.each(spread(classes, 3))('sees that all are of the class %s', (name) => {
    const [inside, others] = [true, false].map((is) =>
      all.filter((question) => (question.class === name) === is),
    )
    expect(termsOf(others, inside)?.verdict).toBe('drift')
  })

  it('sees none between halves of them, and that fewer are too few', () => {
    const even = all.filter((_, i) => i % 2 === 0)
    const odd = all.filter((_, i) => i % 2 === 1)
    expect(termsOf(even, odd)?.verdict).toBe('stable')
    const few = termsOf(even.slice(0, 100), odd.slice(0, 100))
    expect(few?.verdict).toBe('few_rows')
    expect(few?.rowsNeeded).toBeGreaterThan(150)
  })
})
