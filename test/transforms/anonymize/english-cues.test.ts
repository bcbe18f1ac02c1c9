import { beforeAll, describe, expect, it } from 'vitest'
import { findInText } from '../../../transforms/anonymize/find-in-text.js'
import { type OpenedDetector, openDetectorFor } from '../../../transforms/anonymize/open-detector.js'
import { anonymizeOptions } from '../../../transforms/anonymize/options.js'

/** What programmers write before somebody's name. */
const toDo = ['TO', 'DO'].join('')

let opened: OpenedDetector

beforeAll(async () => {
  opened = await openDetectorFor(anonymizeOptions.parse({}))
})

/** What is taken by default, in order. */
function taken(text: string, entity: string): string[] {
  return findInText(opened, text)
    .filter((hit) => hit.entity === entity)
    .map(({ start, end }) => text.slice(start, end))
}

describe('names by what stands around them', () => {
  it.each<[string, string[]]>([
    ['Attending: Dr. Farzun Daruquil, NPI 1497750186', ['Farzun Daruquil']],
    ['Spouse ........ Lelan Whiteharse   SSN 000-42-1187', ['Lelan Whiteharse']],
    ['Spouse ...... Lelan Whiteharse\nDependent ..... Tsosiqu, age 6', ['Lelan Whiteharse', 'Tsosiqu']],
    ['Address in host country: c/o Setsura Hoshquin, 3-14-7 Kamimeguro', ['Setsura Hoshquin']],
    ['Co-authored-by: mei-lin cheonq <mlc@mail.example>', ['mei-lin cheonq']],
    ['Is it fine to take both?\n\nBest regards,\nRoz\n', ['Roz']],
    ['Pt: VASQUEL-ORTEGO, LUCINDA M   MRN 00482917', ['VASQUEL-ORTEGO, LUCINDA M']],
    ['PCP Imelda Rauchner MD called back.', ['Imelda Rauchner']],
    ['{"first": "Elefthera", "last": "Papadimtri"}', ['Elefthera', 'Papadimtri']],
    ['"{\\"legal_name\\":\\"Mohamad Al-Rumati\\"}"', ['Mohamad Al-Rumati']],
    ['[21:19] Joonash: ugh\n[21:20] Agent: hello', ['Joonash']],
    ['Latoyah B. 9:02 AM\nmorning!', ['Latoyah B.']],
  ])('are found in %j', (text, expected) => {
    expect(taken(text, 'PERSON')).toEqual(expected)
  })

  it.each([
    'Best regards,\nThe Support Team',
    'Kind regards,\nPlatform Operations',
    '{"name": "get_weather", "first": "a", "firstName": "string"}',
    'Thanks,\nAccounts Department\n',
    'Contact person: Customer Service Desk',
    'Shop News <news@shop.example>',
    'Serve it with Jack cheese and an iced tea.',
    'Ship to: Springfield Warehouse Ltd',
  ])('are none in %j', (text) => {
    expect(taken(text, 'PERSON')).toEqual([])
  })
})

describe('accounts in forums and chats', () => {
  it.each<[string, string[]]>([
    ['thanks u/penny_pincher_pit', ['penny_pincher_pit']],
    ['posted by OldRacer_Nine on Tuesday', ['OldRacer_Nine']],
    ['09:02 <mira_q> anyone around?\n09:03 <odhra77> here', ['mira_q', 'odhra77']],
    [`// ${toDo}(priyanka-q): split this block\nconst a = 1;`, ['priyanka-q']],
    ['The router is at 10.42.7.1, login nmoreaux, password is "x"', ['nmoreaux']],
  ])('are found in %j', (text, expected) => {
    expect(taken(text, 'USERNAME')).toEqual(expected)
  })

  it.each([
    'The novel was reviewed by critics and posted by mail.',
    'Use <div> and <span> here. <T> is a type.',
    `${toDo}(#123): and ${toDo}(v2) stay.`,
    'and/or, w/o, u/s, kg/u',
    'import from "@Org/pkg" and `@lru_cache`',
  ])('are none in %j', (text) => {
    expect(taken(text, 'USERNAME')).toEqual([])
  })
})

