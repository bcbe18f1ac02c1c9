import type { LicenseTerms } from '../schemas/license-report.js'
import type { JudgedLicense, LicenseUse, Said } from './judge.js'

/** The rules by which two sources are judged together: R4, R5 and R11. */

/** What stands between two sources that come into one release. */
export function compareLicenses(a: JudgedLicense, b: JudgedLicense, use: LicenseUse): Said[] {
  return [...betweenTerms(a, b, use), ...betweenNames(a, b, use)]
}

function betweenTerms(a: JudgedLicense, b: JudgedLicense, { purpose, collection }: LicenseUse): Said[] {
  if (purpose !== 'release-dataset' || collection) return []
  for (const one of a.terms)
    for (const other of b.terms) {
      const said = betweenTwo(one, other)
      if (said !== undefined) return [said]
    }
  return []
}

function betweenTwo(a: LicenseTerms, b: LicenseTerms): Said | undefined {
  const [limited, open] = a.commercial === 'yes' ? [b, a] : [a, b]
  if (limited.commercial !== 'yes' && open.commercial === 'yes' && open.shareAlike === 'adaptation')
    return { code: 'nonprofit_share_alike', values: { license: limited.id, other: open.id } }
  if (!asksForWhole(a) || !asksForWhole(b) || mayBecome(a, b) || mayBecome(b, a)) return undefined
  const [first, second] = [a.id, b.id].sort()
  return { code: 'share_alike', values: { license: first, other: second } }
}

function asksForWhole({ shareAlike }: LicenseTerms): boolean {
  return shareAlike === 'adaptation' || shareAlike === 'database'
}

/** Whether an adaptation of what is under one licence may be under the other. */
function mayBecome(from: LicenseTerms, to: LicenseTerms): boolean {
  if (from.id === to.id || from.compatibleOut.includes(to.id)) return true
  const [a, b] = [nameAndVersion(from.id), nameAndVersion(to.id)]
  if (a === undefined || b === undefined || a.name !== b.name) return false
  return a.version === b.version || (from.laterVersions && b.version > a.version)
}

/** `GPL-2.0-or-later` and `CC-BY-SA-3.0-DE` without what stands behind the version. */
function nameAndVersion(id: string): { name: string; version: number } | undefined {
  const [, name, version] = /^(.+?)-(\d+\.\d+)/.exec(id) ?? []
  return name === undefined ? undefined : { name, version: Number(version) }
}

/** R11: a name begins with one word. */
function betweenNames(a: JudgedLicense, b: JudgedLicense, { purpose }: LicenseUse): Said[] {
  if (purpose !== 'release-model') return []
  const prefixesOf = ({ terms, modelTerms }: JudgedLicense) =>
    [...terms, ...modelTerms].flatMap(({ namePrefix }) => namePrefix ?? [])
  for (const prefix of prefixesOf(a))
    for (const other of prefixesOf(b))
      if (!prefix.startsWith(other) && !other.startsWith(prefix))
        return [{ code: 'two_prefixes', values: { prefix, other } }]
  return []
}
