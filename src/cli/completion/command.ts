import { PrepError, suggestName } from '../../base/errors.js'
import type { Setup } from '../flags/setup.js'
import type { LoadableCommand } from './describe-commands.js'

const examples = `
Bash reads the script from its start-up file, zsh from a folder of its fpath,
fish from its own folder.

Examples:
  echo 'source <(prep completion bash)' >> ~/.bashrc
  prep completion zsh > "\${fpath[1]}/_prep"
  prep completion fish > ~/.config/fish/completions/prep.fish`

/** `prep completion`: `entries` are the commands that it knows. */
export const setupCompletion =
  (entries: readonly LoadableCommand[]): Setup =>
  (command, session) => {
    command.argument('<shell>', 'bash, zsh or fish').addHelpText('after', examples)
    command.option('--program <name>', 'Name under which the program is called (default: prep)')
    command.action(async (shell: string, { program = 'prep' }: { program?: string }) => {
      const [{ completionScripts }, { describeCommands }] = await Promise.all([
        import('./scripts.js'),
        import('./describe-commands.js'),
      ])
      const known = Object.keys(completionScripts)
      if (!Object.hasOwn(completionScripts, shell))
        throw new PrepError(
          'bad_option',
          `There is no completion for "${shell}". ${suggestName(shell, known)}`,
        )
      const script = completionScripts[shell as keyof typeof completionScripts]
      session.terminal.stdout.write(script(await describeCommands(entries, session), program))
    })
  }
