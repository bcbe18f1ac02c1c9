import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fillPlaces } from '../../src/base/fill-places.js'
import { baseProgram } from '../../src/cli/base-program.js'
import { commands } from '../../src/cli/commands.js'
import { Command } from '../../src/cli/flags/commander.js'
import { chineseAnonymizeErrors } from '../../src/cli/language/chinese-anonymize-errors.data.js'
import { chineseFileErrors } from '../../src/cli/language/chinese-file-errors.data.js'
import { chineseHelp } from '../../src/cli/language/chinese-help.data.js'
import {
  chineseAbout,
  chineseDefaults,
  chineseHeadings,
} from '../../src/cli/language/chinese-help-parts.data.js'
import { chineseMessages } from '../../src/cli/language/chinese-messages.data.js'
import { chineseNouns } from '../../src/cli/language/chinese-nouns.data.js'
import { chineseOptionErrors } from '../../src/cli/language/chinese-option-errors.data.js'
import { chineseParts } from '../../src/cli/language/chinese-parts.data.js'
import { chineseSentences } from '../../src/cli/language/chinese-sentences.data.js'
import { chineseStepErrors } from '../../src/cli/language/chinese-step-errors.data.js'
import { partsOf } from '../../src/cli/language/help-words.js'
import { sentenceTables } from '../../src/cli/language/sentence-words.js'
import { openWords } from '../../src/cli/language/words.js'
import type { Terminal } from '../../src/cli/terminal/terminal.js'
import { describeChanges } from '../../src/plan/diff.js'
import type { PlanSummary } from '../../src/plan/plan.js'
import { wordsZh } from '../../src/report/words/words-zh.data.js'
import { isWhole, spread } from '../campaign.js'
import { sourceFiles } from '../source-files.js'
import { folderWith, prepHere } from './prep.js'

