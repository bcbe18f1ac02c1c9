import type { Batch } from '../../src/arrow/batch.js'
import { RowTexts } from '../../src/arrow/columns/row-texts.js'
import { auditSources } from '../../src/licenses/audit.js'
import {
  countedSources,
  type DeclaredRow,
  type LicenseCounts,
  mergedSources,
} from '../../src/licenses/count-rows.js'
import { openTerms } from '../../src/licenses/find-terms.js'
import { type DeclaredLicense, judgeLicense, type LicenseUse } from '../../src/licenses/judge.js'
import { licenseSentences, type SentenceCode } from '../../src/licenses/sentences.data.js'
import type { LicenseReport } from '../../src/schemas/license-report.js'
import { declaredPaths, type KeepLicensesOptions } from './options.js'

/** Reads what the rows of a batch declare. */
export function declaredColumns(
  batch: Batch,
  options: KeepLicensesOptions,
): { at(row: number): DeclaredRow } {
  const { license, generator, source } = declaredPaths(batch.schema, options)
  const [licenses, generators, sources] = [license, generator, source].map((path) => readerOf(batch, path))
  return {
    at: (row) => {
      const declared = licenses(row)
      return {
        license: declared === null ? null : meantBy(declared, options),
        generator: generators(row),
        source: sources(row),
      }
    },
  }
}

function readerOf(batch: Batch, path: string | undefined): (row: number) => string | null {
  if (path === undefined) return () => null
  const texts = new RowTexts(batch, [path])
  return (row) => {
    const text = texts.at(row)
    return text === undefined ? null : Buffer.from(text.bytes.subarray(text.start, text.end)).toString()
  }
}

/** A value as the options name it; of a list each, which all hold. */
function meantBy(declared: string, { licenses }: KeepLicensesOptions): string {
  const parts = declared.split('\n').map((part) => (Object.hasOwn(licenses, part) ? licenses[part] : part))
  return parts.length === 1 ? parts[0] : parts.map((part) => `(${part})`).join(' AND ')
}

/** What is done with the rows, as far as a step knows: what other steps change in them it does not, and takes for granted. */
function useOf({ purpose, allowUnknown }: KeepLicensesOptions): LicenseUse {
  return { purpose, allowUnknown, changesContents: true, collection: false }
}

const reasons: Partial<Record<SentenceCode, string>> = {
  missing: 'license_missing',
  nonprofit: 'license_nonprofit',
  research_only: 'license_research',
  no_derivatives: 'license_no_derivatives',
  compete: 'output_terms',
  model: 'generator_unknown',
}

/** Opens what says why a row does not serve the purpose; each licence is judged once a thread. */
export function openLicenseJudge(): {
  reasonOf(declared: DeclaredLicense, options: KeepLicensesOptions): string | undefined
} {
  const table = openTerms()
  const known = new Map<string, string | undefined>()
  return {
    reasonOf({ license, generator }, options) {
      const key = JSON.stringify([license, generator])
      if (known.has(key)) return known.get(key)
      const { said } = judgeLicense({ license, generator }, { table, use: useOf(options) })
      const isLetIn = options.allowUnknown && options.purpose === 'research'
      const refusing = said.find(({ code }) => {
        const [, level] = licenseSentences[code]
        return level === 'conflict' || (level === 'unknown' && !isLetIn)
      })
      const reason = refusing && (reasons[refusing.code] ?? 'license_unknown')
      known.set(key, reason)
      return reason
    },
  }
}

/** What the step reports: the audit of all rows that came to it, as if each came out. */
export function reportCounts(counts: LicenseCounts, options: KeepLicensesOptions): LicenseReport {
  return auditSources(
    mergedSources(
      countedSources(counts).map(({ source, ...rest }) => ({ ...rest, source: source ?? 'all rows' })),
    ),
    useOf(options),
  )
}
