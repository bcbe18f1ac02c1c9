import { PrepError } from '../../base/errors.js'
import type { ProfileReport } from '../../schemas/profile.js'
import { readState, writeState } from '../states/state-file.js'
import { profileOf, profileStates } from './drift-data.js'

/** What the package exports as `mergeProfiles`. */
export async function mergeStates(
  paths: readonly string[],
  options: { state?: string | undefined },
): Promise<ProfileReport> {
  if (paths.length === 0)
    throw new PrepError('bad_option', 'No states to merge. Name some that prep profile --state wrote')
  const states = await profileStates()
  let merged: unknown
  for (const path of paths) {
    const state = await readState(path)
    merged = merged === undefined ? state : states.merge(merged, state)
  }
  if (options.state !== undefined) writeState(options.state, merged)
  return profileOf(merged)
}
