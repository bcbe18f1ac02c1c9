import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Table, tableToIPC, vectorFromArray } from 'apache-arrow'
import fc from 'fast-check'
import { type Batch, read, run, write } from 'prepkit'
import { expect, test } from 'vitest'
import { flatTypes, nestedTypes } from '../arrow/arrow-values.js'
import { contentOf, shardNames, temporaryFolder } from '../run/fixtures.js'

const folder = temporaryFolder('stream-arrow-types')
const types = Object.entries({ ...flatTypes, ...nestedTypes })

test('read() yields the columns of every type that run() reads, an empty batch of them first', async () => {
  const columns = types.map(([name, { type, value }]) => {
    const values = fc.array(fc.option(value), { minLength: 5, maxLength: 5 })
    return [name, vectorFromArray(fc.sample(values, { seed: 5, numRuns: 1 })[0], type)]
  })
  const input = join(folder, 'in.arrow')
  writeFileSync(input, tableToIPC(new Table(Object.fromEntries(columns)), 'file'))

  const batches: Batch[] = []
  for await (const batch of read(input)) batches.push(batch)
  expect(batches.map(({ numRows }) => numRows)).toEqual([0, 5])
  for (const [name, { type }] of types)
    expect(batches.map((batch) => String(batch.column(name).type))).toEqual([String(type), String(type)])

  const [ran, streamed] = ['run', 'streamed'].map((name) => join(folder, name))
  await run({ input, output: ran })
  await pipeline(read(input), write(streamed))
  const [shard] = shardNames(ran)
  expect(contentOf(streamed)[shard]).toBe(contentOf(ran)[shard])
})
