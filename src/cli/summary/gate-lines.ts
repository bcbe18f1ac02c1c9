import type { GateResult } from '../../schemas/run-report.js'
import type { Words } from '../language/words.js'
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
  const mark = session.terminal.paint('red', session.words.text('failed'))
  session.terminal.say(...failed.map((gate) => `${mark} ${gateText(gate, session.words)}`))
}

/** What came of a gate, in one line. */
export function gateText({ figure, of, condition, value }: GateResult, words: Words): string {
  const place = of === '' ? '' : ` (${clip(of, longestPlace)})`
  if (value === null)
    return words.text('{figure} has no value; the run fails if it is {condition}', {
      figure: figure + place,
      condition,
    })
  return words.text('{figure} is {value}; the run fails if it is {condition}', {
    figure: figure + place,
    value: Number(value.toPrecision(4)),
    condition,
  })
}
