import type { RunOptions } from './pipeline.js'
import type { Pool } from './pool.js'

/** What the making of a plan works with. */
export interface PlanContext {
  options: RunOptions
  pool: Pool
  spoolFolder: string
}
