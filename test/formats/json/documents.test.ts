import { createReadStream, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PrepError } from '../../../src/base/errors.js'
import { spoolJson } from '../../../src/formats/json/documents.js'
import { runs } from '../../campaign.js'

/** Spools content that arrives in chunks of so many bytes. */
async function spool(content: string | Uint8Array, chunkBytes = 7) {
  const bytes = Buffer.from(content)
  const chunks = Array.from({ length: Math.ceil(bytes.length / chunkBytes) }, (_, i) =>
    bytes.subarray(i * chunkBytes, (i + 1) * chunkBytes),
  )
  const pieces: Buffer[] = []
  const count = await spoolJson(Readable.from(chunks, { objectMode: true }), (lines) => {
    expect(lines.at(-1)).toBe(0x0a)
    pieces.push(lines)
  })
  const text = Buffer.concat(pieces).toString()
  expect(text.split('\n')).toHaveLength(count + 1)
  return text
}

describe('`spoolJson()`', () => {
  const cases: [name: string, content: string | Uint8Array, lines: string][] = [
    ['an array of records', '[{"a":1},{"a":[2,{"b":null}]}]', '{"a":1}\n{"a":[2,{"b":null}]}\n'],
    ['a pretty-printed array', '[\r\n  { "a" : "x" },\n  {}\n]\n', '{"a":"x"}\n{}\n'],
    ['an empty array', ' [ ] ', ''],
    ['an empty file', '', ''],
    ['one object', '{\n "a": true,\n "b": []\n}', '{"a":true,"b":[]}\n'],
    ['objects one after the other', '{"a":1}{"a":2}\n\n{"a":3}', '{"a":1}\n{"a":2}\n{"a":3}\n'],
    ['arrays one after the other', '[{"a":1}]\n[{"a":2}]', '{"a":1}\n{"a":2}\n'],
    ['lists inside the list', '[[1,[2]],[]]', '[1,[2]]\n[]\n'],
    ['single values', '[1,"x",null,false] 7', '1\n"x"\nnull\nfalse\n7\n'],
    ['a byte order mark', '\ufeff[{"a":1}]', '{"a":1}\n'],
    ['whole numbers beyond 2^53', '[{"id":9007199254740993}]', '{"id":9007199254740993}\n'],
    [
      'numbers digit by digit',
      '[1.10,-0,1E+2,0.1e-7,123456789012345678901]',
      '1.10\n-0\n1E+2\n0.1e-7\n123456789012345678901\n',
    ],
    ['escapes', '["\\u4f60\\ud83d\\ude00\\/\\"\\\\\\n\\u0001"]', '"你😀/\\"\\\\\\n\\u0001"\n'],
    ['a lone surrogate as it was', '["\\ud83d x"]', '"\\ud83d x"\n'],
    ['names that stand twice', '{"a":1,"a":2}', '{"a":1,"a":2}\n'],
    ['odd names', '{"__proto__":1,"":2,"\\n":3}', '{"__proto__":1,"":2,"\\n":3}\n'],
    [
      'invalid UTF-8 as a lone surrogate',
      Buffer.concat([Buffer.from('["好'), Buffer.of(0xe5, 0xa5), Buffer.from('"]')]),
      '"好\\udfff"\n',
    ],
  ]
  test.each(cases)('turns %s into lines', async (_, content, lines) => {
    for (const chunkBytes of [1, 2, 7, 1 << 16]) expect(await spool(content, chunkBytes)).toBe(lines)
  })

  const faults: [fault: string, content: string, record: number][] = [
    ['a missing comma', '[{"a":1},{"a":2} {"a":3}]', 3],
    ['an array that is cut off', '[{"a":1},{"a":2}', 3],
    ['an object that is cut off', '{"a":1}\n{"a":', 2],
    ['a text that is cut off', '"abc', 1],
    ['a literal that is cut off', '[{"a":1}] tru', 2],
    ['a number that is cut off', '[{"a":1}] -', 2],
    ['an array that ends with a comma', '[{"a":1},]', 2],
    ['an object that ends with a comma', '[{"a":1,}]', 1],
    ['a name without quotes', '[{"a":1},{secret:2}]', 2],
    ['a bad escape', '[{"a":1},{"a":"\\x41"}]', 2],
    ['a raw line feed in a text', '[{"a":"x\ny"}]', 1],
    ['not JSON at all', 'a,b\n1,2\n', 1],
    ['the wrong bracket', '[{"a":1]}', 1],
    ['NaN', '[{"a":1},{"a":NaN}]', 2],
  ]
  test.each(faults)(
    'refuses %s with the number of the record and none of its text',
    async (_, content, record) => {
      for (const chunkBytes of [1, 7, 1 << 16]) {
        const error = await spool(content, chunkBytes).catch((caught) => caught)
        expect(error).toBeInstanceOf(PrepError)
        expect(error.code).toBe('bad_input')
        expect(error.message).toMatch(new RegExp(`^Record ${record} is not valid JSON`))
        expect(error.message).not.toMatch(/secret/)
      }
    },
  )

  test('agrees with JSON.parse on any JSON, however it arrives', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.jsonValue()),
        fc.integer({ min: 1, max: 50 }),
        fc.nat(3),
        async (values, chunkBytes, indent) => {
          const lines = await spool(JSON.stringify(values, undefined, indent), chunkBytes)
          expect(lines).toBe(values.map((value) => `${JSON.stringify(value)}\n`).join(''))
        },
      ),
      runs(75),
    )
  })

  test('accepts an array exactly when JSON.parse does', async () => {
    const noise = fc.string({
      unit: fc.constantFrom(
        '{',
        '}',
        '[',
        ']',
        ',',
        ':',
        '"a"',
        '1',
        '-',
        '0',
        '.',
        'e',
        'null',
        ' ',
        '\\',
        '"',
        'tru',
      ),
      maxLength: 12,
    })
    await fc.assert(
      fc.asyncProperty(noise, fc.integer({ min: 1, max: 9 }), async (inner, chunkBytes) => {
        const content = `[[${inner}]]`
        const lines = await spool(content, chunkBytes).catch(() => undefined)
        expect(lines?.trim()).toBe(parsesOrNot(content) ? lines?.trim() : undefined)
        expect(lines !== undefined).toBe(parsesOrNot(content))
      }),
      runs(600),
    )
  })

  test('waits for each write before it reads on', async () => {
    const record = `${JSON.stringify({ text: 'x'.repeat(1000) })},`
    let read = 0
    const input = Readable.from(
      (function* () {
        yield Buffer.from('[')
        for (; read < 2000; read++) yield Buffer.from(record)
        yield Buffer.from('{}]')
      })(),
    )
    let isWriting = false
    let furthest = 0
    let written = 0
    const count = await spoolJson(input, async (lines) => {
      expect(isWriting).toBe(false)
      isWriting = true
      written += lines.length
      await new Promise((done) => setImmediate(done))
      furthest = Math.max(furthest, read * record.length - written)
      isWriting = false
    })
    expect(count).toBe(2001)
    expect(furthest).toBeLessThan(200_000)
  })

  const sample = join(process.env.PREPKIT_DATA ?? '../shared/data', 'pii/presidio_synth_dev.json')
  const hasSample = statSync(sample, { throwIfNoEntry: false }) !== undefined
  test.skipIf(!hasSample)('agrees with JSON.parse on a real file', async () => {
    const pieces: Buffer[] = []
    const count = await spoolJson(createReadStream(sample), (lines) => {
      pieces.push(lines)
    })
    const lines = Buffer.concat(pieces).toString().trimEnd().split('\n')
    expect(lines).toHaveLength(count)
    expect(lines.map((line) => JSON.parse(line))).toEqual(JSON.parse(readFileSync(sample, 'utf8')))
  })
})

function parsesOrNot(content: string): boolean {
  try {
    JSON.parse(content)
    return true
  } catch {
    return false
  }
}
