import type { Draws } from '../../src/transform/random.js'
import type { Sample } from '../train-names/conll.js'
import type { NameDraws } from './name-draws.js'

const foreignMark = /[·•‧]|[尔斯克特姆夫德巴维塔普蒂茨弗萨莱勒]/

/** The same sentence with other names in it: for a Chinese name another Chinese one, for a foreign one a foreign one. */
export function swapNames({ text, spans, marks }: Sample, names: NameDraws, draws: Draws): Sample {
  const swapped: Sample = { text: '', spans: [], marks }
  const other = marks === 'people' ? otherPerson : otherName
  /** Who is named twice is somebody else twice. */
  const others = new Map<string, string>()
  let at = 0
  for (const { start, end, kind } of spans) {
    swapped.text += text.slice(at, start)
    const from = swapped.text.length
    const name = text.slice(start, end)
    if (!others.has(name))
      others.set(name, draws.chance(0.85) ? (other(name, { kind, names, draws }) ?? name) : name)
    swapped.text += others.get(name) ?? name
    swapped.spans.push({ start: from, end: swapped.text.length, kind })
    at = end
  }
  swapped.text += text.slice(at)
  return swapped
}

interface Swap {
  kind: number
  names: NameDraws
  draws: Draws
}

const titled = /^(\p{Script=Han})([哥姐妹弟叔姨婶嫂伯爷总工导老队局处]|[^\p{Script=Han}]{0,1}[sS]ir)$/u
const headed = /^([小老阿大])(\p{Script=Han})$/u
const called =
  /^(\p{Script=Han})(先生|女士|小姐|太太|老[师師]|[医醫][生师師]|大夫|教授|律师|[护護]士|[师師]傅|经理|主任|老板|[队班局处科校院所店村]长|书记|会计|警官|法官|同学|同志|博士|总监)$/u
const ordinal = /^[小老大][一二三四五六七八九十大幺]$/u

/** Of a document: surnames alone, what people call each other, and given names are swapped too. */
function otherPerson(name: string, { names, draws }: Swap): string | undefined {
  if (/[·•‧]/.test(name)) return draws.chance(0.5) ? names.ethnic() : names.foreign()
  if (ordinal.test(name) || !/^\p{Script=Han}+$/u.test(name)) return undefined
  if (name.length === 1) return names.surname()
  const call = called.exec(name)
  if (call !== null) return `${names.surname()}${call[2]}`
  const head = headed.exec(name)
  if (head !== null) return `${head[1]}${draws.chance(0.5) ? names.surname() : names.given()[1]}`
  const title = titled.exec(name)
  if (title !== null) return `${draws.chance(0.5) ? names.surname() : names.given()[1]}${title[2]}`
  if (name.length === 2 && name[0] === name[1]) return names.given()[0].repeat(2)
  if (name.length === 2) return names.isSurname(name[0]) ? names.chinese() : names.given()
  return name.length === 3 && names.isSurname(name[0]) ? names.chinese() : undefined
}

function otherName(name: string, { kind, names }: Swap): string | undefined {
  const isForeign = foreignMark.test(name)
  if (!/^[\p{Script=Han}·•‧]+$/u.test(name)) return undefined
  if (kind === 0) {
    if (isForeign) return /[·•‧]/.test(name) ? names.foreign() : names.foreignPart()
    return name.length === 2 || name.length === 3 ? names.chinese() : undefined
  }
  if (kind === 1) return isForeign ? names.foreignPlace() : name.length < 4 ? names.place() : undefined
  return undefined
}
