import { scoreInterval } from '../../schemas/score-interval.js'
import type { ReviewPlan, SheetRow } from './review-plan.js'
import type { ReviewStandard } from './standards.data.js'

/** A share of rows that pass, or of rows that are bad, with its interval at 95 %. */
export interface ReviewRate {
  rows: number
  /** How many of them count. */
  found: number
  /** Null where there are no rows. */
  share: number | null
  low: number | null
  high: number | null
}

/** What came of a part of a review: of some rows it is not known yet. */
export type ReviewVerdict = 'passes' | 'fails' | 'unfinished'

/** What came of a review. */
export interface ReviewResult {
  version: 1
  standard: string
  verdict: ReviewVerdict
  /** Rows that people judged, and how many of them pass. */
  byHand: ReviewRate & { verdict: ReviewVerdict; asked: number; missing: number }
  /** Rows that were searched for words, and how many of them hold none; null where no words were given. */
  byWords: (ReviewRate & { verdict: ReviewVerdict; asked: number }) | null
  /** Bad rows by source. */
  sources: (ReviewRate & { source: string; verdict: ReviewVerdict; missing: number })[]
  /** How many rows have each risk. */
  risks: Record<string, number>
}

/** The quantile of 95 %. */
const z = 1.959963984540054

/**
 * Judges a filled sheet: the share of rows that pass, by people and by words, and of each source whether more rows are bad than
 * it may have. The point estimate decides; the interval says how sure that is.
 */
export function judgeReview(
  plan: ReviewPlan,
  sheet: readonly SheetRow[],
  standard: ReviewStandard,
): ReviewResult {
  const judged = sheet.filter(({ risk }) => risk !== '')
  const bad = judged.filter(isBad)
  const sources = plan.sources.map(({ source, byHand }) => {
    const own = judged.filter((row) => row.source === source)
    const rate = rateOf(own.filter(isBad).length, own.length)
    const missing = byHand - own.length
    // Rows that are missing cannot bring the share down again where these alone are too many.
    const isOver = rate.found > standard.mostBad * byHand
    const verdict: ReviewVerdict = isOver ? 'fails' : missing > 0 ? 'unfinished' : 'passes'
    return { source, ...rate, missing, verdict }
  })
  const missing = sheet.length - judged.length
  const byHand = {
    ...rateOf(judged.length - bad.length, judged.length),
    asked: standard.byHand.pass,
    missing,
    verdict: verdictOf(judged.length - bad.length, judged.length, standard.byHand.pass, missing),
  }
  const byWords = wordsOf(plan, standard)
  const verdicts = [byHand, ...sources, ...(byWords === null ? [] : [byWords])].map(({ verdict }) => verdict)
  const risks: Record<string, number> = {}
  for (const { risk } of bad) risks[risk] = (risks[risk] ?? 0) + 1
  return {
    version: 1,
    standard: plan.standard,
    verdict: verdicts.includes('fails')
      ? 'fails'
      : verdicts.includes('unfinished') || byWords === null
        ? 'unfinished'
        : 'passes',
    byHand,
    byWords,
    sources,
    risks,
  }
}

function wordsOf(plan: ReviewPlan, { byWords }: ReviewStandard): ReviewResult['byWords'] {
  if (!plan.hasWords) return null
  const rows = plan.sources.reduce((sum, source) => sum + source.byWords.rows, 0)
  const clean = rows - plan.sources.reduce((sum, source) => sum + source.byWords.bad, 0)
  return { ...rateOf(clean, rows), asked: byWords.pass, verdict: verdictOf(clean, rows, byWords.pass, 0) }
}

function verdictOf(passing: number, rows: number, asked: number, missing: number): ReviewVerdict {
  if (missing > 0 || rows === 0) return 'unfinished'
  return passing >= asked * rows ? 'passes' : 'fails'
}

function rateOf(found: number, rows: number): ReviewRate {
  if (rows === 0) return { rows, found, share: null, low: null, high: null }
  const share = found / rows
  return { rows, found, share, ...scoreInterval({ value: share, size: rows }, z) }
}

function isBad({ risk }: SheetRow): boolean {
  return risk !== 'ok'
}
