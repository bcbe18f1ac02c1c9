import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CellValues } from '../../../src/schemas/profile.js'
import type { BiasCell, BiasColumns, BiasTable } from '../../../transforms/profile/bias/table.js'

const folder = join(process.env.PREPKIT_DATA ?? '../shared/data', 'bias')

/** Whether the public data sets that some tests read are there. */
export const isDataThere = existsSync(folder)

/** A count of rows of weight 1 that have these facet values, label and group value. */
export type Count = [facet: CellValues, label: string | null, group: string | null, rows: number]

/** A table of counts; the columns are called facet0, facet1, …, label and group. */
export function tableOf(counts: readonly Count[]): BiasTable {
  const columns = { facet: counts[0][0].map((_, i) => `facet${i}`), label: ['label'], group: ['group'] }
  const cells = counts.map(
    ([facet, label, group, rows]): BiasCell => ({
      facet,
      label: [label],
      group: [group],
      rows,
      weight: rows,
      squares: rows,
    }),
  )
  return { columns, cells }
}

/** What a row of a file counts as; the weight is 1 if not given. */
export interface CountedRow {
  facet: CellValues
  label: string
  group?: string
  weight?: number
}

/** Counts rows as they are, one cell each value combination. */
export function countRows(rows: readonly CountedRow[], columns: Partial<BiasColumns> = {}): BiasTable {
  const cells = new Map<string, BiasCell>()
  for (const { facet, label, group, weight = 1 } of rows) {
    const key = JSON.stringify([facet, label, group])
    const cell = cells.get(key) ?? {
      facet,
      label: [label],
      group: group === undefined ? [] : [group],
      rows: 0,
      weight: 0,
      squares: 0,
    }
    cell.rows++
    cell.weight += weight
    cell.squares += weight * weight
    cells.set(key, cell)
  }
  const names = { facet: rows[0].facet.map((_, i) => `facet${i}`), label: ['label'] }
  const group = rows[0].group === undefined ? [] : ['group']
  return { columns: { ...names, group, ...columns }, cells: [...cells.values()] }
}

/** A person of the Adult census data (UCI Machine Learning Repository, "Adult"; columns as in adult.names). */
export interface Adult {
  fnlwgt: number
  race: string
  sex: string
  country: string
  income: string
  /** Whether any value is unknown. */
  isPartial: boolean
}

export function readAdult(part: 'train' | 'test'): Adult[] {
  return readLines(`adult-${part}.csv`, ', ').map((values) => ({
    fnlwgt: Number(values[2]),
    race: values[8],
    sex: values[9],
    country: values[13],
    income: values[14].replace('.', ''),
    isPartial: values.includes('?'),
  }))
}

/** A borrower of the German credit data (UCI, "Statlog (German Credit Data)"; columns as in german.names). */
export interface Borrower {
  sex: 'female' | 'male'
  age: number
  housing: string
  foreign: string
  /** 1 is good, 2 is bad. */
  credit: string
}

export function readGerman(): Borrower[] {
  return readLines('german.csv', ',').map((values) => ({
    sex: values[8] === 'A92' || values[8] === 'A95' ? 'female' : 'male',
    age: Number(values[12]),
    housing: values[14],
    foreign: values[19],
    credit: values[20],
  }))
}

function readLines(name: string, comma: string): string[][] {
  const lines = readFileSync(join(folder, name), 'utf8').split('\n')
  return lines.filter((line) => line !== '').map((line) => line.split(comma))
}
