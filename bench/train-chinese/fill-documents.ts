import type { Draws } from '../../src/transform/random.js'
import type { Sample } from '../train-names/conll.js'
import type { NameDraws } from './name-draws.js'
import { templates } from './templates.data.js'

const person = 0
const place = 1
const organization = 2
const titles =
  '总 工 老师 老师 医生 大夫 教授 经理 主任 律师 师傅 护士 校长 局长 处长 科长 院长 队长 书记 会计 警官 老板 同学 先生 女士 小姐 阿姨 叔叔 大爷 大妈 大哥 姐 哥 大姐 奶奶 爷爷 博士 导 姨'.split(
    ' ',
  )
const techWords =
  'Python Java JavaScript Nginx Vue React Docker Linux Git BERT GPT Redis MySQL Webpack PyTorch TensorFlow Excel Word iPhone Android API SQL HTML CSS JSON Spark Kafka Go Rust Ruby Julia Django Flask Windows H2O NaCl O(n) CPU GPU'.split(
    ' ',
  )

/** Draws a document of one of these kinds of templates. */
export function fillDocument(kinds: readonly string[], names: NameDraws, draws: Draws): Sample {
  const pick = <T>(list: readonly T[]): T => list[draws.below(list.length)]
  const template = pick(templates[pick(kinds)])
  const digits = (size: number) => Array.from({ length: size }, () => draws.below(10)).join('')
  const nickname = () => {
    const surname = names.surname()
    const way = draws.unit()
    if (way < 0.3) return `${pick(['小', '老', '小', '老', '阿', '大'])}${surname}`
    if (way < 0.36) return `阿${names.given()[1]}`
    if (way < 0.4) return `${names.given()[0]}${pick(['哥', '姐', '妹', '总'])}`
    return `${surname}${pick(titles)}`
  }
  const anyone = () => pick([names.chinese, names.chinese, names.foreign, names.ethnic, names.japanese])()
  const slots: Readonly<Record<string, readonly [draw: () => string, kind?: number]>> = {
    p: [names.chinese, person],
    f: [names.foreign, person],
    e: [names.ethnic, person],
    x: [anyone, person],
    g: [names.given, person],
    n: [nickname, person],
    l: [names.place, place],
    k: [names.foreignPlace, place],
    o: [names.organization, organization],
    j: [names.japanese, person],
    w: [names.noun],
    h: [names.lookalike],
    v: [names.verb],
    i: [names.idiom],
    t: [() => pick(techWords)],
    d: [() => `1${digits(10)}`],
    m: [() => digits(1 + draws.below(5))],
    y: [() => `20${digits(2)}年${1 + draws.below(12)}月${1 + draws.below(28)}日`],
  }
  const sample: Sample = { text: '', spans: [] }
  // The same person may be named again in a document.
  for (const part of template.split(/\{([a-z])\}/).map((text, i) => ({ text, isSlot: i % 2 === 1 }))) {
    if (!part.isSlot) {
      sample.text += part.text
      continue
    }
    const [draw, kind] = slots[part.text]
    const start = sample.text.length
    sample.text += draw()
    if (kind !== undefined) sample.spans.push({ start, end: sample.text.length, kind })
  }
  return sample
}
