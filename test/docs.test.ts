import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { commands } from '../src/cli/commands.js'
import * as publicDoor from '../src/index.js'
import { transforms } from '../transforms/index.js'
import { followLine, type PrepResult, prep, prepHere, shell } from './cli/prep.js'
import {
  type Block,
  bareCode,
  docExamples,
  fencedBlocks,
  fileNameOf,
  makeProject,
  moduleOf,
  withoutTypes,
  writeHelpData,
  writeReadmeData,
} from './examples.js'
import { temporaryFolder } from './run/fixtures.js'
import { parseFile, root, sourceFiles } from './source-files.js'

const readText = (path: string) => readFileSync(join(root, path), 'utf8')
const readmes = ['README.md', 'README.zh-CN.md']
const [english, chinese] = readmes.map((path) => fencedBlocks(path, readText(path)))
const shipped = sourceFiles('src', 'transforms', 'datasets')
const hasPython = (await shell('python3 --version')).code === 0

describe('the READMEs', () => {
  it('hold the same code, comments aside', () => {
    expect(chinese.map(({ language }) => language)).toEqual(english.map(({ language }) => language))
    expect(chinese.map(bareCode)).toEqual(english.map(bareCode))
    expect(chinese.map(fileNameOf)).toEqual(english.map(fileNameOf))
  })

  it('have the same sections', () => {
    const [en, zh] = readmes.map((path) => readText(path).match(/^#+(?= )/gm))
    expect(zh).toEqual(en)
  })
})

/** What the Chinese README says in the same words is run once. */
const blocks = [...english, ...chinese.filter((block, i) => bareCode(block) !== bareCode(english[i]))]

/** One folder, from the first block to the last, as for a reader who follows the page. */
describe('the READMEs, followed word by word', () => {
  const cwd = temporaryFolder('readme')
  makeProject(cwd)
  writeReadmeData(cwd)

  it.each(
    blocks
      .filter(({ language, code }) => language === 'sh' && code.includes('npm '))
      .map(({ place, code }) => [
        place,
        [...code.matchAll(/\bnpm (?:run )?([\w:]+)/g)].map(([, name]) => name),
      ]),
  )('%s names scripts of package.json: %j', (_, names) => {
    const { scripts } = JSON.parse(readText('package.json'))
    expect(Object.keys({ ...scripts, ci: '' })).toEqual(expect.arrayContaining(names as string[]))
  })

  it.each(blocks.filter(isRun).map((block) => [block.place, block.language, block] as const))(
    '%s (%s) runs',
    async (_, language, block) => {
      if (language === 'sh') {
        for (const line of prepLines(block.code)) {
          // What `prep run` does with a pipeline is done as it stands, in threads.
          const followed = line.startsWith('prep run') ? line : inOneThread(line)
          expect(told(line, await followLine(followed, { cwd }))).toBe(`${line}: 0`)
        }
        return
      }
      const file = fileNameOf(block) ?? 'example.mjs'
      const isCode = language !== 'yaml'
      writeFileSync(join(cwd, file), isCode ? withoutTypes(block.code) : block.code)
      if (isCode) expect(await ran(`"$NODE" ${file}`)).toBe(`"$NODE" ${file}: 0`)
      else expect(await rowsOf(file)).toBeGreaterThan(0)
      const step = /^\/\/ .*? (- \.\/.+)$/m.exec(block.code)?.[1]
      if (step === undefined) return
      writeFileSync(join(cwd, 'own-step.yaml'), `input: data/*.jsonl\nsteps:\n  ${step}\noutput: '-'\n`)
      expect(await rowsOf('own-step.yaml')).toBe(160)
    },
  )

  it
    .runIf(hasPython)
    .each(blocks.filter(({ language }) => language === 'python').map(({ place, code }) => [place, code]))(
    '%s is Python',
    async (_, code) => {
      const { code: exit, stderr } = await shell(
        'python3 -c "import ast, sys; ast.parse(sys.stdin.read())"',
        {
          stdin: code,
        },
      )
      expect([exit, stderr]).toEqual([0, ''])
    },
  )

  it('hold no block that nothing checks', () => {
    const known = ['sh', 'ts', 'js', 'yaml', 'python']
    expect(blocks.filter(({ language }) => !known.includes(language))).toEqual([])
  })

  function isRun({ language, code }: Block): boolean {
    return ['ts', 'js', 'yaml'].includes(language) || (language === 'sh' && prepLines(code).length > 0)
  }

  /** The line with its exit code, and what went wrong. */
  function told(line: string, { code, stderr }: PrepResult): string {
    return `${line}: ${code}${code === 0 ? '' : `\n${stderr}`}`
  }

  async function ran(line: string): Promise<string> {
    return told(line, await shell(line, { cwd, env: { NODE: process.execPath } }))
  }

  async function rowsOf(file: string): Promise<number> {
    const { code, stdout, stderr } = await prepHere(['run', file, '--out', '-', '-q', '--workers', '0'], {
      cwd,
    })
    expect([code, stderr]).toEqual([0, ''])
    return stdout.trim().split('\n').length
  }
})

describe('the examples of doc comments', () => {
  const examples = docExamples(shipped)
  const folder = temporaryFolder('doc-examples')
  let faults: Record<string, string>

  /** All in one process, each in a folder of its own. */
  beforeAll(async () => {
    makeProject(folder)
    const names = Object.keys(publicDoor)
    for (const [i, { code }] of examples.entries()) {
      mkdirSync(join(folder, `${i}`))
      writeReadmeData(join(folder, `${i}`))
      writeHelpData(join(folder, `${i}`))
      writeFileSync(join(folder, `example-${i}.mjs`), moduleOf(code, names))
    }
    writeFileSync(join(folder, 'all.mjs'), runner(examples.length))
    const { stderr } = await shell('"$NODE" all.mjs', { cwd: folder, env: { NODE: process.execPath } })
    expect(stderr).toBe('')
    faults = JSON.parse(readFileSync(join(folder, 'faults.json'), 'utf8'))
  })

  it.each(examples.map(({ place, code }, i) => [place, i, code] as const))('%s runs', (_, i, code) => {
    expect(`${faults[i] ?? 'runs'}`, code).toBe('runs')
  })

  it('are all found', () => {
    const marks = shipped.flatMap(({ text }) => text.match(/^\s*\*\s*@example\b/gm) ?? [])
    expect(examples).toHaveLength(marks.length)
  })

  it('fail where the value behind an expression is another', () => {
    const [example] = docExamples([
      parseFile('a.ts', '/**\n * @example\n * 1 + 1 // 3\n */\nexport const a = 1'),
    ])
    expect(example).toMatchObject({ place: 'a.ts:2', code: '1 + 1 // 3' })
    expect(moduleOf(example.code, ['run'])).toContain('sameValue(1 + 1, (3))')
  })

  function runner(count: number): string {
    return `import { writeFileSync } from 'node:fs'
const faults = {}
for (let i = 0; i < ${count}; i++) {
  process.chdir(new URL(String(i), import.meta.url).pathname)
  await import('./example-' + i + '.mjs').catch((error) => (faults[i] = error.stack))
}
writeFileSync(new URL('faults.json', import.meta.url), JSON.stringify(faults))
`
  }
})

describe('the examples of prep --help', async () => {
  const ofTransforms = await Promise.all(
    Object.values(transforms).map(async ({ load }) => (await load()).examples),
  )
  const others = commands.filter(({ name }) => !Object.hasOwn(transforms, name)).map(({ name }) => [name])
  const helps = await Promise.all([[], ...others].map((args) => prep([...args, '--help'])))
  const shown = helps.flatMap(({ stdout }) => prepLines(stdout.split('Examples:')[1]))
  // The demo has a test of its own.
  const lines = [...ofTransforms.flat(), ...shown].filter((line) => !line.startsWith('prep demo'))

  const folder = temporaryFolder('help')

  /** What an example takes from an earlier one. */
  const madeBefore: Record<string, string> = {
    'inspect out': 'prep convert data.jsonl --out out/ -q',
    '--compare result.json': 'prep eval pii gold.jsonl --json > result.json',
  }

  it.each([...new Set(lines)])('%s', async (line) => {
    const cwd = mkdtempSync(join(folder, 'case-'))
    makeProject(cwd)
    writeReadmeData(cwd)
    writeHelpData(cwd)
    const made = Object.keys(madeBefore).filter((name) => line.includes(name))
    for (const one of [...made.map((name) => madeBefore[name]), line]) {
      const { code, stderr } = await followLine(inOneThread(one), { cwd })
      expect([code, stderr.match(/^prep: .*/m)?.[0]]).toEqual([0, undefined])
    }
  })
})

/** Threads change no byte of the output, and starting them takes most of the time of a small run. */
function inOneThread(line: string): string {
  const names = ['run', ...Object.keys(transforms)].join('|')
  return line.replace(new RegExp(`prep (?:${names})(?= )`), (command) => `${command} --workers 0`)
}

/** The lines of a shell example that use `prep`, without what is said about them. */
function prepLines(code: string): string[] {
  return code
    .split('\n')
    .map((line) => line.replace(/\s+#.*$| {3,}\S.*$/, '').trim())
    .filter((line) => /(?:^|[|&] *|\w=\S+(?: \S+)*\)? )prep /.test(line))
}
