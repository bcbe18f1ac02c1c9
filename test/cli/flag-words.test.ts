import { describe, expect, it } from 'vitest'
import type { PrepError } from '../../src/base/errors.js'
import { jsonSchemaOf } from '../../src/base/json-schema.js'
import { flagWords } from '../../src/cli/flags/flag-words.js'
import { kebab, optionFlags } from '../../src/cli/flags/from-options.js'
import { sharedFlags } from '../../src/cli/flags/shared.js'
import { checkPipeline } from '../../src/pipeline/check.js'
import { loadTransform } from '../../src/pipeline/load-transform.js'
import { transforms } from '../../transforms/index.js'
import { folderWith, prepHere } from './prep.js'

/** Values of which at least one fits no option. */
const misfits = [[[[1]]], 7.5, true, { a: [[]] }, null]

/** What is said of an option with a value that it cannot have, in flags. */
async function faultOf(
  name: string,
  key: string,
  say: (option: string) => string | undefined,
): Promise<string> {
  for (const value of misfits) {
    const pipeline = { input: 'a.jsonl', steps: [{ [name]: { [key]: value } }], output: '-' }
    const fault = await checkPipeline(pipeline).catch((error: PrepError) => error)
    const said = fault instanceof Error ? fault.messageIn(say) : ''
    const line = said
      .split('\n')
      .find(
        (one) =>
          /^(?: {2}Also: )?Option \S+ (?:"\w*" )?of \w+ (?:must|cannot)/.test(one) &&
          one.includes(kebab(key)),
      )
    if (line !== undefined) return line
  }
  return `no fault of ${key}`
}

describe('a message about an option', () => {
  it.each(Object.keys(transforms))('says every option of %s as its flag', async (name) => {
    const flags = optionFlags(jsonSchemaOf((await loadTransform(name)).options))
    for (const { key, flags: text } of flags) {
      const said = await faultOf(name, key, flagWords(flags))
      const [flag] = /--[\w-]+/.exec(text) ?? []
      expect(said).toMatch(new RegExp(`Option ${flag} `))
      if (/[A-Z]/.test(key)) expect(said).not.toContain(key)
    }
  })

  const files = { 'a.jsonl': '{"a":"x","n":1}\n{"a":"y","n":1}\n', 'k.jsonl': '{"":1}\n' }
  it.each<[string, string, string]>([
    [
      'anonymize a.jsonl --fields a --policy hash',
      'that holds one in --key-env, or a file in --key-file',
      'keyEnv',
    ],
    [
      'anonymize a.jsonl',
      '--fields: none are named. Name texts to look into in --fields, or columns to take whole in --whole-fields',
      'wholeFields',
    ],
    ['balance a.jsonl --facet n,n --method over', 'is named twice in --facet and --label', '"facet"'],
    [
      'balance a.jsonl --facet a --method over --counts x=1 --size 3',
      'Option --counts gives every quota itself. Leave out --target and --size',
      '"size"',
    ],
    [
      'convert a.jsonl --to messages',
      'Rename them first, such as --rename question=prompt,answer=completion',
      'rename: {',
    ],
    ['mix a.jsonl --column a --weights x=1', 'or set --unlisted drop', 'unlisted: drop'],
    ['split a.jsonl --by a --shares train=1 --column n', 'Name another with the option --column', '"column"'],
    ['convert k.jsonl --types q=int', 'Option --types names a column "q"', '"types"'],
    ['convert a.jsonl --format csv --columns a,a', 'in --columns', '"columns"'],
    ['profile a.jsonl --positive 1', 'Option --positive', '"positive"'],
  ])('%s: speaks flags', async (line, said, unsaid) => {
    const { stderr } = await prepHere(
      [...line.split(' '), ...(line.startsWith('profile') ? [] : ['--out', '-'])],
      { cwd: folderWith(files) },
    )
    expect(stderr).toContain(said)
    expect(stderr).not.toContain(unsaid)
  })

  it('keeps the words of a pipeline file where one was written', async () => {
    const step = 'steps:\n  - balance: { facet: n, method: over, counts: { x: 1 }, size: 3 }\n'
    const cwd = folderWith({ ...files, 'p.yaml': `input: a.jsonl\n${step}output: "-"\n` })
    const { stderr } = await prepHere(['run', 'p.yaml'], { cwd })
    expect(stderr).toContain('Option "counts" gives every quota itself. Leave out "target" and "size"')
  })

  it('is written as a shell takes it', async () => {
    const schema = jsonSchemaOf((await loadTransform('convert')).options)
    const say = flagWords([...optionFlags(schema), ...sharedFlags()], ['to'])
    expect(
      [
        'rename: { a: b, c: d }',
        'roles: { human: user }',
        'cast: { "a b": text }',
        'errors',
        'to: text',
        'select: [a, b]',
      ].map(say),
    ).toEqual([
      '--rename a=b,c=d',
      '--roles human=user',
      `--cast '"a b"=text'`,
      undefined,
      '--to text',
      '--select a,b',
    ])
  })
})
