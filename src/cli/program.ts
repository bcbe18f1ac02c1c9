import { packageVersion } from '../plan/version.js'
import { commands } from './commands.js'
import { Command, CommanderError } from './flags/commander.js'
import { exitCodes } from './terminal/exit-codes.js'
import type { Session } from './terminal/session.js'
import type { Terminal } from './terminal/terminal.js'

const examples = `
Examples:
  prep demo                                       see it work on sample data
  prep anonymize chats.jsonl --fields prompt --out clean/
  prep run pipeline.yaml                          several steps in one pass
  zcat rows.csv.gz | prep convert --format csv > rows.jsonl

Data goes to --out or standard output, everything else to standard error.
Exit codes: 0 done, 1 a gate failed, 2 error, 130 interrupted.`

/** Runs the CLI on the arguments after `prep` and answers with its exit code. Nothing is thrown. */
export async function runCli(given: readonly string[], terminal: Terminal): Promise<number> {
  const args = given[0] === 'help' ? [...given.slice(1), '--help'] : given
  const session: Session = { terminal, exitCode: exitCodes.done }
  const program = baseProgram(terminal)
  const wanted = args.find((arg) => !arg.startsWith('-'))
  try {
    for (const { name, summary, group, load } of commands) {
      const command = program.command(name).summary(summary).description(summary).helpGroup(group)
      if (name === wanted) await (await load())(command, session)
    }
    if (args.length === 0) program.help({ error: true })
    await program.parseAsync(args, { from: 'user' })
    return session.exitCode
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.error
    const { reportError } = await import('./terminal/failure.js')
    return reportError(error, terminal)
  }
}

function baseProgram(terminal: Terminal): Command {
  const program = new Command('prep')
    .description('Prepare fine-tuning data in one streaming pass: anonymize, balance, augment, convert.')
    .usage('<command> [options]')
    .version(packageVersion(), '-v, --version', 'Print the version')
    .helpOption('-h, --help', 'Show help')
    .helpCommand(false)
    .exitOverride()
    .configureHelp({ styleTitle: (title) => terminal.paint('bold', title), showGlobalOptions: false })
    .configureOutput({
      writeOut: (text) => terminal.stdout.write(text),
      writeErr: (text) => terminal.stderr.write(text),
      outputError: (text, write) => write(formatCommanderError(text)),
    })
    .showHelpAfterError('Run with --help to see what there is')
    .addHelpText('after', examples)
  return program
}

/** Commander's messages, such as `error: unknown option '--outt'\n(Did you mean --out?)\n`, as ours are written. */
function formatCommanderError(text: string): string {
  const message = text
    .replace(/^error: /, '')
    .replace(/\.?\n\((Did you mean .*\?)\)/, '. $1')
    .replace(/'([^']*)'/g, '"$1"')
    .replace(/\.?\n$/, '')
  return `prep: ${message.charAt(0).toUpperCase()}${message.slice(1)}\n`
}
