import type { Engine } from '../engine/engine.js'
import type { RunOptions } from '../pipeline/run-options.js'

/** What the making of a plan works with. */
export interface PlanContext {
  options: RunOptions
  engine: Engine
  spoolFolder: string
}
