import type { Pool } from '../engine/pool.js'
import type { RunOptions } from '../pipeline/spec.js'

/** What the making of a plan works with. */
export interface PlanContext {
  options: RunOptions
  pool: Pool
  spoolFolder: string
}
