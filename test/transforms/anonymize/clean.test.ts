import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  type CleanMeasure,
  type CleanRecord,
  measureClean,
} from '../../../transforms/anonymize/evaluate/index.js'

/**
 * What is taken by default from the project's own texts without personal data may fall, never rise. They lie in
 * `test/golden/clean`: code in eleven languages, documents, instruction records, English and Chinese. `UPDATE_FLOORS=1
 * npx vitest run test/transforms/anonymize/clean.test.ts` lowers the ceilings to what is measured now, and refuses to
 * raise one; after texts have been added, `UPDATE_FLOORS=force` sets them anew.
 */

const folder = join(import.meta.dirname, '../../golden/clean')
const ceilingsPath = join(folder, '../clean-ceilings.json')

/** Hits by entity, and records changed. */
interface Ceiling {
  changed: number
  hits: Record<string, number>
}
type Ceilings = Record<string, Ceiling>

const ceilings: Ceilings = JSON.parse(readFileSync(ceilingsPath, 'utf8'))
const mode = process.env.UPDATE_FLOORS ?? ''

/** The kind of text in a file. */
function kindOf(name: string): string {
  if (name.endsWith('.jsonl')) return 'instructions'
  if (name.includes('-zh')) return 'chinese'
  return /\.(?:md|txt)$/.test(name) && !name.includes('.ts.') ? 'documents' : 'code'
}

const byKind = new Map<string, string[]>()
for (const name of readdirSync(folder)) byKind.set(kindOf(name), [...(byKind.get(kindOf(name)) ?? []), name])
const kinds = [...byKind.keys()].sort()

function recordsOf(name: string): CleanRecord[] {
  const text = readFileSync(join(folder, name), 'utf8')
  if (!name.endsWith('.jsonl')) return [{ source: name, texts: [{ text }] }]
  return text
    .trimEnd()
    .split('\n')
    .map((line, i) => ({
      source: name,
      row: i + 1,
      texts: Object.entries<string>(JSON.parse(line)).map(([field, text]) => ({ text, field })),
    }))
}

function ceilingOf({ changed, byEntity }: CleanMeasure): Ceiling {
  return { changed, hits: Object.fromEntries(byEntity.map(({ entity, hits }) => [entity, hits])) }
}

/** The figures that are above their ceilings, as lines. */
function risen(now: Ceiling, most: Ceiling): string[] {
  const worse = Object.entries(now.hits)
    .filter(([entity, hits]) => hits > (most.hits[entity] ?? 0))
    .map(([entity, hits]) => `${entity}: ${hits} hits, over ${most.hits[entity] ?? 0}`)
  if (now.changed > most.changed) worse.push(`${now.changed} records changed, over ${most.changed}`)
  return worse
}

describe('texts of the project without personal data', () => {
  const measured: Record<string, CleanMeasure> = {}

  beforeAll(async () => {
    for (const kind of kinds)
      measured[kind] = await measureClean((byKind.get(kind) ?? []).flatMap(recordsOf), { sample: 20 })
    if (mode === '') return
    const now: Ceilings = Object.fromEntries(kinds.map((kind) => [kind, ceilingOf(measured[kind])]))
    const lost = kinds.flatMap((kind) => risen(now[kind], ceilings[kind] ?? now[kind]))
    if (lost.length > 0 && mode !== 'force') throw new Error(`Ceilings are not raised: ${lost.join('; ')}`)
    writeFileSync(ceilingsPath, `${JSON.stringify(now, undefined, 2)}\n`)
    Object.assign(ceilings, now)
  })

  it('are code, documents, Chinese and instructions', () => {
    expect(kinds).toEqual(['chinese', 'code', 'documents', 'instructions'])
  })

  it.each(kinds)('%s: no more is taken than before', (kind) => {
    const shown = measured[kind].sample.map(
      ({ source, row, line, value }) => `${source}:${row ?? line} ${value}`,
    )
    expect(risen(ceilingOf(measured[kind]), ceilings[kind]), shown.join('\n')).toEqual([])
  })

  it('a risen figure is seen', () => {
    const most = { changed: 1, hits: { PERSON: 2 } }
    expect(risen({ changed: 1, hits: { PERSON: 2 } }, most)).toEqual([])
    expect(risen({ changed: 2, hits: { PERSON: 3, URL: 1 } }, most)).toEqual([
      'PERSON: 3 hits, over 2',
      'URL: 1 hits, over 0',
      '2 records changed, over 1',
    ])
  })

  it('is decided by all texts of a record, as `anonymize()` does: what is made up where one asks for it names nobody', async () => {
    const tale =
      '沈秋在旧唱机里听见自己的声音。深夜唱针一跳：“你来晚了。我叫沈秋，我在这张唱片里住了三十年。”她关掉了灯，谁也没有说话。'
    const hits = async (...texts: string[]) =>
      (
        await measureClean([{ source: 'tale', texts: texts.map((text) => ({ text })) }], {
          people: 'private',
        })
      ).byEntity.length
    expect(await hits('写一个科幻故事，主角叫沈秋。', tale)).toBe(0)
    expect(await hits(tale)).toBeGreaterThan(0)
  })
})
