import { isMainHan } from '../../src/text/letters.js'
import { machineSpans } from '../../src/text/protected-spans.js'
import { holdsToken, stripTokens } from '../../src/text/special-tokens.js'
import type { Exchange } from './exchanges.js'

/** What can be seen of an answer alone, or beside its question, that nothing is to be learned from. */

const nothing =
  /^(?:<?\s*no ?(?:input|output|answer|response)\s*>?|n\/?a\.?|nan|none|null|nil|无|没有|空|暂无|\p{P}*)$/iu

/** Whether an answer has no words, or those that stand for none. An answer that calls functions needs none. */
export function isEmptyAnswer({ prompt, answer, hasCalls }: Exchange): boolean {
  const text = answer.trim()
  if (hasCalls || !nothing.test(text)) return false
  // "None" and 无 may well be the answer to a question.
  return (
    text === '' ||
    /[<>]|no ?(?:in|out)put|nan|n\/?a/i.test(text) ||
    prompt.trim() === '' ||
    /^\p{P}+$/u.test(text)
  )
}

const asksToCopy =
  /\b(?:repeat|copy|echo|verbatim|rewrite|correct|proofread|edit|grammar|punctuat\w+|translat\w+|return|print|extract|identify|quote|classify|sort|capitali[sz]e|fix|find|select|list|choose|which|pick|remove|output|organi[sz]e|arrange|rearrange|order|rank|format|convert|shorten|simplify|summari[sz]e|improve|check|spelling|add|insert)\b|重复|复述|照抄|原样|改写|纠正|修改|校对|翻译|提取|找出|摘录|引用|选出|哪个|排序|改正|语法|标点|排列|整理|顺序|格式|缩短|润色|检查|拼写|添加/iu
const leastEcho = 20

const plain = (text: string) => text.toLowerCase().replace(/[\s\p{P}]+/gu, '')

/** Whether an answer is its question or what that works on once more, where nobody asked to copy. */
export function isEcho({ prompt, input, answer }: Exchange): boolean {
  const said = plain(answer)
  if (said.length < leastEcho || asksToCopy.test(prompt)) return false
  return said === plain(prompt) || (input !== '' && said === plain(input))
}

const consecutive = 4
const often = 10
const shortSentence = 8
const asksToRepeat =
  /\b(?:repeat|loop|times|lyrics|song|chorus|poem|chant|pattern|code)\b|重复|循环|遍|歌|诗|代码/iu
const unitLoop = /(.{2,40}?)\1{19,}/su
const leastLoopShare = 0.3

/** Whether an answer got into a loop: a sentence many times, or some characters over and over. */
export function isLoop({ prompt, answer }: Exchange): boolean {
  if (answer.length < 80 || asksToRepeat.test(prompt) || asksForTalk.test(prompt)) return false
  const prose = withoutMachineText(answer)
  const sentences = prose
    .split(/(?<=[.!?])\s+|(?<=[。！？])\s*|\n+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /\p{L}/u.test(sentence) && sentence.length >= shortSentence)
  const counts = new Map<string, number>()
  let run = 1
  for (const [i, sentence] of sentences.entries()) {
    run = i > 0 && sentence === sentences[i - 1] ? run + 1 : 1
    const count = (counts.get(sentence) ?? 0) + 1
    if (run >= consecutive) return true
    if (count >= often && count * sentence.length * 2 > prose.length) return true
    counts.set(sentence, count)
  }
  const found = unitLoop.exec(prose)
  return found !== null && /\p{L}/u.test(found[1]) && found[0].length > prose.length * leastLoopShare
}

const headings = /(?:^|\n)### (?:Instruction|Response|Input|Human|Assistant|User):/
const speakers = /(?:^|\n)(?:Human|User|Assistant|USER|ASSISTANT|HUMAN): ?\S/g
const leastSpeakers = 2
/** A text of several speakers, or the form of one. */
const asksForTalk =
  /\b(?:dialog(?:ue)?|conversation|script|chat|transcript|scene|interview|template|prompt)\b|对话|剧本|聊天|采访|模板|提示词/iu

