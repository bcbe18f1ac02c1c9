import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Batch } from '../../../src/arrow/batch.js'
import { batchOfRows, type Row, rowsOf } from '../../../src/arrow/rows.js'
import { balance } from '../../../transforms/balance.js'
import { checkLaws, runStep } from '../../laws.js'

const folder = join(process.env.PREPKIT_DATA ?? '../shared/data', 'bias')

/** Statistical parity difference: the weighted rate of the label in one group minus that in the others. */
function parityDifference(rows: Row[], group: (row: Row) => boolean, label: (row: Row) => boolean): number {
  const sums = [0, 0, 0, 0]
  for (const row of rows) {
    const at = group(row) ? 0 : 2
    sums[at] += row.weight as number
    if (label(row)) sums[at + 1] += row.weight as number
  }
  return sums[1] / sums[0] - sums[3] / sums[2]
}

function batches(rows: Row[], size = 1000): Batch[] {
  const { schema } = batchOfRows(rows)
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, i) =>
    batchOfRows(rows.slice(i * size, (i + 1) * size), { schema, firstPosition: i * size }),
  )
}

/** The weight of every cell, which all its rows share. */
function weightOfCells(rows: Row[], key: (row: Row) => string): Record<string, number> {
  return Object.fromEntries(rows.map((row) => [key(row), row.weight as number]))
}

const applicants: Row[] = Array.from({ length: 500 }, (_, i) => ({
  sex: i % 3 === 0 ? '女' : '男',
  hired: i % 3 === 0 ? i % 7 === 0 : i % 2 === 0,
  weight: 0.1 + (i % 10),
}))

const isFemale = (row: Row) => row.sex === '女'
const isHired = (row: Row) => row.hired === true
const sum = (rows: Row[]) => rows.reduce((total, row) => total + (row.weight as number), 0)

describe('balance() with method reweigh', () => {
  test('takes the difference between groups away and keeps the whole weight', async () => {
    const given = applicants.map(({ sex, hired }) => ({ sex, hired }))
    const options = { facet: 'sex', label: 'hired', method: 'reweigh' }
    const run = await checkLaws(balance, { options, batches: batches(given, 90) })
    const rows = run.batches.flatMap(rowsOf)
    expect(Math.abs(parityDifference(rows, isFemale, isHired))).toBeLessThan(1e-12)
    expect(sum(rows)).toBeCloseTo(500, 9)
  })

  test('multiplies the weights that are there, and sums them exactly whatever the splits', async () => {
    const options = { facet: 'sex', label: 'hired', method: 'reweigh' }
    const run = await checkLaws(balance, { options, batches: batches(applicants, 90) })
    const rows = run.batches.flatMap(rowsOf)
    expect(Math.abs(parityDifference(rows, isFemale, isHired))).toBeLessThan(1e-12)
    expect(sum(rows) / sum(applicants)).toBeCloseTo(1, 12)
    expect((rows[0].weight as number) / (rows[21].weight as number)).toBeCloseTo(0.1 / 1.1, 12)
  })

  test('without a label gives each group the same weight, as scikit-learn\'s "balanced" does', async () => {
    const rows = ['a', 'a', 'a', 'b'].map((group) => ({ group }))
    const run = await runStep(balance, [batches(rows)], { options: { facet: 'group', method: 'reweigh' } })
    expect(weightOfCells(run.batches.flatMap(rowsOf), (row) => row.group as string)).toEqual({
      a: 4 / 6,
      b: 2,
    })
  })

  test('gives each cell its share of the weight', async () => {
    const rows = ['a', 'a', 'a', 'b'].map((group) => ({ group }))
    const options = { facet: 'group', method: 'reweigh', target: { a: 1, b: 3 }, weightColumn: 'w' }
    const run = await runStep(balance, [batches(rows)], { options })
    expect(run.batches.flatMap(rowsOf).map(({ w }) => w)).toEqual([1 / 3, 1 / 3, 1 / 3, 3])
  })

  test('rejects a row whose weight is null, negative or not finite', async () => {
    const rows = [1.5, null, -1, Number.POSITIVE_INFINITY, 2].map((weight, i) => ({
      group: i % 2 === 0,
      weight,
    }))
    const run = await runStep(balance, [batches([...rows, { group: false, weight: 1 }])], {
      options: { facet: 'group', method: 'reweigh' },
    })
    expect(run.counts).toMatchObject({ rowsIn: 6, rowsOut: 3, rejected: { bad_weight: 3 } })
  })

  test('turns whole weights into float weights', async () => {
    const rows = [3, 1, 4].map((weight, i) => ({ group: i > 0, weight }))
    const run = await runStep(balance, [batches(rows)], { options: { facet: 'group', method: 'reweigh' } })
    expect(run.batches.flatMap(rowsOf).map(({ weight }) => weight)).toEqual([4, 0.8, 3.2])
  })

  test('refuses a combination without rows, and goes on where it may skip it', async () => {
    const rows = [
      { sex: 'f', hired: false },
      { sex: 'm', hired: true },
      { sex: 'm', hired: false },
    ]
    const options = { facet: 'sex', label: 'hired', method: 'reweigh' }
    await expect(runStep(balance, [batches(rows)], { options })).rejects.toThrow('1 of the 4 combinations')
    const run = await runStep(balance, [batches(rows)], { options: { ...options, missing: 'skip' } })
    expect(sum(run.batches.flatMap(rowsOf))).toBeCloseTo(3, 12)
  })
})

