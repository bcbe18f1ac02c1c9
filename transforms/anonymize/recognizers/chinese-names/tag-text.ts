import type { Candidate } from '../chinese-text/proposals.js'
import type { Words } from '../chinese-text/word-tables.js'
import { openClauses } from './clauses.js'
import { pad } from './features.js'
import type { Tagged } from './join.js'
import type { ChineseNameModel } from './model.js'
import { openChineseTagger } from './tagger.js'

/** Tags the clauses of a simplified text that may hold a name; the proposals are in order. */
export type TagText = (text: string, proposals: readonly Candidate[]) => Tagged[]

/** Proposals as unlikely as these make a clause worth tagging: Chinese names, and names in characters used for their sound. */
const leastOdds = -3
const leastForeignOdds = -10
const particles = '哦啊吧呢吗了的呀啦嘛哈'
const titlesBehind =
  /(?:先生|女士|小姐|老师|医生|医师|大夫|教授|律师|护士|师傅|经理|主任|阿姨|叔叔|大叔|姐姐|哥哥|同学|博士|国王|公主|将军|诗人)$/
/** A text is read again once something in it is masked: what was said of its clauses is kept, for so many of them. */
const mostKept = 256

export function openTagText(words: Words, model: ChineseNameModel): TagText {
  const tag = openChineseTagger(words, model)
  const eachClause = openClauses()
  const kept = new Map<string, readonly Tagged[]>()
  return (text, proposals) => {
    const tagged: Tagged[] = []
    if (!proposals.some(isWorth)) return tagged
    let next = 0
    eachClause(text, (from, to) => {
      while (next < proposals.length && proposals[next].end <= from) next++
      let last = next
      let isHopeful = false
      for (; last < proposals.length && proposals[last].start < to; last++)
        if (isWorth(proposals[last])) isHopeful = true
      if (!isHopeful) return
      const own = proposals.slice(next, last)
      let key = `${Math.min(from, pad)} ${text.slice(Math.max(0, from - pad), to + pad)}`
      for (const { start, end, odds } of own) key += ` ${start - from} ${end - from} ${odds}`
      let found = kept.get(key)
      if (found === undefined) {
        const names: Tagged[] = []
        tag({ text, from, to, proposals: own }, (start, end, kind, probability) =>
          names.push({ start: start - from, end: endOfName(text, start, end) - from, kind, probability }),
        )
        if (kept.size >= mostKept) kept.clear()
        kept.set(key, names)
        found = names
      }
      for (const { start, end, kind, probability } of found)
        tagged.push({ start: start + from, end: end + from, kind, probability })
    })
    return tagged
  }
}

/** Particles that end a clause, and titles behind a whole name, are no part of it. */
function endOfName(text: string, start: number, end: number): number {
  if (end - start > 2 && particles.includes(text[end - 1])) return end - 1
  return end - start > 3 && titlesBehind.test(text.slice(start, end)) ? end - 2 : end
}

function isWorth({ odds, given }: Candidate): boolean {
  return odds > (given === 0 ? leastForeignOdds : leastOdds)
}
