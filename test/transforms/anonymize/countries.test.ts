import { stdnum, type Validator } from 'stdnum'
import { describe, expect, it } from 'vitest'
import { fieldWords } from '../../../transforms/anonymize/detect/context.js'
import { type Detector, openDetector } from '../../../transforms/anonymize/detect/detector.js'
import { entityNames } from '../../../transforms/anonymize/entities/entities.js'
import { type Identifier, openIdentifiers } from '../../../transforms/anonymize/identifiers/identifier.js'
import { countryIdentifiers } from '../../../transforms/anonymize/recognizers/national-identifiers/identifiers.js'
import { campaignSeconds, drawsOf, isWhole, spread } from '../../campaign.js'
import { hardNegatives } from './hard-negatives.js'

const allGates = 0xffffffff
const byName = new Map(countryIdentifiers.map((identifier) => [identifier.name, identifier]))

describe('identifiers of countries', () => {
  const entities = [...new Set(countryIdentifiers.map(({ entity }) => entity))]
  const all = open(countryIdentifiers)

  it('are declared once each, with a source, words and examples', () => {
    expect(byName.size).toBe(countryIdentifiers.length)
    expect(countryIdentifiers.filter(({ entity }) => !entityNames.includes(entity))).toEqual([])
    for (const { name, source, context, examples, pattern } of countryIdentifiers) {
      expect(source.length, name).toBeGreaterThan(10)
      expect(Object.values(context).flat().length, name).toBeGreaterThan(0)
      expect(examples.match.length * examples.not.length, name).toBeGreaterThan(0)
      expect(pattern.source, name).toMatch(/^\^.*\$$/)
    }
    expect(entities.length).toBeGreaterThanOrEqual(90)
  })

  it.each(countryIdentifiers.map((identifier) => [identifier.name, identifier]))(
    '%s takes its examples, whole, and leaves the others',
    (_, identifier) => {
      const one = open([identifier])
      const { match, not } = identifier.examples
      for (const text of match) {
        const spans = one.detect(text, { mask: allGates })
        expect(
          spans.map(({ entity }) => entity),
          text,
        ).toEqual([identifier.entity])
        expect(spans[0].recognizer).toBe(identifier.name)
        // Some identifier takes all of it, too, when all are looked for.
        const [{ start, end }] = spans
        const taken = all.detect(text, { mask: allGates })
        expect(
          taken.some((span) => span.start <= start && span.end >= end),
          text,
        ).toBe(true)
      }
      for (const text of not) expect(one.detect(text, { mask: allGates }), text).toEqual([])
    },
  )

  it.each(hardNegatives)('none takes a part of %j', (text) => {
    const found = all.detect(text, { mask: allGates })
    expect(found.map(({ recognizer, start, end }) => [recognizer, text.slice(start, end)])).toEqual([])
  })

  it('a wrong check digit counts beside a word, and never without one', () => {
    const random = randomNumbers(11)
    let tried = 0
    for (const identifier of countryIdentifiers) {
      if (identifier.check === undefined || !identifier.pattern.source.match(/^\^[^A-Z]*\$$/)) continue
      const wrong = randomOf(identifier, { shapes: shapesOf(identifier), random, isRight: false })
      if (wrong === undefined) continue
      tried++
      const one = open([identifier])
      const word = Object.values(identifier.context)[0][0]
      expect(one.detect(`the value ${wrong} stands here`, { mask: allGates }), identifier.name).toEqual([])
      expect(one.detect(`${word} ${wrong} stands here`, { mask: allGates }), identifier.name).toHaveLength(1)
    }
    expect(tried).toBeGreaterThan(40)
  })

  it.runIf(isWhole)('every context word counts, before a value and in the name of its field', () => {
    for (const identifier of countryIdentifiers) {
      const one = open([identifier])
      const [example] = identifier.examples.match
      const [{ start, end }] = one.detect(example, { mask: allGates })
      const value = example.slice(start, end)
      for (const word of Object.values(identifier.context).flat()) {
        const why: string[] = []
        const place = {
          mask: allGates,
          reject: (span: { why: string }) => why.push(span.why),
        }
        for (const [text, field] of [
          [`${word} ${value}`, ''],
          [`${word.toUpperCase()}: ${value}`, ''],
          [value, fieldWords(word)],
        ])
          why.push(...one.detect(text, { ...place, field }).map((span) => span.why))
        const counted = why.filter((reason) => reason.includes('context'))
        expect(counted.length, `${identifier.name}: ${word}`).toBeGreaterThanOrEqual(2)
      }
    }
  })

  it('the name of a field is a word beside all its values', () => {
    const one = open([identifierOf('nl_bsn')])
    expect(one.detect('111222333', { mask: allGates })).toEqual([])
    expect(one.detect('111222333', { mask: allGates, field: 'patient bsn' })).toHaveLength(1)
  })

  it('explains what it does not take', () => {
    const reasons: string[] = []
    open([identifierOf('uk_nhs')]).detect('the 9434765919', {
      mask: allGates,
      reject: ({ recognizer, why }, reason) => reasons.push(`${recognizer}: ${why}: ${reason}`),
    })
    expect(reasons).toEqual(['uk_nhs: check digit: score 0.35 is below 0.5'])
  })
})

