import type { Draws } from '../../../../src/transform/random.js'
import { defineEntity } from '../definition/define-entity.js'
import { drawDigits } from '../definition/draw.js'
import { cnMobile, fakeCnMobile } from './cn-mobile.js'
import { emailAddress, fakeEmail } from './email-address.js'

export const username = defineEntity({
  name: 'USERNAME',
  group: 'contact',
  about: 'User name, by keyword or as a handle',
  modelText: 'username',
  fake: (value, { draws }) => fakeUsername(value, draws),
  isFake: isFakeUsername,
  fakeForms: [/[@~]?\bexample_user_\d{10}(?!\d)/g],
  fpe: 'none',
  modelLabels: ['USERNAME'],
  goldTypes: ['USER_NAME', 'USER_ID', 'LOGIN', 'SCREEN_NAME'],
})

export const cnWechatId = defineEntity({
  name: 'CN_WECHAT_ID',
  group: 'contact',
  about: 'WeChat id, by keyword',
  fake: (value, { draws }) => fakeUsername(value, draws),
  isFake: isFakeUsername,
})

export const cnQq = defineEntity({
  name: 'CN_QQ',
  group: 'contact',
  about: 'QQ number, by keyword',
  reserved: [{ head: '0', source: 'Accounts begin at 10000, without a zero' }],
})

/** The e-mail address or mobile number that an account is opened with. */
export const cnAlipay = defineEntity({
  name: 'CN_ALIPAY',
  group: 'contact',
  about: 'Alipay account, by keyword',
  fake: (value, context) =>
    value.includes('@') ? fakeEmail(value, context) : fakeCnMobile(value, context.draws),
  isFake: (value) => (value.includes('@') ? emailAddress : cnMobile).isFake?.(value) === true,
  fpe: 'none',
})

/** A user name, with the mark before it and in the letters of the value's kind; not promised to be free. */
function fakeUsername(value: string, draws: Draws): string {
  return `${/^[@~]/.exec(value)?.[0] ?? ''}example_user_${drawDigits(draws, 10)}`
}

function isFakeUsername(value: string): boolean {
  return /^[@~]?example_user_\d{10}$/.test(value)
}
