import { beforeAll, describe, expect, it } from 'vitest'
import { anonymized, openAnonymized } from './anonymized.js'

/** Text and what becomes of it by `replace`. */
const found: [string, string][] = [
  // E-mail
  ['write to Ann.Lee+x@mail.example.co.uk.', 'write to <EMAIL_ADDRESS>.'],
  ['邮箱zhangsan_88@qq.com，谢谢', '邮箱<EMAIL_ADDRESS>，谢谢'],
  ['ａｂｃ＠ｅｘａｍｐｌｅ．ｃｏｍ', '<EMAIL_ADDRESS>'],
  ['<a@b.io>,c@d.org', '<<EMAIL_ADDRESS>>,<EMAIL_ADDRESS>'],
  ['mailto:jörg.müller@firma.de', 'mailto:<EMAIL_ADDRESS>'],
  // Web addresses
  ['see https://a.example.org/x?y=1&z=(2)#t.', 'see <URL>.'],
  ['(http://example.com/a_(b))', '(<URL>)'],
  ['www.Example.com/path, then', '<URL>, then'],
  ['打开https://example.cn/page，然后', '打开<URL>，然后'],
  ['打开https://example.cn/页面 ，然后', '打开<URL> ，然后'],
  ['ftp://user:secret@files.example.net:21/pub', '<URL>'],
  // Addresses of machines
  ['from 41.173.96.26 blocked', 'from <IP_ADDRESS> blocked'],
  ['IP是10.0.0.1。', 'IP是<IP_ADDRESS>。'],
  ['at 2001:db8::8a2e:370:7334, and', 'at <IP_ADDRESS>, and'],
  ['6e40:4041:c617:e898:c11:40d2:c669:2eb4', '<IP_ADDRESS>'],
  // Cards
  ['card 4111 1111 1111 1111 ok', 'card <CREDIT_CARD> ok'],
  ['4111-1111-1111-1111', '<CREDIT_CARD>'],
  ['amex 3782 822463 10005', 'amex <CREDIT_CARD>'],
  ['卡号6225684192832761。', '卡号<CREDIT_CARD>。'],
  ['my credit card is 4111 1111 1111 1112', 'my credit card is <CREDIT_CARD>'],
  ['６２２５６８４１９２８３２７６１', '<CREDIT_CARD>'],
  // IBAN
  ['GB82 WEST 1234 5698 7654 32 is', '<IBAN_CODE> is'],
  ['to de89370400440532013000.', 'to <IBAN_CODE>.'],
  ['IBAN: GB82WEST12345698765433', 'IBAN: <IBAN_CODE>'],
  // US social security
  ['ssn 536-90-4399', 'ssn <US_SSN>'],
  ['His social security number is 536904399', 'His social security number is <US_SSN>'],
  // Resident ids
  ['身份证11010519491231002X号', '身份证<CN_RESIDENT_ID>号'],
  ['身份证11010519491231002x', '身份证<CN_RESIDENT_ID>'],
  ['110105 19491231 002X', '<CN_RESIDENT_ID>'],
  ['证件１１０１０５１９４９１２３１００２Ｘ。', '证件<CN_RESIDENT_ID>。'],
  ['身份证号：110105194912310021', '身份证号：<CN_RESIDENT_ID>'],
  ['身份证 110105491231002', '身份证 <CN_RESIDENT_ID>'],
  ['帮查11010519491231002Xhaha', '帮查<CN_RESIDENT_ID>haha'],
  // Chinese mobiles
  ['我的手机是13800138000，请联系', '我的手机是<CN_MOBILE>，请联系'],
  ['+86 138-0013-8000', '<CN_MOBILE>'],
  ['+8613800138000', '<CN_MOBILE>'],
  ['008613800138000', '<CN_MOBILE>'],
  ['(+86)13800138000', '<CN_MOBILE>'],
  ['86 138 0013 8000', '<CN_MOBILE>'],
  ['181 03413164', '<CN_MOBILE>'],
  ['１３８００１３８０００', '<CN_MOBILE>'],
  ['＋８６－１３８－００１３－８０００', '<CN_MOBILE>'],
  ['一三八零零一三八零零零', '<CN_MOBILE>'],
  ['1\u200b3\u200b8\u200b00138000', '<CN_MOBILE>'],
  ['tel13800138000', 'tel<CN_MOBILE>'],
  ['a/13800138000/11010519491231002X/b', 'a/<CN_MOBILE>/<CN_RESIDENT_ID>/b'],
  // Other phones
  ['Call (202) 555-0173 now', 'Call <PHONE_NUMBER> now'],
  ['905-674-3793.', '<PHONE_NUMBER>.'],
  ['Fax: 345-899-3560x4587', 'Fax: <PHONE_NUMBER>'],
  ['+41 (0)96 471 07 95', '<PHONE_NUMBER>'],
  ['ring +44 20 7946 0958', 'ring <PHONE_NUMBER>'],
  ['phone: 2025550173', 'phone: <PHONE_NUMBER>'],
  ['座机010-62345678转801', '座机<PHONE_NUMBER>'],
  ['Phone:\n0490 75 40 81', 'Phone:\n<PHONE_NUMBER>'],
  ['202-555-0173 202-555-0174', '<PHONE_NUMBER> <PHONE_NUMBER>'],
]

