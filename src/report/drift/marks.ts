/** What distances are called, those first that verdicts go by. */
export const distanceMarks = {
  wasserstein: 'W',
  kolmogorovSmirnov: 'KS',
  psi: 'PSI',
  jensenShannon: 'JS',
  greatestGap: 'L∞',
  hellinger: 'H',
  divergence: 'JSD',
} as const

/** How probable it is that chance alone does it. */
export function chanceText(p: number): string {
  return p < 0.001 ? '< 0.001' : p.toFixed(3)
}
