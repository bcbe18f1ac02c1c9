import { beforeAll, describe, expect, it } from 'vitest'
import { openAnonymized } from './anonymized.js'

/** What must stay as it is: no name of a person is in it. */
const untouched = [
  '他真是张冠李戴',
  '点击文字即可高亮显示，高亮颜色可以修改',
  '博物馆里有一具木乃伊',
  '查全率和查准率是检索系统的指标',
  '比埃菲尔铁塔还高',
  '里约热内卢的人口密度',
  '黎巴嫩和温哥华的花岗岩',
  '他在拉斯维加斯和切尔诺贝利拍了木卫二的照片',
  '写一个Python函数，它接受一个列表',
  '我用 BERT 和 Python 做分类',
  '以下是打印图案的示例 Python 程序，它可以打印出一个类似字母“X”的图案',
  '用 Nginx 做反向代理，再用 Vue 和 Webpack 搭建前端',
  '包裹由顺丰发出，已由申通揽收，由德邦承运，请联系顺丰客服',
  '我买了杨桃和李子，还有黄桃罐头，黄桃很甜',
  '买了一双李宁牌球鞋和一瓶李锦记酱油',
  '安踏、李宁、特步都是国产品牌。',
  '受台风“高良玉”影响，病人在医生办公室等候',
  '本列小计一共三行，小马过河是个寓言',
  '弟弟妹妹都毛毛躁躁的，韩裔同学考上了武大，白跑一趟',
  '带来：Wǒ huì dài lái yīxiē bǐnggān hé shuǐguǒ.',
]

const replaced = [
  ['张三和李四各有5个苹果', '<PERSON>和<PERSON>各有5个苹果'],
  ['李明说李明明天来', '<PERSON>说<PERSON>明天来'],
  ['我叫高亮，今年三十岁', '我叫<PERSON>，今年三十岁'],
  ['姓名：李明明 电话：13912345678', '姓名：<PERSON> 电话：<CN_MOBILE>'],
  ['李德邦先生和Zhāng Lì的电话', '<PERSON>先生和<PERSON>的电话'],
  ['梅西因伤缺席了比赛', '<PERSON>因伤缺席了比赛'],
  ['小张今天请假了，小李替他。', '<PERSON>今天请假了，<PERSON>替他。'],
  ['老张说小张去上海了，老张的车停在楼下。', '<PERSON>说<PERSON>去上海了，<PERSON>的车停在楼下。'],
  ['邻居老张家的狗很凶，小张不敢去。', '邻居<PERSON>家的狗很凶，<PERSON>不敢去。'],
  ['我的同事Emily今天请假，联系人：Kevin Liu', '我的同事<PERSON>今天请假，联系人：<PERSON>'],
] as const

describe('words in Chinese text', () => {
  let apply: Awaited<ReturnType<typeof openAnonymized>>
  beforeAll(async () => {
    apply = await openAnonymized()
  })

  it('are not cut by a name, and words of other scripts inside it need a cue to be one', () => {
    expect(apply(untouched)).toEqual(untouched)
  })

  it('leave names that stand beside them', () => {
    expect(apply(replaced.map(([text]) => text))).toEqual(replaced.map(([, result]) => result))
  })
})
