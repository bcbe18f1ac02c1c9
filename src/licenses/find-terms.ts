import type { LicenseEvidence, LicenseTerms } from '../schemas/license-report.js'
import {
  compatibleLicenses,
  generators,
  licensesByMarks,
  type OwnTerms,
  ownTerms,
  peopleNames,
  tableDate,
} from './licenses.data.js'
import { openLicenseNames, type ParsedLicense } from './parse-license.js'

/** The table of terms, by names as data sets write them. */
export interface LicenseTable {
  parse(declared: string | null): ParsedLicense
  /** The terms of a licence by its id; `undefined` where the table does not have them. */
  ofLicense(id: string): LicenseTerms | undefined
  ofGenerator(declared: string): GeneratorTerms
}

/** Opens the table of terms: by the id of a licence, and by the name of a model. */
export function openTerms(): LicenseTable {
  const parse = openLicenseNames()
  const listed = new Map(
    Object.entries(licensesByMarks).flatMap(([marks, ids]) =>
      ids.split(' ').map((id) => [id, marks] as const),
    ),
  )
  const models = generators.map(([name, terms]) => ({ name: new RegExp(`(?<![a-z])(?:${name})`), terms }))
  const ofLicense = (id: string): LicenseTerms | undefined => {
    const own = id.startsWith('LicenseRef-') ? ownTerms[id.slice('LicenseRef-'.length)] : undefined
    if (own !== undefined) return termsOf(id, own.marks, { ...own, basis: 'quoted' })
    const marks = listed.get(id)
    if (marks !== undefined)
      return termsOf(id, marks, { url: `https://spdx.org/licenses/${id}.html`, basis: 'table' })
    return commonsTerms(id)
  }
  /** The terms of a model may be named as a licence is. */
  const asLicense = (declared: string): string[] => {
    const { id } = parse(declared)
    return id === 'unknown' ? [] : [id]
  }
  return {
    parse,
    ofLicense,
    ofGenerator(declared) {
      // Behind the slash stands the model; before it who published it.
      const name =
        declared
          .trim()
          .toLowerCase()
          .replaceAll(/[\s_]+/g, '-')
          .split('/')
          .at(-1) ?? ''
      if (name === '' || (peopleNames as readonly string[]).includes(name)) return { id: 'none', terms: [] }
      const found = new Set(models.filter((model) => model.name.test(name)).map(({ terms }) => terms))
      // A name that says several models is that of one made from the others: which terms hold, nobody knows.
      const [id, ...others] = found.size > 0 ? found : asLicense(declared)
      const terms = id === undefined || others.length > 0 ? undefined : ofLicense(id)
      return terms === undefined ? { id: 'unknown', terms: [] } : { id: terms.id, terms: [terms] }
    },
  }
}

/** What is known of the terms of a model: `none` where people wrote, `unknown` where nobody knows. */
export interface GeneratorTerms {
  id: string
  terms: readonly LicenseTerms[]
}

/** The terms of a licence of Creative Commons, which its name spells out. */
function commonsTerms(id: string): LicenseTerms | undefined {
  const [, elements, version, port] = /^CC-(BY(?:-NC)?(?:-SA|-ND)?)-(\d\.\d)(?:-([A-Z]+))?$/.exec(id) ?? []
  if (elements === undefined) return undefined
  const has = (element: string) => elements.split('-').includes(element)
  // Version 1.0 of share-alike knows no later version.
  const marks = [
    'by changes',
    has('NC') ? 'nc' : '',
    has('ND') ? 'nd' : '',
    has('SA') ? `sa${version === '1.0' ? '' : ' later'}` : '',
  ]
  const place = port === undefined ? '' : `${port.toLowerCase()}/`
  return termsOf(id, marks.join(' '), {
    url: `https://creativecommons.org/licenses/${elements.toLowerCase()}/${version}/${place}legalcode`,
    basis: 'elements',
  })
}

function termsOf(
  id: string,
  marks: string,
  own: Partial<OwnTerms> & Pick<LicenseEvidence, 'url' | 'basis'>,
): LicenseTerms {
  const has = new Set(marks.split(' '))
  const isDatabase = has.has('db')
  const { output = 'none', namePrefix, display, noticeText, monthlyUsers, url, basis } = own
  return {
    id,
    layer: isDatabase ? 'database' : has.has('terms') ? 'terms' : 'contents',
    commercial: has.has('research') ? 'research' : has.has('nc') ? 'no' : 'yes',
    attribution: has.has('by'),
    notice: has.has('notice'),
    changesStated: has.has('changes'),
    shareAlike: has.has('sa') ? (isDatabase ? 'database' : 'adaptation') : has.has('weak') ? 'weak' : 'none',
    laterVersions: has.has('later'),
    compatibleOut: compatibleLicenses[id] ?? [],
    noDerivatives: has.has('nd'),
    useRestrictions: has.has('use'),
    output,
    ...(namePrefix !== undefined && { namePrefix }),
    ...(display !== undefined && { display }),
    ...(noticeText !== undefined && { noticeText }),
    ...(monthlyUsers !== undefined && { monthlyUsers }),
    evidence: { url, date: tableDate, basis },
  }
}
