import type { LicensePurpose, LicenseTerms } from '../schemas/license-report.js'
import type { LicenseTable } from './find-terms.js'
import type { UnknownLicense } from './parse-license.js'
import type { SentenceCode } from './sentences.data.js'

/** The rules by which one source is judged alone; `compare.ts` has those of two. */

/** What data is used for. */
export const licensePurposes = [
  'train-internal',
  'train-commercial',
  'release-model',
  'release-dataset',
  'research',
] as const

/** What the data is used for, and what is done with it. */
export interface LicenseUse {
  purpose: LicensePurpose
  /** Whether rows without a known licence do, which only research may ask. */
  allowUnknown: boolean
  /** Whether steps change the contents, and not only choose among them. */
  changesContents: boolean
  /** Whether unchanged parts stay in files of their own. */
  collection: boolean
}

/** A sentence that a rule says, with what it says it of. */
export interface Said {
  code: SentenceCode
  values: Record<string, string>
}

/** Rows by what is declared of them. */
export interface DeclaredLicense {
  license: string | null
  generator: string | null
}

/** What is known of such rows, and what the rules say of them. */
export interface JudgedLicense {
  /** The licence as it was read, or `unknown`. */
  license: string
  /** What of it holds: of several licences to choose from the one that suits the purpose best. */
  terms: readonly LicenseTerms[]
  /** The terms of the model. */
  modelTerms: readonly LicenseTerms[]
  said: readonly Said[]
}

/** Judges what is declared of some rows. */
export function judgeLicense(
  { license, generator }: DeclaredLicense,
  { table, use }: { table: LicenseTable; use: LicenseUse },
): JudgedLicense {
  const parsed = table.parse(license)
  const model = generator === null ? { id: 'none', terms: [] } : table.ofGenerator(generator)
  const ofModel: Said[] = [
    ...(model.id === 'unknown' ? [{ code: 'model' as const, values: { generator: generator ?? '' } }] : []),
    ...model.terms.flatMap((terms) => [...ofUse(terms, use), ...ofOutputs(terms, use)]),
  ]
  if (!('choices' in parsed))
    return {
      license: 'unknown',
      terms: [],
      modelTerms: model.terms,
      said: [ofUnknown(parsed, license ?? ''), ...ofModel],
    }
  const choices = parsed.choices.map((ids) => ofChoice(ids, { table, use }))
  const [best] = choices.sort((a, b) => weightOf(a.said) - weightOf(b.said))
  return { license: parsed.id, terms: best.terms, modelTerms: model.terms, said: [...best.said, ...ofModel] }
}

/** The gravest sentence decides, then how many there are. */
function weightOf(said: readonly Said[]): number {
  const gravest = said.some(({ code }) => isConflict(code))
    ? 1000
    : said.some(({ code }) => isUnknown(code))
      ? 500
      : 0
  return gravest + said.length
}

function isConflict(code: SentenceCode): boolean {
  return ['nonprofit', 'research_only', 'no_derivatives', 'compete'].includes(code)
}

function isUnknown(code: SentenceCode): boolean {
  return code === 'termless'
}

function ofUnknown({ reason, hint }: UnknownLicense, license: string): Said {
  if (reason === 'missing') return { code: 'missing', values: {} }
  if (reason === 'family') return { code: 'family', values: { license } }
  return hint === undefined
    ? { code: 'unheard', values: { license } }
    : { code: 'misspelt', values: { license, hint } }
}

/** Licences that all hold. */
function ofChoice(
  ids: readonly string[],
  { table, use }: { table: LicenseTable; use: LicenseUse },
): { terms: LicenseTerms[]; said: Said[] } {
  const found = ids.map((id) => ({ id, terms: table.ofLicense(id) }))
  const terms = found.flatMap((one) => one.terms ?? [])
  const said: Said[] = found
    .filter((one) => one.terms === undefined)
    .map(({ id }) => ({ code: 'termless', values: { license: id } }))
  const layers = new Set(terms.map(({ layer }) => layer))
  if (layers.has('database') && !layers.has('contents') && said.length === 0)
    said.push({ code: 'contents', values: { license: ids.join(' AND ') } })
  for (const one of terms) said.push(...ofUse(one, use), ...ofOutputs(one, use), ...ofPassingOn(one, use))
  return { terms, said }
}

/** R2: use for profit. */
function ofUse({ id, commercial }: LicenseTerms, { purpose }: LicenseUse): Said[] {
  if (commercial === 'yes' || purpose === 'research') return []
  const code =
    purpose === 'train-commercial'
      ? commercial === 'no'
        ? 'nonprofit'
        : 'research_only'
      : commercial === 'no'
        ? 'nonprofit_release'
        : 'research_release'
  return [{ code, values: { license: id } }]
}

/** R10: what is asked of models that are trained on outputs. */
function ofOutputs(terms: LicenseTerms, { purpose }: LicenseUse): Said[] {
  const { id: license, output, namePrefix, display, monthlyUsers } = terms
  if (output === 'none') return []
  const isForOthers = purpose === 'release-model'
  if (output === 'no_compete')
    return [
      {
        code: isForOthers || purpose === 'train-commercial' ? 'compete' : 'compete_note',
        values: { license },
      },
    ]
  if (purpose === 'release-dataset') return [{ code: 'output_note', values: { license } }]
  const said: Said[] = []
  if (isForOthers) {
    if (namePrefix !== undefined) said.push({ code: 'name_prefix', values: { prefix: namePrefix, license } })
    if (display !== undefined) said.push({ code: 'display', values: { line: display, license } })
    if (output === 'derivative') said.push({ code: 'derivative', values: { license } })
  }
  if (monthlyUsers !== undefined && (isForOthers || purpose === 'train-commercial'))
    said.push({ code: 'users', values: { users: monthlyUsers.toLocaleString('en-US'), license } })
  return said
}

/** R3, R6, R8, R9, and what a licence asks for by itself where something is passed on or sold. */
function ofPassingOn(terms: LicenseTerms, use: LicenseUse): Said[] {
  const { id: license, layer, shareAlike } = terms
  const { purpose, changesContents, collection } = use
  const isDataset = purpose === 'release-dataset'
  const isPassedOn = isDataset || purpose === 'release-model'
  const codes: SentenceCode[] = []
  const ask = (code: SentenceCode, isAsked: boolean) => isAsked && codes.push(code)
  ask('no_derivatives', terms.noDerivatives && isDataset && changesContents && !collection)
  ask('attribution', terms.attribution && (isPassedOn || purpose === 'train-commercial'))
  ask('notice', terms.notice && isDataset)
  ask('changes', terms.changesStated && isDataset && changesContents)
  ask('use_restrictions', terms.useRestrictions && isPassedOn)
  ask('model_share_alike', shareAlike === 'adaptation' && purpose === 'release-model')
  ask('same_license', (shareAlike === 'adaptation' || shareAlike === 'weak') && isDataset)
  ask('database', shareAlike === 'database' && isDataset && !collection)
  ask('produced_work', shareAlike === 'database' && layer === 'database' && purpose === 'release-model')
  return codes.map((code) => ({ code, values: { license } }))
}
