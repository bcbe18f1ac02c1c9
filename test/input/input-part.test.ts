import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { Table, tableToIPC, vectorFromArray } from 'apache-arrow'
import { describe, expect, test } from 'vitest'
import { emptyShape } from '../../src/arrow/infer-schema.js'
import { inlineEngine } from '../../src/engine/inline.js'
import { openProgressBuffer } from '../../src/engine/tasks/progress-buffer.js'
import { readPartition } from '../../src/engine/tasks/read-partition.js'
import { loadReader } from '../../src/formats/registry.js'
import { hashRange, type InputPart, openPartHash } from '../../src/input/input-part.js'
import { openInputs } from '../../src/input/open-inputs.js'
import { cutPartitions } from '../../src/input/partition.js'
import { normalize } from '../../src/pipeline/normalize.js'
import { inferInput } from '../../src/plan/infer-schema.js'
import { SeenInputs } from '../../src/plan/seen-inputs.js'
import { temporaryFolder } from '../run/fixtures.js'

const folder = temporaryFolder('input-part')
const long = 'x'.repeat(5 << 20)
const lines = Array.from({ length: 4000 }, (_, id) => `{"id":${id},"text":"${'y'.repeat(id)}"}\n`).join('')
const table = new Table({ id: vectorFromArray([1, 2, 3]), text: vectorFromArray(['a', 'b', 'a']) })

const files: Record<string, string | Uint8Array> = {
  'marked.jsonl': `\ufeff${lines}`,
  'no-end.jsonl': lines.trimEnd(),
  'long-line.jsonl': `{"a":1}\n{"a":"${long}"}\n{"a":2}\n{"a":"${long}"}`,
  'empty.jsonl': '',
  'table.csv': `id,text\n${Array.from({ length: 9000 }, (_, id) => `${id},"a ""b"" ${'z'.repeat(id % 999)}"\n`).join('')}`,
  'long-record.csv': `a,b\n1,2\n3,"${long}"\n4,5\n6,"${long}\n`,
  'dictionaries.arrow': tableToIPC(table, 'stream'),
  'file.arrow': tableToIPC(table, 'file'),
}

describe.each(Object.entries(files))('the hash of %s', (name, content) => {
  test('is the same for every way in which its parts are read', async () => {
    const path = join(folder, name)
    writeFileSync(path, content)
    const pipeline = normalize({ input: { path, maxRecordBytes: 1 << 20 }, output: '-' })
    const context = { options: { stdin: Readable.from([]) }, engine: inlineEngine(), spoolFolder: folder }
    const { files, copies } = await openInputs(pipeline, context)
    const partitions = await cutPartitions(files)
    const seen = new SeenInputs(partitions)
    const { schema } = await inferInput(pipeline, { ...context, files, copies, partitions, seen })
    const { observe } = await loadReader(files[0].format)
    const progress = openProgressBuffer(partitions.length)
    for (const partition of partitions) {
      const parts: InputPart[] = []
      const how = { schema, invalidUtf8: 'replace' as const, onBad: () => {}, progress }
      for await (const _ of readPartition(partition, { ...how, onPart: (part) => parts.push(part) }));
      const again = await Promise.all(partition.ranges.map(hashRange))
      expect(parts).toEqual(again)
      if (observe === undefined) continue
      const observed = partition.ranges.map(({ file, range }) => {
        const hash = openPartHash(file, range)
        observe({ file, range, onBytes: hash.onBytes }, emptyShape())
        return hash.part()
      })
      expect(observed).toEqual(again)
    }
  })
})
