import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { hashModuleCode } from '../../src/transform/module-code.js'
import { temporaryFolder } from '../run/fixtures.js'

const folder = temporaryFolder('module-code')
let folders = 0

/** The hash of `entry.mjs` among these files. */
function hashOf(files: Record<string, string>): string {
  const root = join(folder, String(folders++))
  for (const [name, code] of Object.entries(files)) {
    mkdirSync(join(root, name, '..'), { recursive: true })
    writeFileSync(join(root, name), code)
  }
  return hashModuleCode(join(root, 'entry.mjs'))
}

describe('`hashModuleCode()`', () => {
  const followed: [what: string, code: string, file?: string][] = [
    ['a static import', `import { a } from './a.mjs'`],
    ['an import for its effects', `import './a.mjs'`],
    ['an import over several lines', `import {\n  a,\n  b,\n} from\n  './a.mjs'`],
    ['an import without spaces', `import{a}from"./a.mjs"`],
    ['all of a module', `export*from'./a.mjs'`],
    ['an export', `export { a } from "./a.mjs"`],
    ['a dynamic import', `const a = await import('./a.mjs')`],
    ['a template without values', 'const a = await import(`./a.mjs`)'],
    ['a comment in between', `const a = await import(/* webpackIgnore: true */ './a.mjs')`],
    [
      'an import behind a regular expression and a quote',
      `const quote = /['"\`]/\nimport { a } from './a.mjs'`,
    ],
    ['a query', `import { a } from './a.mjs?raw'`],
    ['data', `import list from './a.json' with { type: 'json' }`, 'a.json'],
    ['a module of CommonJS', `const a = require('./a')`, 'a.cjs'],
    ['a folder of CommonJS', `const a = require('./a')`, 'a/index.js'],
    ['a name with an escape of URLs', `import { a } from './a%20b.mjs'`, 'a b.mjs'],
  ]
  test.each(followed)('changes with what is reached by %s', (_, code, file = 'a.mjs') => {
    const hash = hashOf({ 'entry.mjs': code, [file]: '1' })
    expect(hashOf({ 'entry.mjs': code, [file]: '1' })).toBe(hash)
    expect(hashOf({ 'entry.mjs': code, [file]: '2' })).not.toBe(hash)
  })

  test('changes with the module itself, and with what is reached through others and in circles', () => {
    const files = {
      'entry.mjs': `import './lib/b.mjs'`,
      'lib/b.mjs': `import '../c.mjs'\nimport '../entry.mjs'`,
      'c.mjs': '1',
    }
    const hash = hashOf(files)
    expect(hashOf({ ...files, 'c.mjs': '2' })).not.toBe(hash)
    expect(hashOf({ ...files, 'entry.mjs': `${files['entry.mjs']}\n` })).not.toBe(hash)
    expect(hashOf(files)).toBe(hash)
  })

  const ignored: [what: string, code: string][] = [
    ['a text that only looks like a path', `const file = './a.mjs'`],
    ['a method that is called so', `Buffer.from('./a.mjs')`],
    ['a module that is not there', `import './gone.mjs'`],
    ['a package', `import 'a'`],
  ]
  test.each(ignored)('does not follow %s', (_, code) => {
    expect(hashOf({ 'entry.mjs': code, 'a.mjs': '2' })).toBe(hashOf({ 'entry.mjs': code, 'a.mjs': '1' }))
  })

  test('is the same for a path, a URL, and a link to the module', () => {
    const hash = hashOf({ 'entry.mjs': `import './a.mjs'`, 'a.mjs': '1' })
    const entry = join(folder, String(folders - 1), 'entry.mjs')
    expect(hashModuleCode(pathToFileURL(entry).href)).toBe(hash)
    const link = join(folder, 'link.mjs')
    rmSync(link, { force: true })
    symlinkSync(entry, link)
    expect(hashModuleCode(link)).toBe(hash)
  })
})
