import { shared } from '../../detect/deferred.js'
import { divisions } from './divisions.data.js'
import { ethnicGroups } from './ethnic-groups.data.js'

/** A division of China that a text names. */
export interface Division {
  name: string
  /** 1 province, 2 city, 3 district or county, 4 a quarter or town that everybody knows. */
  level: number
  /** With its suffix (北京市), or without (北京). */
  isFull: boolean
}

/** The longest division that begins at a place. */
export type DivisionAt = (text: string, at: number) => Division | undefined

/** Quarters and towns of Hong Kong, Macau and large cities that stand for a place by themselves. */
const quarters =
  '旺角 尖沙咀 铜锣湾 油麻地 红磡 湾仔 中环 上环 西环 北角 鲗鱼涌 筲箕湾 柴湾 观塘 牛头角 九龙湾 九龙塘 深水埗 荃湾 葵涌 青衣 屯门 元朗 天水围 上水 粉岭 大埔 沙田 马鞍山 将军澳 西贡 氹仔 路环 浦东 中关村 望京 陆家嘴 三里屯 国贸 王府井 亦庄 回龙观 天通苑'
/** Short names of divisions that say nothing even before a road. */
const wordsToo = ['市中', '市南', '市北', '开发', '和平', '中山', '解放']
/** Names that are words first, and name a place only among others. */
const ambiguous =
  '郊区 城区 矿区 新区 东区 西区 南区 北区 新社区 开发区 日照 哈密 大同 和田 朝阳 白银 三明 安康 东方 宝鸡 来宾 百色 河池 安顺 黄山 文山 南平 长治 保山 通化 平凉 吉安 永州 鹤壁 新界 九龙 河源 清远 阳江 海东 中卫 固原 六安'.split(
    ' ',
  )
const groups = ethnicGroups
  .split(' ')
  .flatMap((group) => (group.length > 2 ? [group, group.slice(0, -1)] : [group]))
const suffix = /(?:特别行政区|自治区|自治州|自治县|自治旗|地区|新区|林区|省|市|区|县|州|盟|旗)$/

export const openDivisions = shared((): DivisionAt => {
  const byHead = new Map<number, Division[]>()
  /** Marks the first two characters of each name, hashed: most places begin none. */
  const heads = new Uint8Array(65_536)
  const add = (division: Division) => {
    const key = headOf(division.name, 0)
    heads[markOf(key)] = 1
    const there = byHead.get(key)
    if (there === undefined) byHead.set(key, [division])
    else if (!there.some(({ name }) => name === division.name)) there.push(division)
  }
  const tables = [divisions.province, divisions.city, divisions.district]
  for (const [i, lines] of tables.entries())
    for (const name of lines.join('').trim().split(' '))
      add({ name, level: i + 1, isFull: suffix.test(name) && !ambiguous.includes(name) })
  for (const [i, lines] of tables.entries())
    for (const name of lines.join('').trim().split(' ')) {
      const short = shortName(name)
      if (short.length > 1 && short !== name && !wordsToo.includes(short))
        add({ name: short, level: ambiguous.includes(short) ? 3 : i + 1, isFull: false })
    }
  for (const name of quarters.split(' ')) add({ name, level: 4, isFull: false })
  for (const list of byHead.values()) list.sort((a, b) => b.name.length - a.name.length)
  return (text, at) => {
    const key = headOf(text, at)
    if (heads[markOf(key)] === 0) return undefined
    const list = byHead.get(key)
    if (list !== undefined)
      for (const division of list) if (text.startsWith(division.name, at)) return division
    return undefined
  }
})

/** 北京 of 北京市, 延边 of 延边朝鲜族自治州. */
function shortName(name: string): string {
  let short = name.replace(suffix, '')
  if (/自治/.test(name))
    for (let again = true; again; ) {
      const group = groups.find((each) => short.endsWith(each) && short.length - each.length > 1)
      again = group !== undefined
      if (group !== undefined) short = short.slice(0, -group.length)
    }
  return short
}

function headOf(text: string, at: number): number {
  return (text.charCodeAt(at) << 16) | text.charCodeAt(at + 1)
}

function markOf(head: number): number {
  return Math.imul(head, 0x9e3779b1) >>> 16
}
