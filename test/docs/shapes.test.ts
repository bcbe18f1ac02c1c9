import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { shapes } from '../../datasets/shapes/index.js'
import type { Shape } from '../../datasets/shapes/shape.js'
import { type Outcome, outcomeOf } from '../transforms/convert/outcomes.js'

const root = join(import.meta.dirname, '../..')

/** The targets that the table has a column for. */
const targets = [
  'messages',
  'sharegpt',
  'alpaca',
  'prompt-completion',
  'ms-swift',
  'preference',
  'kto',
  'text',
]

/** What stands in the cells, by language. */
const words = {
  'docs/shapes.md': {
    shape: 'shape',
    columns: 'columns',
    holds: 'has a place for',
    equal: 'equal',
    oneWay: 'one way',
    drop: 'drop',
    needs: 'lacks',
    comma: ', ',
  },
  'docs/zh/shapes.md': {
    shape: '形状',
    columns: '列',
    holds: '放得下',
    equal: '相同',
    oneWay: '单向',
    drop: '去掉',
    needs: '缺',
    comma: '、',
  },
}
type Words = (typeof words)['docs/shapes.md']

function tableOfShapes({ shape, columns, holds, comma }: Words): string {
  const rows = shapes.map(({ name, columns: own, always, may }) => {
    const held = [...always, ...may.filter((part) => !always.includes(part))]
    return [name, own.map(code).join(comma), held.map(code).join(comma) || '–']
  })
  return tableOf([[shape, columns, holds], ...rows])
}

function tableOfDirections(said: Words): string {
  const rows = shapes.map((source) => [
    source.name,
    ...targets.map((name) => {
      const target = shapeCalled(name)
      const joins = source.hasInput === true && target.hasInput !== true
      return cellOf(outcomeOf(source, target), { ...said, equal: joins ? `${said.equal}\\*` : said.equal })
    }),
  ])
  return tableOf([[said.shape, ...targets.map(code)], ...rows])
}

function cellOf(outcome: Outcome, { equal, oneWay, drop, needs, comma }: Words): string {
  switch (outcome.kind) {
    case 'same':
      return '='
    case 'refused':
      return outcome.needs === undefined ? '–' : `– ${needs} ${code(outcome.needs)}`
    case 'lossy':
      return `${drop} ${outcome.drop.map(code).join(comma)}`
    default: {
      const kind = outcome.kind === 'equal' ? equal : oneWay
      return outcome.less.length === 0 ? kind : `${kind} − ${outcome.less.map(code).join(comma)}`
    }
  }
}

function tableOf(rows: readonly (readonly string[])[]): string {
  const [head, ...body] = rows.map((cells) => `| ${cells.join(' | ')} |`)
  return [head, `| ${rows[0].map(() => '---').join(' | ')} |`, ...body].join('\n')
}

function code(text: string): string {
  return `\`${text}\``
}

function shapeCalled(name: string): Shape {
  return shapes.find((shape) => shape.name === name) as Shape
}

describe.each(Object.entries(words))('the tables of %s', (page, said) => {
  // SHAPES=write writes them anew from the definitions.
  it('are those of the definitions', () => {
    const path = join(root, page)
    const text = readFileSync(path, 'utf8')
    const filled = [tableOfShapes(said), tableOfDirections(said)].reduce((whole, table, i) => {
      const mark = new RegExp(`(<!-- table ${i + 1} -->\\n\\n).*?(\\n\\n<!-- end -->)`, 's')
      expect(whole).toMatch(mark)
      return whole.replace(mark, (_, begin: string, end: string) => `${begin}${table}${end}`)
    }, text)
    if (process.env.SHAPES === 'write') writeFileSync(path, filled)
    expect(readFileSync(path, 'utf8')).toBe(filled)
  })
})
