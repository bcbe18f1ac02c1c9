import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Detector, openDetector } from '../../../transforms/anonymize/detect/detector.js'
import type { Span } from '../../../transforms/anonymize/detect/recognizer.js'
import { openLatinText } from '../../../transforms/anonymize/recognizers/latin-text/index.js'

const context = ['ZIP_CODE', 'AGE', 'DATE_OF_BIRTH', 'DATE_TIME', 'TITLE', 'NRP', 'MEDICAL_RECORD']
const all = ['STREET_ADDRESS', ...context]

async function openFor(entities: readonly string[]): Promise<Detector> {
  const wants = (...names: readonly string[]) => names.some((name) => entities.includes(name))
  return openDetector({ recognizers: await openLatinText({ wants, regions: [] }), entities })
}

const everything = await openFor(all)
const withoutAddresses = await openFor(context)

function values(text: string, entity: string, field = ''): string[] {
  const detector = entity === 'ZIP_CODE' ? withoutAddresses : everything
  return detector
    .detect(text, { mask: 0, field })
    .filter((span) => span.entity === entity)
    .map(({ start, end }) => text.slice(start, end))
}

describe('STREET_ADDRESS', () => {
  it.each([
    ['Ship it to 12 Oak Street, please.', '12 Oak Street'],
    ['at 1600 Elm Tree Ave NW in town', '1600 Elm Tree Ave NW'],
    [
      'Our office: 350 Fifth Avenue, Suite 21, Springfield, IL 62701',
      '350 Fifth Avenue, Suite 21, Springfield, IL 62701',
    ],
    ['12 Oak St., Springfield, IL 62701-1234. Call me', '12 Oak St., Springfield, IL 62701-1234'],
    ['mail to P.O. Box 9876, Springfield, IL 62701', 'P.O. Box 9876, Springfield, IL 62701'],
    ['Unit 1234 Box 5678\nDPO AP 96201', 'Unit 1234 Box 5678\nDPO AP 96201'],
    ['PSC 1234, Box 5678\nAPO AE 09021 is where', 'PSC 1234, Box 5678\nAPO AE 09021'],
    ['USS Example\nFPO AP 96601', 'USS Example\nFPO AP 96601'],
    ['27 Acacia Avenue, Leeds LS1 4AB, UK', '27 Acacia Avenue, Leeds LS1 4AB, UK'],
    ['100 Market Street, Sydney NSW 2000', '100 Market Street, Sydney NSW 2000'],
    ['24 Sussex Drive, Ottawa, ON K1M 1M4', '24 Sussex Drive, Ottawa, ON K1M 1M4'],
    ['PO Box 1234, Wellington 6140, New Zealand', 'PO Box 1234, Wellington 6140, New Zealand'],
    ['meet at the corner of Oak Street and Mill Road today', 'the corner of Oak Street and Mill Road'],
    ['Hauptstraße 12, 10115 Berlin', 'Hauptstraße 12, 10115 Berlin'],
    ['wohnt in der Ziegelgasse 5a', 'Ziegelgasse 5a'],
    ['12, rue de la Paix, 75002 Paris', '12, rue de la Paix, 75002 Paris'],
    ['31 Rue des Lilas', '31 Rue des Lilas'],
    ['Calle Mayor 3, 28013 Madrid', 'Calle Mayor 3, 28013 Madrid'],
    ['Avenida da Liberdade 110, Lisboa, Portugal', 'Avenida da Liberdade 110, Lisboa, Portugal'],
    ['Via Roma 5, 00184 Roma, Italia', 'Via Roma 5, 00184 Roma, Italia'],
    ['Keizersgracht 123, 1015 CJ Amsterdam', 'Keizersgracht 123, 1015 CJ Amsterdam'],
    ['Storgatan 5 lgh 1102, 111 22 Stockholm', 'Storgatan 5 lgh 1102, 111 22 Stockholm'],
    ['Søndergade 52, 9000 Aalborg, Danmark', 'Søndergade 52, 9000 Aalborg, Danmark'],
    ['Kiannonkatu 98', 'Kiannonkatu 98'],
    ['Rákóczi út 13., 1072 Budapest', 'Rákóczi út 13., 1072 Budapest'],
    ['ul. Miła 53, 00-180 Warszawa', 'ul. Miła 53, 00-180 Warszawa'],
    ['Atatürk Caddesi No: 12 Daire 5, Ankara', 'Atatürk Caddesi No: 12 Daire 5, Ankara'],
    ['ул. Ленина, д. 5, кв. 12, Москва', 'ул. Ленина, д. 5, кв. 12, Москва'],
    ['Οδός Ερμού 15, Αθήνα', 'Οδός Ερμού 15, Αθήνα'],
    ['12 đường Lê Lợi', '12 đường Lê Lợi'],
    ['1-2-3 Shibuya, Shibuya-ku, Tokyo 150-0002, Japan', '1-2-3 Shibuya, Shibuya-ku, Tokyo 150-0002, Japan'],
    ['Flat 2/1, 15 Mill Lane, Glasgow G2 3AB', 'Flat 2/1, 15 Mill Lane, Glasgow G2 3AB'],
    ['Level 5, 100 Market Street, Sydney', 'Level 5, 100 Market Street, Sydney'],
    ['12-14 Mill Road, Cambridge', '12-14 Mill Road, Cambridge'],
    ['C/ Alcalá, 45, 3º B, 28014 Madrid', 'C/ Alcalá, 45, 3º B, 28014 Madrid'],
    ['Carrer de Mallorca 401, 08013 Barcelona', 'Carrer de Mallorca 401, 08013 Barcelona'],
    ['Rua Augusta, 1500, São Paulo - SP, 01304-001', 'Rua Augusta, 1500, São Paulo - SP, 01304-001'],
    ['Postfach 12 34, 8000 Zürich', 'Postfach 12 34, 8000 Zürich'],
    ['Kungsgatan 5, SE-111 43 Stockholm', 'Kungsgatan 5, SE-111 43 Stockholm'],
    ['Laugavegur 10, 101 Reykjavík', 'Laugavegur 10, 101 Reykjavík'],
    ['Příční ulice 14, Praha, Česká republika', 'Příční ulice 14, Praha, Česká republika'],
    ['Dunajska cesta 5, 1000 Ljubljana, Slovenija', 'Dunajska cesta 5, 1000 Ljubljana, Slovenija'],
    ['Strada Lipscani 10, București', 'Strada Lipscani 10, București'],
    ['17 Jalan Ampang, Kuala Lumpur 50450, Malaysia', '17 Jalan Ampang, Kuala Lumpur 50450, Malaysia'],
    ['12 Oak Street, Bob said', '12 Oak Street'],
    ['Plaza de España, 5, 41013 Sevilla', 'Plaza de España, 5, 41013 Sevilla'],
    ['Rua das Flores, n.º 12, 4000-123 Porto', 'Rua das Flores, n.º 12, 4000-123 Porto'],
    ['Kerkstraat 12 bus 3, 9000 Gent, België', 'Kerkstraat 12 bus 3, 9000 Gent, België'],
    ['Carrera 7 # 71-21, Bogotá', 'Carrera 7 # 71-21, Bogotá'],
    ['15 Orchard Road #10-01, Singapore 238841', '15 Orchard Road #10-01, Singapore 238841'],
    ['42, MG Road, Bengaluru 560001, India', '42, MG Road, Bengaluru 560001, India'],
    ['Nevsky Prospekt 28', 'Nevsky Prospekt 28'],
    ['вул. Хрещатик, 22, Київ', 'вул. Хрещатик, 22, Київ'],
    ['Тверская улица, 13', 'Тверская улица, 13'],
    ['12 Oak Street, Springfield 0491 570 006', '12 Oak Street'],
    ['at 10 Oak Street .\nProtests urged UK leaders', '10 Oak Street'],
    ['He lives at Brisas 6802.', 'Brisas 6802'],
    [
      'Send it to 124 67 Heron Street West\n Suite 240\n West Brook\n New Zealand. Thanks',
      '124 67 Heron Street West\n Suite 240\n West Brook\n New Zealand',
    ],
    ['send to 3747 fourth avenue suite 112 calgary alberta', '3747 fourth avenue suite 112 calgary alberta'],
  ])('of %j is found whole', (text, address) => {
    expect(values(text, 'STREET_ADDRESS')).toEqual([address])
  })

  it.each([
    'It took 20 minutes to drive down the street.',
    'In 1990 the street was closed.',
    'Sentence 1: it is true. Sentence 2: it is false.',
    'Chapter 5 Section 3 of the book',
    'He moved to Windows 10 last week.',
    'The 1980 eruption of Mount St. Helens was strong.',
    'born in 1975 in Blue Springs, Kansas and raised there',
    'On May 14, 2018. Israel answered.',
    'There were 3 roads and 5 lanes.',
    'Formula 1 will return to Formula 2.',
    'I live in a house with 5 rooms.',
    'The court heard 12 witnesses in place of 5.',
    'the southwest corner of Asia and the north of Africa',
    'Wii games from July 2007 as well as Wii U ones',
    'It took the Central Criminal Court 40 minutes in the office.',
    'Boeing 737, 12000 Americans',
    'Of the 42, Main Street was best.',
    'We met Al the Octopus. 3 of us left.',
    'costs $12 Market Street jokes aside',
  ])('is not found in %j', (text) => {
    expect(values(text, 'STREET_ADDRESS')).toEqual([])
  })

  it('of a block of its own is taken line by line', () => {
    const block = 'Jo Example\n\n12 Oak Street\nSuite 5\nRiverton\nNew Zealand 6140'
    expect(values(block, 'STREET_ADDRESS')).toEqual([
      '12 Oak Street',
      'Suite 5',
      'Riverton',
      'New Zealand',
      '6140',
    ])
  })

  it('leaves the town and the country of a block to LOCATION where that is asked for', async () => {
    const detector = await openFor([...all, 'LOCATION'])
    const block = '> 12 Oak Street\n> Suite 5\n> Riverton\n> New Zealand 6140'
    const found = detector.detect(`Hi\n${block}`, { mask: 0 })
    expect(found.map(({ entity }) => entity)).toEqual([
      'STREET_ADDRESS',
      'STREET_ADDRESS',
      'LOCATION',
      'LOCATION',
      'STREET_ADDRESS',
    ])
  })

  it('of a field that says so needs no other word', () => {
    expect(values('Brisas 6802', 'STREET_ADDRESS')).toEqual([])
    expect(values('Brisas 6802', 'STREET_ADDRESS', 'billing address')).toEqual(['Brisas 6802'])
  })
})

