import { describe, expect, it } from 'vitest'
import { lossesOf, partsHeld } from '../../../datasets/shapes/directions.js'
import { detectShapes, shapes } from '../../../datasets/shapes/index.js'
import { sourceNames, targetNames } from '../../../datasets/shapes/names.js'
import type { Shape } from '../../../datasets/shapes/shape.js'
import { batchOfRows, type Row } from '../../../src/arrow/rows.js'
import { converted } from './converted.js'
import { outcomeOf } from './outcomes.js'

const rowsOfShape = ({ examples }: Shape) => examples.map((row) => ({ ...row }) as Row)
const readable = shapes.filter(({ unreadable }) => unreadable === undefined)
const targets = shapes.filter(({ writer }) => writer !== undefined)

it('the names that options take are those of the shapes that are read and written', () => {
  expect([...sourceNames]).toEqual(readable.map(({ name }) => name))
  expect([...targetNames]).toEqual(targets.map(({ name }) => name))
})

describe.each(shapes.map((shape): [string, Shape] => [shape.name, shape]))('the shape %s', (name, shape) => {
  it('is told by its own examples', () => {
    const { schema } = batchOfRows(rowsOfShape(shape))
    const found = detectShapes(schema).map((each) => each.name)
    // Calls inside a text cannot be told from its columns: that shape has to be named.
    expect(found).toEqual([name === 'tool-call-text' ? 'messages' : name])
  })

  it('names each part once, and its source', () => {
    expect(new Set([...shape.always, ...shape.may]).size).toBe(shape.always.length + shape.may.length)
    expect(shape.source).toMatch(/\w\/\w/)
  })
})

describe.each(readable.map((shape): [string, Shape] => [shape.name, shape]))('from %s', (name, source) => {
  const others = targets.filter((target) => target !== source)
  it.each(others.map((target): [string, Shape] => [target.name, target]))(
    'to %s its records come back, or are refused with what to do',
    async (to, target) => {
      const outcome = outcomeOf(source, target)
      const rows = rowsOfShape(source)
      const go = (options: object) => converted(rows, { from: name, to, ...options })
      if (outcome.kind === 'refused' || outcome.kind === 'same') {
        await expect(go({})).rejects.toThrow(/no .* can be made/)
        return
      }
      const dropped = outcome.kind === 'lossy' ? outcome.drop : []
      if (dropped.length > 0) await expect(go({})).rejects.toThrow(/would get lost.*dropFields/s)
      const there = await go({ dropFields: [...dropped, ...outcome.less] })
      expect(there.rejected).toEqual({})
      expect(there.rows).toHaveLength(rows.length)
      if (outcome.kind !== 'equal') return
      const plain = batchOfRows(rows.slice(0, 1))
      const fitting = outcome.less.length === 0 ? batchOfRows(rows) : plain
      if (lossesOf(partsHeld(source, fitting.schema, { isSeen: true }), target).length > 0) return
      const mine = await converted(fitting, { from: name, to })
      // The plainest example may have a part for which there is no place; then it says so.
      const reasons = Object.keys(mine.rejected)
      if (reasons.length > 0) {
        expect(outcome.less.map((part) => `loses_${part}`)).toEqual(expect.arrayContaining(reasons))
        return
      }
      const back = await converted(mine.batch, { from: to, to: name })
      expect(back.rejected).toEqual({})
      expect(back.rows).toEqual(rows.slice(0, fitting.numRows))
    },
  )
})
