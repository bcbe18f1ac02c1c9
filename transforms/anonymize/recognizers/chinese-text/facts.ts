import { allMatches } from '../../../../src/text/match-at.js'
import type { Recognizer } from '../../detect/recognizer.js'
import type { Entity } from '../../entities/entities.js'
import { prefilterBits } from '../../prefilter/prefilter.js'
import { ethnicGroups } from './ethnic-groups.data.js'
import { believers, countries, religions, titles } from './facts.data.js'
import { simplify } from './simplify.js'
import type { Words } from './word-tables.js'

/**
 * Ages, dates, nationalities, religions and titles in Chinese text, by their form. Every pattern is bounded and
 * begins with a digit, a numeral or a fixed word.
 */

interface Fact {
  entity: Entity
  pattern: RegExp
  /** Without one of these no text matches: looked for first, since that is quick. */
  needs: readonly string[]
  score: number
  why: string
  /** Which group of the pattern is the value; the whole match when left out. */
  group?: number
  accept?: (value: string) => boolean
}

const numeral = '[零〇一二三四五六七八九十百两]'
const year = `(?:(?:1[89]|20)\\d\\d|[一二][〇零一二三四五六七八九]{3})`
const month = `(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])`
const day = `(?:3[01]|[12]\\d|0?[1-9]|三?十[一二三四五六七八九]?|二十[一二三四五六七八九]?|[一二三四五六七八九])`
const republic = `民国\\s?(?:\\d{1,3}|[一二三四五六七八九十百]{1,4})\\s?年\\s?(?:${month}\\s?月(?:\\s?${day}\\s?[日号])?)?`
const date = `(?:${republic}|民国\\s?\\d{2,3}[/.-]${month}[/.-]${day}|(?:西元|公元)?${year}[年/.-]\\s?${month}[月/.-]\\s?${day}[日号]?|(?:1[89]|20)\\d\\d(?:0[1-9]|1[0-2])(?:[0-2]\\d|3[01]))`
/** 1951年正月十二, by the moon; `l` and `O` are digits that a scanner read. */
const moonDay = '(?:初[一二三四五六七八九十]|廿[一二三四五六七八九]?)'
const anyMoonDay = `(?:${moonDay}|二?十[一二三四五六七八九]?|三十)`
const lunar = `(?:${year}|[二三四五六七八九零〇][〇零一二三四五六七八九])\\s?年\\s?(?:(?:农历|阴历)闰?(?:${month}|[正冬腊])月${anyMoonDay}|闰?[正冬腊]月${anyMoonDay}|${month}月${moonDay})`
const scanned = `[12][\\dOoIl]{3}\\s?年\\s?[\\dOoIl]{1,2}\\s?月(?:\\s?[\\dOoIl]{1,2}\\s?[日曰号])?`
const clock = `(?:(?:凌晨|清晨|早上|上午|中午|下午|傍晚|晚上|深夜)?\\s?(?:[01]?\\d|2[0-4])(?:[点时](?:[0-5]?\\d分?|半|整)?|:[0-5]\\d(?::[0-5]\\d)?))`

