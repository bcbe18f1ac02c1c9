import { addLanguageFlag, baseProgram } from './base-program.js'
import { commands } from './commands.js'
import { CommanderError } from './flags/commander.js'
import { chooseLanguage, withoutLanguage } from './language/choose-language.js'
import { openWords } from './language/words.js'
import { exitCodes } from './terminal/exit-codes.js'
import type { Session } from './terminal/session.js'
import type { Terminal } from './terminal/terminal.js'

/** Runs the CLI on the arguments after `prep` and answers with its exit code. Nothing is thrown. */
export async function runCli(given: readonly string[], terminal: Terminal): Promise<number> {
  const args = given[0] === 'help' ? [...given.slice(1), '--help'] : given
  const words = await openWords(chooseLanguage(args, terminal.env))
  const session: Session = { terminal, words, exitCode: exitCodes.done }
  const program = await baseProgram(terminal, { words, args })
  const wanted = withoutLanguage(args).find((arg) => !arg.startsWith('-'))
  try {
    for (const { name, summary, group, load } of commands) {
      const command = program.command(name).summary(summary).description(summary).helpGroup(group)
      if (name !== wanted) continue
      await (await load())(command, session)
      addLanguageFlag(command)
    }
    if (args.length === 0) program.help({ error: true })
    await program.parseAsync(args, { from: 'user' })
    return session.exitCode
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.error
    const { reportError } = await import('./terminal/failure.js')
    return reportError(error, session)
  }
}
