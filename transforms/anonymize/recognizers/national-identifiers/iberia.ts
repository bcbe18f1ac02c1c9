import { lastDigit, weightedSum } from '../../check-digits/weighted.js'
import { defineIdentifier, type Identifier } from '../../identifiers/identifier.js'

const nifLetters = 'TRWAGMYFPDXBNJZSQVHLCKE'

/** Identifiers of Spain and Portugal. */
export const iberia: readonly Identifier[] = [
  defineIdentifier({
    name: 'es_nif',
    entity: 'ES_NIF',
    country: 'ES',
    lengths: [9],
    pattern: /^\d{8}[A-HJ-NP-TV-Z]$/,
    forms: /^(?:\d{8}-?[A-Z]|\d{2}-\d{3}-\d{3}-?[A-Z])$/,
    check: (compact) => nifLetters[Number(compact.slice(0, 8)) % 23] === compact[8],
    strength: 'medium',
    context: {
      en: ['nif', 'dni'],
      es: ['dni', 'd.n.i', 'nif', 'n.i.f', 'documento nacional', 'identificación fiscal'],
    },
    source: 'Ministerio del Interior, "Cálculo del dígito de control del NIF/NIE": modulo 23',
    examples: {
      match: ['DNI 54362315K', '54362315-K', 'NIF: 54.362.315-Z'],
      not: ['54362315Z', '54362315U', '5436231K'],
    },
  }),
  defineIdentifier({
    name: 'es_nie',
    entity: 'ES_NIE',
    country: 'ES',
    lengths: [9],
    pattern: /^[XYZ]\d{7}[A-HJ-NP-TV-Z]$/,
    forms: /^[XYZ]-?\d{7}-?[A-Z]$/,
    check: (compact) =>
      nifLetters[Number('XYZ'.indexOf(compact[0]) + compact.slice(1, 8)) % 23] === compact[8],
    strength: 'medium',
    context: { en: ['nie', 'foreigner id'], es: ['nie', 'n.i.e', 'extranjero', 'extranjeros', 'extranjera'] },
    source: 'Ministerio del Interior, "Cálculo del dígito de control del NIF/NIE": modulo 23, X = 0',
    examples: { match: ['X2482300W', 'NIE X-2482300-W', 'NIE X2482300A'], not: ['X2482300A', 'W2482300W'] },
  }),
  defineIdentifier({
    name: 'es_passport',
    entity: 'ES_PASSPORT',
    country: 'ES',
    lengths: [8, 9],
    pattern: /^[A-Z]{2,3}\d{6}$/,
    forms: /^[A-Z]{2,3}\d{6}$/,
    strength: 'weak',
    context: { en: ['passport', 'spanish passport'], es: ['pasaporte', 'número de pasaporte'] },
    source: 'Real Decreto 896/2003: number of the ordinary passport',
    examples: { match: ['pasaporte AAB123456', 'Pasaporte: AB123456'], not: ['AAB123456'] },
  }),
  defineIdentifier({
    name: 'pt_nif',
    entity: 'PT_NIF',
    country: 'PT',
    lengths: [9, 11],
    pattern: /^(?:PT)?[1-9]\d{8}$/,
    forms: /^(?:PT-?)?(?:\d{9}|\d{3}-\d{3}-\d{3})$/,
    check: (compact) => {
      const digits = compact.slice(-9)
      return ((11 - (weightedSum(digits, [9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 11) % 10 === lastDigit(digits)
    },
    strength: 'weak',
    distinctive: { written: /^PT[ -]?\d/, strength: 'medium' },
    context: {
      en: ['portuguese tax', 'nif'],
      pt: ['nif', 'contribuinte', 'identificação fiscal', 'nipc', 'número fiscal'],
    },
    source: 'Autoridade Tributária e Aduaneira, Decreto-Lei 14/2013: weights 9 to 2 modulo 11',
    examples: {
      match: ['NIF 501964843', 'PT 501 964 843', 'contribuinte n.º 501964842'],
      not: ['501964843', 'PT501964842'],
    },
  }),
]
