import { errorObject } from '../../pipeline/shapes.js'
import type { PlanSummary } from '../../plan/plan.js'

/**
 * The budget that a run over these inputs needs, rounded up to percents, where the default one is too small for
 * what a look has found: records that are not whole, and values of rare kinds in columns of mixed ones.
 */
export function unreadableShare({ records, readable, mixed }: PlanSummary): number | undefined {
  if (records === undefined || readable === undefined || records === 0) return undefined
  const rare = mixed
    .filter(({ outcome }) => outcome === 'reject')
    .reduce((sum, { kinds }) => {
      const counts = Object.values(kinds)
      return sum + counts.reduce((all, value) => all + value, 0) - Math.max(...counts)
    }, 0)
  const bad = records - readable + rare
  const { budget, budgetFloor } = errorObject.parse({})
  if (bad <= budgetFloor || bad <= records * budget) return undefined
  return Math.min(1, Math.ceil((100 * bad) / records + 0.5) / 100)
}
