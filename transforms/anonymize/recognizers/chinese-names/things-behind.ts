import { cuesAfter } from '../chinese-text/name-context.data.js'
import type { WordForms } from './word-forms.js'

/** Things that are named after persons and places, beside those that `name-context.data.ts` lists. */
const things =
  '法则 战役 酱 酱汁 峰 堡 支 蛋糕 地层 电影节 酒店 建筑 系数 相关 相关系数 积矩 检验 回归 熵 流形 算子 常数 反射 编码 不等式 数列 级数 悖论 猜想 变换 滤波 回归 采样 光环 薄饼 奶酪 香肠 咖啡 面包 沙拉 鞋 火山 冰川 海峡 盆地 要塞 广场 教堂 宫 机场 球场 镇 河谷 陨石坑 教派 王朝 战争 之战 条例 蛋白 细胞 病毒 杆菌 胺 素'
const longestThing = 4
const mostInBrackets = 40
const opening = '（('
const closing = '）)'

/** Whether what follows `at` is a thing that is named after what stands before it; `裴达（Descartes）法则` is one. */
export type IsThingBehind = (text: string, at: number) => boolean

export function openThingsBehind({ isOrdinary }: WordForms): IsThingBehind {
  const known = new Set(things.split(' '))
  for (const [weight, group] of cuesAfter)
    if (weight < 0) for (const word of group.split(' ')) known.add(word)
  return (text, end) => {
    const at = behindBrackets(text, end)
    // 病 is a thing behind a name, 病逝 is not.
    if (known.has(text.charAt(at)) && !isOrdinary(text, at, at + 2)) return true
    for (let size = 2; size <= longestThing; size++) if (known.has(text.slice(at, at + size))) return true
    return false
  }
}

function behindBrackets(text: string, end: number): number {
  if (end >= text.length || !opening.includes(text[end])) return end
  const last = Math.min(text.length, end + mostInBrackets)
  let at = end
  while (at < last && !closing.includes(text[at])) at++
  return at + 1
}
