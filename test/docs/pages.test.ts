import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { shortForm } from '../campaign.js'
import { type PrepResult, prepHere } from '../cli/prep.js'
import { temporaryFolder } from '../run/fixtures.js'
import { root } from '../source-files.js'
import { type Block, bareCode, fileNameOf, headingMarks, readPage, tableShapes } from './markdown.js'
import { importHere, withoutTypes } from './modules.js'
import { commandsNotRun, languagesNotRun } from './not-run.js'
import { withoutThreads } from './one-thread.js'
import { pairs as pagePairs } from './pages.js'
import { linkClone, makeProject, writeOwnFiles } from './project.js'
import { bash, follow, shellLines } from './shell.js'

const pairs = pagePairs.map((paths) => paths.map(readPage))

describe.each(pairs)('$path', (english, chinese) => {
  it('has the same code in both languages, comments aside', () => {
    expect(chinese.blocks.map(({ language }) => language)).toEqual(
      english.blocks.map(({ language }) => language),
    )
    expect(chinese.blocks.map(bareCode)).toEqual(english.blocks.map(bareCode))
    expect(chinese.blocks.map(fileNameOf)).toEqual(english.blocks.map(fileNameOf))
  })

  it('has the same headings and tables in both languages', () => {
    expect(headingMarks(chinese)).toEqual(headingMarks(english))
    expect(tableShapes(chinese)).toEqual(tableShapes(english))
  })
})

/** Each page in a folder of its own, from the first block to the last, as for a reader who follows it. */
describe.each(
  shortForm(
    pairs.filter(([{ blocks }]) => blocks.length > 0),
    1,
  ),
)('$path, followed word by word', ({ blocks }) => {
  withoutThreads()
  const cwd = temporaryFolder('docs')

  beforeAll(() => {
    makeProject(cwd)
    linkClone(cwd)
    writeOwnFiles(cwd)
  })

  it.each(blocks.map((block, i) => [block.place, block.language, block, i] as const))(
    '%s (%s)',
    async (_, language, block, i) => {
      if (language === 'sh') await runShell(block, blocks[i + 1])
      else if (language === 'yaml') await runPipeline(block)
      else if (language === 'ts' || language === 'js') await runModule(block)
      else if (language === 'json') JSON.parse(block.code)
      else expect([...languagesNotRun.keys()]).toContain(language)
    },
  )

  /** A block of text behind it is what it prints: those lines, in that order. */
  async function runShell({ code }: Block, next?: Block): Promise<void> {
    let printed = ''
    for (const { command, exitCode } of shellLines(code)) {
      const names = [...command.matchAll(/\bnpm (?:run )?([\w:]+)/g)].map(([, name]) => name)
      const isElsewhere = names.length > 0 || /\b(?:https|s3|hf):\/\//.test(command)
      expect(isElsewhere, `${command}: run, or named in not-run.ts`).toBe(commandsNotRun.has(command))
      if (isElsewhere) expect(scripts).toEqual(expect.arrayContaining(names))
      else {
        const result = await follow(command, cwd)
        expect(outcome(command, result, exitCode)).toBe(`${command}: ${exitCode}`)
        printed += result.stdout + result.stderr
      }
    }
    if (next?.language !== 'text') return
    const lines = printed.split('\n').map((line) => line.trimEnd())
    const shown = next.code
      .trimEnd()
      .split('\n')
      .filter((line) => line !== '…')
    expect(lines.filter((line) => shown.includes(line))).toEqual(shown)
  }

  /** A file that no command of the page uses is run as it stands. */
  async function runPipeline(block: Block): Promise<void> {
    const file = fileNameOf(block) ?? 'unnamed.yaml'
    writeFileSync(join(cwd, file), block.code)
    const commands = blocks
      .filter(({ language }) => language === 'sh')
      .flatMap(({ code }) => shellLines(code))
    const isUsed = commands.some(({ command }) => command.includes(file))
    if (!isUsed) expect(await rowsOf(file)).toBeGreaterThan(0)
  }

  async function runModule(block: Block): Promise<void> {
    const file = join(cwd, fileNameOf(block) ?? `block-${block.place.split(':')[1]}.js`)
    writeFileSync(file, withoutTypes(block.code))
    await importHere(file)
  }

  async function rowsOf(file: string): Promise<number> {
    const { code, stdout, stderr } = await prepHere(['run', file, '--out', '-', '-q'], { cwd })
    expect([code, stderr]).toEqual([0, ''])
    return stdout.trim().split('\n').length
  }
})

const scripts = [
  'ci',
  'install',
  'test',
  ...Object.keys(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts),
]

it('the Python of the pages is Python', async () => {
  const codes = pairs.flatMap(([{ blocks }]) => blocks.filter(({ language }) => language === 'python'))
  const script = 'import ast, json, sys; [ast.parse(code) for code in json.load(sys.stdin)]'
  const command = `if command -v python3 > /dev/null; then python3 -c "${script}"; fi`
  const { code, stderr } = await bash(command, {
    cwd: root,
    stdin: JSON.stringify(codes.map(({ code }) => code)),
  })
  expect([code, stderr]).toEqual([0, ''])
})

/** The line with its exit code, and what went wrong. */
function outcome(line: string, { code, stderr }: PrepResult, wanted: number): string {
  return `${line}: ${code}${code === wanted ? '' : `\n${stderr}`}`
}
