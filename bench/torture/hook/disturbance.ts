/** What is to happen at one of the calls that a run makes to the file system. JSON-safe: it travels in a variable. */
export interface Disturbance {
  /** Only calls that concern files under this folder are counted. */
  root: string
  /** Which of the calls is disturbed, from 1, all threads counted together, or the next one it can be done to; 0: none. */
  nth: number
  /**
   * `fail`: the call fails. `full`: so does every later one that needs room on the disk. `kill`: the process is
   * killed before it. `short`: it reads or writes fewer bytes than asked for, as the system may. `change`: an input
   * file changes before it.
   */
  act: 'fail' | 'full' | 'kill' | 'short' | 'change'
  /** For `change`: what happens to an input. */
  change?: InputChange
  /** A file outside of `root` that is told which call was disturbed and, at the end, how many there were. */
  log: string
}

/** How an input may change under a run. */
export const fileChanges = ['edit', 'truncate', 'append', 'replace', 'delete'] as const

/** A change of an input file. */
export interface InputChange {
  path: string
  how: (typeof fileChanges)[number]
  /** How far into the file, from 0 to 1. */
  at: number
}

/** The variable that a disturbance travels in. */
export const disturbanceVariable = 'PREPKIT_TORTURE'
