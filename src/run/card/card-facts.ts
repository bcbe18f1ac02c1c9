import { statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Schema } from '../../arrow/arrow.js'
import { count, plural } from '../../base/count.js'
import { isoDay } from '../../base/instant.js'
import { fileSchema } from '../../engine/write/data-splits.js'
import { readJson } from '../../files/atomic-write.js'
import { fileSha256 } from '../../files/file-sha256.js'
import { cardLicense } from '../../licenses/card-license.js'
import { openTerms } from '../../licenses/find-terms.js'
import { hubIds, shortNames } from '../../licenses/licenses.data.js'
import type { OutputLayout } from '../../output/layout.js'
import type { Manifest } from '../../output/manifest.js'
import type { OpenPlan } from '../../plan/plan.js'
import type { LicenseReport } from '../../schemas/license-report.js'
import type { CardSpec } from '../../schemas/options/pipeline.js'
import type { ProfileReport } from '../../schemas/profile.js'
import type { RunReport } from '../../schemas/run-report.js'

/** What cards are written from: what the owner says, and what the run knows. */
export interface CardFacts {
  about: Required<Pick<CardSpec, 'name' | 'creator' | 'url' | 'version'>>
  description: string
  citation: string
  /** The day on which the first shard was written. */
  date: string
  plan: OpenPlan
  report: RunReport
  /** The schema of the shards. */
  schema: Schema
  files: readonly CardFile[]
  /** The licences of what was read, or the one that the owner names. */
  licenses: readonly CardLicense[]
  /** BCP 47. */
  languages: readonly string[]
  personalData: readonly string[]
  biases: readonly string[]
}

/** A shard, by its path in the folder. */
export interface CardFile {
  name: string
  bytes: number
  rows: number
  sha256: string
  split: string | undefined
}

/** A licence: its SPDX id, that of the Hugging Face Hub, and where its text stands. */
export interface CardLicense {
  id: string
  hub: string
  url: string | undefined
}

/** Gathers what is known of a finished output. */
export async function cardFacts(
  about: CardSpec,
  { plan, report, layout }: { plan: OpenPlan; report: RunReport; layout: OutputLayout },
): Promise<CardFacts> {
  const { shards } = readJson(layout.file('manifest.json')) as Manifest
  const files = await Promise.all(
    shards.map(async ({ file, bytes, rows }) => ({
      name: file,
      bytes,
      rows,
      sha256: await fileSha256(join(layout.root, file)),
      split: plan.splits === undefined ? undefined : file.split('/')[0],
    })),
  )
  const { rows, output } = report
  const [first] = files
  const madeAt = statSync(first === undefined ? layout.file('manifest.json') : join(layout.root, first.name))
  const date = isoDay(madeAt.mtimeMs)
  return {
    about: { ...about, version: about.version ?? '1.0.0' },
    description:
      about.description ??
      `${about.name}: ${plural(rows.written, 'row')} in ${plural(output.shards, 'shard')} of ${output.format}, prepared from ${plural(rows.read, 'record')} by ${plural(plan.steps.length, 'step')}.`,
    citation: `@misc{${about.name.replace(/\W+/g, '_')}, title = {${about.name}}, author = {${about.creator}}, year = {${date.slice(0, 4)}}, url = {${about.url}}}`,
    date,
    plan,
    report,
    schema: fileSchema(plan.schema, plan.splits),
    files,
    licenses: await licensesOf(about, { plan, report }),
    languages: languagesOf(report),
    personalData: personalDataOf(report),
    biases: biasesOf(report.profile?.after),
  }
}

/** What the owner says, or else what rows, sources and dataset cards declare; nothing is left out, and what is unknown is called so. */
async function licensesOf(
  { license }: CardSpec,
  { plan, report }: { plan: OpenPlan; report: RunReport },
): Promise<CardLicense[]> {
  const declared = license === undefined ? await declaredLicenses({ plan, report }) : [license]
  const table = openTerms()
  const ids = declared.flatMap((one) => {
    const parsed = table.parse(one)
    return 'choices' in parsed ? [...new Set(parsed.choices.flat())] : ['unknown']
  })
  return [...new Set(ids)]
    .sort()
    .map((id) => ({ id, hub: hubName(id), url: table.ofLicense(id)?.evidence.url }))
}

async function declaredLicenses({
  plan,
  report,
}: {
  plan: OpenPlan
  report: RunReport
}): Promise<(string | null)[]> {
  // A step that keeps rows by their licence has counted those of the rows.
  const counted = report.steps.flatMap(({ findings }) =>
    isLicenseReport(findings) ? findings.sources.map(({ declared }) => declared) : [],
  )
  if (counted.length > 0) return counted
  const { given, files } = plan
  return Promise.all(
    files.map(async ({ path, sourceColumn }) => {
      const named = given.sources?.find(({ name }) => name === sourceColumn?.value)
      return named?.license ?? given.license ?? (await cardLicense(dirname(path), undefined)) ?? null
    }),
  )
}

function isLicenseReport(findings: unknown): findings is LicenseReport {
  return typeof findings === 'object' && findings !== null && 'disclaimer' in findings
}

/** The id of the Hub, which knows no others; `other` where it has none. */
function hubName(id: string): string {
  if (id === 'unknown') return id
  const [short] = Object.entries(shortNames).find(([, long]) => long === id) ?? []
  const name = short ?? id.replace(/^LicenseRef-/, '').toLowerCase()
  return hubIds.trim().split(/\s+/).includes(name) ? name : 'other'
}

/** Languages of at least a twentieth of the texts of a column, where the run has a profile; else those that a step has counted. */
function languagesOf({ profile, steps }: RunReport): string[] {
  const shares = profile?.after.columns.flatMap((column) => column.text?.languages ?? []) ?? []
  const profiled = shares.filter(({ share }) => share >= 0.05).map(({ language }) => language)
  const counted = steps.flatMap(({ counts }) => Object.keys(counts.tables.language ?? {}))
  const all = new Set(profiled.length > 0 ? profiled : counted)
  all.delete('unknown')
  return [...all].sort()
}

function personalDataOf({ steps }: RunReport): string[] {
  return steps
    .filter(({ name }) => /(?:^|\d )anonymize$/.test(name))
    .flatMap(({ counts }) => Object.entries(counts.notes))
    .filter(([kind]) => /^[A-Z][A-Z_]+$/.test(kind))
    .map(([kind, found]) => `${kind}: ${count(found)} found and replaced`)
}

function biasesOf(profile: ProfileReport | undefined): string[] {
  return (profile?.bias?.facets ?? []).flatMap(({ columns, outcomes }) =>
    outcomes.flatMap(({ positive, worst }) =>
      worst.disparateImpact === null
        ? []
        : [
            `${columns.join(', ')}, outcome ${positive.join(' or ')}: disparate impact ${worst.disparateImpact.toFixed(3)}`,
          ],
    ),
  )
}
