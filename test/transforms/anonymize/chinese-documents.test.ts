import { describe, expect, it } from 'vitest'
import { openAnonymized } from './anonymized.js'

const entities = ['identifiers', 'names', 'AGE', 'DATE_OF_BIRTH', 'ZIP_CODE']
const found = await openAnonymized({ entities })
const cleaned = await openAnonymized({ people: 'private' })

/** A text after `anonymize`, each value as ‹›: which entity it is told to be does not matter here. */
function hidden(text: string): string {
  return found([text])[0].replace(/<[A-Z_]+>/g, '‹›')
}

describe('`anonymize()` on Chinese chats, forms, records and logs', () => {
  it.each<[string, string, string]>([
    ['QQ', '2024-03-15 09:12:33 夜雨(812345670)\n今晚打球吗', '2024-03-15 09:12:33 ‹›(‹›)\n今晚打球吗'],
    ['QQ groups', '【管理员】风吹麦浪(1092837465) 18:22:10\n改名片', '【管理员】‹›(‹›) 18:22:10\n改名片'],
    [
      'WeChat',
      '小鱼儿 2023/11/02 20:15\n聚餐吗\n一叶知秋 2023/11/02 20:16\n去',
      '‹› 2023/11/02 20:15\n聚餐吗\n‹› 2023/11/02 20:16\n去',
    ],
    ['times in brackets', '（14:20）佳怡：到了\n（14:21）子轩：马上', '（14:20）‹›：到了\n（14:21）‹›：马上'],
  ])('hides who speaks in a chat exported from %s', (_, text, expected) => {
    expect(hidden(text)).toBe(expected)
  })

  it.each([
    ['工号E10382，已转正', '工号‹›，已转正'],
    ['學號：410921037', '學號：‹›'],
    ['门诊号：0023871　床号：12', '门诊号：‹›　床号：12'],
    ['匯豐 123-456789-833', '匯豐 ‹›'],
    ['她护照号PAK604718', '她护照号‹›'],
    ['電話 9217 4063', '電話 ‹›'],
    ['加我微信细聊 yhc_nj0719，备注显卡', '加我微信细聊 ‹›，备注显卡'],
    ['106台北市大安區和平東路二段96號', '‹›‹›'],
    ['88.03.12出生', '‹›出生'],
    ['保单号：PDAA2023330100', '保单号：‹›'],
    ['郵局帳號 0011873-0459216', '郵局帳號 ‹›'],
    ['車牌號碼：ABC-1234', '車牌號碼：‹›'],
    ['陌生車輛TK 4093停在門口', '陌生車輛‹›停在門口'],
  ])('takes the number of a record behind its word: %s', (text, expected) => {
    expect(hidden(text)).toBe(expected)
  })

  it.each([
    ['Line ID：yuting_0912，晚上在', 'Line ID：‹›，晚上在'],
    ['知乎ID：半亩方塘', '知乎ID：‹›'],
    ['B站UID：23947287', 'B站UID：‹›'],
    ['GitHub：ruonan-oy，欢迎', 'GitHub：‹›，欢迎'],
    ['企微账号 gulimire.m', '企微账号 ‹›'],
    ['小红书@一颗小虎牙', '小红书@‹›'],
    ['我的登录名是tongjianhua 密码还是原来的Tjh!20020808', '我的登录名是‹› 密码还是原来的‹›'],
    ['WARN 用户 zhoumin 登录失败', 'WARN 用户 ‹› 登录失败'],
    ['操作人：wang_fang 删除了订单', '操作人：‹› 删除了订单'],
    ['{"nick":"一只咸鱼干_","说明":""}', '{"nick":"‹›","说明":""}'],
    ['@夏天的风 你的快递到了', '@‹› 你的快递到了'],
    ['“晓晓”邀请“胖虎”加入了群聊', '“‹›”邀请“‹›”加入了群聊'],
    ['护照（姓名略，护照号EJ4827163）', '护照（姓名略，护照号‹›）'],
  ])('takes an account by who names it: %s', (text, expected) => {
    expect(hidden(text)).toBe(expected)
  })

  it.each([
    ['嘉豪：你到了吗\n思雨：还没，堵车\n嘉豪：等你', '‹›：你到了吗\n‹›：还没，堵车\n‹›：等你'],
    ['师傅姓尹，明天到', '师傅姓‹›，明天到'],
    ['譚sir跟進', '‹›跟進'],
    ['欧阳靖宇的租约到期。\n祝您健康！\n靖宇', '‹›的租约到期。\n祝您健康！\n‹›'],
    ['亲爱的雅婷：\n见信好！', '亲爱的‹›：\n见信好！'],
    ['此致\n敬礼\n您的朋友：建平\n二〇二三年五月', '此致\n敬礼\n您的朋友：‹›\n二〇二三年五月'],
    ['儿子豆豆说想你', '儿子‹›说想你'],
    ['司庫麥太、秘書譚sir', '司庫‹›、秘書‹›'],
    ['住戶岑伯拖欠管理費', '住戶‹›拖欠管理費'],
    ['笪文静，财务；直接上级：罕国栋', '‹›，财务；直接上级：‹›'],
    ['有问题找大刘，微信 liu_dabao1990', '有问题找‹›，微信 ‹›'],
    ['"realName": "鲁大同"', '"realName": "‹›"'],
  ])('takes short names where somebody is called by one: %s', (text, expected) => {
    expect(hidden(text)).toBe(expected)
  })

  it.each([
    ['寄到杭州市拱墅区丽水路58号运河人家11幢2单元704室', '寄到‹›'],
    ['家在王家坳村三组26号', '家在‹›'],
    ['山东省 济南市 历城区 华山街道 将军路甲22号', '‹›'],
    ['她生於民國三十六年九月十四日', '她生於‹›'],
    ['某某 ｜ 女 ｜ 1996.04.18 ｜ 现居杭州', '某某 ｜ 女 ｜ ‹› ｜ 现居杭州'],
    ['{"birthday":"1998-10-03","城市":"太原"}', '{"birthday":"‹›","城市":"太原"}'],
  ])('reads addresses and days of birth to their end: %s', (text, expected) => {
    expect(hidden(text)).toBe(expected)
  })

  it.each([
    '向导带路，施工队负责人到场，纪律要严。',
    '因此，张姨要买5双鞋需要25元。',
    '其中格尔木至拉萨段1142公里',
    '子网192.168.1.0/26有多少可用地址？',
    '接口 http://127.0.0.1:9090/health 返回 200',
    '张亮有2200元压岁钱，买书用去200元，还剩多少元？',
    '张三得3×0.3=0.9万元，李四得1.5万元。',
    '谷爱凌在北京冬奥会上拿了几枚奖牌？',
    '烛火一跳，萧无咎的刀已离鞘三寸。',
    '周敦颐是谁？顾炎武的思想有什么影响？',
    '材料：面粉\n步骤：揉面\n注意：火候',
    '中文：你好\n英文：hello',
    '您贵姓？姓什么都行。张是大姓，姓张的人很多。',
    '会议时间 2023-11-02 20:15\n截止时间 2023-11-03 20:15',
    '08:00 起床\n08:30 早餐\n09:00 第一节课',
    '2024-06-01 12:00:00 INFO: 服务启动\n2024-06-01 12:00:05 WARN: 内存不足',
    '抖音：记录美好生活。微博是一个平台，GitHub 是代码托管平台',
    '用户名：必填，长度不超过20；账号 admin 登录',
    '@所有人 明天放假',
    '学号是主键，工号不能重复，门诊号由系统生成',
  ])('leaves alone what only looks like one of these: %s', (text) => {
    expect(cleaned([text])).toEqual([text])
  })
})
