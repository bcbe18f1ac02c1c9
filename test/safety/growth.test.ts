import { statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from 'prepkit'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Batch } from '../../src/arrow/batch.js'
import { emptyShape, inferSchema } from '../../src/arrow/infer-schema.js'
import type { DataFile } from '../../src/formats/format/reader.js'
import { JsonCursor } from '../../src/formats/json/cursor.js'
import { jsonlReader } from '../../src/formats/json/read.js'
import { renderProfile } from '../../src/report/render-profile.js'
import { Draws, KeyedRandom } from '../../src/transform/random.js'
import { compilePattern } from '../../transforms/anonymize/custom/pattern.js'
import type { Span } from '../../transforms/anonymize/detect/recognizer.js'
import { resolveOverlaps } from '../../transforms/anonymize/detect/resolve-overlaps.js'
import { entityNames } from '../../transforms/anonymize/entities/entities.js'
import { findInText } from '../../transforms/anonymize/find-in-text.js'
import { TermTable } from '../../transforms/anonymize/lists/term-table.js'
import { foldText } from '../../transforms/anonymize/normalize/fold.js'
import { type OpenedDetector, openDetectorFor } from '../../transforms/anonymize/open-detector.js'
import { anonymizeOptions } from '../../transforms/anonymize/options.js'
import { openProtected } from '../../transforms/augment/editing/protected-parts.js'
import { TextView } from '../../transforms/augment/editing/text-view.js'
import { operationNames, operations } from '../../transforms/augment/operations/index.js'
import { campaignSeconds, isWhole, shortForm, spread } from '../campaign.js'
import { sampleReport } from '../report/sample-report.js'
import { temporaryFolder } from '../run/fixtures.js'
import { openAnonymized } from '../transforms/anonymize/anonymized.js'
import { growthFault, repeated } from './growth.js'
import { units, unitsByKind } from './growth-units.data.js'

const folder = temporaryFolder('growth')

/** Characters of the longer text; the campaign takes longer ones. */
const length = campaignSeconds === 0 ? 1_600 : 240_000

describe('time grows with the length of a text alone', () => {
  let all: OpenedDetector
  let weak: OpenedDetector

  beforeAll(async () => {
    all = await openDetectorFor(anonymizeOptions.parse({ entities: entityNames }))
    weak = await openDetectorFor(anonymizeOptions.parse({ entities: entityNames, threshold: 0 }))
    // What is compiled on the way would count as growth, and be tried again.
    const warm = units.map((unit) => unit.repeat(10)).join('\n')
    for (const opened of [all, weak]) for (let i = 0; i < 3; i++) findInText(opened, warm)
  })

  /** The units whose repeats take a detector longer than their length explains. */
  async function faultsOf(opened: OpenedDetector, given: readonly string[]): Promise<string[]> {
    const faults: string[] = []
    for (const unit of given) {
      const work = (text: string) => findInText(opened, text)
      const fault = await growthFault(work, { make: repeated(unit), size: length })
      if (fault !== undefined) faults.push(`${JSON.stringify(unit)}: ${fault}`)
    }
    return faults
  }

  it('on repeats of whatever may begin a value', async () => {
    expect(await faultsOf(all, spread(units, Math.ceil(units.length / 6)))).toEqual([])
  })

  it('on repeats with every weak candidate taken', async () => {
    expect(
      await faultsOf(
        weak,
        units.filter((_, i) => i % (isWhole ? 8 : 16) === 0),
      ),
    ).toEqual([])
  })

  it('on mixtures of them', async () => {
    const random = new KeyedRandom(7, 'mixtures')
    const pick = (mix: number, i: number) => units[random.hash(mix, i, 0) % units.length]
    const mixtures = Array.from({ length: isWhole ? 12 : 4 }, (_, mix) =>
      Array.from({ length: 2 + (mix % 5) }, (_, i) => pick(mix, i)).join(''),
    )
    expect(await faultsOf(all, mixtures)).toEqual([])
  })

  it('in `anonymize()` as a whole, on long texts of every kind', async () => {
    const anonymize = await openAnonymized()
    const faults: string[] = []
    for (const [kind, unit] of spread([...unitsByKind], 4)) {
      const make = repeated(unit)
      const fault = await growthFault(anonymize, { make: (size) => [make(size)], size: length })
      if (fault !== undefined) faults.push(`${kind}: ${fault}`)
    }
    expect(faults).toEqual([])
  })

  it('in `anonymize()` that leaves public people, with a number beside every name', async () => {
    const make = (size: number) => [repeated('张伟电话13905718846。')(size)]
    const anonymize = await openAnonymized({ policy: 'instruction' })
    // What was found in a text is remembered: each one is new.
    let serial = 0
    const work = ([text]: string[]) => anonymize([`${serial++} ${text}`])
    expect(await growthFault(work, { make, size: 4000 })).toBeUndefined()
  })

  it.runIf(isWhole)(
    'in a chain of spans that each overlap the next, of more than may be given as arguments',
    async () => {
      const chain = (count: number) =>
        Array.from({ length: count }, (_, start): Span => {
          const place = { start, end: start + 2, validated: start % 3 === 0 }
          return { ...place, score: 1, why: '', entity: 'URL', recognizer: 'url' }
        })
      const work = (spans: Span[]) => resolveOverlaps(' '.repeat(spans.length + 1), spans)
      expect(await growthFault(work, { make: chain, size: 150_000 })).toBeUndefined()
    },
  )

  it.each(spread(['：', '一', '1一', '\u0430a', '\u200b1', '1\u0301'], 3))(
    'in `foldText()`, on %j',
    async (unit) => {
      expect(await growthFault(foldText, { make: repeated(unit), size: 50_000 })).toBeUndefined()
    },
  )

  it.runIf(isWhole)('in a pattern of users that begins anywhere and ends nowhere', async () => {
    const pattern = compilePattern('[a-z]+\\d', { name: 'p', syntax: 'javascript' })
    const work = (text: string) => expect(pattern.exec(text)).toBeNull()
    expect(await growthFault(work, { make: repeated('a'), size: 200_000 })).toBeUndefined()
  })

  it.each([
    ['a word that begins none', ['a b', 'aaaa'], 'a'],
    ['words that nearly make one', [`${'a '.repeat(99)}b`], 'a '],
  ])('in a table of terms, on %s', async (_, terms, unit) => {
    const table = new TermTable({ ignoreCase: false, isSearched: true })
    table.addLines(terms.join('\n'), 'terms')
    const work = (text: string) => table.search(text, () => expect.unreachable())
    expect(await growthFault(work, { make: repeated(unit), size: 50_000 })).toBeUndefined()
  })

  const signs = ['`', '<', '{{', '[', '\\(', '\\[', '$$', '#', '1', '一', 'a', '1:', 'http://', '"', ' ']

  it.each(['en', 'zh'] as const)(
    'in the protected parts and words of a text, by the rules of %s, on rows of one sign',
    async (language) => {
      const segmenter = () => new Intl.Segmenter('zh', { granularity: 'word' })
      const protectedIn = openProtected([])
      const work = (text: string) => new TextView(text, language, { protectedIn, segmenter }).words
      for (const sign of signs)
        expect(await growthFault(work, { make: repeated(sign), size: 30_000 }), sign).toBeUndefined()
    },
  )

  it.each(operationNames)('in the operation %s, on rows of one sign', async (name) => {
    const segmenter = () => new Intl.Segmenter('zh', { granularity: 'word' })
    const protectedIn = openProtected([])
    const find = operations[name].open({ senses: 'first' })
    const work = (text: string) => {
      const [language] = operations[name].languages
      const view = new TextView(text, language, { protectedIn, segmenter })
      find(view, { draws: new Draws(1, 2), strength: 0.1 })
    }
    for (const sign of [' ', 'a ', 'the ', '.', '. A', '一', '如', 'do not ', "'"])
      expect(await growthFault(work, { make: repeated(sign), size: 20_000 }), sign).toBeUndefined()
  })
})

