import { packageVersion } from '../plan/version.js'
import { Command, InvalidArgumentError, Option } from './flags/commander.js'
import { noValue, refuseSwitchValues } from './flags/switch-values.js'
import { openHelpWords } from './language/help-words.js'
import { programLanguages, type Words } from './language/words.js'
import type { Terminal } from './terminal/terminal.js'
import { displayWidth, wrap } from './terminal/width.js'

const examples = `
Examples:
  prep demo                                       see it work on sample data
  prep anonymize chats.jsonl --fields prompt --out clean/
  prep run pipeline.yaml                          several steps in one pass
  zcat rows.csv.gz | prep convert --format csv > rows.jsonl

Data goes to --out or standard output, everything else to standard error.
Exit codes: 0 done, 1 a gate failed, 2 error, 130 interrupted.`

/** `prep` without its commands: what its overview and its messages look like, in the language of its user. */
export async function baseProgram(
  terminal: Terminal,
  { words, args }: { words: Words; args: readonly string[] },
): Promise<Command> {
  const { sentence, heading, about } = await openHelpWords(words)
  const program = new Command('prep')
    .description('Prepare fine-tuning data in one streaming pass: anonymize, balance, augment, convert.')
    .usage('<command> [options]')
    .version(packageVersion(), '-v, --version', 'Print the version')
    .helpOption('-h, --help', 'Show help')
    .helpCommand(false)
    .exitOverride()
    // A flag behind the name of a command is the command's, though the program knows it as well: --lang of a page.
    .enablePositionalOptions()
    .configureHelp({
      styleTitle: (title) => terminal.paint('bold', heading(title)),
      showGlobalOptions: false,
      // Descriptions are broken into lines on narrow terminals, too.
      minWidthToWrap: 20,
      commandDescription: (command) => sentence(command.description()),
      subcommandDescription: (command) => sentence(command.summary() || command.description()),
      argumentDescription: (argument) => sentence(argument.description),
      optionDescription: (option) => sentence(helpOf(option)),
      ...(words.language === 'zh' && {
        displayWidth,
        // Chinese has no spaces to break lines at.
        boxWrap: (text: string, width: number) => wrap(text, width).join('\n'),
      }),
    })
    .configureOutput({
      writeOut: (text) => terminal.stdout.write(about(text)),
      writeErr: (text) => terminal.stderr.write(about(text)),
      outputError: (text, write) => write(`prep: ${words.said(messageOf(text))}\n`),
    })
    .showHelpAfterError(words.said('Run with --help to see what there is'))
    .addHelpText('after', examples)
    .hook('preAction', (_, command) => refuseSwitchValues(command, args))
  addLanguageFlag(program)
  return program
}

/** Every command takes the language, whether or not it writes pages in it. */
export function addLanguageFlag(command: Command): void {
  command.commands.forEach(addLanguageFlag)
  if (command.options.some(({ long }) => long === '--lang')) return
  const option = new Option('--lang <name>', 'Language of help and messages: one of en, zh')
  command.addOption(
    option.helpGroup('Options:').argParser((text: string) => {
      if (programLanguages.some((language) => language === text)) return text
      throw new InvalidArgumentError(`Known: ${programLanguages.join(', ')}`)
    }),
  )
}

/** As commander writes it, with a default that is a text of the program. */
function helpOf({ description, defaultValue }: Option): string {
  return defaultValue === undefined
    ? description
    : `${description} (default: ${JSON.stringify(defaultValue)})`
}

/** A switch with a value, as commander names it. */
const switchWithValue = /^error: unknown option '(--[\w-]+)=(?:true|false)'\n?$/

/** Commander's messages, such as `error: unknown option '--outt'\n(Did you mean --out?)\n`, as ours are written. */
function messageOf(text: string): string {
  const [, flag] = switchWithValue.exec(text) ?? []
  if (flag !== undefined) return noValue(flag)
  const message = text
    .replace(/^error: /, '')
    .replace(/\.?\n\((Did you mean .*\?)\)/, '. $1')
    .replace(/'([^']*)'/g, '"$1"')
    .replace(/\.?\n$/, '')
  return `${message.charAt(0).toUpperCase()}${message.slice(1)}`
}
