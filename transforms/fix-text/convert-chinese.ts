import { createRequire } from 'node:module'
import { join } from 'node:path'
import { PrepError } from '../../src/base/errors.js'
import { optionName } from '../../src/base/option-name.js'
import type { FixTextOptions } from './options.js'

type Target = Exclude<FixTextOptions['chinese'], 'keep'>

/** What is used of opencc-js: dictionaries are chosen by the codes of where a text comes from and goes to. */
interface OpenccPackage {
  Converter(options: { from: string; to: string }): (text: string) => string
}

const conversions: Readonly<Record<Target, { from: string; to: string }>> = {
  simplified: { from: 't', to: 'cn' },
  traditional: { from: 'cn', to: 't' },
  taiwan: { from: 'cn', to: 'twp' },
  hongkong: { from: 'cn', to: 'hk' },
}
const openccPackage = 'opencc-js'
const kana = /[\u3041-\u30fa]/

/** Changes the characters that Chinese is written in. Throws `unsupported` where the package is not installed. */
export function openChinese(target: Target): (text: string) => string {
  const convert = loadOpencc().Converter(conversions[target])
  return (text) => (kana.test(text) ? text : convert(text))
}

/** The package, beside prepkit or in the current folder. Throws `unsupported`. */
export function loadOpencc(): OpenccPackage {
  for (const from of [import.meta.url, join(process.cwd(), 'package.json')])
    try {
      return createRequire(from)(openccPackage) as OpenccPackage
    } catch (cause) {
      // It may be installed in the other place.
      if ((cause as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw cause
    }
  throw new PrepError(
    'unsupported',
    `${optionName('chinese')}: package ${openccPackage} is not installed, neither beside prepkit nor in the current folder. Run: npm install ${openccPackage}`,
  )
}