/** The validator of stdnum for an identifier, where it tells valid from invalid as the standard does. */
const oracles: Record<string, Validator> = {
  ie_pps: stdnum.IE.pps,
  de_tax_id: stdnum.DE.idnr,
  fr_nir: stdnum.FR.nir,
  fr_tax_id: stdnum.FR.nif,
  es_nif: stdnum.ES.dni,
  es_nie: stdnum.ES.nie,
  it_fiscal_code: stdnum.IT.codicefiscale,
  it_vat_code: stdnum.IT.iva,
  pt_nif: stdnum.PT.nif,
  nl_bsn: stdnum.NL.bsn,
  be_nn: stdnum.BE.nn,
  at_svnr: stdnum.AT.vnr,
  ch_ahv: stdnum.CH.ssn,
  de_vat_id: stdnum.DE.vat,
  de_social_security: stdnum.DE.svnr,
  se_personnummer: stdnum.SE.personnummer,
  se_orgnr: stdnum.SE.orgnr,
  no_fodselsnummer: stdnum.NO.fodselsnummer,
  fi_personal_identity_code: stdnum.FI.hetu,
  is_kennitala: stdnum.IS.kennitala,
  pl_pesel: stdnum.PL.pesel,
  pl_nip: stdnum.PL.nip,
  cz_rodne_cislo: stdnum.CZ.rc,
  si_emso: stdnum.SI.emso,
  ro_cnp: stdnum.RO.cnp,
  bg_egn: stdnum.BG.egn,
  gr_amka: stdnum.GR.amka,
  hr_oib: stdnum.HR.oib,
  ee_ik: stdnum.EE.ik,
  ru_inn: stdnum.RU.inn,
  ua_rntrc: stdnum.UA.rntrc,
  tr_national_id: stdnum.TR.tckimlik,
  il_teudat_zehut: stdnum.IL.idnr,
  za_id_number: stdnum.ZA.idnr,
  in_aadhaar: stdnum.IN.aadhaar,
  in_gstin: stdnum.IN.gstin,
  au_abn: stdnum.AU.abn,
  au_acn: stdnum.AU.acn,
  au_tfn: stdnum.AU.tfn,
  nz_ird: stdnum.NZ.ird,
  sg_uen: stdnum.SG.uen,
  th_tnin: stdnum.TH.idnr,
  kr_rrn: stdnum.KR.rrn,
  kr_brn: stdnum.KR.brn,
  ca_sin: stdnum.CA.sin,
  mx_curp: stdnum.MX.curp,
  mx_rfc: stdnum.MX.rfc,
  br_cpf: stdnum.BR.cpf,
  br_cnpj: stdnum.BR.cnpj,
  ar_cuit: stdnum.AR.cuit,
  cl_rut: stdnum.CL.rut,
  co_nit: stdnum.CO.nit,
}

/** Where stdnum's validator lets pass what no register gives out: impossible days, keys, repeated digits. */
const laxOracles = ['de_tax_id', 'de_social_security', 'be_nn', 'bg_egn', 'ee_ik']

