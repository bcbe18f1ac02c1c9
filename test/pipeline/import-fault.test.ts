import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder, writeLines } from '../run/fixtures.js'

const folder = temporaryFolder('import-fault')
const input = writeLines(join(folder, 'in.jsonl'), [{ text: 'Hi' }])
writeFileSync(join(folder, 'there.js'), '')

const modules: [fault: string, file: string, code: string | undefined, says: RegExp][] = [
  [
    'throws on loading',
    'throws.mjs',
    "\nthrow new RangeError('No port\\nline two')",
    /Check line 2 of ".*throws\.mjs"\. Node says: RangeError: No port$/,
  ],
  ['throws no error', 'null.mjs', 'throw null', /Check its imports\. Node says: null$/],
  ['is no JavaScript', 'syntax.mjs', 'let a = = 1', /as node --check ".*syntax\.mjs" does.*SyntaxError/],
  [
    'imports a name that is not there',
    'name.mjs',
    "import { a } from './there.js'",
    /Check line 1 of ".*name\.mjs"\. Node says: SyntaxError: .*'a'/,
  ],
  [
    'imports a package that is not there',
    'import.mjs',
    "import '@none/no-such-package/a.js'",
    /"[^"]*import\.mjs" imports the package "@none\/no-such-package".* npm install @none\/no-such-package in/,
  ],
  [
    'requires a package that is not there',
    'import.cjs',
    "require('no-such-package')",
    /"[^"]*import\.cjs" imports the package "no-such-package"/,
  ],
  [
    'imports a file that is not there',
    'file.mjs',
    "import './none.js'",
    /"[^"]*file\.mjs" imports "[^"]*none\.js", but/,
  ],
  [
    'imports a file that imports one that is not there',
    'through.mjs',
    "import './file.mjs'",
    /"[^"]*file\.mjs" imports "[^"]*none\.js", but there is no such file\. Check the path$/,
  ],
  [
    'imports a file without its extension',
    'bare.mjs',
    "import './there'",
    /imports "[^"]*there", but there is no such file\. Write its extension, \.js, into the import$/,
  ],
  ['is not there itself', 'nowhere.mjs', undefined, /There is no such file\. Check the path$/],
]
for (const [, file, code] of modules) if (code !== undefined) writeFileSync(join(folder, file), code)

/** Vitest finds modules in ways of its own: what Node says is heard in a process without it. */
const program = `
  import { makePlan } from 'prepkit'
  const said = []
  for (const path of JSON.parse(process.argv[1]))
    said.push(await makePlan({ input: process.argv[2], steps: [{ [path]: {} }], output: '-' }).catch((error) => error.message))
  console.log(JSON.stringify(said))`
const paths = JSON.stringify(modules.map(([, file]) => join(folder, file)))
const said: string[] = JSON.parse(
  execFileSync(process.execPath, ['--input-type=module', '-e', program, paths, input], { encoding: 'utf8' }),
)

test.each(modules.map(([fault, file, , says], i) => ({ fault, file, says, message: said[i] })))(
  'says what to do about a module that $fault',
  ({ file, says, message }) => {
    expect(message).toContain(`Module "${join(folder, file)}" cannot be loaded. `)
    expect(message).toMatch(says)
    expect(message).not.toMatch(/\n|\.$/)
  },
)
