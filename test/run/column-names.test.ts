import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Pipeline, run } from 'prepkit'
import { describe, expect, test } from 'vitest'
import { profileData } from '../../src/run/measure/profile-data.js'
import { prepHere } from '../cli/prep.js'
import { temporaryFolder } from './fixtures.js'

const folder = temporaryFolder('column-names')

const mail = 'write to jo@example.com'
const records = Array.from({ length: 12 }, (_, i) => ({
  'user.mail': mail,
  user: { mail: 'inside', 'first.name': mail },
  'age, in years': 20 + i,
  'say "hi"': i % 2 === 0 ? 'a' : 'b',
  'score@25': i,
  组: 'x',
  'is.hired': i % 3 === 0,
  '"odd': mail,
}))
const path = join(folder, 'rows.jsonl')
writeFileSync(path, records.map((record) => `${JSON.stringify(record)}\n`).join(''))

let number = 0
async function rowsAfter(steps: Pipeline['steps'], input: Partial<{ types: object }> = {}) {
  const output = join(folder, `${number++}.jsonl`)
  await run({ input: { path, ...input } as Pipeline['input'], steps, output }, { workers: 0 })
  return readFileSync(output, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
}

describe('a column whose name holds dots, commas, quotes or an @', () => {
  test.each([
    ['user.mail', { 'user.mail': 'write to <EMAIL_ADDRESS>' }],
    ['"odd', { '"odd': 'write to <EMAIL_ADDRESS>' }],
    ['"""odd"', { '"odd': 'write to <EMAIL_ADDRESS>' }],
    ['"user.mail"', { 'user.mail': 'write to <EMAIL_ADDRESS>' }],
    ['user."first.name"', { user: { mail: 'inside', 'first.name': 'write to <EMAIL_ADDRESS>' } }],
  ])('is anonymized as %s', async (field, changed) => {
    const [row] = await rowsAfter([{ anonymize: { fields: [field], entities: ['EMAIL_ADDRESS'] } }])
    expect(row).toEqual({ ...records[0], ...changed })
  })

  test('stands beside a path of the same text, which quotes make one', async () => {
    const [row] = await rowsAfter([
      { convert: { template: { t: '{user.mail} | {"user"."mail"} | {say "hi"}' } } },
    ])
    expect(row.t).toBe(`${mail} | inside | a`)
  })

  test('is renamed, cast, selected and dropped', async () => {
    const [row] = await rowsAfter([
      { convert: { rename: { '"say ""hi"""': 'greeting' }, cast: { 'age, in years': 'text' } } },
      { convert: { select: ['greeting', '"age, in years"', 'user."first.name"'] } },
    ])
    expect(row).toEqual({ greeting: 'a', 'age, in years': '20', user: { 'first.name': mail } })
    const [left] = await rowsAfter([{ convert: { drop: ['user.mail', 'user'] } }])
    expect(Object.keys(left)).toEqual(Object.keys(records[0]).filter((name) => !name.startsWith('user')))
  })

  test('gets a type, picks rows and parts data', async () => {
    const types = { '"user.mail"': 'int', 'age, in years': 'double' }
    // No mail is a number: the column is the one that was named.
    await expect(rowsAfter([], { types })).rejects.toMatchObject({
      message: expect.stringMatching(/12 wrong_type/),
    })
    await expect(rowsAfter([], { types: { 'user.mial': 'json' } })).rejects.toMatchObject({
      message: expect.stringContaining('Did you mean "user.mail"?'),
    })
    const swapped = await rowsAfter([
      { balance: { method: 'under', facet: 'say "hi"', label: 'is.hired', where: { 组: 'x' } } },
      { split: { by: 'user.mail', column: 'part' } },
    ])
    expect(swapped.length).toBe(8)
    expect(new Set(swapped.map((row) => row.part)).size).toBe(1)
  })

  test('is a facet, a label, a weight and a field of a profile', async () => {
    const { profile } = await profileData(
      {
        input: path,
        profile: {
          facet: ['say "hi"', 'age, in years@25', 'score@25'],
          label: 'is.hired',
          fields: ['user.mail'],
          where: { 'user.mail': mail },
        },
      },
      { workers: 0 },
    )
    expect(profile.columns.map((column) => column.path)).toEqual(['"user.mail"'])
    expect(profile.bias?.facets.slice(0, 3).map(({ columns }) => columns)).toEqual([
      ['"say ""hi"""'],
      ['age, in years@25'],
      ['"score@25"'],
    ])
  })

  test('is told with the form that works where a name is mistyped', async () => {
    await expect(rowsAfter([{ anonymize: { fields: ['user.firstname'] } }])).rejects.toMatchObject({
      message: expect.stringContaining('"first.name"'),
    })
    await expect(rowsAfter([{ anonymize: { fields: ['age, in years'] } }])).rejects.toMatchObject({
      message: expect.stringMatching(
        /Text fields: "user\.mail", user\.mail, user\."first\.name", "say ""hi""", 组, """odd"$/,
      ),
    })
  })

  test('is named on the command line, in quotes where it holds a comma', async () => {
    const flags = [
      '--set',
      'cast."score@25"=text',
      '--select',
      '"age, in years",user.mail',
      '--cast',
      '"age, in years"=text,is.hired=text',
    ]
    const { code, stdout, stderr } = await prepHere(['convert', path, '--out', '-', ...flags, '-q'], {
      cwd: folder,
    })
    expect([code, stderr]).toEqual([0, ''])
    expect(JSON.parse(stdout.split('\n')[0])).toEqual({ 'age, in years': '20', 'user.mail': mail })
  })

  test('takes the weights, a new one too', async () => {
    const weigh = (weightColumn: string) =>
      ({ balance: { facet: 'user.mail', method: 'reweigh', weightColumn } }) as const
    const [added] = await rowsAfter([weigh('"my.weight"')])
    expect(added['my.weight']).toBe(1)
    const [weighed] = await rowsAfter([
      { convert: { rename: { 'age, in years': 'old.weight' }, cast: { '"old.weight"': 'double' } } },
      weigh('old.weight'),
    ])
    expect(weighed['old.weight']).toBe(20)
    await expect(rowsAfter([weigh('my.weight')])).rejects.toMatchObject({
      message: expect.stringContaining('Name a column of the row itself'),
    })
  })
})
