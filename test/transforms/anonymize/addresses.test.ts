import { beforeAll, describe, expect, it } from 'vitest'
import { openAnonymizer, type TextAnonymizer } from '../../../src/index.js'

let identifiers: TextAnonymizer
beforeAll(async () => {
  identifiers = await openAnonymizer({ entities: ['identifiers'] })
})

/** What is found, as `ENTITY value`. */
function found(text: string): string[] {
  return identifiers.find(text).map(({ entity, start, end }) => `${entity} ${text.slice(start, end)}`)
}

describe('anonymize takes web addresses whole', () => {
  it.each([
    ['read https://ru.example.com/wiki/Привет_мир?q=да, then', 'https://ru.example.com/wiki/Привет_мир?q=да'],
    ['(https://example.com/страница)', 'https://example.com/страница'],
    ['https://el.example.org/Ελλάδα#ιστορία.', 'https://el.example.org/Ελλάδα#ιστορία'],
    ['见https://zh.example.org/wiki/北京#历史，然后', 'https://zh.example.org/wiki/北京#历史'],
    ['https://example.com/日本語/テスト.html を見て', 'https://example.com/日本語/テスト.html'],
    ['https://example.com/abc请查看', 'https://example.com/abc'],
    ['访问https://example.com，谢谢', 'https://example.com'],
    ['https://пример.рф/путь and', 'https://пример.рф/путь'],
    ['打开https://例子.中国/路径，', 'https://例子.中国/路径'],
    ['http://192.0.2.1:8080/users/ann now', 'http://192.0.2.1:8080/users/ann'],
  ])('%s', (text, url) => {
    expect(found(text)).toEqual([`URL ${url}`])
  })

  it.each([3_000, 60_000])('of %i characters', (length) => {
    const url = `https://example.com/${'a1%20b/'.repeat(length / 7)}end`
    expect(found(`go to ${url} now`)).toEqual([`URL ${url}`])
  })
})

describe('anonymize finds e-mail addresses under domains of other scripts', () => {
  it.each([
    ['пишите на иван@пример.рф.', 'иван@пример.рф'],
    ['mail info@почта.example.com now', 'info@почта.example.com'],
    ['mail info@mail.пример.рф now', 'info@mail.пример.рф'],
    ['邮箱 abc@例子.中国请回复', 'abc@例子.中国'],
    ['联系 张三@例子.公司。', '张三@例子.公司'],
    ['抄送 abc@例え.テスト', 'abc@例え.テスト'],
    ['an info@παράδειγμα.ελ, bitte', 'info@παράδειγμα.ελ'],
    ['grüße@bücher.example', 'grüße@bücher.example'],
  ])('%s', (text, address) => {
    expect(found(text)).toEqual([`EMAIL_ADDRESS ${address}`])
  })

  it.each([
    ['@张三 你好.谢谢', ['USERNAME 张三']],
    ['他说@所有人.好的', []],
    ['пароль@ ', []],
    ['слово @имя и.т', []],
  ])('but not in %s', (text, others) => {
    expect(found(text)).toEqual(others)
  })

  it('but takes no sentence into an address', () => {
    expect(found('写信给ann@example.com.谢谢')).toEqual(['EMAIL_ADDRESS ann@example.com'])
  })
})

describe('anonymize leaves netmasks', () => {
  it.each(['255.0.0.0', '255.255.0.0', '255.255.240.0', '255.255.255.252', '255.255.255.255'])(
    '%s',
    (mask) => {
      expect(found(`ip 192.0.2.7 netmask ${mask}`)).toEqual(['IP_ADDRESS 192.0.2.7'])
    },
  )

  it.each(['255.1.2.3', '255.255.0.255', '192.0.2.255'])('but not %s', (address) => {
    expect(found(`from ${address}`)).toEqual([`IP_ADDRESS ${address}`])
  })
})

describe('anonymize lets a word for an identifier speak against a phone number', () => {
  it.each([
    ['NHS number 943 476 5919', 'UK_NHS 943 476 5919'],
    ['NHS no: 943-476-5919', 'UK_NHS 943-476-5919'],
    ['call 212-555-0147', 'PHONE_NUMBER 212-555-0147'],
    ['212-555-0147', 'PHONE_NUMBER 212-555-0147'],
    ['(212) 555-0147 is hers', 'PHONE_NUMBER (212) 555-0147'],
    ['+44 7700 900123', 'PHONE_NUMBER +44 7700 900123'],
  ])('%s', (text, one) => {
    expect(found(text)).toEqual([one])
  })

  it.each([
    ['212-555-0147', 0.75],
    ['phone 212-555-0147', 0.95],
    ['+1 212-555-0147', 0.95],
  ])('and says so in the score of %s', (text, score) => {
    expect(identifiers.find(text)).toMatchObject([{ entity: 'PHONE_NUMBER', score, validated: true }])
  })
})