describe.skipIf(!existsSync(folder))('published figures', () => {
  const read = (name: string) =>
    existsSync(folder) ? readFileSync(join(folder, name), 'utf8').trim().split(/\r?\n/) : []
  const german = read('german.csv').map((line) => {
    const cells = line.split(',')
    return { female: cells[8] === 'A92' || cells[8] === 'A95', good: cells[20] === '1' }
  })
  const adult = [...read('adult-train.csv'), ...read('adult-test.csv')]
    .filter((line) => line.trim() !== '' && !line.includes('?'))
    .map((line) => {
      const cells = line.replace(/\.$/, '').split(', ')
      return { sex: cells[9], rich: cells[14] === '>50K', fnlwgt: Number(cells[2]) }
    })
  const germanCell = (row: Row) => `${row.female ? 'female' : 'male'} ${row.good ? 'good' : 'bad'}`

  test('German credit: the weights of sex and credit', async () => {
    const options = { facet: 'female', label: 'good', method: 'reweigh' }
    const run = await runStep(balance, [batches(german)], { options })
    const rows = run.batches.flatMap(rowsOf)
    const weights = weightOfCells(rows, germanCell)
    expect(weights['male good']).toBeCloseTo(0.967935872, 9)
    expect(weights['male bad']).toBeCloseTo(1.083769634, 9)
    expect(weights['female good']).toBeCloseTo(1.07960199, 9)
    expect(weights['female bad']).toBeCloseTo(0.853211009, 9)
    const difference = parityDifference(
      rows,
      (row) => row.female === true,
      (row) => row.good === true,
    )
    expect(Math.abs(difference)).toBeLessThan(1e-12)
  })

  test('German credit: uniform sampling brings sex and credit to 483, 207, 217 and 93 rows', async () => {
    const options = { facet: 'female', label: 'good', method: 'target', target: 'independent' }
    const run = await runStep(balance, [batches(german, 130)], { options })
    const counts: Record<string, number> = {}
    for (const row of run.batches.flatMap(rowsOf))
      counts[germanCell(row)] = (counts[germanCell(row)] ?? 0) + 1
    expect(counts).toEqual({ 'male good': 483, 'male bad': 207, 'female good': 217, 'female bad': 93 })
  })

  test('Adult: 45,222 rows, the weights of sex and income, and the census weights', async () => {
    expect(adult).toHaveLength(45_222)
    const options = { facet: 'sex', label: 'rich', method: 'reweigh' }
    const run = await runStep(balance, [batches(adult)], { options })
    const rows = run.batches.flatMap(rowsOf)
    const weights = weightOfCells(rows, (row) => `${row.sex} ${row.rich}`)
    expect(weights['Male true']).toBeCloseTo(0.793157864, 9)
    expect(weights['Male false']).toBeCloseTo(1.094009297, 9)
    expect(weights['Female true']).toBeCloseTo(2.182185222, 9)
    expect(weights['Female false']).toBeCloseTo(0.848528548, 9)
    expect(sum(rows)).toBeCloseTo(45_222, 6)

    const census = { ...options, weightColumn: 'fnlwgt' }
    const weighed = (await runStep(balance, [batches(adult)], { options: census })).batches
      .flatMap(rowsOf)
      .map((row) => ({ ...row, weight: row.fnlwgt }))
    expect(sum(weighed) / 8_580_184_155).toBeCloseTo(1, 12)
    const difference = parityDifference(
      weighed,
      (row) => row.sex === 'Female',
      (row) => row.rich === true,
    )
    expect(Math.abs(difference)).toBeLessThan(1e-12)
  })
})
