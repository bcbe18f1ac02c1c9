import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { commands } from '../../src/cli/commands.js'
import { transforms } from '../../transforms/index.js'
import { mainPath, prep } from './prep.js'

describe('prep --help', () => {
  it('lists every command with a line of its own and fits 80 columns', async () => {
    const { code, stdout, stderr } = await prep(['--help'])
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
    expect(await prep(['--version'])).toEqual({ code: 0, stdout: `${own.version}\n`, stderr: '' })
  })

  it('shows the help on stderr and fails where no command is given', async () => {
    const { code, stdout, stderr } = await prep([])
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
    const { code, stdout, stderr } = await prep([name, '--help'])
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toContain('Examples:')
    expect(longestLine(stdout)).toBeLessThanOrEqual(80)
    expect(stdout.split('Examples:')[1]).toContain(`prep ${name}`)
  })

  it('describes the options of a transform from its schema', async () => {
    const { stdout } = await prep(['balance', '--help'])
    expect(stdout).toMatch(/--facet <list> +Column, or columns, whose groups are to be/)
    expect(stdout).toMatch(/--max-copies <n>/)
    expect(stdout).toContain('required')
  })

  it('is also shown by `prep help COMMAND`', async () => {
    const [asked, help, overview] = [['convert', '--help'], ['help', 'convert'], ['help']]
    expect((await prep(help)).stdout).toBe((await prep(asked)).stdout)
    expect((await prep(overview)).stdout).toContain('Usage: prep <command> [options]')
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
  for (const [, name] of text.matchAll(/^(?:import|export) (?:[^'"]*? from )?['"]([^'"]+)['"]/gm)) {
    found.add(name)
    const file = join(dirname(path), name)
    if (name.startsWith('.') && existsSync(file))
      for (const inner of staticImports(file, seen)) found.add(inner)
  }
  return found
}
