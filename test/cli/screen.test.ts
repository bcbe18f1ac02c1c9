import { describe, expect, it } from 'vitest'
import { jsonSchemaOf } from '../../src/base/json-schema.js'
import { z } from '../../src/base/options.js'
import { Command } from '../../src/cli/flags/commander.js'
import { type FlagValues, optionsFromFlags } from '../../src/cli/flags/flag-values.js'
import { addOptionFlags, optionFlags } from '../../src/cli/flags/from-options.js'
import { englishWords, openWords } from '../../src/cli/language/words.js'
import { reportError } from '../../src/cli/terminal/failure.js'
import { paceLine } from '../../src/cli/terminal/pace.js'
import { bytes, duration } from '../../src/cli/terminal/quantity.js'
import { fittedLines, tableLines } from '../../src/cli/terminal/table.js'
import { type Terminal, wantsColour } from '../../src/cli/terminal/terminal.js'
import { clip, displayWidth, wrap } from '../../src/cli/terminal/width.js'

describe('displayWidth()', () => {
  it.each<[string, number]>([
    ['abc', 3],
    ['图书馆', 6],
    ['（a）', 5],
    ['e\u0301', 1],
    ['한국', 4],
    ['😀', 2],
    ['\u001b[31mred\u001b[39m', 3],
  ])('takes %j for %i columns', (text, width) => expect(displayWidth(text)).toBe(width))

  it('keeps columns straight beside Chinese', () => {
    expect(
      tableLines(
        [
          ['图书馆', '1'],
          ['lake', '12'],
        ],
        [1],
      ),
    ).toEqual(['图书馆   1', 'lake    12'])
  })
})

describe('fittedLines()', () => {
  const rows = [
    ['PERSON', '1,234', 'a long reason why it was taken', 'the value'],
    ['EMAIL_ADDRESS', '5', 'because of the at sign in it', '在湖边的图书馆'],
  ]

  it.each([40, 60, 80, 120])('keep to %i columns, cut no number and lose no column', (columns) => {
    const lines = fittedLines(rows, { columns, right: [1] })
    for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(columns)
    expect(lines.join('\n')).toContain('1,234')
    expect(lines.join('\n')).toMatch(/the val/)
  })

  it('cut nothing where there is room, and wrap the last column where that is asked for', () => {
    expect(fittedLines(rows, { columns: 200, right: [1] })).toEqual(tableLines(rows, [1]))
    const wrapped = fittedLines([['a', 'one two three four five six']], { columns: 20, wrapsLast: true })
    expect(wrapped).toEqual(['a  one two three', '   four five six'])
  })
})

