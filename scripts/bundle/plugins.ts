import { createRequire } from 'node:module'
import { join, relative } from 'node:path'
import type { Plugin } from 'rolldown'

/** Lets a module of the folder `from` find the files beside it, though it stands in the folder `to` now. */
export function keepAddress(root: string, { from, to }: { from: string; to: string }): Plugin {
  return {
    name: 'keep-address',
    transform(code, id) {
      if (!code.includes('import.meta.url') || id.includes('node_modules')) return
      const path = relative(join(root, to), join(root, from, relative(root, id)))
      const address = `new URL(${JSON.stringify(path.replace(/\.ts$/, '.js'))}, import.meta.url).href`
      return { code: code.replaceAll('import.meta.url', address), map: null }
    },
  }
}

/** Builds in one file, and the modules that they were made of: joined by us, those are loaded in half the time. */
const modulesOf: Readonly<Record<string, string | undefined>> = {
  'apache-arrow/Arrow.esnext.min': 'apache-arrow/Arrow.dom',
}

/** Joins a package that a module of ours takes by `const name: Type = require('package/file')`. */
export function joinRequired(isJoined: (id: string) => boolean): Plugin {
  const { resolve } = createRequire(import.meta.url)
  return {
    name: 'join-required',
    transform(code, id) {
      if (id.includes('node_modules') || !code.includes('= require(')) return
      const joined = code.replace(
        /^const (\w+)(?:: [^=\n]+)? = require\('([^']+)'\)$/gm,
        (line, name, from) => {
          if (!isJoined(from)) return line
          const modules = modulesOf[from]
          return modules === undefined
            ? `import ${name} from ${JSON.stringify(resolve(from))}`
            : `import * as ${name} from ${JSON.stringify(modules)}`
        },
      )
      return joined === code ? undefined : { code: joined, map: null }
    },
  }
}

/**
 * What stands instead of a module of zod, or of its declaration, that lists the 60 languages of its messages: they are
 * shown in English, and each process loads 200 kB less. `undefined` for every other module.
 */
export function englishAlone(id: string): string | undefined {
  const [, kind] = /\bzod\/v4\/locales\/index\.(?:d\.)?(js|ts|cts)$/.exec(id) ?? []
  if (kind === undefined) return undefined
  return `export { default as en } from './en.${kind === 'cts' ? 'cjs' : 'js'}'\n`
}

/** Leaves the languages of zod out that nothing of ours speaks. */
export const speakEnglish: Plugin = { name: 'speak-english', load: englishAlone }