/** What is no sentence: words that options take, numbers, and values in braces. */
const isValue = (text: string) =>
  /^(?:\{.*|"?[\w.+-]*"?(?:, [\w-]+)*)$/.test(text) || !/[a-z]{3}.* [a-z]/i.test(text)

describe('the help in Chinese', async () => {
  const terminal = { env: {}, paint: (_: string, text: string) => text } as unknown as Terminal
  const words = await openWords('en')
  const program = await baseProgram(terminal, { words, args: [] })
  const sentences = new Set([program.description()])
  const [headings, defaults] = [
    new Set<string>(['Usage:', 'Arguments:', 'Options:', 'Commands:']),
    new Set<string>(),
  ]
  const take = (text: string): void => {
    if (chineseHelp[text] !== undefined) return void sentences.add(text)
    const { plain, otherwise } = partsOf(text)
    sentences.add(plain)
    if (otherwise !== undefined && (chineseDefaults[otherwise] !== undefined || !isValue(otherwise)))
      defaults.add(otherwise)
  }
  const takeCommand = (command: Command): void => {
    if (command.description() !== '') take(command.description())
    for (const { description, helpGroupHeading } of command.options) {
      take(description)
      if (helpGroupHeading !== undefined)
        headings.add(helpGroupHeading.replace(/^(Options of) \S+:$/, '$1 {name}:'))
    }
    for (const { description } of command.registeredArguments) take(description)
    command.commands.forEach(takeCommand)
  }
  takeCommand(program)
  for (const { name, summary, group, load } of commands) {
    sentences.add(summary)
    headings.add(group)
    const command = new Command(name)
    await (await load())(command, { terminal, words, exitCode: 0 })
    takeCommand(command)
  }
  sentences.add('Show help')

  it.each([
    ['sentence', sentences, chineseHelp],
    ['heading', headings, chineseHeadings],
    ['default in words', defaults, chineseDefaults],
  ] as const)('has every %s and none that is gone', (_, said, table) => {
    expect([...said].filter((text) => table[text] === undefined)).toEqual([])
    expect(Object.keys(table).filter((text) => !said.has(text))).toEqual([])
  })

  it.each(spread(['', ...commands.map(({ name }) => name)], 3))(
    'of prep %s fits 80 columns and says all in Chinese',
    async (name) => {
      const args = [name, name === 'eval' ? 'pii' : ''].filter((word) => word !== '')
      const [english, chinese] = [
        await prepHere([...args, '--help']),
        await prepHere([...args, '--help', '--lang', 'zh']),
      ]
      expect([chinese.code, chinese.stderr]).toEqual([0, ''])
      expect(Math.max(...chinese.stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
      // Flags and examples are the same; of whole lines of words none is left.
      const flagsOf = (text: string) => text.match(/^ {2}(?:-\w, )?--[\w-]+/gm)
      expect(flagsOf(chinese.stdout)).toEqual(flagsOf(english.stdout))
      const left = chinese.stdout.split('\n').filter((line) => /^[A-Z][a-z]+ [a-z]+ [a-z]+ /.test(line))
      expect(left).toEqual([])
    },
  )

  it('has no paragraph for a command that says another', async () => {
    const shown = await Promise.all(
      ['', ...commands.map(({ name }) => name)].map((name) =>
        prepHere([name, '--help'].filter((word) => word !== '')),
      ),
    )
    const all = shown.map(({ stdout }) => stdout).join('\n')
    expect(Object.keys(chineseAbout).filter((begin) => !all.includes(`\n${begin}`))).toEqual([])
  })
})

describe('the messages in Chinese', () => {
  const values = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort()

  it('keep the values of the English ones', () => {
    const sentences = [chineseSentences, chineseOptionErrors, chineseFileErrors, chineseStepErrors]
    const parts = Object.values(chineseParts)
    for (const [english, chinese] of [
      Object.entries(chineseMessages),
      ...sentences,
      chineseAnonymizeErrors,
      ...parts,
    ].flat())
      expect(values(chinese), english).toEqual(values(english))
  })

  it('are all said somewhere', () => {
    const source = sourceFiles('src/cli', 'src/licenses')
    const text = source
      .filter(({ path }) => !path.includes('chinese-messages'))
      .map((file) => file.text)
      .join('\n')
    const isSaid = (english: string) => text.includes(`'${english}'`) || text.includes(`"${english}"`)
    expect(Object.keys(chineseMessages).filter((english) => !isSaid(english))).toEqual([])
  })

  const folder = () =>
    folderWith({
      'a.jsonl': '{"text":"a"}\n',
      'p.yaml': 'input: a.jsonl\nsteps:\n  - anonymise: {}\noutput: out/\n',
    })
  const errors: [args: string, message: string][] = [
    ['convert b.jsonl', '没有文件或文件夹“b.jsonl”。请检查路径'],
    ['convert b*.jsonl', '没有文件与“b*.jsonl”匹配。请检查通配模式；在命令行上请加引号'],
    ['convert a.jsonl --outt x', '未知选项“--outt”。是否想写 --out？'],
    ['convert a.jsonl --workers x', '选项“--workers <n>”的值“x”无效。请给出整数，如 4'],
    ['conver a.jsonl', '未知命令“conver”。是否想写 convert？'],
    ['inspect', '缺少参数“path”'],
    ['run p.yaml', 'p.yaml:3:5: 未知的变换“anonymise”。是否想写“anonymize”？已知：'],
    ['convert a.jsonl --out a.jsonl', '“a.jsonl”是输入，写输出会毁掉它。请换一个输出位置'],
    ['init a.jsonl --out p.yaml', '“p.yaml”已存在。请用 --out 另取文件名，或用 --force 覆盖'],
    ['inspect a.jsonl --changes', '“a.jsonl”中没有 manifest.json。--changes 需要 prepkit 的输出'],
    ['anonymize a.jsonl --fields text --entities EMAILS', '未知的实体“EMAILS”。'],
  ]
  it.each(errors)('tell what is wrong with prep %s', async (args, message) => {
    const cwd = folder()
    const { code, stdout, stderr } = await prepHere([...args.split(' '), '--lang', 'zh'], { cwd })
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(message)
    // The code that a program sees is the same.
    expect((await prepHere(args.split(' '), { cwd })).code).toBe(2)
  })

  it('leave an error English that they do not know', async () => {
    const { said: say } = await openWords('zh')
    expect(say('Something else is wrong. Do this')).toBe('Something else is wrong. Do this')
  })

  it('of prep init are those of the pipeline that it writes, which is the same but for its comments', async () => {
    const cwd = folder()
    const init = (...flags: string[]) => prepHere(['init', 'a.jsonl', '--out', '-', ...flags], { cwd })
    const [english, chinese] = [await init(), await init('--lang', 'zh')]
    expect(chinese.stderr).toContain('输入')
    expect(chinese.stdout).toContain('# 个人信息替换为其类别名')
    const bare = (yaml: string) => yaml.replace(/ *#.*$/gm, '').replace(/\n+/g, '\n')
    expect(bare(chinese.stdout)).toBe(bare(english.stdout))
  })
})

/** The rule for spaces: one between Chinese and Latin, figures or signs of the shell, none between Chinese and Chinese. */
const spaceFaults = (text: string) =>
  text.match(
    /\p{Script=Han}(?:[A-Za-z0-9`"'<]|--)|[A-Za-z0-9`"'>%]\p{Script=Han}|\p{Script=Han} +\p{Script=Han}/gu,
  ) ?? []

describe('the spaces between Chinese and Latin', () => {
  const tables = [
    chineseHelp,
    chineseMessages,
    chineseHeadings,
    chineseDefaults,
    chineseAbout,
    chineseNouns,
    wordsZh,
  ].flatMap((table) => Object.values<string>(table))
  const pairs = [...sentenceTables, ...Object.values(chineseParts)].flatMap((table) =>
    table.map(([, chinese]) => chinese),
  )
  const sentences = [...tables, ...pairs]

  it.each([
    ['as they stand', (name: string) => `{${name}}`],
    ['filled with Latin', () => 'abc'],
    ['filled with figures', () => '12'],
    ['filled with flags', () => '--error-budget'],
    ['filled with quotes', () => '"a"'],
    ['filled with Chinese', () => '甲乙'],
    ['filled with Chinese in quotes', () => '“甲”'],
  ])('are right in every sentence, %s', (_, fill) => {
    expect(sentences.length).toBeGreaterThan(900)
    const filled = sentences.map((sentence) => {
      const names = [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      return fillPlaces(sentence, Object.fromEntries(names.map((name) => [name, fill(name)])))
    })
    expect(filled.filter((text) => spaceFaults(text).length > 0)).toEqual([])
  })

  it('are right in errors that are put together', async () => {
    const { said: say } = await openWords('zh')
    expect(say('Option "facet" of balance is missing')).toBe('缺少 balance 的选项 "facet"')
    expect(say('Option --policy cannot be "x". Known: a, b')).toBe('选项 --policy 不能是“x”。已知：a, b')
    expect(say('Options of the pipeline must be a list, not text')).toBe('流水线的选项应为列表，而不是文本')
    const [was, is] = [
      { seed: 1, inputs: [] },
      { seed: 2, inputs: [], format: 'jsonl' },
    ]
    const changes = describeChanges(was as unknown as PlanSummary, is as unknown as PlanSummary).join('; ')
    const advice = 'Choose another output, or start anew with --overwrite'
    expect(say(`"o" holds the output of another plan. Different: ${changes}. ${advice}`)).toBe(
      '“o”中是另一计划的输出。不同之处：seed（之前 1，现在 2）；format（之前没有，现在 "jsonl"）。请换个输出位置，或用 --overwrite 重新开始',
    )
  })
})

describe('what commands print in Chinese', () => {
  /** Three words of English in a row, but in commands to go on with, and in the evidence of single candidates. */
  const english = (text: string) =>
    text
      .split('\n')
      .filter((line) => !/^\s*(?:prep|下一步|python|#|--|- |处理 )/.test(line))
      .join('\n')
      .match(/(?<![\w./'"-])[A-Za-z]{2,}(?: [a-z]{2,}){2,}/g) ?? []

  const rows = Array.from({ length: 40 }, (_, i) =>
    JSON.stringify({
      id: i,
      group: i % 4 === 0 ? '女' : '男',
      hired: i % 3 === 0,
      prompt: `请联系张伟，手机号是1380013${String(8000 + i)}。`,
      completion: `好的，第${i}位。`,
      extra: i % 9 === 0 ? 1 : '甲',
    }),
  )
  const files = {
    'a.jsonl': `${rows.join('\n')}\n{broken\n`,
    'a.csv': '甲;乙;乙\n1;2;3\n4;5;6\n',
    'chat.json': '[{"instruction":"问","input":"","output":"答"}]',
    'gold.txt': '联系[[PERSON:张伟]]，电话[[PHONE_NUMBER:13800138000]]。\n王芳在家。\n',
    'p.yaml': `seed: 1
input: a.jsonl
steps:
  - split: { by: id, shares: { train: 0.7, test: 0.3 } }
  - anonymize: { fields: [prompt], entities: [identifiers] }
  - balance: { facet: group, label: hired, method: over, where: { split: train } }
output: { path: out/, format: jsonl }
profile: { facet: group, label: hired, positive: true }
failIf: { disparateImpact: "> 0" }
`,
  }
  const commands: [args: string, code: number][] = [
    ['plan p.yaml --all', 0],
    ['run p.yaml', 1],
    ['inspect out --verify', 0],
    ['inspect out --changes', 0],
    ['inspect a.jsonl --show --rows 1', 0],
    ['inspect a.csv', 0],
    ['inspect chat.json', 0],
    ['profile a.jsonl --facet group --label hired --full', 0],
    ['anonymize a.jsonl --fields prompt --explain --rows 2 --entities identifiers', 0],
    ['anonymize a.jsonl --infer --entities identifiers', 0],
    ['anonymize a.jsonl --fields prompt --verify --entities identifiers --out clean.jsonl', 0],
    ['convert a.jsonl --out -', 0],
    ['eval pii gold.txt --entities identifiers --errors 2 --confusion --fail-under global.span.f2=1.1', 1],
    ['eval pii --clean a.jsonl --entities identifiers --sample 2', 0],
  ]

  it.runIf(isWhole)('holds no English sentence', async () => {
    const cwd = folderWith(files)
    for (const [args, code] of commands) {
      const done = await prepHere(args.split(' '), { cwd, env: { LANG: 'zh_CN.UTF-8' } })
      const isJsonl = args.endsWith('--out -')
      const text = isJsonl ? done.stderr : done.stdout + done.stderr
      expect([args, done.code, english(text)]).toEqual([args, code, []])
      expect(text).toMatch(/\p{Script=Han}/u)
    }
    for (const page of ['report.html', 'profile.html'])
      expect(
        english(readFileSync(join(cwd, 'out', page), 'utf8').replace(/<style>.*?<\/style>|<[^>]*>/gs, '\n')),
      ).toEqual([])
  })

  it('has a Chinese sentence for every error of the command line', async () => {
    const { said } = await openWords('zh')
    const errors = sourceFiles('src/cli').flatMap(({ path, text }) =>
      [...text.matchAll(/new PrepError\(\s*'\w+',\s*(?:'([^'\n]+)'|`([^`\n]+)`)/g)].map(
        ([, plain, template]) => ({
          path,
          message: plain ?? template.replace(/\$\{suggest[^}]*\}/g, 'Known: x').replace(/\$\{[^}]*\}/g, 'x'),
        }),
      ),
    )
    expect(errors.length).toBeGreaterThan(20)
    expect(errors.filter(({ message }) => said(message) === message)).toEqual([])
  })
})
