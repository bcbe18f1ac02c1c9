import { beforeAll, describe, expect, it } from 'vitest'
import { findInText } from '../../../transforms/anonymize/find-in-text.js'
import { type OpenedDetector, openDetectorFor } from '../../../transforms/anonymize/open-detector.js'
import { anonymizeOptions } from '../../../transforms/anonymize/options.js'

let opened: OpenedDetector

beforeAll(async () => {
  opened = await openDetectorFor(anonymizeOptions.parse({ entities: ['all'] }))
})

/** The values found of an entity, in order. */
function taken(text: string, entity: string): string[] {
  return findInText(opened, text)
    .filter((hit) => hit.entity === entity)
    .map(({ start, end }) => text.slice(start, end))
}

describe('accounts that speak in a chat', () => {
  it.each<[string, string[]]>([
    [
      '#loot\ngrim_otter9: you coming?\npancakeduke: yes in five\ngrim_otter9: ok',
      ['grim_otter9', 'pancakeduke', 'grim_otter9'],
    ],
    ['[20:14] NotaBadger: hi all\n[20:15] NotaBadger: who has the map?', ['NotaBadger', 'NotaBadger']],
    [
      'seller moss.lane: Hi, yes it is true to size\nbuyer k4tie_w: would you do 9?\nseller moss.lane: no',
      ['moss.lane', 'k4tie_w', 'moss.lane'],
    ],
    [
      'fern_dad_61 wrote:\nmy leaves are brown, what is it?\n\nfern_dad_61: ok it was me',
      ['fern_dad_61', 'fern_dad_61'],
    ],
  ])('are found in %j', (text, expected) => {
    expect(taken(text, 'USERNAME')).toEqual(expected)
  })

  it.each([
    'max_tokens: The number of tokens you get.\ntop_p: What share it is drawn from.',
    'HAMLET: Who are you?\nGHOST: I am thy spirit.\nHAMLET: O my!',
    'first_name: Bo\nlast_name: Xi\n\nfirst_name: Al\nlast_name: Yo',
    'app.py: you call it\napp.py: what is it?',
    'User1: hi, how are you?\nUser2: I am fine.\nUser1: ok',
  ])('are none in %j', (text) => {
    expect(taken(text, 'USERNAME')).toEqual([])
  })
})

describe('accounts behind a cue', () => {
  it.each<[string, string[]]>([
    ['my insta is rue.bramble.xo there are pics', ['rue.bramble.xo']],
    ['he is on Strava as olo_vom_tal. Five stars', ['olo_vom_tal']],
    ['Just message kay_t_leeds on here', ['kay_t_leeds']],
    ['doing 900 requests as user petra.vollan', ['petra.vollan']],
    ['text NO, or log in as wrenfield84.', ['wrenfield84']],
    ['Signed by gorse_k92 on 3 July', ['gorse_k92']],
  ])('are found in %j', (text, expected) => {
    expect(taken(text, 'USERNAME')).toEqual(expected)
  })

  it.each([
    'add max_size to the account, then tell parse_args about it',
    'Rows are sorted by created_at and checked by test_user_id.',
    'He writes of its culture.Thompson sings.',
    'from xml.etree_2.ElementTree_3 import ElementTree',
  ])('are none in %j', (text) => {
    expect(taken(text, 'USERNAME')).toEqual([])
  })
})

describe('ages', () => {
  it.each<[string, string[]]>([
    ['I am seventy-four and tired.', ['seventy-four']],
    ['my mother, who is 79 and on oxygen', ['79']],
    ['She will be ninety on Friday', ['ninety']],
    ['My boys are 10 and 13 and will mow', ['10', '13']],
    ['hope you like it, shes only 3.', ['3']],
    ['Operator: How old is he?\nCaller: Sixty-six. Dad, stay down!', ['Sixty-six']],
    ['Held for: Maria Delgado, 52\nTaken from: a bed', ['52']],
    ['Emma Thompson-Reyes (68) answered', ['68']],
    ['Maria Delgado is now eighteen.', ['eighteen']],
    ["I'm 31M, she left", ['31']],
    ['with my mum (71) and a dog', ['71']],
    ['Age at session: 45', ['45']],
    ['aged ninety-one. Born in a farmhouse', ['ninety-one']],
    ['an eight-year-old girl', ['eight']],
    ['She turned thirty on Monday', ['thirty']],
  ])('are found in %j', (text, expected) => {
    expect(taken(text, 'AGE')).toEqual(expected)
  })

  it.each([
    'Alexander Hamilton, one of the founders',
    'Maria Delgado (67), Liam Brooks (69) and Emma Stone (70) are four adrift',
    'The total is seventy. It was ten.',
    'a thirty-year-old company',
    'for people under the age of forty.',
    'There are seven of us and the bus is at twelve.',
  ])('are none in %j', (text) => {
    expect(taken(text, 'AGE')).toEqual([])
  })
})

