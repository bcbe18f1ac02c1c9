import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDetector } from '../../../transforms/anonymize/detect/detector.js'
import type { Span } from '../../../transforms/anonymize/detect/recognizer.js'
import type { Entity } from '../../../transforms/anonymize/entities/entities.js'
import { openChinese } from '../../../transforms/anonymize/recognizers/chinese-names/index.js'
import { heldSentences } from './chinese-held.data.js'
import { sentences } from './chinese-sentences.data.js'

const letters: Readonly<Record<string, Entity>> = { P: 'PERSON', A: 'STREET_ADDRESS' }
const everyGate = -1
const data = join(process.env.PREPKIT_DATA ?? '../shared/data', 'pii')

interface FindOptions {
  field?: string
  reject?: (span: Span, reason: string) => void
}

async function openSpans(
  entities: readonly Entity[],
): Promise<(text: string, options?: FindOptions) => Span[]> {
  const recognizers = await openChinese({
    wants: (...names) => names.some((name) => entities.includes(name)),
    regions: [],
  })
  const detector = openDetector({ recognizers, entities })
  return (text, options = {}) => detector.detect(text, { mask: everyGate, ...options })
}

async function openFinder(entities: readonly Entity[]): Promise<(text: string) => string[]> {
  const find = await openSpans(entities)
  return (text) => find(text).map(({ entity, start, end }) => `${entity} ${start}: ${text.slice(start, end)}`)
}

/** The text of a marked sentence, and what is marked in it. */
function readMarks(marked: string): { text: string; marks: string[] } {
  const marks: string[] = []
  let text = ''
  for (const part of marked.split(/(\{[A-Z]\|[^}]*\})/)) {
    const mark = /^\{([A-Z])\|(.*)\}$/s.exec(part)
    if (mark !== null) marks.push(`${letters[mark[1]]} ${text.length}: ${mark[2]}`)
    text += mark === null ? part : mark[2]
  }
  return { text, marks }
}

