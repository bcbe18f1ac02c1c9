import { allMatches } from '../../../../src/text/match-at.js'
import type { Recognizer } from '../../detect/recognizer.js'
import { prefilterBits } from '../../prefilter/prefilter.js'

/** Names in Chinese texts that were found to be about private people: rare surnames, and what stands behind a label. */

/** The Hundred Family Surnames, and others of today: behind a title or 姓 whatever else the character means. */
const surnames =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍郤璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公仉督岳帅缑亢况郈有琴商牟佘佴伯赏墨哈谯笪年爱阳佟肖覃邝冼卯戢来禤鄢操亓苟植揭仝闫付洛楚展信代'
const titles =
  '女士|先生|小姐|太太|阿姨|阿婆|阿公|大爷|大妈|大叔|大婶|大娘|奶奶|爷爷|师傅|老师|医生|大夫|护士|某某?(?![些种个人年月日处地事天时])'
const titled = new RegExp(
  `(?<=^|[\\s，。：:、；,;!！?？（(「“"@>]|收货人|收件人|联系人|房东|客户|客戶|患者|家属|找|给|和|跟|与|请|被|是|叫|对|让|问|谢谢|感谢|联系)([${surnames}])(?=${titles})`,
  'g',
)
const called = new RegExp(`(?:免贵|我|本人|单|敝)?姓([${surnames}])(?=[，。,.!！\\s、；;（(]|$)`, 'g')
const behind = new RegExp(`那个([${surnames}]) (?=全名|名字|叫)`, 'g')

/** Only people stand behind these. */
const labelled =
  /(?<=^|[\s，。；,;|（(【])(?:姓名|骑手|司机|快递员|配送员|收[货貨件]人|寄件人|发件人|联系人|聯絡人|签收人?|经办人?|客户|患者|家属|车主|业主|房东|租客|申请人|投保人|被保险人|受益人|持卡人|户名|戶名|监护人|家长|班主任|乘客|旅客|学员|教练|责任护士|管床医生|主治医生|值班员?|记录人?|主持人?|交班|接班|本人|当事人|报案人|证人|见证人|负责人|代理人|[甲乙丙]方|出租方|承租方|出租人|承租人|开票人|复核人|收款人|付款人|同住人|Co-authored-by|Signed-off-by|寄|收)(?:[(（][^()（）\n]{1,8}[)）])?[:：] {0,3}([\u4e00-\u9fff]{2,3})(?=[\s（(，。,;；/|]|$|\d)/g
/** 英文名 Renee, 老板娘Coco, 叫佢 Andy: a name in Latin letters. */
const latin =
  /(?:英文名|花名|艺名|藝名|[昵暱][称稱]|老[板闆]娘?|店[长長]|叫佢|叫我|我叫|[同][事學学]|[经經]理|美女)[:：]? ?["“「(（]?([A-Z][a-z]{1,11}(?: [A-Z][a-z]{1,11})?)(?![A-Za-z\d@._-])/g
/** 花名“无崖”. */
const nicknamed =
  /(?:英文名|花名|艺名|藝名|[昵暱][称稱]|[小乳外][名号號]|人[称稱])(?:是|叫)?[:：]? ?["“「]([^"”」\s\0]{1,8})["”」]/g
/** "Mago 你好，", and "BR,\nTina | HRBP". */
const greeted =
  /(?<=^|\n)[ \t]{0,4}(?!Hi|Hello|Hey|Dear|All|Team|Everyone|Sir)([A-Z][a-z]{1,11}) ?(?:你好|您好|妳好|早安|早上好|下午好|晚上好)/g
const signedInLatin = /\n(?:BR|Best|Regards|Cheers|祝好)[,，!！.]?\n{1,2}([A-Z][a-z]{1,11})(?= ?\||\n|$)/g
/** 燕子，真名赫连燕. */
const calledElse =
  /(?<=^|\n|。)([\u4e00-\u9fff]{2,3})(?<![婆公爷妈叔婶娘奶姐哥])[，,](?:真名|本名|原名|大名)/g
/** "1. 阿强  13800138000": who signs up in a list, before a phone that is gone. */
const signedUp = /(?<=^|\n)[ \t]{0,4}\d{1,2}[.、)）][ \t]{0,2}([\u4e00-\u9fff]{2,3})[ \t]{1,4}\0/g
const nobody =
  /^(?:同上|系统|管理员|暂无|未知|不详|本人|先生|女士|见.|请.{1,2}|保密|签字|签章|盖章|公司|无.?|有|是|否|已.{1,2}|未.{1,2}|客服.?|前台|门卫|保安|物业|家长|老师|医生|自取|代收|待定|匿名|全体.?|各位.?|.*[部室店处所局组队站厂院校司]|.*[费款单号卡钱货件]|.*[了的吗呢吧啊不没我你他她它这那要].*)$/
const leastHan = /[\u4e00-\u9fff]/

/** Names beside private data, in Chinese. */
export const personalChineseName: Recognizer = {
  name: 'personal_chinese_name',
  entities: ['PERSON'],
  bits: prefilterBits.han,
  rescans: true,
  sparesCode: 'lines',
  find({ text, isPrivate }, report) {
    if (isPrivate !== true || !leastHan.test(text)) return
    const see = (end: number, name: string, why: string) =>
      report({ start: end - name.length, end, score: 0.6, validated: false, why })
    for (const pattern of [titled, called, behind])
      for (const { 0: whole, 1: name, index } of allMatches(pattern, text))
        see(index + whole.trimEnd().length, name, 'a surname alone, beside private data')
    for (const pattern of [latin, nicknamed, greeted, signedInLatin, calledElse])
      for (const { 0: whole, 1: name, index } of allMatches(pattern, text))
        see(
          index + whole.lastIndexOf(name) + name.length,
          name,
          'what somebody is called, beside private data',
        )
    for (const pattern of [labelled, signedUp])
      for (const { 0: whole, 1: name, index } of allMatches(pattern, text))
        if (!nobody.test(name))
          see(
            index + whole.lastIndexOf(name) + name.length,
            name,
            'behind a label for people, beside private data',
          )
  },
}
