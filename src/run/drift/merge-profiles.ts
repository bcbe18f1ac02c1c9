import { checkOptions, checkValue } from '../../base/check-options.js'
import { PrepError } from '../../base/errors.js'
import { loadTransform } from '../../pipeline/load-transform.js'
import type { ProfileReport } from '../../schemas/profile.js'
import { readState, writeState } from '../states/state-file.js'
import { profileStates } from './drift-data.js'

/** What becomes of merged states. */
export interface MergeOptions {
  /** Where to write the state of them all, such as `all.prof`. Default: nowhere. */
  state?: string | undefined
}

/**
 * The profile of data whose parts were profiled by themselves, from the states that these profiles wrote; in whatever order
 * they are given, the same state is written, byte for byte. Throws `not_found`, `bad_input` for files that are no states,
 * and `bad_schema` or `bad_option` where they do not belong together.
 *
 * @example
 * await profile({ input: 'data.jsonl', state: 'monday.prof' })
 * await profile({ input: 'data.jsonl', state: 'tuesday.prof' })
 * const report = await mergeProfiles(['monday.prof', 'tuesday.prof'], { state: 'week.prof' })
 * console.log(report.rows)
 */
export async function mergeProfiles(paths: string[], options: MergeOptions = {}): Promise<ProfileReport> {
  checkValue('What mergeProfiles() is given', paths, 'texts')
  checkOptions<MergeOptions>('mergeProfiles()', options, { state: 'text' })
  if (paths.length === 0)
    throw new PrepError('bad_option', 'No states to merge. Name some that prep profile --state wrote')
  const states = await profileStates()
  let merged: unknown
  for (const path of paths) {
    const state = await readState(path)
    merged = merged === undefined ? state : states.merge(merged, state)
  }
  if (options.state !== undefined) writeState(options.state, merged)
  const { findings, options: schema } = await loadTransform('profile')
  const checked = schema.safeParse(states.options(merged))
  if (!checked.success) throw new Error('A state has no options of a profile')
  return findings?.report(merged, checked.data) as ProfileReport
}
