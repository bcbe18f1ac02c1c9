import type { Setup } from '../flags/setup.js'
import { setupStep } from '../step/command.js'
import { fpeHint, hasRestoredNothing } from './fpe-hint.js'

/** `prep deanonymize`: the step, and a word where numbers of `fpe` would stay as they are. */
export const setupDeanonymize: Setup = setupStep('deanonymize', {
  addFlags() {},
  async instead({ paths, options, flags, session: { terminal, words } }) {
    const hint = flags.quiet === true ? undefined : fpeHint(paths, options)
    if (hint !== undefined)
      terminal.say(
        words.text(
          '"{path}" holds numbers of fpe, which only the options of the run that wrote them turn back: add {flags}',
          { ...hint },
        ),
      )
    return false
  },
  async after({ options, flags, session: { terminal, words } }, report) {
    if (flags.quiet !== true && hasRestoredNothing(report, options))
      terminal.say(
        words.text(
          'Nothing was turned back: no text holds a token of encrypt. Numbers of fpe are turned back with the options that wrote them, such as --policy fpe',
        ),
      )
  },
})
