import type { Harm, HarmKind, Trial } from './trial.js'

/** A row of the table: what became of all tries of one attack. */
export interface AttackRow {
  attack: string
  tried: number
  survived: number
  rowsLost: number
  digestsDifferent: number
  leftovers: number
  hangs: number
  wrongExits: number
}

const columnOf = {
  'rows lost': 'rowsLost',
  'digest different': 'digestsDifferent',
  leftover: 'leftovers',
  hang: 'hangs',
  'wrong exit': 'wrongExits',
} as const satisfies Record<HarmKind, keyof AttackRow>

/** Counts the tries of each attack. Harm of one kind counts once a try. */
export class Ledger {
  readonly #rows = new Map<string, AttackRow>()
  /** What was not survived, with what was done and seen. */
  readonly failures: string[] = []

  add({ attack, what, harms }: Trial): void {
    const row = this.#rowOf(attack)
    row.tried++
    if (harms.length === 0) row.survived++
    for (const kind of new Set(harms.map(({ kind }) => kind))) row[columnOf[kind]]++
    for (const harm of harms) this.failures.push(failureText({ attack, what }, harm))
  }

  rows(): AttackRow[] {
    return [...this.#rows.values()]
  }

  #rowOf(attack: string): AttackRow {
    const known = this.#rows.get(attack)
    if (known !== undefined) return known
    const row = {
      attack,
      tried: 0,
      survived: 0,
      rowsLost: 0,
      digestsDifferent: 0,
      leftovers: 0,
      hangs: 0,
      wrongExits: 0,
    }
    this.#rows.set(attack, row)
    return row
  }
}

function failureText({ attack, what }: Pick<Trial, 'attack' | 'what'>, harm: Harm): string {
  return `${attack} · ${what} · ${harm.kind}: ${harm.what}`
}

const headings = [
  'attack',
  'tried',
  'survived',
  'rows lost',
  'digests different',
  'leftovers',
  'hangs',
  'wrong exits',
]

/** The rows as a table of Markdown. */
export function tableOf(rows: readonly AttackRow[]): string {
  return [
    `| ${headings.join(' | ')} |`,
    `| --- |${' ---: |'.repeat(headings.length - 1)}`,
    ...rows.map((row) => `| ${cellsOf(row).join(' | ')} |`),
  ].join('\n')
}

/** The cells of a row, in the order of the table. */
export function cellsOf(row: AttackRow): string[] {
  return [
    row.attack,
    row.tried,
    row.survived,
    row.rowsLost,
    row.digestsDifferent,
    row.leftovers,
    row.hangs,
    row.wrongExits,
  ].map(String)
}
