import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openAnonymizer } from '../../../src/index.js'
import { findRegions } from '../../../transforms/anonymize/code/regions.js'

/** Programs in eleven languages and a README, full of words that are names elsewhere. */
const folder = join(import.meta.dirname, '../../golden/code')
const files = readdirSync(folder).map((name) => basename(name, '.txt'))
const textOf = (name: string) => readFileSync(join(folder, `${name}.txt`), 'utf8')
const { anonymize, find } = await openAnonymizer({ entities: ['identifiers', 'names'] })
const withoutLinks = await openAnonymizer({ entities: ['names', 'USERNAME'] })

describe('`anonymize()` on code', () => {
  it.each(files)('finds no name in %s', (name) => {
    expect(withoutLinks.find(textOf(name)).map(({ start, end }) => textOf(name).slice(start, end))).toEqual(
      [],
    )
  })

  it.each(files.filter((name) => name !== 'readme'))('leaves %s as it is', (name) => {
    expect(anonymize(textOf(name)).text).toBe(textOf(name))
  })

  it.each([
    'for i in range(len(arr)):',
    'def f():\n    pass\n\n@with_tp_del\nclass A:\n    @skip_if_not_supported(10000)\n    def g(self): pass\n\n    @mock_if_at_fork  # see above\n    def h(self): pass',
    'if len(section) > 1:',
    '    elif norm == "max":',
    '/** @param ciphertext - Data */',
    '- [Dev Deps] update `eslint`',
    '[![travis][travis-image]][travis-url]',
    'Use `Max.Len` with isinstance(val, Enum), or call Adam.step(lr) from the class MartinHash.',
    'The file src/components/Max.tsx exports it, see also ./Dana/Travis and C:\\src\\Alba\\len.c',
  ])('leaves %j as it is', (text) => {
    expect(anonymize(text).text).toBe(text)
  })

  it.each([
    ['// Copyright (c) 2014 Mary Jones\nint main(void) { return 0; }', ['Mary Jones']],
    [
      '# Author: Mary Jones <mary@example.com>\nimport os\nprint(os.name)',
      ['Mary Jones', 'mary@example.com'],
    ],
    ['/**\n * @author Mary Jones\n */\nexport default {};', ['Mary Jones']],
    ['customer = "Mary Jones"\nprint(customer.upper())', ['Mary Jones']],
    ["INSERT INTO users VALUES (7, 'Mary Jones');", ['Mary Jones']],
    ['x = 1  # call 202-555-0173 or write to mary@example.com\n', ['202-555-0173', 'mary@example.com']],
    ['const card = "4111 1111 1111 1111";', ['4111 1111 1111 1111']],
    ['api_key = "sk-proj-4f9Tq2LmXc81RbVn3KsWy7Zd"\n', ['sk-proj-4f9Tq2LmXc81RbVn3KsWy7Zd']],
  ])('finds in %j what a cue or a form of its own speaks for', (text, values) => {
    expect(find(text).map(({ start, end }) => text.slice(start, end))).toEqual(values)
  })

  it.each([
    ['{"name": "Mary Jones", "city": "Leeds"}', 'Mary Jones'],
    ['Name: Mary Jones\nRole: Manager', 'Mary Jones'],
    ['2024-01-31 12:00:01 INFO [main] Mary Jones (id=17) logged in; ok', 'Mary Jones'],
    ['<p class="note">Mary Jones wrote this.</p>', 'Mary Jones'],
    ['| Mary Jones | 31 |\n| --- | --- |', 'Mary Jones'],
    ['```\nDear Mary Jones,\nthank you for your order.\n```', 'Mary Jones'],
    ['Here is the code:\n\n```py\nprint(1)\n```\n\nRegards,\nMary Jones', 'Mary Jones'],
  ])('still finds names in %j, which is data or a letter', (text, name) => {
    expect(find(text).map(({ start, end }) => text.slice(start, end))).toContain(name)
  })

  it('says of a word in code why it is not taken', () => {
    const [hit] = find('if Max(section) > 1:', { explain: true }).filter(({ entity }) => entity === 'PERSON')
    expect(hit === undefined || hit.rejected === 'in code').toBe(true)
  })
})

describe('`findRegions()`', () => {
  it('finds no program in sentences', () => {
    const text =
      'If you (and he) want: the price is $5; see #3 & "that". Public opinion, she said, is mixed.\n- one\n- two\n'
    expect(findRegions(text)).toEqual([])
  })

  it('ends a program where sentences begin', () => {
    const code = 'def f(x):\n    return x + 1'
    const text = `Try this one:\n\n${code}\n\nIt adds one to whatever you give it.`
    expect(findRegions(text)).toEqual([{ from: text.indexOf(code), to: text.indexOf(code) + code.length }])
  })

  it('takes time in proportion to the text', () => {
    for (const part of ['"""\n', '/* ', "'''x", '`', '```\n', 'f(', '{\n', '# a\n', '((((', '"a\\', '<a '])
      expect(() => withoutLinks.find(part.repeat(20_000))).not.toThrow()
  })
})
