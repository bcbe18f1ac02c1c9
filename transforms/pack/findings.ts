import type { Figures, Findings } from '../../src/transform/findings.js'
import type { PackOptions } from './options.js'

/** What packing found out. Numbers alone, so that partitions are added up. */
export interface PackFindings {
  /** Packed rows, and how many of them were done only because their partition ended. */
  rows: number
  endRows: number
  /** Tokens in the rows; those that would have fitted in besides, and how many of these in rows at ends of partitions. */
  tokens: number
  free: number
  endFree: number
  /** Documents that came, those that were cut or left out because they were too long, and those that stand in several rows. */
  documents: number
  truncated: number
  dropped: number
  split: number
  /** Tokens that were cut off or left out. */
  lostTokens: number
}

/** What a partition begins with. */
export function emptyFindings(): PackFindings {
  return {
    rows: 0,
    endRows: 0,
    tokens: 0,
    free: 0,
    endFree: 0,
    documents: 0,
    truncated: 0,
    dropped: 0,
    split: 0,
    lostTokens: 0,
  }
}

/** What the report of a run tells of packing. */
export interface PackReport {
  length: number
  strategy: PackOptions['strategy']
  rows: number
  documents: number
  tokens: number
  documentsPerRow: number | null
  /** The share of the rows, `length` tokens each, that holds none. */
  waste: number | null
  /** How much of it is owed to the ends of partitions, where rows are done before they are full. */
  wasteAtEnds: number | null
  truncated: number
  dropped: number
  split: number
  /** The share of all tokens that was cut off or left out. */
  lost: number | null
}

export const packFindings: Findings<PackOptions, undefined> = {
  empty: emptyFindings,
  merge: (a, b) => {
    const [into, from] = [a as PackFindings, b as PackFindings]
    for (const name of Object.keys(into) as (keyof PackFindings)[]) into[name] += from[name]
    return into
  },
  report: (found, { length, strategy }): PackReport => {
    const { rows, tokens, free, endFree, documents, lostTokens, truncated, dropped, split } =
      found as PackFindings
    return {
      length,
      strategy,
      rows,
      documents,
      tokens,
      documentsPerRow: share(documents - dropped, rows),
      waste: share(free, rows * length),
      wasteAtEnds: share(endFree, rows * length),
      truncated,
      dropped,
      split,
      lost: share(lostTokens, tokens + lostTokens),
    }
  },
}

/** Figures by which `failIf` may fail a run. */
export const packFigures: Figures<PackOptions> = {
  names: ['packingWaste', 'lostTokens'],
  of: (report) => {
    const { waste, lost } = report as PackReport
    return [
      { name: 'packingWaste', of: '', value: waste },
      { name: 'lostTokens', of: '', value: lost },
    ]
  },
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole
}
