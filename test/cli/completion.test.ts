import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { commands } from '../../src/cli/commands.js'
import { folderWith, prepHere } from './prep.js'

const script = async (shell: string) => (await prepHere(['completion', shell])).stdout
const isInstalled = (shell: string) =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, shell)))

/** What bash offers for the last word of each line. */
function offered(script: string, lines: readonly string[]): string[][] {
  const ask = lines.map(
    (line) =>
      `COMP_WORDS=(${line.replace(/ $/, ' ""')}); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); _prep; echo "\${COMPREPLY[*]}"`,
  )
  const said = execFileSync('bash', ['--norc', '-c', `${script}\n${ask.join('\n')}`], { encoding: 'utf8' })
  return said
    .split('\n')
    .slice(0, lines.length)
    .map((line) => line.split(' '))
}

describe('prep completion', () => {
  it.skipIf(!isInstalled('bash'))(
    'completes commands, flags, words, entities and policies in bash',
    async () => {
      const text = await script('bash')
      const asked: [string, string[]][] = [
        ['prep con', ['convert']],
        ['prep convert --to ', ['messages', 'sharegpt', 'alpaca', 'jsonl']],
        ['prep convert --er', ['--error-budget']],
        ['prep anonymize --entities EMAIL_AD', ['EMAIL_ADDRESS']],
        ['prep anonymize --entities PERSON,IBAN_', ['PERSON,IBAN_CODE']],
        ['prep anonymize --policy ', ['mask', 'hash', 'instruction']],
        ['prep balance a.jsonl --method u', ['under', 'uniform']],
        ['prep completion ', ['bash', 'zsh', 'fish']],
        ['prep eval p', ['pii']],
        ['prep convert --out x', ['']],
      ]
      const found = offered(
        text,
        asked.map(([line]) => line),
      )
      for (const [i, [line, wanted]] of asked.entries())
        expect([line, found[i]]).toEqual([line, expect.arrayContaining(wanted)])
    },
  )

  it.each(['bash', 'zsh', 'fish'])(
    '%s knows every command and flag of the help, and the shell reads it',
    async (shell) => {
      const text = await script(shell)
      for (const { name } of commands) expect(text).toContain(name)
      expect(text).toMatch(shell === 'fish' ? '-l max-copies' : '--max-copies')
      if (!isInstalled(shell)) return
      const file = join(folderWith({ script: text }), 'script')
      execFileSync(shell, ['-n', file])
    },
  )

  it('refuses another shell', async () => {
    const { code, stderr } = await prepHere(['completion', 'fishh'])
    expect([code, stderr]).toEqual([
      2,
      'prep: There is no completion for "fishh". Did you mean "fish"? Known: bash, zsh, fish\n',
    ])
  })
})
