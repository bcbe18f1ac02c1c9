import type { GateResult } from '../../schemas/run-report.js'
import { exitCodes } from '../terminal/exit-codes.js'
import type { Session } from '../terminal/session.js'
import { clip } from '../terminal/width.js'

/** Columns for the facet and the outcome of a figure. */
const longestPlace = 100

/** Says which gates failed, a line each, and sets the exit code where one did. */
export function reportGates(gates: readonly GateResult[], session: Session): void {
  const failed = gates.filter((gate) => gate.failed)
  if (failed.length === 0) return
  session.exitCode = exitCodes.gateFailed
  const mark = session.terminal.paint('red', 'failed')
  session.terminal.say(...failed.map((gate) => `${mark} ${gateText(gate)}`))
}

function gateText({ figure, of, condition, value }: GateResult): string {
  const place = of === '' ? '' : ` (${clip(of, longestPlace)})`
  const text = value === null ? 'has no value' : `is ${Number(value.toPrecision(4))}`
  return `${figure}${place} ${text}; the run fails if it is ${condition}`
}
