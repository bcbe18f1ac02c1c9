import type { Language } from '../../../../src/text/languages.js'

/** Where a language is spoken: a number in national form, in a text of the language, is one of these regions. */
const regionsOf: Readonly<Partial<Record<Language, readonly string[]>>> = {
  de: ['DE', 'AT', 'CH'],
  fr: ['FR', 'BE', 'CH'],
  es: ['ES', 'MX', 'AR', 'CO', 'CL', 'PE'],
  it: ['IT'],
  pt: ['PT', 'BR'],
  nl: ['NL', 'BE'],
  pl: ['PL'],
  ru: ['RU'],
  uk: ['UA'],
  tr: ['TR'],
  sv: ['SE'],
  da: ['DK'],
  no: ['NO'],
  fi: ['FI'],
  cs: ['CZ'],
  ja: ['JP'],
  ko: ['KR'],
  ar: ['SA', 'AE', 'EG'],
}

/** The regions of a language, none where it is not known. */
export function regionsOfLanguage(language: Language | undefined): readonly string[] {
  return (language === undefined ? undefined : regionsOf[language]) ?? []
}

/** What announces a phone number in these languages, right before it. */
export const foreignPhoneCue =
  /(?:telefon|handy|mobil|rückruf|erreichbar|rufnummer|durchwahl|portable|téléphone|appel|celular|cellulare|móvil|teléfono|telefono|telefone|telemóvel|ligue|llama|chiama|mobiel|\bbel\b|\bkom\.|zadzwoń|тел\.|телефон|\bмоб\.|звони|номер|電話|携帯|連絡先|전화|휴대폰|연락처|هاتف|جوال|موبايل|الرقم)[^\d\n]{0,16}\n?$/iu

/** Words for a phone right before a number that begins with 0, where nothing but them says of which language the text is. */
export const mobileLabel =
  /(?<![A-Za-z])(?:handy|mobil(?:funk)?|festnetz|rufnummer|rückruf|durchwahl|portable)(?:-?(?:nummer|nr\.?))?(?: (?:privat|dienstlich))?\s?[:=]?\s{0,2}$/i
