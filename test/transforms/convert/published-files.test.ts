import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { canBecome, lossesOf, partsHeld } from '../../../datasets/shapes/directions.js'
import { detectShapes, shapes } from '../../../datasets/shapes/index.js'
import type { Shape } from '../../../datasets/shapes/shape.js'
import type { Batch } from '../../../src/arrow/batch.js'
import { batchOfRows, type Row, rowsOf } from '../../../src/arrow/rows.js'
import { converted } from './converted.js'

const data = process.env.PREPKIT_DATA ?? join(import.meta.dirname, '../../../../shared/data')

/** Of each file its shape, its records, and the targets that do not take all of them, with the reason and the number. */
const files: [path: string, shape: string, rows: number, misfits: Record<string, string>][] = [
  ['shapes/alpaca_en.json', 'alpaca', 999, {}],
  ['shapes/alpaca_zh.json', 'alpaca', 1000, {}],
  ['shapes/content_parts.jsonl', 'value-parts', 260, {}],
  ['shapes/messages_images.json', 'messages', 6, singleTurns('not_single_turn 6')],
  ['shapes/messages_kto_en.json', 'messages-kto', 300, { kto: 'not_single_turn 77' }],
  [
    'shapes/sharegpt_preference_en.json',
    'sharegpt-preference',
    300,
    {
      'hh-rlhf': 'loses_system 80',
      preference: 'not_single_turn 106',
      'question-preference': 'not_single_turn 106',
    },
  ],
  ['shapes/sharegpt_tools_en.json', 'sharegpt', 300, {}],
  ['chat/self_instruct_seed_tasks.jsonl', 'self-instruct-seeds', 175, {}],
  ['zh/belle_eval_set.json', 'belle-eval', 1000, {}],
]

/** The targets that have a place for one question and its answer. */
function singleTurns(outcome: string): Record<string, string> {
  const names = [
    'dolly',
    'firefly',
    'belle-eval',
    'question-answer',
    'open-orca',
    'adgen',
    'prompt-response',
    'prompt-completion',
    'self-instruct-seeds',
  ]
  return Object.fromEntries(names.map((name) => [name, outcome]))
}

function rowsIn(path: string): Row[] {
  const text = readFileSync(join(data, path), 'utf8')
  if (text.startsWith('[')) return JSON.parse(text)
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}

describe.skipIf(!existsSync(join(data, 'shapes')))('published files', () => {
  describe.each(files)('%s', (path, name, count, misfits) => {
    let batch: Batch
    let source: Shape
    // Not before: where the files are absent, what is skipped is described all the same.
    beforeAll(() => {
      batch = batchOfRows(rowsIn(path))
      source = detectShapes(batch.schema)[0]
    })

    it('is told by its columns', () => {
      expect(source.name).toBe(name)
      expect(batch.numRows).toBe(count)
    })

    it('comes back as it was from every shape that has a place for all of it', async () => {
      const seen = partsHeld(source, batch.schema, { isSeen: true })
      const targets = shapes.filter(
        (shape) => canBecome(source, shape) && lossesOf(seen, shape).length === 0 && shape.name !== 'text',
      )
      expect(targets.length).toBeGreaterThan(3)
      const found: Record<string, string> = {}
      for (const target of targets) {
        const there = await converted(batch, { to: target.name })
        const outcome = Object.entries(there.rejected).map(([reason, rows]) => `${reason} ${rows}`)
        if (outcome.length > 0) {
          found[target.name] = outcome.join(', ')
          continue
        }
        expect(there.batch.numRows).toBe(count)
        // A question that took in what it works on does not give it back.
        if (there.notes.input_joined !== undefined) continue
        const back = await converted(there.batch, { from: target.name, to: name })
        expect(back.rejected).toEqual({})
        expect(back.rows).toEqual(rowsOf(batch))
      }
      expect(found).toEqual(misfits)
    })
  })
})
