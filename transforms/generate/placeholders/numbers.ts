import { pick } from '../../anonymize/entities/definition/draw.js'
import { creditCard, fakeCard } from '../../anonymize/entities/finance/credit-card.js'
import { fakeIban, ibanCode } from '../../anonymize/entities/finance/iban-code.js'
import { cnUscc } from '../../anonymize/entities/finance/index.js'
import { cnLicensePlate, cnPassport } from '../../anonymize/entities/government/china.js'
import { cnResidentId } from '../../anonymize/entities/government/cn-resident-id.js'
import { fakeSsn, usSsn } from '../../anonymize/entities/government/us-ssn.js'
import { creditCode, passportOf, plateOf, residentIdOf } from './chinese-values.js'
import type { Placeholder } from './placeholder.js'

/** Forms that card numbers are written in; what stands in them is replaced. */
const cards = {
  en: ['0000 0000 0000 0000', '0000-0000-0000-0000', '0000000000000000'],
  zh: ['0000 0000 0000 0000', '0000000000000000', '0000000000000000000'],
}

export const numberPlaceholders = {
  /** Card number that passes its check, of a range without an issuer. */
  card: {
    entity: creditCard.name,
    value: ({ pool }, draws) => fakeCard(pick(draws, pool.locale === 'zh' ? cards.zh : cards.en), draws),
  },
  /** IBAN of a country that is none. */
  iban: {
    entity: ibanCode.name,
    value: (_, draws) => fakeIban('ZZ00 0000 0000 0000 0000 00', draws),
  },
  /** Social security number, 身份证号: of a range that is not given out. */
  id_number: {
    entity: (locale) => (locale === 'zh' ? cnResidentId.name : usSsn.name),
    locales: ['en', 'zh'],
    value: (persona, draws) =>
      persona.pool.locale === 'zh' ? residentIdOf(persona, draws) : fakeSsn('000-00-0000', draws),
  },
  /** Chinese passport of letters that are not given out. */
  passport: {
    entity: cnPassport.name,
    locales: ['zh'],
    value: (_, draws) => passportOf(draws),
  },
  /** Chinese number plate of an office that is none. */
  plate: {
    entity: cnLicensePlate.name,
    locales: ['zh'],
    value: (_, draws) => plateOf(draws),
  },
  /** Chinese unified social credit code of a division that is none. */
  uscc: {
    entity: cnUscc.name,
    locales: ['zh'],
    value: (_, draws) => creditCode(draws),
  },
} satisfies Record<string, Placeholder>