describe('clip() and wrap()', () => {
  it.each([1, 2, 5, 9, 40])('never pass %i columns', (width) => {
    const text = '在湖边的图书馆 opens at nine, averylongwordwithoutspaces，请准时'
    expect(displayWidth(clip(text, width))).toBeLessThanOrEqual(Math.max(1, width))
    if (width > 1) for (const line of wrap(text, width)) expect(displayWidth(line)).toBeLessThanOrEqual(width)
    if (width > 1) expect(wrap(text, width).join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
  })
})

describe('numbers', () => {
  it.each([
    [bytes(1), '1 byte'],
    [bytes(999), '999 bytes'],
    [bytes(999_600), '1.0 MB'],
    [bytes(12_345_678), '12 MB'],
    [duration(0.44), '0.4 s'],
    [duration(59.7), '1:00 min'],
    [duration(3725), '1:02:05 h'],
  ])('%s reads %s', (text, expected) => expect(text).toBe(expected))

  it('fit a progress line of a big run in 79 columns', () => {
    const pace = {
      phase: 'finish' as const,
      bytes: 9e11,
      totalBytes: 1e12,
      rows: 123_456_789,
      megabytesPerSecond: 1234,
      secondsLeft: 3_000,
      memoryBytes: 4e9,
    }
    expect(displayWidth(paceLine(pace, { bar: () => '█'.repeat(10), words: englishWords }))).toBeLessThan(80)
  })
})

describe('wantsColour()', () => {
  it.each<[boolean, Record<string, string>, boolean]>([
    [true, {}, true],
    [false, {}, false],
    [true, { NO_COLOR: '1' }, false],
    [true, { NO_COLOR: '' }, true],
    [true, { TERM: 'dumb' }, false],
    [false, { FORCE_COLOR: '1' }, true],
    [true, { FORCE_COLOR: '0' }, false],
  ])('on a terminal: %s, with %j: %s', (isTTY, env, expected) =>
    expect(wantsColour(isTTY, env)).toBe(expected),
  )
})

describe('reportError()', () => {
  it.each<[code: string, path: string | undefined, line: string]>([
    ['EACCES', 'out/x', 'prep: No permission for "out/x" (EACCES)'],
    ['ENOSPC', 'out/x', 'prep: No space left on the disk for "out/x" (ENOSPC)'],
    ['EMFILE', 'out/x', 'prep: EMFILE: too many open files'],
    ['EACCES', undefined, 'prep: EACCES: too many open files'],
  ])('tells %s on %s', async (code, path, line) => {
    const said: string[] = []
    const terminal = {
      stderr: {},
      env: {},
      paint: (_: string, text: string) => text,
      say: (text: string) => said.push(text),
    }
    const error = Object.assign(new Error(`${code}: too many open files`), { code, path, syscall: 'open' })
    const session = { terminal: terminal as unknown as Terminal, words: await openWords('en'), exitCode: 0 }
    expect(reportError(error, session)).toBe(2)
    expect(said).toEqual([line])
  })
})

describe('flags from a schema', () => {
  const schema = jsonSchemaOf(
    z.strictObject({
      fields: z.array(z.string()).describe('Paths'),
      method: z.enum(['over', 'under']).default('over').describe('How'),
      maxCopies: z.int().optional().describe('At most'),
      shares: z.array(z.number()).optional(),
      facet: z.union([z.string(), z.array(z.string())]).optional(),
      rename: z.record(z.string(), z.string()).optional(),
      target: z.union([z.enum(['equal']), z.number(), z.record(z.string(), z.number())]).optional(),
      keepOrder: z.boolean().default(true),
      strict: z.boolean().default(false),
      trim: z.boolean().default(false),
    }),
  )
  const flags = optionFlags(schema, new Set(['trim']))

  async function parsed(args: string[], sets: string[] = []): Promise<Record<string, unknown>> {
    const command = new Command()
    addOptionFlags(command, flags)
    command.parse(args, { from: 'user' })
    return optionsFromFlags(flags, command.opts<FlagValues>(), sets)
  }

  it.each<[args: string[], options: unknown]>([
    [['--fields', 'a,b', '--fields', 'messages[].content'], { fields: ['a', 'b', 'messages[].content'] }],
    [['--method', 'under', '--max-copies', '3'], { method: 'under', maxCopies: 3 }],
    [['--shares', '0.5, 1'], { shares: [0.5, 1] }],
    [['--facet', 'gender'], { facet: ['gender'] }],
    [['--rename', '{ a: b, "c[].d": e }'], { rename: { a: 'b', 'c[].d': 'e' } }],
    [['--rename', 'a=b,c=d, e'], { rename: { a: 'b', c: 'd, e' } }],
    [['--target', 'equal'], { target: 'equal' }],
    [['--target', '0.8'], { target: 0.8 }],
    [['--target', 'a=1,b=2.5'], { target: { a: 1, b: 2.5 } }],
    [['--target', '{ a: 1 }'], { target: { a: 1 } }],
    [['--no-keep-order', '--strict'], { keepOrder: false, strict: true }],
    [[], {}],
  ])('%j become %j', async (args, options) => expect(await parsed(args)).toEqual(options))

  it('set any option by its dotted name, in YAML', async () => {
    expect(await parsed(['--rename', 'a=b'], ['rename.c=d', 'trim=true', 'fields=["x,y"]'])).toEqual({
      rename: { a: 'b', c: 'd' },
      trim: true,
      fields: ['x,y'],
    })
  })

  it('leave names that common flags have to --set, and tell words, defaults and what is required', () => {
    expect(flags.map((flag) => flag.flags)).not.toContain('--trim')
    expect(flags[0]).toMatchObject({ flags: '--fields <list>', help: 'Paths (required)' })
    expect(flags[1].help).toBe('How: one of over, under (default: over)')
  })
})