describe('numbers and codes of somebody', () => {
  it.each<[string, string, string[]]>([
    ['Staff no.: E-40882 and more', 'ACCOUNT_NUMBER', ['E-40882']],
    ['her medicaid is 5311 1287 46A. can', 'ACCOUNT_NUMBER', ['5311 1287 46A']],
    ['insurance quits (claim 0933-LA-55273, sorry', 'ACCOUNT_NUMBER', ['0933-LA-55273']],
    ["Can I get the policy number?\nCaller: It's PM-4571-2093.", 'ACCOUNT_NUMBER', ['PM-4571-2093']],
    ['from my own account 12-3151-0287719-50, see', 'ACCOUNT_NUMBER', ['12-3151-0287719-50']],
    ['Licence no.: FRI-86221297-04', 'US_DRIVER_LICENSE', ['FRI-86221297-04']],
    ['in a white Hilux (CGM 418 GP) at our gate', 'UK_VEHICLE_REGISTRATION', ['CGM 418 GP']],
    ['22:31 TN 37 CZ 0092 driver Arun Selvan, no papers', 'UK_VEHICLE_REGISTRATION', ['TN 37 CZ 0092']],
    ['a letter said that YJ18 KDW stayed two hours', 'UK_VEHICLE_REGISTRATION', ['YJ18 KDW']],
    ['If the gate is shut, the code is #0862.', 'PASSWORD', ['#0862']],
    ['alarm: 7740 then the tick', 'PASSWORD', ['7740']],
    ['Got a bike lock, code 7-0-4-9 so I know', 'PASSWORD', ['7-0-4-9']],
    ['the root pw of print01: Teal.Heron.41 now', 'PASSWORD', ['Teal.Heron.41']],
    ['kiosk.bea@mail.example / Wisteria-horn-12 because', 'PASSWORD', ['Wisteria-horn-12']],
    ['My profile: linkedin.com/in/welly-soldador. Attached', 'URL', ['linkedin.com/in/welly-soldador']],
    [
      '游戏公会语音\n烤茄子不放蒜:奶我奶我!\nLazy_Crow77:蓝没了\n烤茄子不放蒜:你在看剧吗?\nLazy_Crow77:没有',
      'USERNAME',
      ['烤茄子不放蒜', 'Lazy_Crow77', '烤茄子不放蒜', 'Lazy_Crow77'],
    ],
    ['民警查明，网民“吃桃小分队员”发布不实信息', 'USERNAME', ['吃桃小分队员']],
    ['对面ID叫夜雨寄南_405,今天就加我', 'USERNAME', ['夜雨寄南_405']],
    ['我叫季玉霞,今年六十九,老家安徽', 'AGE', ['六十九']],
    ['来访者,男,二十一,大三', 'AGE', ['二十一']],
    ['本院立案受理,案号(2022)浙0782民初10348号。', 'ACCOUNT_NUMBER', ['(2022)浙0782民初10348号']],
    ['客户因车祸住院,保单CAR22-604318,出险', 'ACCOUNT_NUMBER', ['CAR22-604318']],
    ['余额12元。验证码730528,请勿告知他人。', 'PASSWORD', ['730528']],
    ['Latrice, b. 17 Feb. 1986, Onitsha', 'DATE_OF_BIRTH', ['17 Feb. 1986']],
  ])('are found in %j as %s', (text, entity, expected) => {
    expect(taken(text, entity)).toEqual(expected)
  })

  it.each([
    'error code 5003 and zip code, source code 2019',
    'Planning application 24/00618 in the policy 2020-2021.',
    'Tesla Model S 100D, BMW X5 3000, Audi A4 2019, Ford F-150 2020',
    'The alarm rang 1916 times; the account is closed.',
    '今年12月，我30个人，花名册，男装女装 30 折。',
    '收货地址:甲\n联系电话:乙\n收货地址:丙你呢?\n联系电话:丁吗?',
    'github.com/features and facebook.com/help',
  ])('are none in %j', (text) => {
    for (const entity of ['USERNAME', 'AGE', 'ACCOUNT_NUMBER', 'PASSWORD', 'UK_VEHICLE_REGISTRATION', 'URL'])
      expect(taken(text, entity)).toEqual([])
  })
})

describe('facts that a word before them gives away', () => {
  it.each<[string, string, string[]]>([
    ['Card ends 4417, cvv 381, thanks', 'PASSWORD', ['381']],
    ['the old box is root/Mossy418 until May', 'PASSWORD', ['Mossy418']],
    ['He lived by the sea and died at 93.', 'AGE', ['93']],
    ['Her no. 9830 114 527, call after six', 'PHONE_NUMBER', ['9830 114 527']],
    ['yo @kite.fern u still selling?', 'USERNAME', ['@kite.fern']],
  ])('are found in %j', (text, entity, expected) => {
    expect(taken(text, entity)).toEqual(expected)
  })

  it.each<[string, string]>([
    ['The film was shot in Leeds, and the scene is at 93.', 'AGE'],
    ['see admin/Settings2Page.tsx and root/Folder12/file', 'PASSWORD'],
    ['SELECT name FROM t WHERE id = @user_id', 'USERNAME'],
  ])('are none in %j', (text, entity) => {
    expect(taken(text, entity)).toEqual([])
  })
})

describe('numbers of orders and parcels', () => {
  it.each<[string, string[]]>([
    [
      'Your order #ORD-2024-88213 went out with 1Z999AA10123456784.',
      ['ORD-2024-88213', '1Z999AA10123456784'],
    ],
    ['订单号：20240617881234，快递单号 SF1234567890123', ['20240617881234', 'SF1234567890123']],
    ['Parcel RB123456785GB arrived, RB123456784GB did not exist.', ['RB123456785GB']],
    ['In order 123456 rows came; sort order: 20240101; order it twice.', []],
  ])('are found in %j', (text, expected) => {
    expect(taken(text, 'ORDER_NUMBER')).toEqual(expected)
  })

  it('are not looked for by default', async () => {
    const { entities } = await openDetectorFor(anonymizeOptions.parse({}))
    expect(entities).not.toContain('ORDER_NUMBER')
  })
})
