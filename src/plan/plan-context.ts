import type { Engine } from '../engine/engine.js'
import type { DraftFolder } from '../engine/tasks/task.js'
import type { SketchLimits } from '../input/sketch.js'
import type { RunOptions } from '../pipeline/run-options.js'

/** What the making of a plan works with. */
export interface PlanContext {
  options: RunOptions
  engine: Engine
  spoolFolder: string
  /** See `InputContext`. */
  idleBytes?: number
  /** See `InputContext`. */
  sketches?: SketchLimits
  /** Where drafts of shards may be written while the schema is inferred; nowhere, where this is left out. */
  drafting?: DraftFolder
}
