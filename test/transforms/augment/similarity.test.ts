import { join } from 'node:path'
import { run } from 'prepkit'
import { describe, expect, it } from 'vitest'
import { batchOfRows } from '../../../src/arrow/rows.js'
import type { StepOptions } from '../../../src/schemas/options/steps.js'
import { planStep } from '../../../src/transform/plan-step.js'
import { textModelFields } from '../../../transforms/anonymize/model/checkpoint/options.js'
import { openEncoder } from '../../../transforms/anonymize/model/runtime/classify.js'
import { augment } from '../../../transforms/augment.js'
import { readShards, temporaryFolder, writeLines } from '../../run/fixtures.js'
import { notice, withPeers } from '../anonymize/model/peers.js'
import { writeTinyModel } from '../anonymize/model/tiny-model.js'

const folder = temporaryFolder('similarity')
/** A token's vector is 8 along the axis of its label; marks and unknown words lie along the first. */
const labels = ['mark', 'near', 'far']
const words = { he: 'near', met: 'far', perhaps: 'near', maybe: 'far', but: 'near' }
const far = writeTinyModel(join(folder, 'far'), { labels, words })
const near = writeTinyModel(join(folder, 'near'), { labels, words: { ...words, maybe: 'near' } })
const failing = writeTinyModel(join(folder, 'failing'), {
  labels,
  words: { ...words, maybe: 'near' },
  fails: true,
})

withPeers(`a sentence encoder${notice}`, () => {
  it('gives the mean of the vectors of all tokens, marks among them, whatever windows a text is cut into', async () => {
    const texts = ['he', 'he met met', '', Array(300).fill('he met met').join(' ')]
    const whole = await openEncoder(textModelFields.parse({ path: far }))
    const parted = await openEncoder(
      textModelFields.parse({ path: far, maxTokens: 16, overlap: 4, batchTokens: 64 }),
    )
    const toLength1 = (sum: number[]) => sum.map((x) => expect.closeTo(x / Math.hypot(...sum), 6))
    for (const encode of [whole, parted]) {
      const [one, three, none, long] = await encode(texts)
      expect([...one!]).toEqual(toLength1([2, 1, 0]))
      expect([...three!]).toEqual(toLength1([2, 1, 2]))
      expect(none).toBeNull()
      expect([...long!]).toEqual(toLength1([2, 300, 600]))
    }
  })
})

withPeers(`\`similarity\` of augment()${notice}`, () => {
  const work = async (
    rows: readonly object[],
    similarity: object,
    more: Partial<StepOptions['augment']> = {},
  ) => {
    const input = writeLines(join(folder, 'in.jsonl'), rows)
    const output = join(folder, 'out')
    const step = { fields: ['text'], ops: ['wording' as const], similarity, ...more }
    const steps = [{ augment: step as StepOptions['augment'] }]
    const report = await run({ input, steps, output }, { workers: 0, overwrite: true })
    return { texts: readShards(output).map(({ text }) => text), counts: report.steps[0].counts }
  }

  it('keeps the copies that are like their rows, and counts the others as refused', async () => {
    const rows = [{ text: 'perhaps so' }, { text: '42' }]
    const alike = await work(rows, { model: near, min: 0.99 })
    expect(alike.texts).toEqual(['perhaps so', 'maybe so', '42'])
    expect(alike.counts).toMatchObject({ added: 1, notes: { unchanged: 1 } })
    const unlike = await work(rows, { model: far, min: 0.99 }, { trace: true })
    expect(unlike.texts).toEqual(['perhaps so', '42'])
    expect(unlike.counts).toMatchObject({ added: 0, notes: { unchanged: 1, refused_similarity: 1 } })
    // Three marks and unknown words along one axis, one word along another: 9 of 10.
    expect((await work(rows, { model: far, min: 0.89 })).counts.added).toBe(1)
    expect((await work(rows, { model: far, min: 0.91 })).counts.added).toBe(0)
  })

  it('makes no copy of a row on which the model fails, and counts it', async () => {
    const rows = [{ text: 'perhaps poison' }, { text: 'perhaps so' }]
    const { texts, counts } = await work(rows, { model: failing })
    expect(texts).toEqual(['perhaps poison', 'perhaps so', 'maybe so'])
    expect(counts).toMatchObject({ added: 1, notes: { similarity_failed: 1 } })
  })

  it('refuses models of another kind and other files than were planned with', async () => {
    const texts = writeTinyModel(join(folder, 'texts'), { labels, words, isOfTexts: true })
    await expect(work([{ text: 'perhaps' }], { model: texts })).rejects.toThrow(
      'Take a model for sentence encoding',
    )
    await expect(
      work([{ text: 'perhaps' }], { model: { path: near, sha256: '0'.repeat(64) } }),
    ).rejects.toThrow('not the one that was planned with')
  })
})

describe('`similarity` of augment() without a model', () => {
  it('is refused when the step is planned', async () => {
    const { schema } = batchOfRows([{ text: 'x' }])
    const given = { fields: ['text'], similarity: { model: near, min: 2 } }
    expect(() => planStep(augment, given, { index: 0, schema })).toThrow(/min/)
    await expect(
      run({
        input: writeLines(join(folder, 'no.jsonl'), [{ text: 'x' }]),
        steps: [{ augment: { fields: ['text'], similarity: { model: join(folder, 'absent') } } }],
        output: join(folder, 'no'),
      }),
    ).rejects.toThrow('does not exist')
  })
})