describe('ZIP_CODE', () => {
  it.each([
    ['ZIP: 62701', '62701'],
    ['zip code is 62701-1234', '62701-1234'],
    ['Springfield, IL 62701', '62701'],
    ['SW1A 1AA', 'SW1A 1AA'],
    ['postcode M1 1AE', 'M1 1AE'],
    ['K1A 0B1 in Ottawa', 'K1A 0B1'],
    ['PLZ 10115', '10115'],
    ['code postal : 75002', '75002'],
    ['CEP 01304-001', '01304-001'],
    ['ZIP: 394 13', '394 13'],
    ['1015 CJ Amsterdam', '1015 CJ'],
    ['12 Oak Street, Springfield 62701', '62701'],
  ])('of %j is found', (text, code) => {
    expect(values(text, 'ZIP_CODE')).toEqual([code])
  })

  it.each([
    '62701',
    'order 62701 is late',
    'unzip 12345 files',
    'they sold 12345 units',
    'in 2019 AD it was',
  ])('is not found in %j', (text) => {
    expect(values(text, 'ZIP_CODE')).toEqual([])
  })
})

describe('AGE', () => {
  it.each([
    ['I just turned 47', '47'],
    ["I'm Jo, and I'm 31 y/o.", '31'],
    ['boys aged 5 play', undefined],
    ['a boy aged 5.', '5'],
    ['a 47-year-old man', '47'],
    ['This 79 year old female', '79'],
    ['age: 30', '30'],
    ['a 3 months old baby', '3'],
    ['at the age of 18, she left', '18'],
    ['Written when he was 64.', '64'],
    ['er ist 31 Jahre alt', '31'],
    ['tiene 31 años de edad', '31'],
    ['her 30th birthday', '30'],
  ])('of %j is found', (text, age) => {
    expect(values(text, 'AGE')).toEqual(age === undefined ? [] : [age])
  })

  it.each([
    'I rate it 8 out of 10',
    'turned 180 degrees',
    "I'm 5 minutes away",
    'it is 12 miles long',
    'it costs 30.',
    'a 200-year-old oak',
    '3. Third item',
    'the page is 12',
    'the ratio was 3.5 to 1',
  ])('is not found in %j', (text) => {
    expect(values(text, 'AGE')).toEqual([])
  })
})

