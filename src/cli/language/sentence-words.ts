import { fillPlaces } from '../../base/fill-places.js'
import { chineseAnonymizeErrors } from './chinese-anonymize-errors.data.js'
import { chineseFileErrors } from './chinese-file-errors.data.js'
import { chineseHelp } from './chinese-help.data.js'
import { chineseModelErrors } from './chinese-model-errors.data.js'
import { chineseOptionErrors } from './chinese-option-errors.data.js'
import { chineseParts } from './chinese-parts.data.js'
import { chineseRemoteErrors } from './chinese-remote-errors.data.js'
import { chineseSentences } from './chinese-sentences.data.js'
import { chineseShapes } from './chinese-shapes.data.js'
import { chineseStepErrors } from './chinese-step-errors.data.js'

/** A sentence as it is in English and in Chinese, with places such as {path}. */
type Pair = readonly [english: string, chinese: string]
type Say = (text: string) => string | undefined

/** The tables of whole sentences. */
export const sentenceTables: readonly (readonly Pair[])[] = [
  chineseSentences,
  chineseShapes,
  chineseOptionErrors,
  chineseFileErrors,
  chineseStepErrors,
  chineseAnonymizeErrors,
  chineseModelErrors,
  chineseRemoteErrors,
]

/**
 * Opens the Chinese of sentences that other parts of the program have written in English: errors, warnings and notes,
 * found by the form of the English sentence. All others stay as they are, so that none is hidden; so do those with a
 * part that has no Chinese, so that none is half of each.
 */
export function openChineseSentences(): (sentence: string) => string {
  const whole: Say = sayerOf(sentenceTables, (name) => sayers[name])
  const sayers: Record<string, Say> = {
    message: whole,
    bare: (text) => (text.includes('"') ? undefined : text),
    number: (text) => (/^[-+\d.,e]+$/i.test(text) ? text : undefined),
  }
  for (const [name, table] of Object.entries(chineseParts))
    sayers[name] = sayerOf([table], (of) => sayers[of])
  const { help } = sayers
  sayers.help = (text) => chineseHelp[text] ?? help(text)
  return (sentence) => whole(sentence) ?? sentence
}

/** Says texts of these tables; places named like a table of parts, or so and a digit, are said by that. */
function sayerOf(tables: readonly (readonly Pair[])[], partOf: (name: string) => Say | undefined): Say {
  const forms = tables
    .flatMap((table) => table.flatMap(eachWhen))
    .map(([english, chinese]) => ({ form: formOf(english), chinese }))
  return (text) => {
    for (const { form, chinese } of forms) {
      const found = form.exec(text)
      const said = found === null ? undefined : filled(chinese, found.groups ?? {})
      if (said !== undefined) return said
    }
    return undefined
  }

  function filled(chinese: string, values: Readonly<Record<string, string>>): string | undefined {
    const said: Record<string, string> = {}
    for (const [name, value] of Object.entries(values)) {
      const part = partOf(name.replace(/\d$/, ''))
      const words = part === undefined ? value : part(value)
      if (words === undefined) return undefined
      said[name] = words
    }
    return fillPlaces(chinese, said)
  }
}

/**
 * A sentence with the place {when}, once for each that may stand there, the longest first: right behind another place
 * nothing marks where it begins.
 */
function eachWhen(pair: Pair): readonly Pair[] {
  const [english, chinese] = pair
  if (!english.includes('{when}')) return [pair]
  return [...chineseParts.when]
    .sort(([a], [b]) => b.length - a.length)
    .map(([when, said]) => [english.replace('{when}', when), chinese.replace('{when}', said)])
}

/** A sentence with places in braces as the expression that takes them out of it. */
function formOf(sentence: string): RegExp {
  const escaped = sentence.replace(/[.*+?^$()|[\]\\]/g, '\\$&')
  const places = escaped.replace(/\{(\w+)\}/g, '(?<$1>[^\\n]*?)')
  // Other braces are those of examples.
  return new RegExp(`^${places.replace(/\{ /g, '\\{ ')}$`)
}
