import { nearestName } from '../base/errors.js'
import { knownByName, licenseFamilies, longNames, ownTerms, shortNames, spdxIds } from './licenses.data.js'

/**
 * Reads what data sets write as their licence: ids of the Hugging Face Hub and of SPDX in any letters, expressions, links
 * and written out names, English and Chinese. What is none of these is unknown: a version is never guessed, nor a
 * misspelt name corrected.
 */

/** A licence as it was read. */
export type ParsedLicense = KnownLicense | UnknownLicense

/** One that is known. */
export interface KnownLicense {
  /** An SPDX expression; what SPDX does not name begins with `LicenseRef-`. */
  id: string
  /** Ways to read it, of which one may be chosen (`OR`); each is licences that all hold (`AND`). */
  choices: readonly (readonly string[])[]
}

/** One that is not. */
export interface UnknownLicense {
  id: 'unknown'
  /** Nothing is said, the version is missing, or it is no name that is known. */
  reason: 'missing' | 'family' | 'unheard'
  /** What it may mean; nothing goes by it. */
  hint?: string | undefined
}

/** The ids of licences by every name that stands for one, in small letters. */
type Ids = ReadonlyMap<string, string>

/** Opens what reads a declared licence. */
export function openLicenseNames(): (declared: string | null) => ParsedLicense {
  const ids = idsByName()
  return (declared) => {
    const text = declared?.trim() ?? ''
    if (nothingSaid.has(plainWords(text))) return { id: 'unknown', reason: 'missing' }
    const single = licenseId(text, ids)
    if (single !== undefined) return { id: single, choices: [[single]] }
    return parseExpression(text, ids) ?? { id: 'unknown', ...unknownBecause(text, ids) }
  }
}

const nothingSaid: ReadonlySet<string> = new Set([
  '',
  'unknown',
  'other',
  'none',
  'null',
  'n/a',
  'na',
  'no',
  '未知',
  '无',
  '其他',
])

function unknownBecause(text: string, ids: Ids): Pick<UnknownLicense, 'reason' | 'hint'> {
  const plain = plainWords(text).replaceAll('-', ' ')
  if ((licenseFamilies as readonly string[]).includes(plain)) return { reason: 'family' }
  if (/^bsl.?1\.1$/.test(plain)) return { reason: 'unheard', hint: 'BUSL-1.1' }
  const hint = text.length > 40 ? undefined : nearestName(text, [...new Set(ids.values())])
  return { reason: 'unheard', hint }
}

/** The id of a single name; `undefined` where it is none. */
function licenseId(text: string, ids: Ids): string | undefined {
  const folded = text.toLowerCase()
  return (
    ids.get(folded) ??
    idOfLink(folded, ids) ??
    ids.get(plainWords(text)) ??
    ids.get(plainWords(text).replaceAll(' ', '-')) ??
    idOfElements(text, ids)
  )
}

function idsByName(): Ids {
  const spdx = spdxIds.trim().split(/\s+/)
  const named = [...Object.keys(ownTerms), ...knownByName]
  return new Map([
    ...spdx.map((id) => [id.toLowerCase(), id] as const),
    ...named.flatMap((name) => {
      const id = `LicenseRef-${name}`
      return [id.toLowerCase(), name].map((key) => [key, id] as const)
    }),
    ...Object.entries(longNames),
    ...Object.entries(shortNames),
  ])
}

/** Words without what says nothing, in small letters: `Apache License, Version 2.0` is `apache 2.0`. */
function plainWords(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/creative commons|知识共享/g, ' cc ')
    .replace(/许可协议|第(?=\d)|(?<=\d)版/g, ' ')
    .replace(/[^\p{L}\p{N}.+/-]+/gu, ' ')
    .replace(/\b(?:version|v)(?=[ .]?\d)\.?/g, ' ')
    .replace(/\b(?:the|licen[sc]e|licensed|under|a|an|version|family)\b/g, ' ')
    .replace(/(?<=^| )-|-(?= |$)/g, ' ')
    .trim()
    .replace(/\s+/g, ' ')
}

const elementNames: readonly (readonly [RegExp, string])[] = [
  [/attribution|署名/g, ' by '],
  [/non[ -]?commercial|非商业性?使用|非商业性?/g, ' nc '],
  [/no[ -]?deriv(?:ative)?s?(?: works)?|禁止演绎/g, ' nd '],
  [/share[ -]?alike|相同方式共享/g, ' sa '],
  [/international|unported|generic|国际|通用/g, ' '],
]