describe('DATE_TIME', () => {
  it.each([
    ['on 1978-04-13 12:20:39 it', '1978-04-13 12:20:39'],
    ['at 2024-01-02T03:04:05Z', '2024-01-02T03:04:05Z'],
    ['on 2/8/1935', '2/8/1935'],
    ['am 12.03.1990 war', '12.03.1990'],
    ['on 12 March 1990', '12 March 1990'],
    ['on March 12th, 1990 we', 'March 12th, 1990'],
    ['on 3rd of May 2001', '3rd of May 2001'],
    ['Dec. 25, 2020', 'Dec. 25, 2020'],
    ['12-Mar-1990', '12-Mar-1990'],
    ['am 12. März 1990', '12. März 1990'],
    ['le 5 août 1985', '5 août 1985'],
    ['el 5 de enero de 1990', '5 de enero de 1990'],
    ['il 3 maggio 1999', '3 maggio 1999'],
    ['op 3 maart 1999', '3 maart 1999'],
    ['em 3 de março de 1999', '3 de março de 1999'],
    ['at 5 pm today', '5 pm'],
    ['at 20:15 sharp', '20:15'],
    ['in June 2019 we', 'June 2019'],
    ['founded in 1977.', '1977'],
    ['see you on Monday', 'Monday'],
    ['due Fri, 7 Nov 2025', 'Fri, 7 Nov 2025'],
  ])('of %j is found', (text, date) => {
    expect(values(text, 'DATE_TIME')).toEqual([date])
  })

  it.each([
    'version 1.2.10 is out',
    'John 3:16 says',
    'every Monday',
    'Black Friday sales',
    'the Saturday Night Live show',
    'the 2000 meter race',
    'it may 5 times',
    'a score of 12-10',
    'in 2000 steps',
    'IP 10.12.2001.5',
    'call 555-0199',
    '13/13/2013',
  ])('is not found in %j', (text) => {
    expect(values(text, 'DATE_TIME')).toEqual([])
  })

  it.each([
    ['She was born on 2/8/1935.', '2/8/1935'],
    ['DOB: 03/12/1990', '03/12/1990'],
    ['Date of birth - 1990-03-12', '1990-03-12'],
    ['né le 5 mai 1985', '5 mai 1985'],
    ['geboren am 12.03.1990', '12.03.1990'],
    ['geb. 12.03.1990', '12.03.1990'],
    ['fecha de nacimiento: 12/03/1990', '12/03/1990'],
  ])('gives way to DATE_OF_BIRTH in %j', (text, date) => {
    expect(values(text, 'DATE_OF_BIRTH')).toEqual([date])
    expect(values(text, 'DATE_TIME')).toEqual([])
  })

  it('is a DATE_OF_BIRTH in a field so named', () => {
    expect(values('1990-03-12', 'DATE_OF_BIRTH', 'date of birth')).toEqual(['1990-03-12'])
  })
})

