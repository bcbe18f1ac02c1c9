import { PrepError } from '../../base/errors.js'
import { refuseOther, writePage } from '../../report/page/page-file.js'
import { mergeProfiles } from '../../run/drift/load-drift.js'
import { type ProfileResult, profileData } from '../../run/measure/profile-data.js'
import { failIfOf } from '../flags/fail-if.js'
import type { FlagValues } from '../flags/flag-values.js'
import { inputOf } from '../flags/shared.js'
import { watched } from '../run/watched.js'
import { reportGates } from '../summary/gate-lines.js'
import type { ProgressChoice } from '../terminal/progress.js'
import { screenOf } from '../terminal/screen.js'
import type { Session } from '../terminal/session.js'

/** Flags of `prep profile` beside the options of a profile. */
export interface ProfileFlags {
  full?: boolean
  state?: string
  merge?: boolean
  html?: string
  lang?: 'en' | 'zh'
  failIf?: string[]
  errorBudget?: number
  json?: boolean
  quiet?: boolean
  progress?: ProgressChoice['progress']
}

/** One call of `prep profile`. */
export interface ProfileCall {
  inputs: readonly string[]
  flags: ProfileFlags & FlagValues
  /** Options of the profile, not checked yet. */
  options: Record<string, unknown>
}

/** Profiles inputs, prints what was found, and sets exit code 1 where a gate failed. */
export async function profileInputs(call: ProfileCall, session: Session): Promise<void> {
  const { terminal } = session
  const { flags } = call
  if (flags.html !== undefined) await refuseOther(flags.html)
  const result = await measured(call, session)
  if (result === undefined) return
  if (flags.html !== undefined) await writeProfile(flags.html, flags.lang ?? session.words.language, result)
  if (flags.json) terminal.stdout.write(`${JSON.stringify(result)}\n`)
  else if (!flags.quiet) {
    const { profileLines } = await import('./lines.js')
    terminal.stdout.write(
      `${profileLines(result, { ...screenOf(session, terminal.stdout), isFull: flags.full === true }).join('\n')}\n`,
    )
  }
  reportGates(result.gates, session)
}

async function measured(call: ProfileCall, session: Session): Promise<ProfileResult | undefined> {
  const { flags, inputs, options } = call
  const { terminal } = session
  if (flags.merge) return merged(call)
  const input = await inputOf(inputs, flags, terminal.stdin.isTTY)
  return watched(flags, session, (runOptions) =>
    profileData(
      { input, profile: options, failIf: failIfOf(conditionsIn(flags)), state: flags.state },
      runOptions,
    ),
  )
}

/** A state holds what its profile was asked for: the options of another have no say in it. */
async function merged({ inputs, flags, options }: ProfileCall): Promise<ProfileResult> {
  if (Object.keys(options).length > 0 || conditionsIn(flags).length > 0)
    throw new PrepError(
      'bad_option',
      'Option --merge takes states as they are. Leave the options of the profile and --fail-if out',
    )
  const profile = await mergeProfiles([...inputs], { state: flags.state })
  return { profile, rows: { read: profile.rows, rejected: 0 }, rejected: {}, gates: [] }
}

async function writeProfile(path: string, lang: 'en' | 'zh', { profile }: ProfileResult): Promise<void> {
  const { renderProfile } = await import('../../report/render-profile.js')
  await writePage(path, await renderProfile(profile, { lang }))
}

/** The conditions of `--fail-if`, and that of the records that cannot be read. */
function conditionsIn({ failIf = [], errorBudget }: ProfileFlags): string[] {
  return errorBudget === undefined ? failIf : [...failIf, `rejectedShare > ${errorBudget}`]
}
