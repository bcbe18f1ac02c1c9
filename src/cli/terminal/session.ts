import type { Words } from '../language/words.js'
import type { Terminal } from './terminal.js'

/** One call of the program: what a command's action is given, and where it leaves its exit code. */
export interface Session {
  terminal: Terminal
  /** What the program says, in the language of its user. */
  words: Words
  exitCode: number
  /** The options of messages in the words of this command; left out where a pipeline file is at fault. */
  sayOption?: (option: string) => string | undefined
}