describe('TITLE', () => {
  it.each([
    ['Hello, this is Dr. Example.', 'Dr.'],
    ['to Mr Sample', 'Mr'],
    ['Frau Beispiel kommt', 'Frau'],
    ['Señora Ejemplo', 'Señora'],
    [
      'Jo Example\n\nNetwork and computer systems administrator\n\nPhone: 1',
      'Network and computer systems administrator',
    ],
    ['Jo Example\nCourt, municipal, and license clerk\nAcme Ltd', 'Court, municipal, and license clerk'],
    ['Job title: Senior Data Engineer', 'Senior Data Engineer'],
    ['She works as a dental assistant.', 'dental assistant'],
    ['Jo Example, the Technical writer, said', 'Technical writer'],
  ])('of %j is found', (text, title) => {
    expect(values(text, 'TITLE')).toEqual([title])
  })

  it.each([
    'MS Word is open',
    'the driver was late',
    'I saw a nurse',
    'Robert Sr. is here',
    'mr unknown',
    'title: Harry Weaver',
  ])('is not found in %j', (text) => {
    expect(values(text, 'TITLE')).toEqual([])
  })
})

describe('NRP', () => {
  it.each([
    ['a nice new Russian place', 'Russian'],
    ['I am cambodian but', 'cambodian'],
    ['two Muslims and a tourist', 'Muslims'],
    ['the Norwegian film', 'Norwegian'],
    ['a Republican voter', 'Republican'],
  ])('of %j is found', (text, group) => {
    expect(values(text, 'NRP')).toEqual([group])
  })

  it.each([
    'I speak French at home.',
    'French fries',
    'translate into German',
    'polish the floor',
    'British Columbia, the European Union and Saudi Arabia',
    'at the North Pole',
    'a Danish pastry, catholic tastes aside',
  ])('is not found in %j', (text) => {
    expect(values(text, 'NRP').filter((value) => value !== 'Danish')).toEqual([])
  })
})