describe('time grows with the input alone', () => {
  it('in a number of millions of digits', async () => {
    const cursor = new JsonCursor()
    const work = (bytes: Buffer) => {
      cursor.open(bytes, 0, bytes.length)
      cursor.readNumber()
      expect(cursor.readLong(0)).toBeUndefined()
    }
    const make = (size: number) => Buffer.alloc(size, '9')
    expect(await growthFault(work, { make, size: 4_000_000 })).toBeUndefined()
  })

  /** A run over a file with this content, to Arrow. */
  const converted = (name: string) => async (content: string) => {
    const input = join(folder, name)
    writeFileSync(input, content)
    await run(
      { input: { path: input, maxColumns: 100_000 }, output: join(folder, 'out') },
      { workers: 0, overwrite: true },
    )
  }

  it.runIf(isWhole)('in the columns of a CSV file', async () => {
    const make = (columns: number) => {
      const names = Array.from({ length: columns }, (_, i) => `c${i}`).join(',')
      return `${names}\n${`${'1,'.repeat(columns - 1)}1\n`.repeat(3)}`
    }
    expect(await growthFault(converted('wide.csv'), { make, size: 8_000 })).toBeUndefined()
  })

  const kinds: [string, (i: number) => unknown][] = [
    ['objects', (i) => ({ a: i })],
    ['numbers', (i) => i],
    ['texts', (i) => `text ${i}`],
  ]
  it.runIf(isWhole).each(shortForm(kinds, 1))(
    'in the keys of a record that is read: %s',
    async (_, valueAt) => {
      const make = (keys: number) => {
        const record = Object.fromEntries(Array.from({ length: keys }, (_, i) => [`k${i}`, valueAt(i)]))
        const path = join(folder, `keys-${Math.ceil(keys)}.jsonl`)
        writeFileSync(path, JSON.stringify(record))
        const bytes = statSync(path).size
        return { source: 0, path, readPath: path, bytes, dataStart: 0 }
      }
      const work = (file: DataFile) => {
        const shape = emptyShape()
        const range = { source: 0, from: 0, to: file.bytes }
        jsonlReader.observe?.({ file, range }, shape)
        const { schema } = inferSchema(shape, 0)
        const skipped = new Set<string>()
        const task = {
          file,
          range,
          schema,
          skipped,
          invalidUtf8: 'reject' as const,
          onBad: () => expect.unreachable(),
        }
        expect([...(jsonlReader.read(task) as Iterable<Batch>)]).toHaveLength(1)
      }
      expect(await growthFault(work, { make, size: 16_000 })).toBeUndefined()
    },
  )

  it.runIf(isWhole)('in keys that each stand in one record', async () => {
    const make = (keys: number) => Array.from({ length: keys }, (_, i) => `{"k${i}":${i}}\n`).join('')
    const work = async (content: string) => {
      const path = join(folder, 'once.jsonl')
      writeFileSync(path, content)
      const input = { path, maxColumns: 100, wide: 'json' as const }
      await run({ input, output: join(folder, 'out') }, { workers: 0, overwrite: true })
    }
    expect(await growthFault(work, { make, size: 16_000 })).toBeUndefined()
  })

  it.runIf(isWhole)('in a page of columns', async () => {
    const work = (columns: number) => renderProfile(sampleReport({ columns }), { lang: 'zh' })
    expect(await growthFault(work, { make: Math.ceil, size: 16 })).toBeUndefined()
  })
})
