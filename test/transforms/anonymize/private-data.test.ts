import { beforeAll, describe, expect, it } from 'vitest'
import { findInText } from '../../../transforms/anonymize/find-in-text.js'
import { readScanned } from '../../../transforms/anonymize/normalize/scanned.js'
import { type OpenedDetector, openDetectorFor } from '../../../transforms/anonymize/open-detector.js'
import { anonymizeOptions } from '../../../transforms/anonymize/options.js'

let opened: OpenedDetector

beforeAll(async () => {
  opened = await openDetectorFor(anonymizeOptions.parse({}))
})

const mail = 'maren.holt@example.org'

/** What is taken of a text, but for the mail address in it. */
function taken(text: string): string[] {
  return findInText(opened, text)
    .map(({ start, end }) => text.slice(start, end))
    .filter((value) => value !== mail)
}

describe('what may be anybody’s', () => {
  it.each([
    ['Locker no. 40418 is hers.', '40418'],
    ['His drummer number is KK/PIP/0172.', 'KK/PIP/0172'],
    ['Dive cert. no. AOW 8812 4410.', 'AOW 8812 4410'],
    ['ULN 9038817724 if you need it', '9038817724'],
    ['俱乐部编号：QX-HT-0915', 'QX-HT-0915'],
    ['ph 021 077 41655 after six', '021 077 41655'],
    ['wifi is the old one: gr4pe-Falcon_91', 'gr4pe-Falcon_91'],
    ['the pw hammock_for_two still works', 'hammock_for_two'],
    ['感谢 @crab-hunter 提醒', 'crab-hunter'],
    ['VPN 账号 xiahou.tq 已开', 'xiahou.tq'],
    ['老板娘Coco给我做的', 'Coco'],
    ["kids' passports: Noaq 38117264 !!", '38117264'],
    ['健保卡號: 0000 1938 4627', '0000 1938 4627'],
    ['开票人：柳絮', '柳絮'],
    ['加个微信，我号 pine_tree-41', 'pine_tree-41'],
    ['邮储 6217990000123456781', '6217990000123456781'],
    ['10:02 job 12 done owner=t4410928 pages=3', 't4410928'],
    ['Grievance: Shenoqua B. docked', 'Shenoqua B.'],
    ["it is under Wren, that's W R E N", 'W R E N'],
  ])('is taken beside a mail address, and stays without one: %j', (text, value) => {
    expect(taken(`${text}\nmail ${mail}`)).toContain(value)
    expect(taken(text)).not.toContain(value)
  })

  it.each([
    'Invoice no. 40418 of order no. 77120',
    'Parcel number 8812 4410 left on route no. 4412',
    'ISBN 9038817724',
    '快递编号：SF0915 22',
    'the wifi box is a GR-7741, see setup_v2.pdf',
    'Bug no. 5512 was fixed on No. 12.',
  ])('is no number of a thing: %j', (text) => {
    expect(taken(`${text}\nmail ${mail}`)).toEqual([])
  })

  it('is an account that is called after somebody who is named, or the owner of a device', () => {
    const log = '10:02 lease for Odalys-iPhone\n10:02 a4:83:e7:5b:20:9c (Odalyss-iPhone)'
    expect(taken(log)).toContain('Odalys')
    const ticket = `Requester: Farid Ghorbani (ghorbanif2)\nask fghorbani, not the ghorbanis; mail ${mail}`
    expect(taken(ticket)).toEqual(['Farid Ghorbani', 'ghorbanif2', 'fghorbani'])
  })
})

describe('what may be anybody’s, in Chinese', () => {
  it.each([
    ['找卯阿姨拿钥匙', '卯'],
    ['我姓缑，昨天来过', '缑'],
    ['骑手：舒望（站长）', '舒望'],
    ['信用社卡 6230 1170 4402 9913 205', '6230 1170 4402 9913 205'],
    ['打到这张 4417 0912 3345 7781 就行', '4417 0912 3345 7781'],
    ['430111198207150034 已核对', '430111198207150034'],
  ])('is taken beside a mail address: %j', (text, value) => {
    expect(taken(`${text}\n邮箱 ${mail}`)).toContain(value)
  })

  it.each(['乘客：看到了', '我姓什么不要紧', '商品卡号 12 号柜'])('is none of what is said: %j', (text) => {
    expect(taken(`${text}\n邮箱 ${mail}`)).toEqual([])
  })

  it('is a name in two scripts, taken as one, and an address to its last part', () => {
    expect(taken('出席：Mei Lam 林美瑶、Tim 陈志远')).toEqual(['Mei Lam 林美瑶', 'Tim 陈志远'])
    const address = '广州市天河区体育东路 12 号 5 楼之 3'
    expect(taken(`地址：${address}，近地铁`)).toEqual([address])
    expect(taken('地址：台州市椒江区梅花湾路33号渔港管理站，收发室')).toEqual([
      '台州市椒江区梅花湾路33号渔港管理站',
    ])
    expect(taken('生日：1951年农历八月十五')).toEqual(['1951年农历八月十五'])
  })
})

describe('what a scanner misread', () => {
  it('is read as it was printed, every character for one', () => {
    const text = 'BlRTH DATE O4 / l1 / 1962  TEL 066-7l24590'
    expect(readScanned(text)).toBe('BIRTH DATE 04 / 11 / 1962  TEL 066-7124590')
    expect(taken(`${text}\nmail ${mail}`)).toEqual(['O4 / l1 / 1962', '066-7l24590'])
  })

  it('is nothing of programs and of words', () => {
    for (const text of ['chmod 0o644 a 0o755 b', 'IO1 and lol, Ill, O2 and H2O', 'x = 10l; y = 0o17'])
      expect(readScanned(text)).toBeUndefined()
  })
})
