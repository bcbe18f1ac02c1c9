import { type ProgramLanguage, programLanguages } from './words.js'

const flag = '--lang'

/**
 * The language that the user asks for: by `--lang`, or else by the variables of POSIX locales, in their order
 * (IEEE 1003.1, 8.2): the first that is set and not empty counts. English unless it begins with `zh`.
 */
export function chooseLanguage(args: readonly string[], env: NodeJS.ProcessEnv): ProgramLanguage {
  const [given] = languageArgs(args).values
  const named = programLanguages.find((language) => language === given)
  if (named !== undefined) return named
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || ''
  return /^zh(?![a-z])/i.test(locale) ? 'zh' : 'en'
}

/** The arguments without `--lang` and what follows it, so that the name of the command is the first word of them. */
export function withoutLanguage(args: readonly string[]): string[] {
  return languageArgs(args).rest
}

function languageArgs(args: readonly string[]): { values: string[]; rest: string[] } {
  const values: string[] = []
  const rest: string[] = []
  for (let i = 0; i < args.length; i++) {
    if (args[i] === flag && args[i + 1] !== undefined) values.push(args[++i])
    else if (args[i].startsWith(`${flag}=`)) values.push(args[i].slice(flag.length + 1))
    else rest.push(args[i])
  }
  return { values, rest }
}
