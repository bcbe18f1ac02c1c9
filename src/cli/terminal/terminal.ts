import { styleText } from 'node:util'
import { chooseLanguage } from '../language/choose-language.js'
import { openWords } from '../language/words.js'
import { exitCodes } from './exit-codes.js'

/**
 * What the CLI talks to. Data goes to `stdout`; everything a person or a log reads goes to `stderr`.
 */
export interface Terminal {
  stdin: NodeJS.ReadStream
  stdout: NodeJS.WriteStream
  stderr: NodeJS.WriteStream
  env: NodeJS.ProcessEnv
  /** Writes lines to stderr. */
  say(...lines: string[]): void
  /** Colours text for stderr; returns it as it is where colours are not wanted. */
  paint: Paint
}

export type Paint = (style: TextStyle, text: string) => string
export type TextStyle = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan'

/** The terminal of this process. A reader that goes away early, as `head` does, is no error of ours. */
export function processTerminal(): Terminal {
  const { stdin, stdout, stderr, env } = process
  stderr.on('error', () => {})
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return
    process.exitCode = exitCodes.error
    void openWords(chooseLanguage(process.argv.slice(2), env)).then(({ said }) =>
      stderr.write(`prep: ${said(`Cannot write to standard output (${error.code})`)}\n`),
    )
  })
  const coloured = wantsColour(stderr.isTTY, env)
  return {
    stdin,
    stdout,
    stderr,
    env,
    say: (...lines) => {
      stderr.write(`${lines.join('\n')}\n`)
    },
    paint: (style, text) => (coloured ? styleText(style, text) : text),
  }
}

/** The rules of no-color.org, and FORCE_COLOR as Node reads it. */
export function wantsColour(isTTY: boolean | undefined, env: NodeJS.ProcessEnv): boolean {
  if (env.NO_COLOR) return false
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false'
  return isTTY === true && env.TERM !== 'dumb'
}
