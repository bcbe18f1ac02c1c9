import { packageVersion } from '../plan/version.js'
import { Command } from './flags/commander.js'
import type { Terminal } from './terminal/terminal.js'

const examples = `
Examples:
  prep demo                                       see it work on sample data
  prep anonymize chats.jsonl --fields prompt --out clean/
  prep run pipeline.yaml                          several steps in one pass
  zcat rows.csv.gz | prep convert --format csv > rows.jsonl

Data goes to --out or standard output, everything else to standard error.
Exit codes: 0 done, 1 a gate failed, 2 error, 130 interrupted.`

/** `prep` without its commands: what its overview and its messages look like. */
export function baseProgram(terminal: Terminal): Command {
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
