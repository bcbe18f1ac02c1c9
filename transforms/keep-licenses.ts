/**
 * Keeps the rows whose licence serves a purpose, row by row: what two sources forbid each other, `prep licenses` says.
 * A licence that is missing, of no known version or of unknown terms serves none: nothing is guessed. It is no legal advice.
 */

import type { Batch } from '../src/arrow/batch.js'
import { filterRows } from '../src/arrow/take.js'
import { checkCounts, countRow, type LicenseCounts } from '../src/licenses/count-rows.js'
import { addTally } from '../src/schemas/step-counts.js'
import { RemovedRows } from '../src/transform/removed-rows.js'
import { defineTransform } from '../src/transform/transform.js'
import { columnsAsked, keepLicensesOptions } from './keep-licenses/options.js'
import { declaredColumns, openLicenseJudge, reportCounts } from './keep-licenses/row-licenses.js'

/**
 * Leaves out rows whose licence does not serve the purpose, as `license_missing`, `license_unknown`, `license_nonprofit`,
 * `license_research`, `license_no_derivatives`, `output_terms` or `generator_unknown`; a column of models, where there is
 * one, counts as well. What it found is a {@link LicenseReport} in the report of the run. Throws `bad_schema` and `bad_option`.
 *
 * @example
 * await run({
 *   input: 'mixed.jsonl',
 *   steps: [{ keep_licenses: { purpose: 'train-commercial' } }],
 *   output: 'out/',
 * })
 */
export const keepLicenses = defineTransform({
  name: 'keep_licenses',
  summary: 'Keep rows whose licence serves a purpose, such as training for profit',
  examples: [
    'prep keep_licenses mixed.jsonl --purpose train-commercial --out kept/',
    `prep keep_licenses mixed.jsonl --purpose release-dataset --column source --licenses '{ web: CC-BY-4.0, wiki: CC-BY-SA-4.0 }' --out kept/`,
  ],
  options: keepLicensesOptions,
  plan(schema, options) {
    const reads = columnsAsked(schema, options)
    return { schema, reads, writes: [], effects: { rows: options.action === 'report' ? 'kept' : 'dropped' } }
  },
  findings: {
    empty: (): LicenseCounts => ({ rows: {} }),
    merge(a, b) {
      addTally((a as LicenseCounts).rows, (b as LicenseCounts).rows)
      checkCounts(a as LicenseCounts)
      return a
    },
    report: (counts, options) => reportCounts(counts as LicenseCounts, options),
  },
  open({ options, counters, random, findings, cache }) {
    const judge = cache.of(openLicenseJudge)
    return (batch: Batch) => {
      const removed = new RemovedRows({ counters, random }, [])
      const declared = declaredColumns(batch, options)
      const gone = new Set<number>()
      for (let row = 0; row < batch.numRows; row++) {
        const found = declared.at(row)
        countRow(findings as LicenseCounts, { ...found, file: batch.origin.source })
        const reason = options.action === 'report' ? undefined : judge.reasonOf(found, options)
        if (reason === undefined) continue
        gone.add(row)
        removed.drop(batch, row, reason)
      }
      checkCounts(findings as LicenseCounts)
      return gone.size === 0 ? batch : filterRows(batch, (row) => !gone.has(row))
    }
  },
})
