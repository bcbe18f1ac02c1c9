import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { jsonSchemaOf } from '../../src/base/json-schema.js'
import { commands } from '../../src/cli/commands.js'
import { optionFlags } from '../../src/cli/flags/from-options.js'
import { outputObject } from '../../src/pipeline/output-shape.js'
import { errorObject, inputObject } from '../../src/pipeline/shapes.js'
import { transforms } from '../../transforms/index.js'
import { mainPath, prepHere } from './prep.js'

describe('prep --help', () => {
  it('lists every command with a line of its own and fits 80 columns', async () => {
    const { code, stdout, stderr } = await prepHere(['--help'])
    expect([code, stderr]).toEqual([0, ''])
    for (const { name, summary } of commands)
      expect(stdout).toMatch(new RegExp(`^  ${name} +${summary.slice(0, 20)}`, 'm'))
    expect(longestLine(stdout)).toBeLessThanOrEqual(80)
  })

  it('loads commander and nothing else from outside', () => {
    const packages = [...staticImports(mainPath, new Set())].filter((name) => !/^(node:|\.|\/)/.test(name))
    expect(packages).toEqual(['commander'])
  })

  it('prints the version of the package', async () => {
    const own = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'))
    expect(await prepHere(['--version'])).toEqual({ code: 0, stdout: `${own.version}\n`, stderr: '' })
  })

  it('shows the help on stderr and fails where no command is given', async () => {
    const { code, stdout, stderr } = await prepHere([])
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain('Usage: prep <command> [options]')
  })

  it('knows every transform as a command', () => {
    const names = commands.map(({ name }) => name)
    for (const name of Object.keys(transforms)) expect(names).toContain(name)
  })
})

describe('prep COMMAND --help', () => {
  it.each(commands.map(({ name }) => name))('%s fits 80 columns and gives examples', async (name) => {
    const { code, stdout, stderr } = await prepHere([name, '--help'])
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toContain('Examples:')
    expect(longestLine(stdout)).toBeLessThanOrEqual(80)
    expect(stdout.split('Examples:')[1]).toContain(`prep ${name}`)
  })

  it('describes the options of a transform from its schema', async () => {
    const { stdout } = await prepHere(['balance', '--help'])
    expect(stdout).toMatch(/--facet <list> +Column, or columns, whose groups are to be/)
    expect(stdout).toMatch(/--max-copies <n>/)
    expect(stdout).toContain('required')
  })

  it.each(commands.map(({ name }) => name))('%s says each option in one style', async (name) => {
    const { stdout } = await prepHere([...(name === 'eval' ? ['eval', 'pii'] : [name]), '--help'])
    const [options] = stdout.split(/^Examples:/m)
    const lines = options.matchAll(/^ {2}(-\S.*?)(?: {2,}| *\n +)(\S.*(?:\n {10,}\S.*)*)/gm)
    const said = [...lines].map(([, flags, help]) => [flags, help.replace(/\s+/g, ' ')])
    expect(said.length).toBeGreaterThan(1)
    const faults = said.filter(
      ([, help]) =>
        !/^(?:[A-Z]|他|[\w-]+(?:, [\w-]+)*: )/.test(help) || /; default|; required|\.$/.test(help),
    )
    expect(faults).toEqual([])
  })

  it('anonymize has a heading for every kind of option', async () => {
    const { stdout } = await prepHere(['anonymize', '--help'])
    const headings = [...stdout.matchAll(/^([A-Z].*):$/gm)].map(([, heading]) => heading)
    expect(headings).toEqual([
      'Arguments',
      'What to find',
      'What to do with it',
      'Keys',
      'Options of anonymize',
      'Input',
      'Output',
      'Running',
      'Dry runs and checks',
      'Options',
      'Examples',
    ])
  })

  it('shows every key of a pipeline as a flag, but those that say so', async () => {
    const { stdout } = await prepHere(['split', '--help'])
    const shown = new Set([...stdout.matchAll(/--([\w-]+)/g)].map(([, name]) => name))
    for (const schema of [inputObject, outputObject, errorObject])
      for (const { flags } of optionFlags(jsonSchemaOf(schema)))
        expect([...shown]).toContain(/--([\w-]+)/.exec(flags)?.[1])
  })

  it('is also shown by `prep help COMMAND`', async () => {
    const [asked, help, overview] = [['convert', '--help'], ['help', 'convert'], ['help']]
    expect((await prepHere(help)).stdout).toBe((await prepHere(asked)).stdout)
    expect((await prepHere(overview)).stdout).toContain('Usage: prep <command> [options]')
  })
})

function longestLine(text: string): number {
  return Math.max(...text.split('\n').map((line) => line.length))
}

/** What a module imports before its first line runs, through all files of the project. */
function staticImports(path: string, seen: Set<string>): Set<string> {
  if (seen.has(path)) return new Set()
  seen.add(path)
  const found = new Set<string>()
  const text = readFileSync(path, 'utf8')
  for (const [, name] of text.matchAll(
    /(?:^|;)(?:import|export)\b *(?:[^'"();]*?\bfrom *)?['"]([^'"]+)['"]/gm,
  )) {
    found.add(name)
    const file = join(dirname(path), name)
    if (name.startsWith('.') && existsSync(file))
      for (const inner of staticImports(file, seen)) found.add(inner)
  }
  return found
}
