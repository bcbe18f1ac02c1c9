import type { Draws } from '../../src/transform/random.js'
import type { Sample } from '../train-names/conll.js'
import type { NameDraws } from './name-draws.js'

const foreignMark = /[·•‧]|[尔斯克特姆夫德巴维塔普蒂茨弗萨莱勒]/

/** The same sentence with other names in it: for a Chinese name another Chinese one, for a foreign one a foreign one. */
export function swapNames({ text, spans }: Sample, names: NameDraws, draws: Draws): Sample {
  const swapped: Sample = { text: '', spans: [] }
  let at = 0
  for (const { start, end, kind } of spans) {
    swapped.text += text.slice(at, start)
    const from = swapped.text.length
    const name = text.slice(start, end)
    swapped.text += draws.chance(0.85) ? (otherName(name, kind, names) ?? name) : name
    swapped.spans.push({ start: from, end: swapped.text.length, kind })
    at = end
  }
  swapped.text += text.slice(at)
  return swapped
}

function otherName(name: string, kind: number, names: NameDraws): string | undefined {
  const isForeign = foreignMark.test(name)
  if (!/^[\p{Script=Han}·•‧]+$/u.test(name)) return undefined
  if (kind === 0) {
    if (isForeign) return /[·•‧]/.test(name) ? names.foreign() : names.foreignPart()
    return name.length === 2 || name.length === 3 ? names.chinese() : undefined
  }
  if (kind === 1) return isForeign ? names.foreignPlace() : name.length < 4 ? names.place() : undefined
  return undefined
}
