import { loadAnonymizeTools } from '../../../../transforms/index.js'
import { PrepError } from '../../../base/errors.js'
import { readJson } from '../../../files/atomic-write.js'
import { findManifest } from '../../../output/find-manifest.js'
import type { Manifest } from '../../../output/manifest.js'
import { findChanges, type StepChanges } from '../../../run/changes/find-changes.js'
import type { AnonymizeTools } from '../../anonymize/load.js'
import { screenOf } from '../../terminal/screen.js'
import type { Session } from '../../terminal/session.js'
import { changeLines, type ShownStep } from './change-lines.js'
import { type Masking, shownChange } from './mask.js'

/** Flags of `prep inspect --changes`. */
export interface ChangesFlags {
  rows?: number
  showText?: boolean
  json?: boolean
  /** Whether what is said about the rows is left out, and they alone are shown. */
  quiet?: boolean
}

const shownRows = 10

/**
 * Shows rows that each step of a finished run changed, with values as their shapes, and why. Throws `not_found` for
 * what is no output of a run.
 */
export async function showChanges(
  path: string,
  { rows = shownRows, showText = false, json = false, quiet = false }: ChangesFlags,
  session: Session,
): Promise<void> {
  const manifestPath = findManifest(path)
  if (manifestPath === undefined)
    throw new PrepError(
      'not_found',
      `"${path}" has no manifest.json. --changes needs an output of prepkit; beside a file it stays with --sidecar keep`,
    )
  const manifest = readJson<Manifest>(manifestPath)!
  const { records, steps } = await findChanges(manifestPath, { manifest, rows })
  const tools = await loadAnonymizeTools()
  const masking: Masking = { showText, shapeOf: tools.shapeOfValue }
  const shown = steps.map((step) => shownStep(step, tools, masking))
  const { stdout } = session.terminal
  const text = json
    ? JSON.stringify({ kind: 'changes', records, steps: shown })
    : changeLines({ records, showText, quiet }, shown, screenOf(session, stdout)).join('\n')
  stdout.write(`${text}\n`)
}

function shownStep(
  { options, rows, ...step }: StepChanges,
  tools: AnonymizeTools,
  masking: Masking,
): ShownStep {
  const treatmentOf = openTreatments(step.step, options, tools)
  return {
    ...step,
    rows: rows.map(({ fields, notes, ...row }) => {
      const kinds = Object.keys(notes)
      return {
        ...row,
        notes: [...kinds.map(treatmentOf), ...(row.what === 'added' ? operationsOf(options) : [])],
        fields: fields.map((change) => shownChange(change, { kinds, options }, masking)),
      }
    }),
  }
}

/** Says what `anonymize` does with an entity; notes of other steps stay as they are. */
function openTreatments(step: string, options: unknown, tools: AnonymizeTools): (note: string) => string {
  if (!step.endsWith(' anonymize')) return (note) => note
  const operatorOf = tools.operatorsOf(tools.anonymizeOptions.parse(options))
  return (note) => (/^[A-Z]/.test(note) ? `${note}: ${operatorOf(note).operator}` : note)
}

/** The ways of changing text that a step was given. */
function operationsOf(options: unknown): string[] {
  const { ops } = (options ?? {}) as { ops?: unknown }
  return Array.isArray(ops) ? ops.map(String) : []
}
