import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Pipeline, run } from 'prepkit'
import { describe, expect, it } from 'vitest'
import { isWhole } from '../campaign.js'
import { contentOf, readShards, temporaryFolder, writeLines } from './fixtures.js'

const folder = temporaryFolder('pack')

// Two partitions.
const documents = Array.from({ length: 1200 }, (_, id) => ({
  id,
  input_ids: Array.from({ length: 1 + ((id * 7919) % 97) }, (_, i) => 1000 * id + i),
}))
const input = ['a', 'b'].map((name, i) =>
  writeLines(join(folder, `${name}.jsonl`), documents.slice(i * 600, (i + 1) * 600), { lineLength: 4000 }),
)
const tokens = documents.flatMap(({ input_ids }) => input_ids)

async function packed(name: string, pipeline: Partial<Pipeline> = {}, workers = 0) {
  const output = join(folder, name)
  const steps = [{ pack: { length: 128 } }]
  const report = await run(
    { input, steps, seed: 5, ...pipeline, output: { path: output, lineage: true } },
    { workers },
  )
  return { report, output }
}

const tokensOf = (rows: Record<string, unknown>[]) =>
  rows.flatMap(({ input_ids }) => input_ids as number[]).sort((a, b) => a - b)

describe('packed rows of a run', () => {
  it('hold every token, are the same bytes in one thread and in two, and add up in the report', async () => {
    const one = await packed('one')
    const two = await packed('two', {}, 2)
    expect(contentOf(two.output)).toEqual(contentOf(one.output))
    const rows = readShards(one.output)
    expect(tokensOf(rows)).toEqual(tokens)
    const { counts, findings } = one.report.steps[0]
    expect(counts).toMatchObject({ rowsIn: 1200, added: 0, joined: 1200 - rows.length, rowsOut: rows.length })
    expect(one.report.rows).toMatchObject({ read: 1200, written: rows.length })
    expect(one.report.output.shards).toBe(2)
    expect(findings).toMatchObject({ documents: 1200, rows: rows.length, tokens: tokens.length })
    const { waste, wasteAtEnds } = findings as { waste: number; wasteAtEnds: number }
    expect(waste).toBeCloseTo(1 - tokens.length / (128 * rows.length), 9)
    expect(waste - wasteAtEnds).toBeLessThan(0.01)
  })

  it('name in their lineage the first document of each, and the steps behind which it was', async () => {
    const { output } = await packed('lineage', {
      steps: [{ convert: { drop: ['id'] } }, { pack: { length: 128 } }],
    })
    const lines = input.map((path) => readFileSync(path, 'utf8'))
    for (const { _source, _position, _copy, _ops, input_ids } of readShards(output)) {
      const line = lines[input.indexOf(String(_source))].slice(Number(_position)).split('\n', 1)[0]
      expect(JSON.parse(line).input_ids[0]).toBe((input_ids as number[])[0])
      expect([_copy, _ops]).toEqual([0, 'pack'])
    }
  })

  it.runIf(isWhole)('can be shuffled, and stay within their split', async () => {
    const steps = [{ split: { shares: { train: 3, test: 1 } } }, { pack: { length: 128 } }, { shuffle: {} }]
    const { output, report } = await packed('shuffled', { steps })
    const [train, test] = ['train', 'test'].map((split) => readShards(join(output, split)))
    expect(tokensOf([...train, ...test])).toEqual(tokens)
    const documentsOf = (rows: Record<string, unknown>[]) =>
      new Set(tokensOf(rows).map((token) => Math.floor(token / 1000)))
    const [trained, tested] = [documentsOf(train), documentsOf(test)]
    expect([...tested].filter((one) => trained.has(one))).toEqual([])
    expect(trained.size + tested.size).toBe(1200)
    expect(report.rows.written).toBe(train.length + test.length)
  })

  it('are not split afterwards', async () => {
    const steps = [{ pack: { length: 128 } }, { split: { shares: { train: 3, test: 1 } } }]
    await expect(packed('split', { steps })).rejects.toThrow(
      /comes after "1 pack", which joins rows.*Put it first/,
    )
  })

  it('fail the run where they waste more than a gate allows', async () => {
    const { report } = await packed('gate', { failIf: { packingWaste: '> 0.0001', lostTokens: '> 0' } })
    expect(report.gates.map(({ figure, failed }) => [figure, failed])).toEqual([
      ['packingWaste', true],
      ['lostTokens', false],
    ])
  })
})