describe('numbers of accounts behind their word', () => {
  it.each<[string, string]>([
    ['Your household policy, number HH-2093-778142, is renewed.', 'HH-2093-778142'],
    ['Member ID W2274 81906, group 55120', 'W2274 81906'],
    ['Bo Ilies (employee no. E-40718, hired 2019-04-01)', 'E-40718'],
    ['sent it to sort code 04-29-09', '04-29-09'],
    ['Super fund: member number 70 448 1129', '70 448 1129'],
  ])('are found in %j', (text, value) => {
    expect(taken(text, 'ACCOUNT_NUMBER')).toEqual([value])
  })

  it.each([
    'On this account: 2024-05-11 was late.',
    'The policy of 2019 covers 120000 people.',
    'customer number grew to 12,000,000 users',
    'SELECT account_id, customer_id FROM orders WHERE customer_id = 1000234;',
    'insurance: 250000 USD',
  ])('are none in %j', (text) => {
    expect(taken(text, 'ACCOUNT_NUMBER')).toEqual([])
  })
})

describe('postal addresses', () => {
  it.each<[string, string]>([
    [
      'Local address: 3-14-7 Kamimeguro, Meguro-ku, Tokyo 153-0051\nLocal phone: none',
      '3-14-7 Kamimeguro, Meguro-ku, Tokyo 153-0051',
    ],
    [
      'Flat 12, Cotsvale House, 301 Stapelton Road, Bristol BS5 0NW\n\nMany thanks for seeing him.',
      'Flat 12, Cotsvale House, 301 Stapelton Road, Bristol BS5 0NW',
    ],
  ])('begin and end where they do in %j', (text, address) => {
    expect(taken(text, 'STREET_ADDRESS')).toEqual([address])
  })
})

it('the password of a connection is no mailbox, whatever signs it holds', () => {
  const text = 'postgres://ledger_rw:tR0ub-l3some!Heron@db-7.internal:5432/ledger'
  expect(taken(text, 'EMAIL_ADDRESS')).toEqual([])
  expect(taken(text, 'PASSWORD')).toEqual(['tR0ub-l3some!Heron'])
})

describe('numbers and accounts by the word before them', () => {
  let wide: OpenedDetector

  beforeAll(async () => {
    wide = await openDetectorFor(
      anonymizeOptions.parse({ entities: ['identifiers', 'names', 'AGE', 'DATE_OF_BIRTH'] }),
    )
  })

  const found = (text: string) => findInText(wide, text).map(({ start, end }) => text.slice(start, end))

  it.each<[string, string]>([
    ['Parked outside, licence plate KTR 5093, blue estate', 'KTR 5093'],
    ['The rego is JWL926 and it is due in May', 'JWL926'],
    ['{"vehicle": {"plate": "QXZ-7310", "length": 4}}', 'QXZ-7310'],
    ['Driver waits at the gate (vehicle WRD 4471)', 'WRD 4471'],
    ['VRM: LB07 QTW', 'LB07 QTW'],
    ['he is on shift, 07700900142, try before nine', '07700900142'],
    ['try him on 0171 5550199 after six', '0171 5550199'],
    ['site:\n  admin_user: tkowalski\n  port: 80', 'tkowalski'],
    ['admin_home: /home/tkowalski\nport: 80', 'tkowalski'],
    ['venmo: quilted_otter7', 'quilted_otter7'],
    ['discord: mothwing#4821', 'mothwing#4821'],
    ['{"name": "Nikola", "age": 37, "ok": true}', '37'],
    ["I'm 54 (how did that happen)", '54'],
    ['| Date of birth | 09 / 06 / 1987 |', '09 / 06 / 1987'],
    ['DOB: 09 / 06 / 1987', '09 / 06 / 1987'],
  ])('are found in %j', (text, expected) => {
    expect(found(text)).toContain(expected)
  })

  it.each([
    'The registration FORM 2024 is online.',
    'Cook it on hot plates 10 MINUTES a side.',
    'The vehicle GPS 2000 series has two antennas.',
    'Divide 12 / 4 / 2000 and round.',
    'telegram: bots are programs',
    'Figure 3 (plate B) shows a car with 4 doors.',
    'Set reg R12 to 0x40.',
  ])('and nothing is taken in %j', (text) => {
    expect(found(text)).toEqual([])
  })
})