/** Where stdnum wants a separator or knows one length only. */
const writtenFor: Record<string, (compact: string) => string | undefined> = {
  fi_personal_identity_code: (compact) =>
    compact.length === 10 ? `${compact.slice(0, 6)}-${compact.slice(6)}` : compact,
  se_personnummer: (compact) => `${compact.slice(0, -4)}-${compact.slice(-4)}`,
  // A year to come cannot be of this century for stdnum.
  be_nn: (compact) => (/^(?:2[5-9]|[34])/.test(compact) ? undefined : compact),
  au_tfn: (compact) => (compact.length === 9 ? compact : undefined),
  // The rule for a remainder of 10 ended in the course of 1985; for stdnum with 1984.
  cz_rodne_cislo: (compact) => (compact.startsWith('85') ? undefined : compact),
}

/** How many values are judged by both; the campaign takes many more. */
const rounds = campaignSeconds > 0 ? 10_000 : drawsOf(2000)

describe('check digits', () => {
  it.each(spread(Object.entries(oracles), 14))('of %s agree with those of stdnum', (name, oracle) => {
    const identifier = identifierOf(name)
    const random = randomNumbers(name.length * 7919)
    const shapes = shapesOf(identifier)
    let valid = 0
    let invalid = 0
    const differ: string[] = []
    for (let round = 0; round < rounds; round++) {
      const compact = randomOf(identifier, { shapes, random, isRight: round % 2 === 0 })
      const written = compact && (writtenFor[name]?.(compact) ?? (writtenFor[name] ? undefined : compact))
      if (compact === undefined || written === undefined) continue
      const ours = identifier.check?.(compact) === true
      const { isValid: theirs, error } = oracle.validate(written)
      // A component is a date to come or an office unknown to stdnum: it says nothing of the check digit.
      if (!theirs && error?.name !== 'InvalidChecksum') continue
      if (!ours && theirs && laxOracles.includes(name)) continue
      if (ours) valid++
      else invalid++
      if (ours !== theirs) differ.push(compact)
    }
    expect(differ.slice(0, 5)).toEqual([])
    expect(valid).toBeGreaterThan(rounds / 5)
    expect(invalid).toBeGreaterThan(rounds / 20)
  })
})

function open(identifiers: readonly Identifier[]): Detector {
  return openDetector({
    recognizers: openIdentifiers(identifiers, 0),
    entities: identifiers.map(({ entity }) => entity),
  })
}

function identifierOf(name: string): Identifier {
  const identifier = byName.get(name)
  if (identifier === undefined) throw new Error(`No identifier ${name}`)
  return identifier
}

/** A linear congruential generator (Numerical Recipes): whole numbers below a bound. */
function randomNumbers(seed: number): (bound: number) => number {
  let state = seed >>> 0
  return (bound) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * bound)
  }
}

/** The bare values in the examples of an identifier. */
function shapesOf({ examples, lengths, pattern }: Identifier): string[] {
  return [...examples.match, ...examples.not]
    .flatMap((text) => {
      const upper = text.toUpperCase()
      return lengths.flatMap((length) => windowsOf(upper, length))
    })
    .filter((compact) => pattern.test(compact))
}

/** A bare value like an example with other characters that fit the pattern, whose check holds or does not. */
function randomOf(
  { pattern, check }: Identifier,
  { shapes, random, isRight }: { shapes: string[]; random: (bound: number) => number; isRight: boolean },
): string | undefined {
  const shape = shapes[random(shapes.length)]
  for (let tries = 0; tries < 4000; tries++) {
    const compact = [...shape].map((character) => mutated(character, random)).join('')
    if (pattern.test(compact) && check?.(compact) === isRight) return compact
  }
  return undefined
}

function mutated(character: string, random: (bound: number) => number): string {
  if (random(2) === 0) return character
  return /\d/.test(character) ? String(random(10)) : String.fromCharCode(65 + random(26))
}

/** The last bare characters of a text, in groups, that make up a length. */
function windowsOf(text: string, length: number): string[] {
  return [text.replace(/[^0-9A-Z]/g, '').slice(-length)].filter((compact) => compact.length === length)
}