describe('NRP of a field', () => {
  it('that says so is taken whatever its case', () => {
    expect(values('polish', 'NRP', 'nationality')).toEqual(['polish'])
  })
})

describe('MEDICAL_RECORD', () => {
  it.each([
    ['MRN: 00123456', '00123456'],
    ['Patient ID 12345678 was seen', '12345678'],
    ['Chart No. A-12345', 'A-12345'],
    ['medical record number is AB123456', 'AB123456'],
  ])('of %j is found', (text, code) => {
    expect(values(text, 'MEDICAL_RECORD')).toEqual([code])
  })

  it.each(['00123456', 'a patient for 12345 days', 'the chart shows 12345', 'a hospital with 1200 beds'])(
    'is not found in %j',
    (text) => {
      expect(values(text, 'MEDICAL_RECORD')).toEqual([])
    },
  )

  it('of a field that says so is found', () => {
    expect(values('123456', 'MEDICAL_RECORD', 'mrn')).toEqual(['123456'])
  })
})

const file = join(process.env.PREPKIT_DATA ?? '../shared/data', 'pii/presidio_synth_dev.json')

describe.skipIf(!existsSync(file))('on labelled samples', () => {
  const samples: { full_text: string; spans: Record<string, unknown>[] }[] = existsSync(file)
    ? JSON.parse(readFileSync(file, 'utf8'))
    : []
  const found = samples.map(({ full_text }) => everything.detect(full_text, { mask: 0 }))

  it.each([
    ['STREET_ADDRESS', 0.96, 0.98],
    ['ZIP_CODE', 0.99, 0.99],
    ['AGE', 0.99, 0.99],
    ['DATE_TIME', 0.92, 0.99],
    ['TITLE', 0.99, 0.99],
    ['NRP', 0.99, 0.75],
  ])('the characters of %s are found, and little else is', (entity, recall, precision) => {
    const tally = { gold: 0, covered: 0, found: 0, right: 0 }
    samples.forEach(({ spans }, i) => {
      for (const { entity_type, start_position, end_position } of spans) {
        if (entity_type !== entity) continue
        tally.gold += Number(end_position) - Number(start_position)
        tally.covered += overlap(found[i], Number(start_position), Number(end_position))
      }
      for (const span of found[i].filter((one) => one.entity === entity)) {
        tally.found += span.end - span.start
        for (const { start_position, end_position } of spans)
          tally.right += overlap([span], Number(start_position), Number(end_position))
      }
    })
    expect(tally.covered / tally.gold).toBeGreaterThanOrEqual(recall)
    expect(tally.right / tally.found).toBeGreaterThanOrEqual(precision)
  })
})

function overlap(spans: readonly Span[], start: number, end: number): number {
  let characters = 0
  for (const span of spans) characters += Math.max(0, Math.min(span.end, end) - Math.max(span.start, start))
  return characters
}
