import { matchAt } from '../../../../src/text/match-at.js'
import type { Recognizer } from '../../detect/recognizer.js'
import { matchesIn, needles } from '../../detect/text-cues.js'
import { isEnglish } from '../name-cues/english.js'
import type { WordFacts } from '../name-cues/words/word-facts.js'
import { wordFlags } from '../name-tagger/words/lexicon.js'

/** Names in what was said and written down all in small letters: answers to a question for a name, spelled ones, behind "mister". */

const question =
  /(?:name|surname|who['’]?s calling|who is (?:calling|this)|who am i (?:speaking|talking)|speaking (?:to|with)|person on|spell)[^\n]{0,40}\n/gi
/** A time, a role, and what people say first. */
const opening =
  /(?:[[(]?\d{1,2}:\d\d(?::\d\d)?[\])]? )?(?:[a-z]{2,12}(?: \d)?: )?(?:(?:yeah|yes|yep|hi|hello|hey|um|uh|erm|er|so|sure|ok|okay|oh|well|it['’]?s|its|this is|i['’]?m|im|i am|my (?:first |last |full )?name(?:['’]?s| is)|my (?:husband|wife|son|daughter|mum|mom|dad|partner)|that['’]?s|that would be|the name['’]?s|the name is)[,.]? ){0,5}/iy
const smallWord = /\p{Ll}[\p{Ll}'’-]+/uy
const spelled = /(?<![\p{L}\p{N}])\p{L}(?:[ -]\p{L}){2,14}(?![\p{L}\p{N}])/uy
const addressed = /(?<![\p{L}])(?:mister|missus|miss|mrs|mr|ms|doctor) (\p{Ll}[\p{Ll}'’-]{2,20})(?![\p{L}])/gu
const asks = needles('name', 'Name', 'alling', 'peaking', 'alking', 'person on', 'spell')
const mostWords = 3
const ends = wordFlags.stop | wordFlags.calendar | wordFlags.role | wordFlags.title
const ordinary = wordFlags.stop | wordFlags.common | wordFlags.calendar | wordFlags.role | wordFlags.title
const longestEcho = 5

/** Names that answer a question, in small letters. */
export function openSpokenAnswers(factsOf: () => WordFacts): Recognizer {
  return {
    name: 'spoken_answers',
    entities: ['PERSON'],
    bits: 0,
    rescans: false,
    sparesCode: 'lines',
    find(scan, report) {
      const { text, languages } = scan
      if (!text.includes('\n') || !asks(scan)) return
      const facts = factsOf()
      const names: string[] = []
      const see = (start: number, end: number, why: string) => {
        if (isEnglish(languages?.at(start))) report({ start, end, score: 0.6, validated: false, why })
      }
      let isTalk = false
      for (const { 0: asked, index } of matchesIn(scan, question)) {
        const from = index + asked.length
        const start = from + (matchAt(opening, text, from)?.[0].length ?? 0)
        const letters = matchAt(spelled, text, start)
        if (letters !== undefined) see(start, start + letters[0].length, 'a name that is spelled')
        const end = letters === undefined ? endOfName(facts, text, start) : undefined
        if (end === undefined) continue
        isTalk = true
        see(start, end, 'the answer to a question for a name')
        names.push(...text.slice(start, end).split(' '))
      }
      if (!isTalk) return
      for (const { 0: whole, 1: name, index } of matchesIn(scan, addressed))
        if ((facts.flagsOf(name) & ordinary) === 0)
          see(index + whole.length - name.length, index + whole.length, 'behind a form of address')
      for (const name of new Set(names)) {
        if (name.length < longestEcho || (facts.flagsOf(name) & ordinary) !== 0) continue
        for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + name.length))
          if (isWhole(text, at, at + name.length))
            see(at, at + name.length, 'a name found elsewhere in the text')
      }
    },
  }
}

/** One to three small words, of which none is of the language; the first may be a given name as well. */
function endOfName(facts: WordFacts, text: string, start: number): number | undefined {
  let end: number | undefined
  let known = 0
  for (let at = start, i = 0; i < mostWords; i++) {
    const word = matchAt(smallWord, text, at)?.[0]
    if (word === undefined || word.length < 3) break
    const flags = facts.flagsOf(word)
    const isName = (flags & (wordFlags.given | wordFlags.family)) !== 0
    if ((flags & ends) !== 0 || (!isName && (flags & wordFlags.common) !== 0)) break
    if (isName || flags === 0) known++
    end = at + word.length
    if (text[end] !== ' ') break
    at = end + 1
  }
  // The key of a setting.
  return known === 0 || (end !== undefined && text[end] === ':') ? undefined : end
}

function isWhole(text: string, start: number, end: number): boolean {
  return !/[\p{L}\p{N}_@.-]/u.test(text[start - 1] ?? ' ') && !/[\p{L}\p{N}_@]/u.test(text[end] ?? ' ')
}
