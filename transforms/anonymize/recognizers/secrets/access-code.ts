import { matchAt } from '../../../../src/text/match-at.js'
import type { Recognizer } from '../../detect/recognizer.js'
import { hasMatch, matchesIn } from '../../detect/text-cues.js'
import { isFiller } from './values/assigned-value.js'

/** Codes that open doors, safes and phones, and passwords behind the account that they are for. */

const locks =
  'alarm|doors?|gate|entry|entrance|box|lock ?box|safe|(?:suit)?case|garage|key ?(?:safe|box|pad)|building|access|security|pool|bike|lock|room|locker|cabin|apartment|flat|buzzer|sim|unlock|tin|phone|tablet|voicemail|wi-?fi|transfer|verification|log-?in|sign-?in|one-time|auth(?:entication|orization)?|confirmation|2fa|mfa|reset|pairing'
const link =
  "(?:[ \\t]{1,3}(?:for|to) (?:the |my |our )?\\w{2,12}(?: \\w{2,10})?)?(?: (?:is|was|changed to|reset to|now|still)(?: (?:still|now))?|['’]s|[:=,])?[ \\t]{1,3}[\"'“(]?"
/** What the code opens stands before it, or right behind it. */
const named = new RegExp(
  `(?<![A-Za-z])(?:(?:${locks})(?: \\w{2,10})?(?:['’]s)? (?:code|pin|combo|combination)|(?:alarm|lock ?box|key ?safe|combination|passcode|pin|otp)(?:['’]s)?|code (?:you|they|we|i|it) (?:just )?(?:sent|texted|emailed|gave|got)(?: me| you| to me)?|code (?:for|to) (?:the |my |our )?(?:\\w{2,10} )?(?:${locks}))${link}`,
  'gi',
)
const digits = /#?\*?(?:\d{4,8}|\d(?:-\d){2,7})[#*]?(?![\w%]|[.,:/-]\d)/y
const chinese =
  /(?:[验驗校动動取备備][证證验件用态態][码碼]|门禁[码碼]|[门門][锁鎖]?密[码碼]|密[码碼][锁鎖]|[开開][锁鎖][码碼]|解[锁鎖][码碼]|[备備]用[码碼]|(?:银行卡|取款|支付|交易|锁屏|手机)密[码碼]|[门門]禁)(?:[还還仍就]?[为為是係]|改成|改[为為]|[:：])? ?(#\d{4,8}#?|\d{2}(?: \d{2}){1,3}[#*]|\d{4,8}(?:[#*]\d{0,2})?(?![\d.%-])|[〇零一二三四五六七八九]{4,8}(?![〇零一二三四五六七八九十百千万位]))/g
/** "the code is #0852": signs of a keypad, or digits one by one. */
const plain = new RegExp(`(?<![A-Za-z])code${link}`, 'gi')
const signed = /(?:#\d{4,8}#?|\d{4,8}[#*]|\d(?:-\d){2,7})(?![\w%]|[.,:/-]\d)/y
/** "root pw of print01: Word.Word.40", "pass Parrot#9". */
const spoken =
  /(?<![A-Za-z\d_])(?:pw|pwd|pass|password|passphrase)(?: (?:of|for|on) [\w.-]{2,20}:?)? \(?["'“]?((?=[!-~]{0,24}\d)(?=[!-~]{0,24}[A-Za-z])(?=[!-~]{0,24}[A-Z!#$%&*_+.-])[A-Za-z0-9][A-Za-z0-9!#$%&*@_.+-]{5,30}[A-Za-z0-9#$%&*@_+-])(?=[!"'”]{0,2}(?:$|[\s,;.!?)]))/g
/** "密碼?" and the next line of the talk: "阿珍: 4471#". */
const answered =
  /(?:密[码碼]|口令|[门門]禁[码碼])(?:又?[是係](?:什么|甚麼|啥|多少|几|幾|咩)|多少|呢|几多|幾多)?[?？][ \t]*\n(?:\[[^\]\n]{4,24}\] ?)?(?:[^\n:：]{1,16}[:：\n] ?)?(\d{4,8}[#*]?|[A-Za-z][A-Za-z@_.-]{0,16}\d[!-~]{1,20})(?=\s|$|[，。！])/g
/** "name@mail.example / Pass-word12": behind an account that is gone from the text. */
const behindAccount =
  /\0 ?\/ ?((?=[!-~]{0,24}\d)(?=[!-~]{0,24}[A-Za-z])[A-Za-z0-9!#$%&*@_-][A-Za-z0-9!#$%&*@_+-]{7,31})(?=$|[\s,;.)])/g
/** The code on the back of a card, and a password behind the account of an administrator: "root/Mima888". */
const cardCode =
  /(?<![A-Za-z])(?:cvv2?|cvc2?)(?: (?:is|code|no|number))?\.?[ :=]{1,3}(\d{3,4})(?![\d.,/-]\d|\w)/gi
const behindAdmin =
  /(?<![\w/.@-])(?:root|admin|administrator) ?\/ ?((?=[!-~]{0,20}\d)(?=[!-~]{0,20}[A-Za-z])(?=[!-~]{0,20}[A-Z!#$%&*_+-])[A-Za-z\d!#$%&*_+-]{6,24})(?=$|[\s,;)]|\.(?:\s|$))/g
const hint =
  /cv[vc]|(?:root|admin) ?\/|码|碼|[门門]禁|code|\bpw\b|\bpass|combo|combination|lock ?box|key ?safe|alarm|\bpin\b|\botp\b/i

/** Short codes behind a word for what they open. */
export const accessCode: Recognizer = {
  name: 'access_code',
  entities: ['PASSWORD'],
  bits: 0,
  rescans: true,
  find(scan, report) {
    const { text } = scan
    const see = (start: number, value: string, why: string) =>
      report({ start, end: start + value.length, score: 0.6, validated: false, why })
    if (!/[\d一二三四五六七八九]/.test(text)) return
    const isHinted = hasMatch(scan, hint)
    if (isHinted) {
      for (const { 0: lead, index } of matchesIn(scan, named)) {
        const value = matchAt(digits, text, index + lead.length)?.[0]
        if (value !== undefined) see(index + lead.length, value, 'behind a word for what it opens')
      }
      for (const { 0: whole, 1: value, index } of matchesIn(scan, chinese))
        see(index + whole.length - value.length, value, 'behind a word for a code')
      for (const { 0: lead, index } of matchesIn(scan, plain)) {
        const value = matchAt(signed, text, index + lead.length)?.[0]
        if (value !== undefined) see(index + lead.length, value, 'typed on a keypad, behind "code"')
      }
    }
    if (isHinted)
      for (const { 0: whole, 1: value, index } of matchesIn(scan, answered))
        see(index + whole.length - value.length, value, 'the answer to a question for a password')
    for (const pattern of isHinted ? [cardCode, behindAdmin] : [])
      for (const { 0: whole, 1: value, index } of matchesIn(scan, pattern))
        see(index + whole.length - value.length, value, 'behind a word for what it opens')
    if (isHinted)
      for (const { 0: whole, 1: value, index } of matchesIn(scan, spoken))
        if (!isFiller(value)) see(index + whole.length - value.length, value, 'behind a word for a password')
    if (!text.includes('\0')) return
    for (const { 0: whole, 1: value, index } of matchesIn(scan, behindAccount))
      see(index + whole.length - value.length, value, 'behind an account')
  },
}
