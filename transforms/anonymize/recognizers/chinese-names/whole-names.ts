import { isMainHan } from '../../../../src/text/letters.js'
import { allMatches } from '../../../../src/text/match-at.js'
import type { Candidate } from '../chinese-text/proposals.js'

/** Names whose extent something beside them tells, whatever their characters are. */

const odds = 1.2
const longestHead = 16
/** "Lily 王": a name in Latin letters before a surname. */
const latinFirst = /(?<![A-Za-z\d.@-])[A-Z][a-z]{2,11} ([\u4e00-\u9fff])(?![\u4e00-\u9fff\d])/g
/** Words of English before a character that is a surname as well. */
const noLatinFirst =
  /^(?:Python|Java|Excel|Word|Office|Windows|Linux|Docker|Redis|The|And|For|Type|Step|Part|Day|Page|Class|Version|Level|Room) /
/** 家母陳帶娣: a relative by the full name. */
const elder =
  /(?:家[母父慈严]|[先亡]父|亡母|内子|拙荆|[小犬]儿|小女|舍[弟妹])([\u4e00-\u9fff]{3})(?=[，。、,今年因行已于的在 ])/g

/** Adds such names to those that were found. */
export function findWhole(text: string, isSurname: (character: string) => boolean, found: Candidate[]): void {
  const take = (start: number, end: number, cue: string) =>
    found.push({ start, end, odds, cue, given: 0, context: 0 })
  for (const { 0: name, 1: surname, index } of allMatches(latinFirst, text))
    if (isSurname(surname) && !noLatinFirst.test(name)) take(index, index + name.length, 'before a surname')
  if (/[家先亡内小犬舍]/.test(text))
    for (const { 0: whole, 1: name, index } of allMatches(elder, text)) {
      const end = index + whole.length
      if (isSurname(name[0])) take(end - name.length, end, 'a relative in full')
    }
  const head = text.slice(0, longestHead).split(/\n|\|| {3}/, 1)[0]
  if (isParted(head.trim(), isSurname))
    take(head.search(/\S/), head.trimEnd().length, 'heads the text, in parts')
}

/** 王  若  楠: whoever a text is headed by, in parts. */
function isParted(head: string, isSurname: (character: string) => boolean): boolean {
  const parts = head.split(/ {1,2}/)
  return (
    (parts.length === 2 || parts.length === 3) &&
    parts.every((part) => part.length === 1 && isMainHan(part.charCodeAt(0))) &&
    isSurname(parts[0])
  )
}