describe('`anonymize()` on names and addresses in Chinese text', () => {
  it.each([
    ['sentences written beforehand', heldSentences],
    ['the hard sentences', sentences],
  ])('reads %s as a person does, but for one in twenty', async (_, marked) => {
    const find = await openFinder(['PERSON', 'STREET_ADDRESS'])
    const wrong = marked.map(readMarks).filter(({ text, marks }) => find(text).join() !== marks.join())
    expect(wrong.length, wrong.map(({ text }) => text).join('\n')).toBeLessThanOrEqual(marked.length / 20)
  })

  it.each(['zh_formal_dev.jsonl', 'zh_chat_dev.jsonl'])('finds nearly all that %s marks', async (name) => {
    if (!existsSync(join(data, name))) return
    const find = await openSpans(['PERSON', 'STREET_ADDRESS'])
    const counts: Record<string, { right: number; found: number; marked: number }> = {}
    for (const line of readFileSync(join(data, name), 'utf8').trim().split('\n').slice(0, 500)) {
      const { text, entities } = JSON.parse(line) as {
        text: string
        entities: { text: string; type: string }[]
      }
      const spans = find(text)
      for (const [type, entity] of [
        ['person', 'PERSON'],
        ['address', 'STREET_ADDRESS'],
      ]) {
        const marked = entities.filter((each) => each.type === type).map((each) => each.text)
        const found = spans
          .filter((span) => span.entity === entity)
          .map(({ start, end }) => text.slice(start, end))
        counts[type] ??= { right: 0, found: 0, marked: 0 }
        counts[type].marked += marked.length
        counts[type].found += found.length
        counts[type].right += found.filter((value) => marked.includes(value)).length
      }
    }
    const f1 = ({ right, found, marked }: (typeof counts)[string]) => (2 * right) / (found + marked)
    expect(f1(counts.person)).toBeGreaterThan(0.98)
    expect(f1(counts.address)).toBeGreaterThan(0.95)
  })

  it('takes a name at its other mentions once it is sure of it', async () => {
    const find = await openFinder(['PERSON'])
    expect(find('黄金上涨')).toEqual([])
    expect(find('高峰说不错')).toEqual([])
    expect(find('姓名：高峰\n高峰说不错')).toEqual(['PERSON 3: 高峰', 'PERSON 6: 高峰'])
  })

  it('takes the name of a field for context', async () => {
    const find = await openSpans(['PERSON'])
    expect(find('安康')).toEqual([])
    expect(find('安康', { field: '姓名' })).toHaveLength(1)
  })

  it('says what speaks for a name, and what against one it leaves out', async () => {
    const find = await openSpans(['PERSON'])
    const [{ why, score }] = find('联系人：韦思妍，电话如下')
    expect(why).toMatch(/^surname, given-name score 0\.\d, after "联系人", tagger 1\.00$/)
    expect(score).toBeGreaterThan(0.9)
    const rejected: string[] = []
    find('高峰很挤', { reject: ({ why }, reason) => rejected.push(`${why}: ${reason}`) })
    expect(rejected[0]).toMatch(/^surname, given-name score 0\.\d.*: score 0\.\d+ is below 0\.5$/)
  })

  it('takes the surname before a title for a person, and leaves the title', async () => {
    const find = await openFinder(['PERSON'])
    expect(find('请李女士稍等，王总马上到')).toEqual(['PERSON 1: 李', 'PERSON 7: 王'])
  })

  it('takes a surname of two characters before a title as a whole, but none that a word reaches into', async () => {
    const find = await openFinder(['PERSON'])
    expect(find('司马先生和诸葛女士来过，司马小姐问上官总，令狐师傅在')).toEqual([
      'PERSON 0: 司马',
      'PERSON 5: 诸葛',
      'PERSON 12: 司马',
      'PERSON 17: 上官',
      'PERSON 21: 令狐',
    ])
    expect(find('尉迟小姐的退款')).toEqual(['PERSON 0: 尉迟'])
    expect(find('他是公司马小姐的同事')).toEqual(['PERSON 4: 马'])
    expect(find('东方女士内衣店')).toEqual([])
  })

  it('takes what tells the reader to do something for no name behind a label', async () => {
    const find = await openFinder(['PERSON'])
    expect(find('联系人：请点击“添加”选择。')).toEqual([])
    expect(find('联系人：点击“修改”')).toEqual([])
  })

  it('reads an address to the door behind units, dormitories and hamlets', async () => {
    const find = await openFinder(['STREET_ADDRESS'])
    expect(find('地址：陕西省西安市雁塔区电子二路41号4号楼东单元18号，邮编')).toEqual([
      'STREET_ADDRESS 3: 陕西省西安市雁塔区电子二路41号4号楼东单元18号',
    ])
    expect(find('寄到东莞市长安镇乌沙社区兴发南路92号A栋宿舍617')).toEqual([
      'STREET_ADDRESS 2: 东莞市长安镇乌沙社区兴发南路92号A栋宿舍617',
    ])
    expect(find('改成臺南市白河區竹門里竹子門58之3號，日後')).toEqual([
      'STREET_ADDRESS 2: 臺南市白河區竹門里竹子門58之3號',
    ])
    expect(find('他在小区东单元门口等宿舍617的同学')).toEqual([])
    expect(find('北京市朝阳区城里上学3号回来')).toEqual([])
    expect(find('根据以下文本，生成一段100字的文章')).toEqual([])
  })

  it('takes nicknames and surnames with titles where the text speaks of people', async () => {
    const find = await openFinder(['PERSON'])
    expect(find('小王和老李明天找崔医生复查，何大爷也去')).toEqual([
      'PERSON 0: 小王',
      'PERSON 3: 老李',
      'PERSON 8: 崔',
      'PERSON 14: 何',
    ])
    expect(find('小明有五个苹果，小区里的老师傅和小麦')).toEqual([])
  })

  it('leaves words alone that begin as names do', async () => {
    const find = await openFinder(['PERSON'])
    const text = '黄灯表示警示，黄球和白球一共十个，冷杉与丁香各一株，请根据以下范文写作，珊瑚白化很严重'
    expect(find(text)).toEqual([])
  })

  it('takes neither words nor parts of words nor things that are named after somebody for names', async () => {
    const find = await openFinder(['PERSON'])
    for (const text of [
      '把土豆洗净去皮切丁，备用',
      '蜂蜜，柠檬汁，罗勒叶，盐和胡椒粉',
      '大火炒至焦香',
      '歌声和琴声齐飞，深受喜爱',
      '位于荷兰的乌得勒支，风景优美',
      '这种方法被称为裴达（Descartes）法则',
      '用户：谢谢！你能告诉我吗',
      '推荐地点：\n2. 皮克峰：这座山很高',
      '如多伦多、霍格堡战役等',
      '用草药制作意式马里纳拉酱。',
      '白色长筒袜和黑色玛丽珍鞋，增添可爱感',
      '将手指饼干、马斯卡彭奶酪和咖啡混合',
      '壹佰贰拾叁万肆仟伍佰陆拾柒元',
      '如果某数小于 10',
    ])
      expect(find(text), text).toEqual([])
    expect(find('法人：方正')).toEqual(['PERSON 3: 方正'])
    expect(find('丈夫赵明诚病逝')).toEqual(['PERSON 2: 赵明诚'])
  })

  it('completes a known name that it would cut', async () => {
    const find = await openFinder(['PERSON'])
    expect(find('请解释牛顿和爱因斯坦的贡献')).toEqual(['PERSON 6: 爱因斯坦'])
    expect(find('根据爱因斯坦的质能方程')).toEqual(['PERSON 2: 爱因斯坦'])
  })

  it('takes the name, and neither a particle nor a title behind it', async () => {
    const find = await openFinder(['PERSON'])
    expect(find('施思明博士于昨天出席了会议')).toEqual(['PERSON 0: 施思明'])
  })

  it('finds nothing more once what it found is masked', async () => {
    const find = await openSpans(['PERSON', 'STREET_ADDRESS', 'ORGANIZATION', 'LOCATION'])
    for (const { text } of [...heldSentences, ...sentences].map(readMarks)) {
      let masked = text
      for (const { start, end, entity } of find(text).reverse())
        masked = `${masked.slice(0, start)}<${entity}>${masked.slice(end)}`
      expect(find(masked), masked).toEqual([])
    }
  })
})

