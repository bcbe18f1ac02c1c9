import type { Edit } from '../../editing/edits.js'
import { drawOne, type EditContext } from '../../editing/operation.js'
import type { TextView } from '../../editing/text-view.js'
import { chineseFrames, chineseRules, chineseVerbs } from './chinese.data.js'
import { byFirstSign } from './first-signs.js'

const imperative = new RegExp(`^(?:${chineseVerbs})(?=[^，。：:？?\\n])`)
const rules = byFirstSign(chineseRules.map(({ from, to }) => ({ from: new RegExp(from, 'y'), to })))
const oneSentence = /^[^\n。！？：:；?!]{4,120}[。]?$/
/**
 * What asks for something to be said or told anyway, or speaks of "me" in a way that a frame would turn around; what nobody is
 * begged to do (帮我建议); and what names something that begins with a verb (设计游戏的三个步骤).
 */
const personal =
  /^(?:告诉|帮|给我|让|我)|吗$|^用(?:户|法|途|品|于|心|餐)|^计算[机器所]|^解释[器说]|^(?:分析|设计)师|^建议|^比较(?:好|大|快|多|高|少|低)|^选择题|^介绍信|^总结会|^定义域|^翻译[器家]|^回答者|^将(?:来|军|要|近)|^把(?:握|手|关)|^为(?:什么|何|了|此)|^(?:设计|分析|制作|创建|建立|规划|管理|开发|编写).{1,10}的.{0,6}(?:步骤|原则|要素|流程|阶段|原因|技巧)。?$/

/** All of the edits of one way to say an instruction in other words. */
export function chineseParaphrase({ text }: TextView, { draws }: EditContext): readonly Edit[] {
  const ways = [...ruleWays(text), ...frameWays(text)]
  return ways.length === 0 ? [] : drawOne(ways, draws)
}

/** Whether a text begins as an instruction does: with a verb, or 请 before it. */
export function isChineseInstruction(text: string): boolean {
  const asked = text.slice(text.startsWith('请') ? 1 : 0)
  return asked.length < text.length || (imperative.test(asked) && !personal.test(asked))
}

function ruleWays(text: string): Edit[][] {
  return (rules.get(text.charAt(0)) ?? []).flatMap(({ from, to }) => {
    from.lastIndex = 0
    const match = from.exec(text)
    return match === null
      ? []
      : to
          .filter((words) => words !== match[0])
          .map((words) => [{ start: 0, end: match[0].length, text: words }])
  })
}

function frameWays(text: string): Edit[][] {
  const start = text.startsWith('请') ? 1 : 0
  const asked = text.slice(start)
  if (!imperative.test(asked) || personal.test(asked) || !oneSentence.test(text)) return []
  return chineseFrames
    .filter(({ before }) => before !== '请' || start === 0)
    .map(({ before, after }) => {
      const end = text.length
      const edits: Edit[] = [{ start: 0, end: start, text: before }]
      const isStopped = text.endsWith('。')
      if (after !== '。') edits.push({ start: isStopped ? end - 1 : end, end, text: after })
      return edits
    })
}
