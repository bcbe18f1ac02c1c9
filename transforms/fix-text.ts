/**
 * Repairs texts that were damaged on their way: read in a wrong encoding, sown with control characters, of two widths, or
 * with the signs of another language. What cannot be turned back is told and counted, never guessed.
 */

import type { Batch } from '../src/arrow/batch.js'
import { columnsOf, textPaths } from '../src/arrow/path.js'
import { filterRows } from '../src/arrow/take.js'
import { TextLens } from '../src/arrow/text-lens.js'
import { MojibakeFinder } from '../src/text/mojibake/mojibake.js'
import { stripTokens } from '../src/text/special-tokens.js'
import { defineTransform } from '../src/transform/transform.js'
import { loadOpencc, openChinese } from './fix-text/convert-chinese.js'
import { chinesePunctuation, type Fix, normalizeWidth, removeControls } from './fix-text/fixes.js'
import { type FixTextOptions, fixTextOptions } from './fix-text/options.js'

/**
 * Repairs texts, each change noted by its kind: `utf8_as_gbk`, `utf8_as_latin1`, `gbk_as_latin1`, `controls`, `tokens`, `width`,
 * `punctuation`, `chinese`. A text that is broken for good is noted as `bytes_lost`, or its record is dropped or rejected
 * as that. Throws `bad_schema`, and `unsupported` where opencc-js is asked for and not installed.
 *
 * @example
 * await run({
 *   input: 'stories.jsonl',
 *   steps: [{ fix_text: { fields: ['text'], punctuation: true } }],
 *   output: 'out/',
 * })
 */
export const fixText = defineTransform({
  name: 'fix_text',
  summary: 'Repair texts: wrong encodings, control characters, widths, Chinese signs',
  examples: [
    'prep fix_text stories.jsonl --fields text --out fixed/',
    'prep fix_text stories.jsonl --fields text --mojibake part --broken reject --out fixed/',
  ],
  options: fixTextOptions,
  plan(schema, { fields, broken, chinese }) {
    textPaths(schema, fields)
    if (chinese !== 'keep') loadOpencc()
    const columns = columnsOf(fields)
    return {
      schema,
      reads: columns,
      writes: columns,
      effects: { rows: broken === 'keep' ? 'kept' : 'dropped' },
    }
  },
  open({ options, counters, cache }) {
    const finder = cache.of(newFinder)
    const fixes = fixesOf(options)
    return (batch) => {
      const gone = new Set<number>()
      let fixed: Batch = batch
      for (const field of options.fields) {
        const lens = new TextLens(fixed, field)
        fixed = lens.rewrite((text, i) => {
          let now = text
          const found = finder.find(text)
          const isTaken =
            options.mojibake === 'part' || (options.mojibake === 'whole' && found?.isWhole === true)
          if (found !== undefined && isTaken && found.text !== undefined) {
            now = found.text
            counters.note(found.kind)
          }
          if (found !== undefined && !found.isWhole) {
            if (options.broken === 'keep') counters.note('bytes_lost')
            else gone.add(lens.rowOf(i))
          }
          for (const [kind, fix] of fixes) {
            const before = now
            now = fix(before)
            if (now !== before) counters.note(kind)
          }
          return now
        })
      }
      if (gone.size === 0) return fixed
      for (const row of gone)
        if (options.broken === 'drop') counters.dropped('bytes_lost')
        else counters.rejected(batch, row, 'bytes_lost')
      return filterRows(fixed, (row) => !gone.has(row))
    }
  },
})

const newFinder = () => new MojibakeFinder()

/** What is done to a text that was read rightly, in order. */
function fixesOf({
  controls,
  tokens,
  width,
  punctuation,
  chinese,
}: FixTextOptions): [kind: string, fix: Fix][] {
  const fixes: [string, Fix][] = []
  if (controls) fixes.push(['controls', removeControls])
  if (tokens) fixes.push(['tokens', stripTokens])
  if (width) fixes.push(['width', normalizeWidth])
  if (punctuation) fixes.push(['punctuation', chinesePunctuation])
  if (chinese !== 'keep') fixes.push(['chinese', openChinese(chinese)])
  return fixes
}