const facts: readonly Fact[] = [
  {
    entity: 'DATE_OF_BIRTH',
    pattern: new RegExp(
      `(?:出\\s{0,3}生\\s?[日曰]\\s?期|出\\s{1,3}生|出生年月[日曰]|出\\s?生\\s?年\\s?月|出生时间|出生[于於]|出生|生日|生[于於]|诞辰)[\\s:：是为|｜]{0,3}(${lunar}|[二三四五六七八九零〇][〇零一二三四五六七八九]年${month}月${day}[日号]?|${date}|${scanned}|${year}[年./-]${month}(?:月|(?![\\d./-])))`,
      'gd',
    ),
    needs: ['出生', '出 生', '出  生', '生日', '生于', '生於', '诞辰'],
    score: 0.9,
    why: 'date after a word for birth',
    group: 1,
  },
  {
    entity: 'DATE_OF_BIRTH',
    pattern: new RegExp(
      `(${lunar}|${date}|${year}年${month}月|(?<!\\d)\\d{2,3}[年./-]${month}[月./-]${day}[日号]?)(?=\\s?(?:出生|生人|生(?![\\u4e00-\\u9fff])))`,
      'gd',
    ),
    needs: ['出生', '生人', '生)', '生）', '生,', '生，', '生。', '生;', '生；', '生、', '生 ', '生\n'],
    score: 0.85,
    why: 'date before a word for birth',
  },
  {
    entity: 'DATE_OF_BIRTH',
    pattern: new RegExp(
      `(?:[Bb]irth(?:day|_?[Dd]ate)?|date_of_birth|(?<![A-Za-z])(?:dob|DOB))["']?\\s?(?:[:=]{1,3}|[:：])\\s?["']?(${date})`,
      'gd',
    ),
    needs: ['irth', 'dob', 'DOB'],
    score: 0.85,
    why: 'date of a key for birth',
    group: 1,
  },
  {
    entity: 'DATE_OF_BIRTH',
    pattern: new RegExp(
      `(?<=(?:^|[\\s｜|/，,、])[男女]\\s?[｜|/，,、\\s]\\s?)(${date}|${year}[年./-]${month}(?:月|(?![\\d./-])))(?=[日号]?\\s?(?:[｜|/，,、\\s]|$))`,
      'gd',
    ),
    needs: [...'男女'].flatMap((sex) => [...' ｜|/，,、'].map((mark) => `${sex}${mark}`)),
    score: 0.6,
    why: 'date behind the sex',
    group: 1,
  },
  {
    entity: 'DATE_TIME',
    pattern: new RegExp(`${year}[年/.-]${month}[月/.-]${day}(?:[日号]|(?![\\d.]))(?:\\s?${clock})?`, 'gd'),
    needs: ['年', '-', '/', '.'],
    score: 0.6,
    why: 'date',
  },
  {
    entity: 'DATE_OF_BIRTH',
    pattern: new RegExp(
      `(?:生日|出生)(?:日期|年月日?)?(?:[\\s:：是在为|｜]{1,3}|(?=\\d{2}-))(${date}|${month}月${day}[日号]?|\\d{2,3}[年/.-]${month}[月/.-]${day}日?(?![\\d.]))`,
      'gd',
    ),
    needs: ['生日', '出生'],
    score: 0.7,
    why: 'day after a word for birth',
    group: 1,
  },
  {
    entity: 'DATE_TIME',
    pattern: new RegExp(`${republic}(?![间初末])`, 'gd'),
    needs: ['民国'],
    score: 0.6,
    why: 'date by the years of the Republic',
  },
  {
    entity: 'ZIP_CODE',
    pattern:
      /(?:邮编|邮政编码|邮政编号|邮递区号|邮政区号)["'”」）)]?[\s:：=是为]{0,3}["'“「（(]?(\d{6}|\d{3}[-\s]?\d{2,3}|(?<=[区號号]["'”」）)]?[\s:：=是为]{0,3}["'“「（(]?)\d{3})(?![\d.])/dg,
    needs: ['邮'],
    score: 0.85,
    why: 'digits after a word for a postal code',
    group: 1,
  },
  {
    entity: 'ZIP_CODE',
    pattern:
      /(?<![\d.-])(?:\d{3}(?:\d{2,3})?(?= ?(?:[台臺]北|新北|桃园|[台臺]中|[台臺]南|高雄|新竹|基隆|嘉义|彰化|屏东|宜兰|花莲|苗栗|云林|南投)[市县])|\d{6}(?= ?(?:北京|上海|天津|重庆)市|[ \u3000]\p{Script=Han}{2,3}省))/dgu,
    needs: ['市', '县', '省'],
    score: 0.6,
    why: 'digits before a town',
  },
  {
    entity: 'ZIP_CODE',
    pattern: /(?<=[号室楼幢栋层])[ ，,（(]{1,2}(\d{6})(?=[）)]?(?:$|[\s，。,;；]))/dg,
    needs: ['号', '室', '楼', '幢', '栋', '层'],
    score: 0.55,
    why: 'digits behind an address',
    group: 1,
  },
  {
    entity: 'DATE_TIME',
    pattern: new RegExp(`(?<![\\d年])${month}月${day}[日号](?:\\s?${clock})?`, 'gd'),
    needs: ['月'],
    score: 0.55,
    why: 'day and month',
  },
  {
    entity: 'DATE_TIME',
    pattern: new RegExp(`${year}年${month}月(?!\\s?[\\d份]{1,2}[日号])`, 'gd'),
    needs: ['月'],
    score: 0.5,
    why: 'month and year',
  },
  {
    entity: 'AGE',
    pattern: new RegExp(
      `(?:年龄|芳龄|现年|年仅|时年|享年|刚满|年满|虚岁|周岁)[\\s:：是为]{0,3}((?:\\d{1,3}|${numeral}{1,4})(?![\\d.年月]|\\s?[-~–]\\s?\\d)(?:\\s?周?岁)?)`,
      'gd',
    ),
    needs: ['龄', '现年', '年仅', '时年', '享年', '满', '岁'],
    score: 0.75,
    why: 'number after a word for age',
    group: 1,
    accept: isAge,
  },
  {
    entity: 'AGE',
    pattern: new RegExp(
      `(?<![\\d.~至到-]|[于满过])(?:\\d{1,3}|${numeral}{1,4})\\s?周?岁(?:半)?(?![以之]?[上下内]|[-~至到]|月|末|首|数|入学)`,
      'gd',
    ),
    needs: ['岁'],
    score: 0.6,
    why: 'number of years of age',
    accept: isAge,
  },
  {
    entity: 'AGE',
    pattern:
      /(?:[我他她]?今年(?:才|刚|都|快|已经)?|[我他她](?:才|都|快|已经|做到|活到)?)(\d{2}|[二三四五六七八九]?十[一二三四五六七八九]?)(?=了?(?:[，。；！？,;!?、）)\s]|$)|才退|的人)/dg,
    needs: ['今年', '我', '他', '她'],
    score: 0.55,
    why: 'a number of years behind somebody',
    group: 1,
    accept: isAge,
  },
  {
    entity: 'AGE',
    pattern:
      /(?<=^|[\s,，、|｜/(（])[男女][,，、\s|｜/]{1,3}(\d{1,2}|[二三四五六七八九]?十[一二三四五六七八九]?)(?=[,，、\s|｜/)）。]|$)/dg,
    needs: ['男', '女'],
    score: 0.6,
    why: 'a number behind the sex',
    group: 1,
    accept: isAge,
  },
  {
    entity: 'NRP',
    pattern: new RegExp(`(?:${alternatives(ethnicGroups)})(?![馆箱馆自])`, 'gd'),
    needs: ['族'],
    score: 0.6,
    why: 'ethnic group',
  },
  {
    entity: 'NRP',
    pattern: new RegExp(
      `民族[\\s:：]{1,3}((?:${alternatives(ethnicGroups.replace(/族(?= |$)/g, ''))})族?)`,
      'gd',
    ),
    needs: ['民族'],
    score: 0.8,
    why: 'ethnic group after its label',
    group: 1,
  },
  {
    entity: 'NRP',
    pattern: new RegExp(
      `(?:宗教信仰|信仰|宗教|信奉|皈依|信)[\\s:：是为]{0,3}(${alternatives(religions)})`,
      'gd',
    ),
    needs: ['教'],
    score: 0.7,
    why: 'religion after a word for belief',
    group: 1,
  },
  {
    entity: 'NRP',
    pattern: new RegExp(alternatives(believers), 'gd'),
    needs: ['徒', '党', '团员', '穆斯林', '盟员', '会员'],
    score: 0.5,
    why: 'religious or political group',
  },
  {
    entity: 'NRP',
    pattern: new RegExp(`(?:${alternatives(countries)})(?:公民|国籍|籍)`, 'gd'),
    needs: ['籍', '公民'],
    score: 0.6,
    why: 'nationality',
  },
]

