import { isDay, pair } from '../../check-digits/birth-date.js'
import { passesMod11and10 } from '../../check-digits/iso-7064.js'
import { crossSum, lastDigit, weightedSum } from '../../check-digits/weighted.js'
import { defineIdentifier, type Identifier } from '../../identifiers/identifier.js'

/** Identifiers of Germany but those of its health system (`germany-health.ts`). */
export const germany: readonly Identifier[] = [
  defineIdentifier({
    name: 'de_tax_id',
    entity: 'DE_TAX_ID',
    country: 'DE',
    lengths: [11],
    pattern: /^[1-9]\d{10}$/,
    forms: /^(?:\d{11}|\d{2}-\d{3}-\d{3}-\d{3})$/,
    check: (compact) => repeatsOneDigit(compact) && passesMod11and10(compact),
    strength: 'weak',
    context: {
      en: ['german tax', 'tax id', 'tax identification'],
      de: [
        'steuer-id',
        'steuerid',
        'steuer id',
        'steueridentifikationsnummer',
        'steuer-identifikationsnummer',
        'idnr',
        'steuerliche identifikationsnummer',
        'identifikationsnummer',
        'steuer-idnr',
        'tin',
      ],
    },
    source:
      'Abgabenordnung § 139b; Bundeszentralamt für Steuern, "Steueridentifikationsnummer": ISO 7064 MOD 11,10',
    examples: {
      match: ['Steuer-ID: 36 574 261 809', 'IdNr 36574261809', 'Steueridentifikationsnummer 36574261808'],
      not: ['36574261809', '36 574 261 809'],
    },
  }),
  defineIdentifier({
    name: 'de_tax_number',
    entity: 'DE_TAX_NUMBER',
    country: 'DE',
    lengths: [10, 11, 13],
    pattern: /^\d{10,11}$|^\d{13}$/,
    forms: /^(?:\d{2,3}-\d{3,4}-\d{4,5}|\d{5}-\d{5}|\d{13}|\d{10,11})$/,
    strength: 'weak',
    context: {
      en: ['german tax number', 'tax number'],
      de: ['steuernummer', 'steuer-nr', 'st.-nr', 'st.nr', 'stnr', 'steuernr', 'finanzamt'],
    },
    source:
      'Bayerisches Landesamt für Steuern, "Prüfung der Steuernummern" (ELSTER): the forms of the Länder',
    examples: {
      match: ['Steuernummer 181/815/08155', 'St.-Nr. 93815/08152', 'Steuernummer: 2893081508152'],
      not: ['181/815/08155', '2893081508152'],
    },
  }),
  defineIdentifier({
    name: 'de_passport',
    entity: 'DE_PASSPORT',
    country: 'DE',
    lengths: [9, 10],
    pattern: /^[CFGHJK][0-9CFGHJKLMNPRTVWXYZ]{8}\d?$/,
    forms: /^[A-Z0-9]{9,10}$/,
    check: checksDocument,
    strength: { form: 0.1, checked: 0.3, failed: 0.1 },
    context: {
      en: ['passport'],
      de: [
        'reisepass',
        'reisepassnummer',
        'reisepass nr',
        'passnummer',
        'pass-nr',
        'pass nr',
        'passnr',
        'reisepaß',
      ],
    },
    source: 'BMI, "Die Seriennummern von Pass und Personalausweis"; ICAO Doc 9303-3, check digit 7-3-1',
    examples: { match: ['Reisepass C01X00T47', 'Passnummer C01X00T478'], not: ['C01X00T47', 'C01X00T478'] },
  }),
  defineIdentifier({
    name: 'de_id_card',
    entity: 'DE_ID_CARD',
    country: 'DE',
    lengths: [9, 10],
    pattern: /^(?:[LMNPRTVWXY][0-9CFGHJKLMNPRTVWXYZ]{8}|\d{9})\d?$/,
    forms: /^[A-Z0-9]{9,10}$/,
    check: checksDocument,
    strength: { form: 0.1, checked: 0.3, failed: 0.1 },
    context: {
      en: ['german id card', 'german identity card'],
      de: [
        'personalausweis',
        'personalausweisnummer',
        'personalausweis nr',
        'ausweisnummer',
        'ausweis-nr',
        'ausweisnr',
        'ausweis',
      ],
    },
    source: 'BMI, "Die Seriennummern von Pass und Personalausweis"; ICAO Doc 9303-3, check digit 7-3-1',
    examples: {
      match: [
        'Personalausweis L01X00T471',
        'Personalausweisnr.: L01X00T47',
        'Personalausweis-Nr. L01X00T47',
        'Ausweisnummer T22000129',
        'Personalausweis T220001294',
      ],
      not: ['L01X00T471', 'T22000129'],
    },
  }),
  defineIdentifier({
    name: 'de_social_security',
    entity: 'DE_SOCIAL_SECURITY',
    country: 'DE',
    lengths: [12],
    pattern: /^\d{2}\d{2}(?:0\d|1[0-2])\d{2}[A-Z]\d{3}$/,
    forms:
      /^(?:[A-Z0-9]{12}|\d{2}-\d{6}-[A-Z]-?\d{3}|\d{2}-\d{2}-\d{2}-\d{2}-[A-Z]-?\d{2}-?\d|\d{8}-[A-Z]-?\d{3})$/,
    check: (compact) => {
      const letter = String(compact.charCodeAt(8) - 64).padStart(2, '0')
      const spread = compact.slice(0, 8) + letter + compact.slice(9)
      const day = pair(compact, 2)
      return (
        isDay(0, pair(compact, 4), day > 31 ? day - 31 : day) &&
        crossSum(spread, [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1]) % 10 === lastDigit(compact)
      )
    },
    strength: 'medium',
    context: {
      en: ['german social security', 'pension insurance'],
      de: [
        'sozialversicherungsnummer',
        'sozialversicherungs nr',
        'rentenversicherungsnummer',
        'rentenversicherungs nr',
        'versicherungsnummer',
        'versicherungs nr',
        'sv-nummer',
        'rvnr',
        'svnr',
        'rentenversicherung',
        'sozialversicherung',
      ],
    },
    source: 'Deutsche Rentenversicherung, VKVV § 2: insurance number, cross sums 2-1-2-5-7-1-2-1-2-1-2-1',
    examples: {
      match: ['15070649C103', 'Sozialversicherungsnummer 15 070649 C 103', 'RVNR 15070649C104'],
      not: ['15070649C104', '15073349C103'],
    },
  }),
  defineIdentifier({
    name: 'de_vat_id',
    entity: 'DE_VAT_ID',
    country: 'DE',
    lengths: [11],
    pattern: /^DE[1-9]\d{8}$/,
    forms: /^DE-?(?:\d{9}|\d{3}-\d{3}-\d{3})$/,
    check: (compact) => passesMod11and10(compact.slice(2)),
    strength: 'medium',
    context: {
      en: ['vat', 'vat id', 'vat number'],
      de: [
        'ust-idnr',
        'ust-id',
        'ustid',
        'umsatzsteuer-id',
        'umsatzsteuer-identifikationsnummer',
        'umsatzsteuer',
      ],
    },
    source: 'Bundeszentralamt für Steuern, "Aufbau der USt-IdNr.": ISO 7064 MOD 11,10',
    examples: {
      match: ['DE136695976', 'USt-IdNr. DE 136 695 976', 'USt-IdNr. DE136695977'],
      not: ['DE136695977', '136695976'],
    },
  }),
  defineIdentifier({
    name: 'de_kfz',
    entity: 'DE_KFZ',
    country: 'DE',
    lengths: [5, 6, 7, 8, 9],
    pattern: /^[A-Z]{2,5}[1-9]\d{0,3}[EH]?$/,
    forms: /^[A-Z]{1,3}-[A-Z]{1,2}-?\d{1,4}-?[EH]?$/,
    strength: 'weak',
    context: {
      en: ['license plate', 'licence plate', 'number plate'],
      de: [
        'kennzeichen',
        'kfz-kennzeichen',
        'kfz',
        'nummernschild',
        'autokennzeichen',
        'amtliches kennzeichen',
        'zugelassen',
      ],
    },
    source: 'Fahrzeug-Zulassungsverordnung § 9 and annex 1',
    examples: {
      match: ['Kennzeichen B-AB 1234', 'Kennzeichen: HH-AB 12', 'Kfz M-XY 123E'],
      not: ['B-AB 1234', 'M-XY 123', 'A-B 1'],
    },
  }),
  defineIdentifier({
    name: 'de_handelsregister',
    entity: 'DE_HANDELSREGISTER',
    country: 'DE',
    lengths: [6, 7, 8, 9, 10],
    pattern: /^HR[AB]\d{3,6}[A-Z]?$/,
    forms: /^HR[AB]-?\d{3,6}-?[A-Z]?$/,
    strength: 'strong',
    context: {
      en: ['commercial register', 'trade register'],
      de: ['handelsregister', 'amtsgericht', 'registergericht', 'registernummer'],
    },
    source: 'Handelsregisterverordnung § 13 and § 3: divisions A and B',
    examples: { match: ['HRB 123456', 'Amtsgericht Berlin HRA 1234 B'], not: ['HRC 12345', 'HRB 12'] },
  }),
  defineIdentifier({
    name: 'de_fuehrerschein',
    entity: 'DE_FUEHRERSCHEIN',
    country: 'DE',
    lengths: [11],
    pattern: /^[A-Z]\d{2}[A-Z0-9]{6}\d[A-Z0-9]$/,
    forms: /^[A-Z0-9]{11}$/,
    strength: 'weak',
    context: {
      en: ['driving licence', "driver's license", 'driving license'],
      de: ['führerschein', 'fuehrerschein', 'führerscheinnummer', 'fahrerlaubnis', 'führerschein nr'],
    },
    source: 'Fahrerlaubnis-Verordnung annex 8: number of the driving licence',
    examples: {
      match: ['Führerschein B072RRE2I55', 'Führerscheinnummer: N0704578035'],
      not: ['B072RRE2I55'],
    },
  }),
]

/** One of the first ten digits stands there two or three times, and all others at most once. */
function repeatsOneDigit(compact: string): boolean {
  const counts = new Uint8Array(10)
  for (let i = 0; i < 10; i++) counts[compact.charCodeAt(i) - 48]++
  const repeated = counts.filter((count) => count > 1)
  return repeated.length === 1 && repeated[0] <= 3
}

/** The tenth character checks the nine of a document's number; without it only the form speaks. */
function checksDocument(compact: string): boolean {
  return (
    compact.length === 10 && weightedSum(compact, [7, 3, 1, 7, 3, 1, 7, 3, 1]) % 10 === lastDigit(compact)
  )
}
