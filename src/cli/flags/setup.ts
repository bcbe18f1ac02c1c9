import type { Session } from '../terminal/session.js'
import type { Command } from './commander.js'

/** Prepares one command: its arguments, options and action. An action leaves its exit code in the session. */
export type Setup = (command: Command, session: Session) => void | Promise<void>
