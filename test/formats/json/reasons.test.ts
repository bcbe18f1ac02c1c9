import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from 'prepkit'
import { afterAll, describe, expect, test } from 'vitest'
import { readRejects } from '../../run/fixtures.js'

const folder = mkdtempSync(join(tmpdir(), 'prepkit-test-reasons-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The rejected records of a file with this content, as a run lists them. */
async function rejectsOf(name: string, content: string | Uint8Array) {
  const input = join(folder, name)
  writeFileSync(input, content)
  const output = join(folder, 'out')
  const report = await run({ input, output, errors: { budget: 1 } }, { workers: 0, overwrite: true })
  const list = report.rows.rejected === 0 ? [] : readRejects(output)
  return { rows: report.rows, list: list.map(({ line, offset, reason }) => [line, offset, reason]) }
}

const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`

describe('reasons of rejected lines', () => {
  const cases: [name: string, line: string, reason: string][] = [
    ['a comma behind the record', '{"a":1},', 'not_json'],
    ['a comma behind a record of a key that no other has', '{"b":1},', 'not_json'],
    ['a Python dict', "{'a': 1}", 'not_json'],
    ['None, True and False', '{"b": None}', 'not_json'],
    ['NaN', '{"b": NaN}', 'not_json'],
    ['two records on a line', '{"b":1}{"b":2}', 'not_json'],
    ['records with a carriage return alone between them', '{"b":1}\r{"b":2}\r', 'not_json'],
    ['a value that does not fit in a record that is cut off', '{"a":"x","b":', 'not_json'],
    ['a key that no other has, nested too deep', `{"deep":${nested(300)}}`, 'too_deep'],
    ['nested too deep behind a value that does not fit', `{"a":"x","deep":${nested(300)}}`, 'too_deep'],
    ['a list that is cut off', '[1', 'not_json'],
    ['a list', '[1]', 'not_an_object'],
    ['a list nested too deep', nested(300), 'too_deep'],
    ['a text for the number', '{"a":"x"}', 'wrong_type'],
  ]
  test.each(cases)('%s', async (_, line, reason) => {
    const sound = '{"a":1}\n'.repeat(200)
    const { list } = await rejectsOf('late.jsonl', `${sound}${line}\n${sound}`)
    expect(list).toEqual([[201, sound.length, reason]])
  })

  test.each([
    ['a control character', '{"a":"text that is not so short, and then \u0001"}'],
    ['no escape', '{"a":"text that is not so short, and then \\x"}'],
    ['a control character in a key', '{"a":"text", "key \u0001":1}'],
  ])('a record that is broken by %s in a string decides no type and no column', async (_, broken) => {
    const { rows, list } = await rejectsOf('broken.jsonl', `${broken}\n${broken}\n{"a":1}\n`)
    expect([rows.written, list.map(([line, , reason]) => [line, reason])]).toEqual([
      1,
      [
        [1, 'not_json'],
        [2, 'not_json'],
      ],
    ])
  })

  test.each([
    ['each line', '{"a":1}\r{"a":\r\r{"a":"x\\ny"}\r{"a":4}\r', [2, 4]],
    ['each line but the last, behind a byte order mark', '\ufeff{"a":1}\r{"a":2}', []],
    ['nothing but the only record', '{"a":1}\r', []],
  ])('lines of a file in which a carriage return alone ends %s are records', async (_, content, rejected) => {
    const { rows, list } = await rejectsOf('returns.jsonl', content)
    expect(list.map(([line]) => line)).toEqual(rejected)
    expect(rows.written).toBe(
      content.split('\r').filter((line) => line.trim() !== '').length - rejected.length,
    )
  })

  test('a file whose every line ends with a comma has no row and one reason', async () => {
    const { rows, list } = await rejectsOf('commas.jsonl', '{"a":1},\n{"a":2},\n')
    expect(rows.written).toBe(0)
    expect(list.map(([, , reason]) => reason)).toEqual(['not_json', 'not_json'])
  })

  test('records of an array are numbered as they stand in it, whatever lies between them', async () => {
    const items = ['{"a":1}', '[2]', '{"a":\n3}', '"4"', '{"a":"5"}', `{"b":${nested(300)}}`, '{"a":7}']
    const { rows, list } = await rejectsOf('items.json', `[\n${items.join('\n ,\n')}\n]`)
    expect(rows).toMatchObject({ read: 7, written: 3 })
    expect(list.map(([item, , reason]) => [item, reason])).toEqual([
      [2, 'not_an_object'],
      [4, 'not_an_object'],
      [5, 'wrong_type'],
      [6, 'too_deep'],
    ])
  })

  test('the second of two documents on a line is rejected for what it is', async () => {
    expect((await rejectsOf('two.json', '{"a":1} "x"')).list).toEqual([[2, 8, 'not_an_object']])
  })

  test('empty arrays one after the other are refused: a file without records is one array', async () => {
    await expect(rejectsOf('empty.json', '[][]')).rejects.toMatchObject({ code: 'bad_input' })
    expect((await rejectsOf('one.json', '[]')).rows.read).toBe(0)
  })
})