/** Finds those of the facts that are wanted. */
export function chineseFacts(words: Words, wants: (entity: Entity) => boolean): Recognizer {
  const wanted = facts.filter(({ entity }) => wants(entity))
  const title = wants('TITLE') ? openTitle(words) : undefined
  return {
    name: 'chinese_facts',
    entities: ['DATE_OF_BIRTH', 'DATE_TIME', 'AGE', 'NRP', 'TITLE', 'ZIP_CODE'],
    bits: prefilterBits.han,
    rescans: true,
    find(scan, report) {
      const text = simplify(scan.text, words.simplified)
      for (const { entity, pattern, needs, score, why, group = 0, accept } of wanted) {
        if (!needs.some((need) => text.includes(need))) continue
        for (const match of allMatches(pattern, text)) {
          const place = match.indices?.[group]
          if (place === undefined || accept?.(text.slice(...place)) === false) continue
          report({ entity, start: place[0], end: place[1], score, validated: false, why })
        }
      }
      title?.(text, (start, end) =>
        report({ entity: 'TITLE', start, end, score: 0.5, validated: false, why: 'title after a surname' }),
      )
    },
  }
}

/** Titles right after a frequent surname that begins a word, as in 王老师. */
function openTitle({ surname }: Words): (text: string, take: (start: number, end: number) => void) => void {
  const pattern = new RegExp(
    `(?<=(?:^|[^\\u4e00-\\u9fff]|[在给找叫请和跟的是向对问让帮])[\\u4e00-\\u9fff])(?:${alternatives(titles)})`,
    'g',
  )
  const frequent = Math.round(-Math.log(9 / 10_000) * 12)
  return (text, take) => {
    for (const { index, 0: title } of allMatches(pattern, text))
      if (surname[text.charCodeAt(index - 1)] <= frequent) take(index, index + title.length)
  }
}

/** At most 130 years, in digits or numerals. */
function isAge(value: string): boolean {
  const number = /\d+/.exec(value)?.[0]
  return number === undefined ? !/^[零〇]/.test(value) : Number(number) > 0 && Number(number) <= 130
}

function alternatives(words: string): string {
  return words
    .split(' ')
    .sort((a, b) => b.length - a.length)
    .join('|')
}
