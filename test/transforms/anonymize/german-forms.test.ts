import { beforeAll, describe, expect, it } from 'vitest'
import { openPiiFinder, type PiiFinder } from '../../../src/index.js'

let find: PiiFinder
beforeAll(async () => {
  const entities = [
    'PERSON',
    'DE_FUEHRERSCHEIN',
    'STREET_ADDRESS',
    'PHONE_NUMBER',
    'DE_ID_CARD',
    'DE_PASSPORT',
    'DE_SOCIAL_SECURITY',
    'DE_KFZ',
  ]
  find = await openPiiFinder({ entities })
})

/** What is found, as `ENTITY value`. */
function found(text: string): string[] {
  return find(text).map(({ entity, start, end }) => `${entity} ${text.slice(start, end)}`)
}

describe('anonymize reads German forms', () => {
  it.each([
    ['Personalausweisnr.: L01X00T47', 'DE_ID_CARD L01X00T47'],
    ['Personalausweis-Nr. L01X00T47', 'DE_ID_CARD L01X00T47'],
    ['Reisepassnr.: C01X00T47', 'DE_PASSPORT C01X00T47'],
    ['Versicherungsnr.: 15070649C103', 'DE_SOCIAL_SECURITY 15070649C103'],
    ['Kennzeichen: B-AB 1234', 'DE_KFZ B-AB 1234'],
    ['Kennzeichen B-AB 1234', 'DE_KFZ B-AB 1234'],
    ['Kfz-Kennzeichen: B-AB 1234', 'DE_KFZ B-AB 1234'],
    ['Führerscheinnr.: B072RRE2I55', 'DE_FUEHRERSCHEIN B072RRE2I55'],
    ['Ich wohne Lindenstr. 17 a in Köln', 'STREET_ADDRESS Lindenstr. 17 a'],
    ['Kennzeichen: HH-A 12', 'DE_KFZ HH-A 12'],
    ['Handy 0160 5551234', 'PHONE_NUMBER 0160 5551234'],
    ['Handy: 0171/2345678', 'PHONE_NUMBER 0171/2345678'],
    ['Mobilnr.: 0171 2345678', 'PHONE_NUMBER 0171 2345678'],
    ['Festnetz privat: 0202 451234', 'PHONE_NUMBER 0202 451234'],
    ['Lindenstr. 17a, 50674 Köln', 'STREET_ADDRESS Lindenstr. 17a, 50674 Köln'],
    ['Mozartstr. 5', 'STREET_ADDRESS Mozartstr. 5'],
    ['Mozartstr.5, 42103 Wuppertal', 'STREET_ADDRESS Mozartstr.5, 42103 Wuppertal'],
    ['Goetheplatz 3 b, 60313 Frankfurt', 'STREET_ADDRESS Goetheplatz 3 b, 60313 Frankfurt'],
    ['Straße/Nr.: Am Alten Markt 5\nPLZ/Ort: 42103 Wuppertal', 'STREET_ADDRESS Am Alten Markt 5'],
  ])('%j', (text, one) => {
    expect(found(text)).toEqual([one])
  })

  it.each([
    'EIN 12-3456789',
    'Our EIN is 12-3456789.',
    'Employer ID: 12-3456789',
    'In 410 AD',
    'Anschrift: In 410 AD.',
    'Instr. 5 and so on',
    'handy 12345678 times',
    'ISO-A 4 paper, PRE-K 5 classes',
  ])('and finds nothing in %j', (text) => {
    expect(found(text)).toEqual([])
  })

  it('takes no word of a sentence for the letter of a door', () => {
    expect(found('Wir treffen uns Goetheplatz 3 a bis b oder so.')).toEqual(['STREET_ADDRESS Goetheplatz 3'])
    expect(found('Calle Mayor 3 a las 5')).toEqual(['STREET_ADDRESS Calle Mayor 3'])
  })
})
