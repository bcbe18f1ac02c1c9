import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { spread } from '../campaign.js'
import { prepHere } from '../cli/prep.js'
import { temporaryFolder } from '../run/fixtures.js'
import { root } from '../source-files.js'
import { builtModule } from './modules.js'
import { withoutThreads } from './one-thread.js'
import { makeCase } from './project.js'
import { follow, shellLines } from './shell.js'

describe('the examples of prep --help', async () => {
  withoutThreads()
  const { commands } = await builtModule<typeof import('../../src/cli/commands.js')>('src/cli/commands.js')
  const { transforms } = await builtModule<typeof import('../../transforms/index.js')>('transforms/index.js')
  const ofTransforms = await Promise.all(
    Object.values(transforms).map(async ({ load }) => (await load()).examples),
  )
  const shown: string[] = []
  for (const args of [[], ...commands.map(({ name }) => [name])]) {
    const { stdout } = await prepHere([...args, '--help'])
    shown.push(...shellLines(stdout.split('Examples:')[1] ?? '').map(({ command }) => command))
  }
  // The demo has a test of its own.
  const lines = [...new Set([...ofTransforms.flat(), ...shown])].filter(
    (line) => / prep |^prep /.test(line) && !line.startsWith('prep demo'),
  )
  const folder = temporaryFolder('docs')

  /** What an example takes from an earlier one. */
  const madeBefore: Record<string, string> = {
    'diff data.jsonl out': 'prep convert data.jsonl --out out/ -q',
    'inspect out': 'prep convert data.jsonl --out out/ -q',
    '--compare result.json': 'prep eval pii gold.jsonl --json > result.json',
    'why out': 'prep augment data.jsonl --fields prompt --ops swap --trail --out out/ -q',
    'trace out': 'prep augment data.jsonl --fields prompt --ops swap --trail --out out/ -q',
    'crawled.jsonl': `printf '{"text": "a", "address": "https://example.org/a", "lang": "en"}\\n' > crawled.jsonl`,
    'rewards.jsonl': `printf '{"id": 1, "reward": 0.5}\\n' > rewards.jsonl`,
    'augment alpaca.jsonl': 'prep convert chat.jsonl --to alpaca --out alpaca.jsonl -q',
  }

  it.each(spread(lines, 12).map((line, i) => [line, i] as const))('%s', async (line, i) => {
    const cwd = makeCase(folder, `${i}`)
    const before = Object.keys(madeBefore).filter((name) => line.includes(name))
    for (const one of [...before.map((name) => madeBefore[name]), line]) {
      const { code, stderr } = await follow(one.replace('--workers 8', '--workers 0'), cwd)
      expect(stderr.match(/^prep: .*/m)?.[0]).toBeUndefined()
      // A gate of an example may fail, and data may differ.
      expect(line.includes('--fail-') || line.startsWith('prep diff') ? [0, 1] : [0]).toContain(code)
    }
  })
})

describe('the tables of flags in docs/cli.md', () => {
  withoutThreads()

  it.each(['docs/cli.md', 'docs/zh/cli.md'])('%s has every flag that steps have in common', async (page) => {
    const flagsOf = async (step: string) =>
      new Set((await prepHere([step, '--help'])).stdout.match(/--[a-z][a-z-]*(?=[ ,\n])/g))
    const [one, other] = await Promise.all(['convert', 'split'].map(flagsOf))
    const common = [...one].filter((flag) => other.has(flag) && flag !== '--help')
    expect(common.length).toBeGreaterThan(15)
    const text = readFileSync(join(root, page), 'utf8')
    expect(common.filter((flag) => !text.includes(`\`${flag}`) && !text.includes(`${flag} `))).toEqual([])
  })
})