describe('`anonymize()` on other facts in Chinese text', () => {
  it.each<[Entity, string, string | undefined]>([
    ['ORGANIZATION', '他在北京大学读书', '北京大学'],
    ['ORGANIZATION', '甲方：杭州云栖谷物联网科技有限公司', '杭州云栖谷物联网科技有限公司'],
    ['ORGANIZATION', '由朝阳区人民法院审理', '朝阳区人民法院'],
    ['ORGANIZATION', '这家公司是一家上市公司', undefined],
    ['ORGANIZATION', '请带上银行卡', undefined],
    ['LOCATION', '他来自四川省成都市', '四川省成都市'],
    ['LOCATION', '新鲜的哈密瓜', undefined],
    ['AGE', '患者，男，32岁', '32岁'],
    ['AGE', '年龄：四十五', '四十五'],
    ['AGE', '18岁以上可以报名', undefined],
    ['DATE_OF_BIRTH', '出生日期：1990年5月6日', '1990年5月6日'],
    ['DATE_OF_BIRTH', '1985-03-02出生', '1985-03-02'],
    ['DATE_OF_BIRTH', '合同于2020年5月6日签订', undefined],
    ['DATE_TIME', '会议定于2024年5月6日下午3点', '2024年5月6日下午3点'],
    ['NRP', '民族：汉', '汉'],
    ['NRP', '她是维吾尔族', '维吾尔族'],
    ['NRP', '宗教信仰：佛教', '佛教'],
    ['NRP', '周末去水族馆', undefined],
    ['TITLE', '请李医生来一趟', '医生'],
    ['TITLE', '由于医生不在', undefined],
  ])('%s in %s', async (entity, text, value) => {
    const find = await openSpans([entity])
    expect(find(text).map(({ start, end }) => text.slice(start, end))).toEqual(
      value === undefined ? [] : [value],
    )
  })
})
