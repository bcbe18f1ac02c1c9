import { beforeAll, describe, expect, it } from 'vitest'
import { openPiiFinder, type PiiFinder } from '../../../src/index.js'

let find: PiiFinder

beforeAll(async () => {
  find = await openPiiFinder({ entities: ['STREET_ADDRESS'] })
})

function addresses(text: string): string[] {
  return find(text).map(({ start, end }) => text.slice(start, end))
}

describe('addresses as people type them, in small letters,', () => {
  it.each([
    ['the hedge at 14 larch grove still needs a cut', '14 larch grove'],
    ['can you come to 221 burley rd', '221 burley rd'],
    ['its flat 6 41 hanover walk and bring milk', 'flat 6 41 hanover walk'],
    ['come round to flat 3, 12 mill lane york', 'flat 3, 12 mill lane'],
    ['drop it at 18 birch ave – gate is open', '18 birch ave'],
    ['no shoes pls. 9 heron rd, northfield', '9 heron rd, northfield'],
  ])('are found in %j', (text, address) => {
    expect(addresses(text)).toEqual([address])
  })

  it.each([
    'turn left at a 2 way street',
    'we lost data after 3 drive failures',
    'it is a 4 lane road to the coast',
    'he lives a 5 minute drive from here',
    'at 3 main points of the road',
    'a board with 2 test drives',
  ])('are none in %j', (text) => {
    expect(addresses(text)).toEqual([])
  })
})

describe('addresses in parts', () => {
  it.each([
    ['Send it to Flat 11, Ganga Apts, Matunga', 'Flat 11, Ganga Apts, Matunga'],
    [
      'Home: Bungalow 2, Long Field Farm, Bosbury, HR8 1QA\nPhone: none',
      'Bungalow 2, Long Field Farm, Bosbury, HR8 1QA',
    ],
    ['Address: Tullyroe, Drogheda, Co. Louth A92 X4K8', 'Tullyroe, Drogheda, Co. Louth A92 X4K8'],
    ['collect from Pine Cottage, Church Walk, Heckington.', 'Pine Cottage, Church Walk, Heckington'],
    ['I live at Purok 4, Sitio Malinis, Brgy. Lumbac', 'Purok 4, Sitio Malinis, Brgy. Lumbac'],
    ['We met at 17 Cole Close, off Allen Avenue, Ikeja', '17 Cole Close, off Allen Avenue, Ikeja'],
    ['stolen outside 33 Nightjar Lane, London SW12 on Monday', '33 Nightjar Lane, London SW12'],
    ['notice on 2/19 Rathmore Rd Upper, Dublin 6, D06 W5P3.', '2/19 Rathmore Rd Upper, Dublin 6, D06 W5P3'],
    ['reach us at P.O. Box 1177-50205', 'P.O. Box 1177-50205'],
    ['still at Oudegracht 221-bis, 3511 NJ Utrecht? Ask her', 'Oudegracht 221-bis, 3511 NJ Utrecht'],
    ['seen at Plot 19, Lane 6, Koregaon Park, Pune 411001.', 'Plot 19, Lane 6, Koregaon Park, Pune 411001'],
    ['Address\nBLK 12 LOT 5 JASMIN ST., BRGY. LUNA', 'BLK 12 LOT 5 JASMIN ST., BRGY. LUNA'],
  ])('are found whole in %j', (text, address) => {
    expect(addresses(text)).toEqual([address])
  })

  it.each([
    'reg HKJ 27. Sent him 1400 today',
    'Metformin XR 500 #180 with supper, r/v 1/52',
    'The tram stops at Princes Street, St Andrew Square and Haymarket.',
    'In the game: Mayfair, Park Lane, Old Kent Road',
    'She has a modest home in Long Beach, California, and works there',
    'Unit 2, Lesson 3 and Chapter 4 are due',
    'BP 148/92, PR 84, at 6 am. The nurse came',
  ])('are none in %j', (text) => {
    expect(addresses(text)).toEqual([])
  })
})
