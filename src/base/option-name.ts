/**
 * Options in the sentences of errors. A pipeline file and the library call an option `maxCopies`, a command line calls
 * it `--max-copies`: a message marks the names that stand in it, and whoever shows it says them in words of the user's.
 */

const [begin, end] = ['\ue000', '\ue001']
const marked = /\ue000(=?)([^\ue000\ue001]*)\ue001/g

/** An option, or what is to be written of it, such as `overBudget: cap`: in quotes where no other words are known. */
export function optionName(option: string): string {
  return `${begin}${option}${end}`
}

/** The same without quotes. */
export function bareName(option: string): string {
  return `${begin}=${option}${end}`
}

/** A text whose marked options are said in the words of `say`; where that knows none, as in a pipeline file. */
export function sayOptions(
  text: string,
  say: (option: string) => string | undefined = () => undefined,
): string {
  return text.replace(marked, (_, isBare: string, option: string) => {
    return say(option) ?? (isBare === '' ? `"${option}"` : option)
  })
}