describe('anonymize finds user names', () => {
  it.each([
    ['my insta is @luna_paints', ['USERNAME @luna_paints']],
    ['GitHub @hvermeer', ['USERNAME @hvermeer']],
    ['My login bigfish_77 stopped since I changed the password', ['USERNAME bigfish_77']],
    ['{"user": "mnakamura", "host": "192.0.2.146"}', ['USERNAME mnakamura', 'IP_ADDRESS 192.0.2.146']],
    [
      'curl -u deploy:hunter2hunter2 https://ci.example.com/build',
      ['USERNAME deploy', 'PASSWORD hunter2hunter2', 'URL https://ci.example.com/build'],
    ],
    [
      'wget --user=ann --password x, curl --user "ann:t0pS3cret" https://example.com',
      ['USERNAME ann', 'PASSWORD t0pS3cret', 'URL https://example.com'],
    ],
  ])('%s', (text, all) => {
    expect(found(text)).toEqual(expect.arrayContaining(all))
  })

  it.each([
    ['{"user": "hello", "assistant": "hi"}'],
    ['{"user": "admin", "host": "db"}'],
    ['the user oauth2 login needs no password'],
    ['login page2, forgot password'],
    ['docker run -u 1000:1000 x ws://'],
    ['tell the user about the password'],
    ['install @types/node from GitHub'],
    ['the GitHub action calls @Override(x)'],
  ])('but not in %s', (text) => {
    expect(found(text)).toEqual([])
  })

  it('tells the password of a connection string from an e-mail address', () => {
    expect(found('postgres://admin:s3cr3tPass@db.example.internal/x')).toEqual(['PASSWORD s3cr3tPass'])
  })

  it.each(['my_password', 'dbpass', 'user1_token', 'SECRET_KEY'])(
    'leaves %s, a name for one, in a connection string',
    (name) => {
      expect(found(`postgres://admin:${name}@db.example.internal/x`)).toEqual([])
    },
  )
})

describe('an address goes on to its postal code, over quarters that no list has', () => {
  it.each([
    'Flat 5B, Shanti Vihar Apts, 9th Cross, Basavangudi, Mysuru 570004',
    'No. 31, 4th Main, Jayanagar 2nd Block, Bangalore - 560011',
  ])('%s', async (address) => {
    const { find } = await openAnonymizer({ entities: ['STREET_ADDRESS'] })
    expect(find(`My address: ${address}\nBye`)).toMatchObject([{ start: 12, end: 12 + address.length }])
  })

  it('and not to another number', async () => {
    const { find } = await openAnonymizer({ entities: ['STREET_ADDRESS'] })
    const [address] = find('Address: 12 Elm Street, Springfield, Order 123456')
    expect(address.end).toBeLessThan(38)
  })
})

describe('accounts and codes of a record are found', () => {
  it.each([
    ['Author: quiet_heron <quiet_heron@users.example.net>', 'quiet_heron'],
    [' * @author linwx07 (林)', 'linwx07'],
    ['放门口，门禁3921#，谢谢', '3921#'],
    ['生日｜1996年4月2日', '1996年4月2日'],
    ['出生日期是六三年五月十二对吧', '六三年五月十二'],
  ])('in %s', async (text, value) => {
    const { find } = await openAnonymizer({ entities: ['USERNAME', 'PASSWORD', 'DATE_OF_BIRTH'] })
    expect(find(text).map(({ start, end }) => text.slice(start, end))).toContain(value)
  })
})

describe('a Chinese address is found whole, however it is spaced', () => {
  it.each([
    '浙江省杭州市西湖区文三路 259 号昌地火炬大厦 2 号楼 1203 室',
    '上海市徐汇区漕溪北路 1200 号',
    '北京市朝阳区建国路 88 号院 SOHO 现代城 5 号楼 2102',
    '上海市浦东新区碧波路 690 号 4 号楼 301 室',
    '广东省深圳市南山区科技园 科苑路 15 号',
    '碧波路 690 号 4 号楼 301 室',
  ])('%s', async (address) => {
    const { find } = await openAnonymizer({ entities: ['names'] })
    for (const [before, written] of [
      ['地址：', address],
      ['寄到 ', address.replaceAll(' ', '')],
      ['住', address.replace(/(?<=\d) (?=\p{Script=Han})/gu, '')],
    ])
      expect(find(`${before}${written}。`), written).toMatchObject([
        { entity: 'STREET_ADDRESS', start: before.length, end: before.length + written.length },
      ])
  })

  it.each([
    ['寄到', '东莞市松山湖高新区创意谷北区K7-C栋3楼'],
    ['收货地址：', '北京市海淀区知春路63号卫星TOWER塔2 D座1806'],
    ['我住在', '绿洲桂花园 6-1203'],
    ['包裹寄到', '东湖大学信息学部5舍318'],
    ['地址：', '苏州市虎丘区科灵路12号华谷基地N5'],
    ['送货地址：', '南昌市西湖区洪城路8号长青国贸'],
  ])('%s%s, up to the door that ends the clause', async (before, address) => {
    const { find } = await openAnonymizer({ policy: 'instruction' })
    const addresses = find(`${before}${address}，周末也行`).filter(
      ({ entity }) => entity === 'STREET_ADDRESS',
    )
    expect(addresses).toMatchObject([{ start: before.length, end: before.length + address.length }])
  })

  it.each([
    '杭州市西湖区2022年生产总值为15353',
    '北京市朝阳区今年新增12',
    '从北京市海淀区乘地铁到昌平区后走G6',
    '第 5 号文件，3 号线',
    '在 3 号楼 2024 年的会议室开了 5 层 200 人的会',
    '望京SOHO T3 见，城南SOHO T1',
  ])('but %s stays', async (text) => {
    const { find } = await openAnonymizer({ entities: ['STREET_ADDRESS', 'CN_LICENSE_PLATE'] })
    expect(find(text)).toEqual([])
  })
})
