import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type RunReport, run } from 'prepkit'
import { describe, expect, it } from 'vitest'
import { isWhole } from '../campaign.js'
import { readRejects, readShards, temporaryFolder, writeLines } from '../run/fixtures.js'

const folder = temporaryFolder('faults')
/** Stands in the records at which something breaks; no report, reject or audit may quote it. */
const secret = 'zebra-7731'
const count = 400
const broken = 137

function moduleOf(name: string, code: string): string {
  const path = join(folder, `${name}.mjs`)
  writeFileSync(path, code)
  return path
}

function recognizerThat(name: string, act: string): object {
  const code = `export const recognizers = [{ name: 'faulty', entities: ['TICKET'], find(scan, found) {
    if (!scan.text.includes('${secret}')) return
    ${act}
  } }]`
  return { recognizers: [{ module: moduleOf(name, code) }] }
}

function operatorThat(name: string, act: string): object {
  const code = `export const operator = (entity, value) => {
    if (!value.includes('broken')) return '***'
    ${act}
  }`
  return { operators: { EMAIL_ADDRESS: { operator: 'custom', module: moduleOf(name, code) } } }
}

const place = '{ start: 0, end: 4, score: 0.9, validated: true, why: "x" }'

const faults: [name: string, options: object][] = [
  ['recognizer throws', recognizerThat('throws', 'throw new Error(scan.text)')],
  ['recognizer throws no error', recognizerThat('null', 'throw null')],
  ['recognizer throws after a find', recognizerThat('late', `found(${place}); throw new Error(scan.text)`)],
  ['recognizer never stops calling itself', recognizerThat('deep', 'const f = () => f() + 1; f()')],
  [
    'recognizer reports a place outside the text',
    recognizerThat('outside', `found({ ...${place}, end: 1e9 })`),
  ],
  ['recognizer reports no place', recognizerThat('nowhere', `found({ ...${place}, start: NaN })`)],
  [
    'recognizer reports a place before the text',
    recognizerThat('before', `found({ ...${place}, start: -1 })`),
  ],
  ['recognizer reports a score that is none', recognizerThat('score', `found({ ...${place}, score: NaN })`)],
  ['recognizer reports another entity', recognizerThat('other', `found({ ...${place}, entity: 'PERSON' })`)],
  ['operator throws', operatorThat('operator-throws', 'throw new Error(value)')],
  ['operator answers with a number', operatorThat('operator-number', 'return 7')],
  ['operator answers later', operatorThat('operator-later', 'return Promise.resolve("x")')],
  ['operator answers with nothing', operatorThat('operator-nothing', '')],
]

/** Everything that a run leaves behind, as one text. */
function filesUnder(path: string): string {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n')
}

/** The text of a record, in which the fault of a step breaks it where it is asked to. */
function textOf(id: number, isBroken: boolean): string {
  return isBroken ? `${secret} of broken@example.org` : `Write to user${id}@example.org`
}

/** All rows but the broken ones came out, each step rejected one of those, and nothing that is left quotes them. */
function checkRejected(
  output: string,
  { report, gone, columns }: { report: RunReport; gone: readonly number[]; columns: readonly string[] },
): void {
  for (const { counts } of report.steps) expect(counts.rejected).toEqual({ anonymize_failed: 1 })
  const rows = readShards(output)
  expect(rows.map(({ id }) => Number(id))).toEqual(
    Array.from({ length: count }, (_, id) => id).filter((id) => !gone.includes(id)),
  )
  for (const row of rows)
    for (const column of columns) expect(row[column]).toMatch(/^Write to (?:<EMAIL_ADDRESS>|\*\*\*)$/)
  const rejects = readRejects(output)
  expect(rejects).toMatchObject(gone.map((id) => ({ line: id + 1, reason: 'anonymize_failed' })))
  expect(rejects).toHaveLength(gone.length)
  const left = filesUnder(output) + JSON.stringify(report)
  expect(left).not.toContain(secret)
  expect(left).not.toContain('broken@example.org')
}

it.each(faults)('a %s: its record is rejected, unprinted, and all others go on', async (name, options) => {
  const records = Array.from({ length: count }, (_, id) => ({
    id,
    text: textOf(id, id === broken),
    note: id === broken ? 'also ann@example.org' : 'none',
  }))
  const input = writeLines(join(folder, 'in.jsonl'), records)
  const output = join(folder, name.replaceAll(' ', '-'))
  const steps = [{ anonymize: { fields: ['text', 'note'], entities: ['EMAIL_ADDRESS'], ...options } }]
  const report = await run({ input, steps, output, errors: { budget: 1 } } as never, { workers: 0 })
  checkRejected(output, { report, gone: [broken], columns: ['text'] })
})

it.runIf(isWhole)('all of them, each in a step of its own, do no more harm in a worker', async () => {
  const columns = faults.map((_, i) => `text${i}`)
  const gone = faults.map((_, i) => broken + i)
  const records = Array.from({ length: count }, (_, id) => ({
    id,
    ...Object.fromEntries(columns.map((column, i) => [column, textOf(id, id === gone[i])])),
  }))
  const input = writeLines(join(folder, 'all.jsonl'), records)
  const output = join(folder, 'all')
  const steps = faults.map(([, options], i) => ({
    anonymize: { fields: [columns[i]], entities: ['EMAIL_ADDRESS'], ...options },
  }))
  const report = await run({ input, steps, output, errors: { budget: 1 } } as never, { workers: 1 })
  checkRejected(output, { report, gone, columns })
})

describe('JSON documents', () => {
  it('that cannot be rewritten are rejected alone', async () => {
    const documents = [
      '{"mail":"a@example.org"}',
      '{"mail":"zebra-7731 a@example.org',
      '{"mail":"b@example.org"}',
    ]
    const input = { path: join(folder, 'documents.csv'), types: { doc: 'json' as const } }
    writeFileSync(
      input.path,
      ['doc', ...documents.map((text) => `"${text.replaceAll('"', '""')}"`)].join('\n'),
    )
    const output = join(folder, 'documents')
    const steps = [{ anonymize: { fields: ['doc'], entities: ['EMAIL_ADDRESS'] } }]
    await run({ input, steps, output, errors: { budget: 1 } } as never, { workers: 0 })
    const rows = readShards(output).map(({ doc }) => doc)
    expect(rows).toEqual(['{"mail":"<EMAIL_ADDRESS>"}', '{"mail":"<EMAIL_ADDRESS>"}'])
    expect(readRejects(output)).toHaveLength(1)
    expect(filesUnder(output)).not.toContain(secret)
  })
})