/** Whether an answer begins or ends with a token that the trainer adds, such as <|endoftext|>. */
export function hasEndToken({ answer }: Exchange): boolean {
  return stripTokens(answer) !== answer
}

/** Whether the marks of a chat template, or turns of the talk, are left within an answer. In code they are what it is about. */
export function isTemplateLeft({ prompt, answer }: Exchange): boolean {
  if (asksForTalk.test(prompt)) return false
  const prose = withoutCode(stripTokens(answer))
  return holdsToken(prose) || headings.test(prose) || (prose.match(speakers)?.length ?? 0) >= leastSpeakers
}

const merged =
  /(?:^|\n)\s*\d{1,2}[.、]\s*(?:Instruction|指令)\s*[:：]|(?:^|\n)(?:Instruction|指令)\s*[:：][^\n]+\n+(?:Input|Output|输入|输出)\s*[:：]/u

/** Whether an answer goes on with further instructions, as models do that were asked for a list of tasks. */
export function isMerged({ prompt, answer }: Exchange): boolean {
  return merged.test(withoutCode(answer)) && !/\binstructions?\b|指令/iu.test(prompt)
}

const scraped =
  /^Too many requests in 1 hour\. Try again later|(?:^|\n)(?:Regenerate response|Copy code|Share Prompt|Continue generating)\s*(?:\n|$)|(?:^|\n)ChatGPT said:|(?:^|\n)\d{1,2} \/ \d{1,2}\s*(?:\n|$)|!\[Picture Attached\]|<Picture Attached>|(?:^|\n)network error\s*$/u

/** Whether words of the page are in an answer that it was copied from. */
export function isScraped({ answer }: Exchange): boolean {
  return scraped.test(withoutCode(answer))
}

const leastOther = 0.05
const leastLetters = 40
const asksForScript =
  /\b(?:chinese|mandarin|cantonese|japanese|translat\w+|language|pinyin|hanzi|kanji|characters?|multilingual|china|japan)\b|[\u3400-\u9fff\u3041-\u30ff]/iu

/** Whether an answer to an English question slides into Chinese. */
export function isOtherScript({ prompt, answer }: Exchange): boolean {
  if (prompt.trim() === '' || asksForScript.test(prompt) || !/[a-z]/i.test(prompt)) return false
  let han = 0
  let letters = 0
  for (const sign of answer) {
    if (!/\p{L}/u.test(sign)) continue
    letters++
    if (isMainHan(sign.charCodeAt(0))) han++
  }
  return letters >= leastLetters && han > letters * leastOther
}

const thinkStart = /<think(?:ing)?>/g
const thinkEnd = /<\/think(?:ing)?>/g

/** Whether the marks around what a model thinks do not match, or nothing is said behind them. */
export function isThinkBroken({ answer }: Exchange): boolean {
  const prose = withoutCode(answer)
  const starts = prose.match(thinkStart)?.length ?? 0
  const ends = prose.match(thinkEnd)?.length ?? 0
  if (starts === 0 && ends === 0) return false
  if (starts !== ends) return true
  return /^<think(?:ing)?>/.test(prose.trimStart()) && /<\/think(?:ing)?>\s*$/.test(prose)
}

/** Whether two answers say the same. */
export function saysTheSame(a: Exchange, b: Exchange): boolean {
  return (
    a.answer.trim() === b.answer.trim() || (plain(a.answer) !== '' && plain(a.answer) === plain(b.answer))
  )
}

/** A text without fenced and quoted code, whose marks of templates stay out of what is looked at. */
function withoutCode(text: string): string {
  return text.includes('`') ? text.replace(/```[\s\S]*?(?:```|$)|`[^`\n]*`/g, ' ') : text
}

/** A text without code, formulas and addresses. */
function withoutMachineText(text: string): string {
  const spans = machineSpans(text)
  let prose = ''
  let from = 0
  for (const { start, end } of spans) {
    prose += `${text.slice(from, start)} `
    from = end
  }
  return prose + text.slice(from)
}
