import { statSync } from 'node:fs'
import { PrepError } from '../../base/errors.js'
import { findManifest } from '../../output/find-manifest.js'
import { findUnfinished } from '../../output/find-unfinished.js'
import type { FlagValues } from '../flags/flag-values.js'
import { exitCodes } from '../terminal/exit-codes.js'
import { type Screen, screenOf } from '../terminal/screen.js'
import type { Session } from '../terminal/session.js'
import { describeInput } from './describe-input.js'
import { describeOutput } from './describe-output.js'
import { unfinishedLines } from './describe-unfinished.js'
import type { Description, InspectFlags } from './description.js'

/**
 * Describes an output of prepkit, or input files, on standard output. Answers with the exit code: 1 when
 * `--verify` finds something that is not as it was when the output was made.
 */
export async function inspect(
  paths: string[],
  flags: InspectFlags & FlagValues,
  session: Session,
): Promise<number> {
  if (paths.includes('-'))
    throw new PrepError(
      'unsupported',
      'Standard input cannot be inspected, it can be read only once. Name a file',
    )
  const { stdout } = session.terminal
  const screen = screenOf(session, stdout)
  const manifestPath = paths.length === 1 ? findManifest(paths[0]) : undefined
  const found =
    manifestPath === undefined
      ? await describeUnwritten({ paths, flags }, screen)
      : await describeOutput({ path: paths[0], manifestPath, flags }, screen)
  if (flags.quiet === true && !flags.json && found.isWhole) return exitCodes.done
  const text = flags.json ? JSON.stringify(found.json) : found.lines.join('\n')
  stdout.write(`${text}\n`)
  return found.isWhole ? exitCodes.done : exitCodes.gateFailed
}

/**
 * What no finished run has written: inputs, or what an unfinished run has left. Where that run was to replace a file, the
 * file is described all the same.
 */
async function describeUnwritten(
  { paths, flags }: { paths: string[]; flags: InspectFlags & FlagValues },
  screen: Screen,
): Promise<Description> {
  const unfinished = paths.length === 1 ? findUnfinished(paths[0]) : undefined
  if (unfinished === undefined) return describeInput({ paths, flags }, screen)
  const said = unfinishedLines(unfinished, screen)
  const isWhole = flags.verify !== true
  const isFile = statSync(paths[0], { throwIfNoEntry: false })?.isFile() === true
  if (!isFile || !isWhole)
    return { lines: said, json: { kind: 'unfinished', path: paths[0], ...unfinished }, isWhole }
  const found = await describeInput({ paths, flags }, screen)
  return { ...found, lines: [...said, '', ...found.lines], json: { ...Object(found.json), unfinished } }
}