const untouched: string[] = [
  '订单号13800138000已发货',
  'order no. 13800138000',
  'order #202-555-0173',
  'unix time 1700000000, in ms 1700000000000, in µs 1700000000000000',
  '2024-01-31 12:30:45.123456',
  '20240131123045',
  'from 1998-2004, 2001 2002 2003 2004',
  'version 1.2.3.4 and v10.0.0.1',
  'sha256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  'md5 13800138000abcdef0123456789abcde',
  'uuid 123e4567-e89b-12d3-a456-426614174000',
  'ISBN 978-3-16-148410-0',
  'pi is 3.14159265358979, e 2.718281828459045',
  '0.13800138000',
  '138001380001',
  '110105194912310021',
  '4111111111111112',
  '000-12-3456 666-12-3456 987-65-4320',
  'std::vector<a::b>, a[1::2], 12:30:45',
  'icon@2x.png, a@b, git@github.com:x/y.git',
  'a @mention of somebody',
  "WHERE mail LIKE '%@qq.com' OR mail GLOB '*@gmail.com'; re.match(r'%@corp.com', s)",
  'http://localhost:3000 and file.txt',
  'AB12 is a code, mp3, no IBAN: XX82WEST12345698765432',
  '255.255.255.256 1.2.3',
  '二零二三年一月一日',
  '<EMAIL_ADDRESS> <CN_MOBILE>',
  'height is 1.88 caps is 65 16 23 59 93',
  'domesticyears is 2006 -- 08 2004 2002 -- 03',
]

describe('what is found', () => {
  let anonymize: (texts: readonly string[]) => string[]

  beforeAll(async () => {
    anonymize = await openAnonymized()
  })

  it.each(found)('`anonymize()` finds what is personal in %j', (text, wanted) => {
    expect(anonymize([text])).toEqual([wanted])
  })

  it.each(untouched)('`anonymize()` leaves %j as it is', (text) => {
    expect(anonymize([text])).toEqual([text])
  })

  it.each([
    ['I met John Smith in town. Nothing else here.', 'I met <PERSON> in town. Nothing else here.'],
    ['Ask Dr. Mary Jones.', 'Ask Dr. <PERSON>.'],
    ["It is Peter Miller's car, mail p@x.org", "It is <PERSON>'s car, mail <EMAIL_ADDRESS>"],
    ['no capitals here, john', 'no capitals here, john'],
  ])(
    '`anonymize()` leaves English names where only identifiers are asked for, in %j',
    async (text, wanted) => {
      expect(await anonymized([text], { entities: ['PERSON', 'EMAIL_ADDRESS'] })).toEqual([wanted])
      expect(await anonymized([text], { entities: ['identifiers'] })).toEqual([
        text.replace('p@x.org', '<EMAIL_ADDRESS>'),
      ])
    },
  )

  it('`anonymize()` finds the national numbers of the regions that are named', async () => {
    const text = 'ring 020 7946 0958x or 030 2312 5123'
    expect(await anonymized(['at 01223 460958'], { regions: ['GB'] })).toEqual(['at <PHONE_NUMBER>'])
    expect(await anonymized(['at 01223 460958'])).toEqual(['at 01223 460958'])
    expect(await anonymized([text], { entities: ['EMAIL_ADDRESS'] })).toEqual([text])
  })
})
