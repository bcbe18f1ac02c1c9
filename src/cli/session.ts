import type { Command } from './commander.js'
import type { Terminal } from './terminal/terminal.js'

/** Prepares one command: its arguments, options and action. An action answers with an exit code. */
export type Setup = (command: Command, session: Session) => void | Promise<void>
/** What an action is given, and where it leaves its exit code. */
export interface Session {
  terminal: Terminal
  exitCode: number
}