/** The id of a licence of Creative Commons that is named by its elements and its version, and by nothing else. */
function idOfElements(text: string, ids: Ids): string | undefined {
  let plain = plainWords(text)
  for (const [pattern, short] of elementNames) plain = plain.replace(pattern, short)
  const words = plain.split(/[ -]+/).filter((word) => word !== '')
  const versions = words.filter((word) => /^[1-4]\.[015]$/.test(word))
  const elements = new Set(words.filter((word) => /^(?:by|nc|nd|sa)$/.test(word)))
  const others = words.filter((word) => word !== 'cc' && !elements.has(word) && !versions.includes(word))
  if (others.length > 0 || versions.length !== 1 || !elements.has('by')) return undefined
  const order = ['by', 'nc', 'nd', 'sa'].filter((element) => elements.has(element))
  return ids.get(`cc-${order.join('-')}-${versions[0]}`)
}

/** The id behind a link to the text of a licence. */
function idOfLink(text: string, ids: Ids): string | undefined {
  const [, link] = /^https?:\/\/(?:www\.)?(.+?)\/?$/.exec(text) ?? []
  if (link === undefined) return undefined
  const [, name, version, port] =
    /^creativecommons\.org\/(?:licenses|publicdomain)\/([a-z-]+)\/(\d\.\d)(?:\/([a-z]{2,3}))?(?:\/(?:deed|legalcode)[\w.-]*)?$/.exec(
      link,
    ) ?? []
  if (name !== undefined) {
    const short = { zero: 'cc0', mark: 'cc-pdm' }[name] ?? `cc-${name}`
    return ids.get(`${short}-${version}${port === undefined ? '' : `-${port}`}`)
  }
  const [, listed] =
    /^(?:spdx\.org|choosealicense\.com|opensource\.org)\/licenses?\/([\w.+-]+?)(?:\.html)?$/.exec(link) ?? []
  if (listed !== undefined) return ids.get(listed)
  return linked[link.replace(/\.(?:html|txt)$/, '')]
}

const linked: Readonly<Record<string, string>> = {
  'apache.org/licenses/license-2.0': 'Apache-2.0',
  'gnu.org/licenses/agpl-3.0': 'AGPL-3.0-only',
  'gnu.org/licenses/gpl-3.0': 'GPL-3.0-only',
  'gnu.org/licenses/old-licenses/gpl-2.0': 'GPL-2.0-only',
  'opendatacommons.org/licenses/by/1-0': 'ODC-By-1.0',
  'opendatacommons.org/licenses/odbl/1-0': 'ODbL-1.0',
  'opendatacommons.org/licenses/pddl/1-0': 'PDDL-1.0',
  'mozilla.org/en-us/mpl/2.0': 'MPL-2.0',
}

/** Most ways in which an expression may be read; one of more is unknown. */
const mostChoices = 64

/** An SPDX expression of known licences, in any letters: AND binds closer than OR. An exception of WITH gives more rights, and none is counted on. */
function parseExpression(text: string, ids: Ids): KnownLicense | undefined {
  const tokens = text.match(/[()]|[^\s()]+/g) ?? []
  if (tokens.length < 2 && !text.endsWith('+')) return undefined
  let at = 0
  const parsed = either()
  return parsed === undefined || at < tokens.length || parsed.choices.length > mostChoices
    ? undefined
    : parsed

  function word(name: string): boolean {
    if (tokens[at]?.toUpperCase() !== name) return false
    at++
    return true
  }

  function either(): KnownLicense | undefined {
    let left = both()
    while (left !== undefined && word('OR')) {
      const right = both()
      left = right && { id: `${left.id} OR ${right.id}`, choices: [...left.choices, ...right.choices] }
    }
    return left
  }

  function both(): KnownLicense | undefined {
    let left = one()
    while (left !== undefined && word('AND')) {
      const right = one()
      if (right === undefined) return undefined
      const choices = left.choices.flatMap((a) => right.choices.map((b) => [...new Set([...a, ...b])]))
      left = { id: `${grouped(left)} AND ${grouped(right)}`, choices }
    }
    return left
  }

  function one(): KnownLicense | undefined {
    if (word('(')) {
      const inner = either()
      return word(')') ? inner : undefined
    }
    const name = tokens[at++]
    if (name === undefined) return undefined
    const id = licenseId(name, ids) ?? (name.endsWith('+') ? orLater(name.slice(0, -1), ids) : undefined)
    if (id === undefined) return undefined
    const exception = word('WITH') ? ` WITH ${tokens[at++]}` : ''
    return { id: id + exception, choices: [[id]] }
  }
}

function grouped({ id, choices }: KnownLicense): string {
  return choices.length > 1 ? `(${id})` : id
}

/** `GPL-2.0+` is `GPL-2.0-or-later`; a plus behind others changes nothing that counts here. */
function orLater(name: string, ids: Ids): string | undefined {
  const id = licenseId(name, ids)
  return id === undefined ? undefined : (ids.get(id.replace(/-only$/, '-or-later').toLowerCase()) ?? id)
}
