import { allMatches } from '../../../../../src/text/match-at.js'
import type { Recognizer } from '../../../detect/recognizer.js'
import { prefilterBits } from '../../../prefilter/prefilter.js'
import { labelSigns } from '../../chinese-text/label-signs.data.js'

/**
 * Those who write in a group or under a post, by the names before their lines: 爱吃鱼的阿喵：先同居看看. A label that is
 * made like an account (letters, digits and characters in one), or one that no form has and that comes again or stands
 * in a talk.
 */

/** A line that somebody says: its label is group 1. */
const line =
  /(?<=^|\n)[ \t>•]{0,3}(?:\[?\d{1,2}:\d\d(?::\d\d)?\]? )?@?([\w\u3400-\u9fff·丶♂♀~-]{2,14}|[A-Z][a-z]{1,9}(?: [A-Z][a-z]{1,9}){1,2})[ \t]?[:：](?![\d/])[ \t]?(?=\S)/g
/** 2 楼 小鱼干_: who answers in a forum. */
const floor =
  /(?<=^|\n)[ \t]{0,3}#?\d{1,4} ?[楼樓][:：]? {0,2}@?([\w\u3400-\u9fff·~-]{2,16})(?: ?[:：]|(?= {1,4}(?:\d{1,4}[-/年]|发表|回复)))/g
/** Whose lines stand beside those of accounts, and those of people who are named already. */
const other =
  /(?<=^|\n)[ \t>•]{0,3}(?:\[?\d{1,2}:\d\d(?::\d\d)?\]? )?(?:\0|楼主|群主|主播|店家|[小老阿大][\u4e00-\u9fff]{1,2})[^\n:：]{0,6}[:：]/g
const odd =
  /[A-Za-z][\w-]*[\u3400-\u9fff]|[\u3400-\u9fff]+[A-Za-z0-9_]|[丶♂♀~]|^(?=[a-z]+\d|[a-z]+_)[a-z0-9_]{5,}$/
/** 朋友A and 机器人1 are anybody, 1月2日 is a day, and 材料库API is what a program offers. */
const numbered =
  /^(?:[\u3400-\u9fff]{1,4}(?:[A-Za-z]|\d{1,2})|\d{1,4}[年月日号時时点].{0,9}|[\u3400-\u9fff]{2,}[A-Z]{2,5})$/
const talking = /的|不|吃|爱|愛|睡|想|啦|呀|哒|喵|本|会|爸$|妈$|媽$|爷$|奶$/

export const chineseSpeakers: Recognizer = {
  name: 'chinese_speakers',
  entities: ['USERNAME'],
  bits: prefilterBits.han,
  rescans: true,
  sparesCode: 'lines',
  find({ text }, report) {
    if (!/[:：]/.test(text) || !text.includes('\n')) return
    for (const { 0: whole, 1: who, index } of /\d ?[楼樓]/.test(text) ? allMatches(floor, text) : [])
      if (!labelSigns.test(who) && !/^(?:楼主|樓主|匿名)/.test(who)) {
        const start = index + whole.lastIndexOf(who)
        report({
          start,
          end: start + who.length,
          score: 0.55,
          validated: false,
          why: 'who answers in a forum',
        })
      }
    const hits = [...allMatches(line, text)]
    if (hits.length < 2) return
    const counts = new Map<string, number>()
    for (const [, label] of hits) counts.set(label, (counts.get(label) ?? 0) + 1)
    const others = [...allMatches(other, text)].length
    const isHeld = (label: string) => !labelSigns.test(label) && !numbered.test(label)
    const isOdd = (label: string) => odd.test(label) && isHeld(label)
    const odds = [...counts.keys()].filter(isOdd).length
    for (const { 0: whole, 1: label, index } of hits) {
      const times = counts.get(label) ?? 0
      const isSaid = isHeld(label) && label.length > 2 && talking.test(label)
      const isTalk = odds + others > 0 || times > 1
      // 一颗卤蛋, who speaks again among accounts.
      const isAgain = odds > 0 && times > 1 && isHeld(label) && /^[\u3400-\u9fff]{4,}$/.test(label)
      if (!(isOdd(label) && (counts.size > 1 || times > 1)) && !(isSaid && isTalk) && !isAgain) continue
      const start = index + whole.lastIndexOf(label)
      report({
        start,
        end: start + label.length,
        score: 0.55,
        validated: false,
        why: 'who wrote a line of a talk',
      })
    }
  },
}
