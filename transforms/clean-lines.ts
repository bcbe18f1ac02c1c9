/**
 * Takes lines out of texts of the web that are no sentences of it: menus, buttons, counters, notices; and leaves out records
 * of which too little stays. It looks at each line alone, and so at no other row: `dedup_lines` finds what many have.
 */

import { columnsOf, textPaths } from '../src/arrow/path.js'
import { filterRows } from '../src/arrow/take.js'
import { RemovedRows } from '../src/transform/removed-rows.js'
import { countRules, type RuleCounts, ruleFindings } from '../src/transform/rule-counts.js'
import { defineTransform } from '../src/transform/transform.js'
import { type CleanLinesOptions, cleanLinesOptions } from './clean-lines/options.js'
import { type Cleaning, RecordCleaner, recordRules } from './clean-lines/record-cleaner.js'

/**
 * Takes lines out of texts by the rules of C4 or DCLM. Lines are counted in the table `lines`, by the rule that took them or as
 * `kept`; records go as `lorem_ipsum`, `curly_bracket`, `few_sentences` or `removed_words`. Throws `bad_schema`.
 *
 * @example
 * await run({
 *   input: 'stories.jsonl',
 *   steps: [{ clean_lines: { preset: 'c4', minSentences: 3 } }],
 *   output: 'out/',
 * })
 */
export const cleanLines = defineTransform({
  name: 'clean_lines',
  summary: 'Take out lines of web pages that are no sentences, as C4 and DCLM do',
  examples: [
    'prep clean_lines stories.jsonl --out clean/',
    'prep clean_lines stories.jsonl --preset dclm --max-removed 0.2 --action reject --out clean/',
  ],
  options: cleanLinesOptions,
  plan(schema, { fields }) {
    textPaths(schema, fields)
    const columns = columnsOf(fields)
    return { schema, reads: columns, writes: columns, effects: { rows: 'dropped' } }
  },
  findings: ruleFindings<CleanLinesOptions>(
    () => recordRules,
    (rule, { minSentences, maxRemoved }) =>
      rule === 'few_sentences' ? minSentences : rule === 'removed_words' ? maxRemoved : null,
  ),
  open({ options, counters, random, findings, explain }) {
    const cleaner = new RecordCleaner(options)
    const removed = new RemovedRows({ counters, random }, columnsOf(options.fields))
    return (batch) => {
      const { batch: cleaned, rows } = cleaner.clean(batch)
      const gone = new Set<number>()
      for (const [row, texts] of rows.entries()) {
        const results = cleaner.judge(texts)
        explain?.(row, results)
        const broken = results.filter(({ passed }) => !passed)
        const rules = broken.filter(({ rule }) => recordRules.some((name) => name === rule))
        countRules(
          findings as RuleCounts,
          rules.map(({ rule }) => rule),
        )
        for (const [rule, lines] of linesOf(texts)) counters.tally('lines', rule, lines)
        if (rules.length === 0) continue
        gone.add(row)
        if (options.action === 'drop') removed.drop(batch, row, rules[0].rule)
        else removed.reject(batch, row, rules[0].rule, broken)
      }
      return gone.size === 0 ? cleaned : filterRows(cleaned, (row) => !gone.has(row))
    }
  },
})

/** How many lines of a record stayed, lost a part, or went by a rule. */
function* linesOf(texts: readonly Cleaning[]): Generator<[rule: string, lines: number]> {
  for (const { kept, removed, shortened } of texts) {
    yield ['kept', kept.length]
    yield ['shortened', shortened]
    for (const { rule } of removed) yield [rule, 1]
  }
}
