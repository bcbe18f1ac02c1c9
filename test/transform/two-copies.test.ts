import { describe, expect, it } from 'vitest'
import { Batch, batchOfRows } from '../../src/index.js'
import { batchesOf, stepFault } from '../../src/transform/step-fault.js'

const step = { label: '1 own', module: './own.mjs' }
const cure = /of another copy of prepkit: two copies are at work .*"npm ls prepkit".*"npm dedupe"/

describe('a step that was written with another copy of the package', () => {
  const batch = batchOfRows([{ text: 'a' }])
  class OtherBatch {
    schema = batch.schema
    columns = batch.columns
    numRows = batch.numRows
  }
  const answersOf = (answer: unknown) => Array.from(batchesOf(step, { answer, at: () => ({}) }))

  it.each([
    ['a batch', new OtherBatch()],
    ['a list of batches', [batch, new OtherBatch()]],
  ])('is told so, with what to do, where it answers with %s', (_, answer) => {
    expect(() => answersOf(answer)).toThrow(cure)
  })

  it('is told so where it throws an error of that copy, and no other step is', () => {
    const error = Object.assign(new Error('of a record'), { name: 'PrepError' })
    expect(String(stepFault(step, error))).toMatch(cure)
    expect(String(stepFault(step, new Error('of a record')))).not.toMatch(cure)
    expect(answersOf(batch)).toEqual([expect.any(Batch)])
    expect(() => answersOf({ ...batch })).toThrow('answered with an object')
  })
})
