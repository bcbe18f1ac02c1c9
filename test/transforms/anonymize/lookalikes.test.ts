import { expect, it } from 'vitest'
import { anonymized } from './anonymized.js'

it.each([
  '亲爱的爷爷：我很好。',
  '敬爱的老师，祝您健康！',
  'We updated Keyfinder to 7.2.4.0 last week.',
  'The box runs nginx 1.18.0.4 today.',
  '601840420139 × 7 = 4212882940973',
  '13905718846 + 12 = 13905718858',
  '84834150134 - 6778576 = -16666579378',
  'Add them:\n\n256626720691 + 1646615806005 =\n\nThe result is:\n\n4212883012996',
])('a form of address, a version and a sum are nobody’s: %s', async (text) => {
  expect(await anonymized([text])).toEqual([text])
})

it.each([
  ['亲爱的若彤：我很好。', '亲爱的<PERSON>：我很好。'],
  [
    'We updated the server to 7.2.4.9 and nginx 10.1.2.3.',
    'We updated the server to <IP_ADDRESS> and nginx <IP_ADDRESS>.',
  ],
  ['电话=13905718846', '电话=<CN_MOBILE>'],
  ['Type `mysql -u ada -pQ7rrel-Vase`.', 'Type `mysql -u ada -p<PASSWORD>`.'],
])('what stands there in their place is taken: %s', async (text, after) => {
  expect((await anonymized([text]))[0].replace('-u <USERNAME>', '-u ada')).toBe(after)
})
