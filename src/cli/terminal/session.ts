import type { Terminal } from './terminal.js'

/** One call of the program: what a command's action is given, and where it leaves its exit code. */
export interface Session {
  terminal: Terminal
  exitCode: number
}
