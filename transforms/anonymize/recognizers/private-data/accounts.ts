import { allMatches } from '../../../../src/text/match-at.js'
import type { KnownValue, Recognizer } from '../../detect/recognizer.js'
import { isServiceAccount } from '../secrets/values/account-name.js'

/** Accounts and machines that are called after somebody, in texts that were found to be about private people. */

const token =
  /(?<![\p{L}\p{N}_@./\\#=&?%-])@?([a-z][a-z\d._-]{3,30}[a-z\d])(?![\p{L}\p{N}_@/\\=(]|[.-][\p{L}\p{N}]|:\/)/gu
const nameWord = /\p{L}{4,}/gu
/** What may stand beside a name in an account: initials, a year, marks. */
const mostBeside = 3
const mostBefore = 2
/** A plural, a possessive without its mark, a word that is made of a name. */
const noAccount = /^(?:s|es|ed|er|ers|ing|ism|ist|ian|an|ese|ish|y|ly|a|o|i|e|n|ia|ic|town|ton|ville)$/
/** "Ayla (akaya7)": letters and digits in brackets right behind a name that is gone. */
const bracketed = /\0 ?[([]@?([a-z][a-z._-]{0,20}\d{1,4}|[a-z]{2,20}[._][a-z\d]{2,20})[)\]]/gu
/** "Oluwaseuns-MacBook", "Suyin-de-iPad", "DESKTOP of …". */
const device =
  /(?<![\p{L}\p{N}_])(\p{Lu}[\p{L}\p{M}]{2,20}?)(?:['’]?s|-de|的)[-_ ](?:[A-Z][\w]{0,12}[-_ ])?(?:i?Phone|iPad|iMac|MacBook|Mac|Galaxy|Pixel|AirPods|Watch|[Ll]aptop|PC|[Dd]esktop|[Tt]ablet|Chromebook|手机|电脑|平板)/gu
/** Behind a word that says whose something is in a log or a ticket. */
const owned =
  /(?<![\p{L}\p{N}_])(?:user|usr|login|logon|owner|account|acct|uid|by|as)(?:=|: ?| )["'`]?([a-z][a-z\d._-]{2,30}[a-z\d])(?![\p{L}\p{N}_@/\\=(]|[.-][\p{L}\p{N}]|:\/)/gu
const renamed =
  /(?<![\p{L}])(?:renamed (?:you|it|him|her|them|the account) to|(?:user ?name|login|handle|nick(?:name)?|gamertag|wechat|snap|insta|ig|telegram|discord|signal|account)[^\n\0]{0,24}?(?:,? (?:add|it['’]?s|is|now)|:)) @?([a-z][\w.-]{3,30}\w)(?![\w@/-]|\.\w)/giu

/** "@crab-hunter", whoever is spoken to. */
const spokenTo =
  /(?<![\p{L}\p{N}@./_\0-])@((?=[a-z]{1,20}[-_.\d])[a-z][a-z\d_.-]{2,26}[a-z\d])(?![\w@/(=:]|[.-]\w)/gu
const beforeHan = /^ ?[\u4e00-\u9fff]/
/** 账号 xiahou.t, 帐号进:mhr-temp, LINE 我 ID:guanting.tu. */
const chineseAccount =
  /(?:[账帐帳賬][号號户戶]|用[户戶]名|登[录錄]名|我 ?ID|我的?号|微信[(（]号)[是为為进進]?[:： ]{1,2}([A-Za-z][A-Za-z\d]{1,20}[._-][A-Za-z\d._-]{0,20}[A-Za-z\d])(?![\w@/(=.-])/gu
/** 发帖:咸鱼不翻身oO: whoever wrote something, under whatever name. */
const writer =
  /(?:[发發]帖人?|昵称|暱稱|网名|網名|角色名|游戏名)[:：] ?([^\s\0:：，。、,;；|()（）]{2,16})(?= {2}|\n|$)/g

/** Accounts that are called after somebody who is named, and owners of devices. */
export const personalAccount: Recognizer = {
  name: 'personal_account',
  entities: ['USERNAME', 'PERSON'],
  bits: 0,
  rescans: true,
  find({ text, known = [], isPrivate, code }, report) {
    const see = (start: number, value: string, why: string, entity = 'USERNAME') =>
      report({ entity, start, end: start + value.length, score: 0.55, validated: false, why })
    if (known.length > 0)
      for (const { 1: name, index } of allMatches(device, text))
        see(index, name, 'whose device it is', 'PERSON')
    if (isPrivate !== true) return
    const names = namesOf(known)
    if (names.length > 0)
      for (const { 0: whole, 1: value, index } of allMatches(token, text)) {
        const start = index + whole.length - value.length
        if (isCalledAfter(value, names) && !isServiceAccount(value) && !inProgram(start))
          see(start, value, 'called after somebody who is named')
      }
    for (const { 0: whole, 1: value, index } of allMatches(bracketed, text))
      see(index + whole.lastIndexOf(value), value, 'in brackets behind a name')
    for (const { 0: whole, 1: value, index } of allMatches(owned, text))
      if (/[a-z]\d|[a-z][._][a-z]/.test(value) && !isServiceAccount(value))
        see(index + whole.length - value.length, value, 'behind a word for a user, beside private data')
    for (const { 0: whole, 1: value, index } of allMatches(spokenTo, text)) {
      // The sign is a part of a handle, and in Chinese stands beside it.
      const name = beforeHan.test(text.slice(index + whole.length, index + whole.length + 2)) ? value : whole
      see(index + whole.length - name.length, name, 'somebody is spoken to, beside private data')
    }
    for (const pattern of [chineseAccount, writer])
      for (const { 0: whole, 1: value, index } of allMatches(pattern, text))
        if (!isServiceAccount(value))
          see(index + whole.lastIndexOf(value), value, 'behind a word for an account, beside private data')
    for (const { 0: whole, 1: value, index } of allMatches(renamed, text))
      if (/\d|[._]/.test(value) && !isServiceAccount(value))
        see(index + whole.length - value.length, value, 'the account that somebody is given')

    function inProgram(at: number): boolean {
      return code?.inCode({ start: at, end: at + 1 }, 'lines') === true
    }
  },
}

/** The words of the names that were found, long enough to be known again. */
function namesOf(known: readonly KnownValue[]): string[] {
  const people = known.filter(({ entity }) => entity === 'PERSON')
  return [...new Set(people.flatMap(({ value }) => value.toLowerCase().match(nameWord) ?? []))]
}

function isCalledAfter(value: string, names: readonly string[]): boolean {
  for (const name of names) {
    const at = value.indexOf(name)
    if (at === -1 || value.length === name.length) continue
    const before = value.slice(0, at)
    const behind = value.slice(at + name.length)
    if (before.length > mostBefore) continue
    if (/[._-]|\d/.test(before + behind)) return true
    if (
      before.length + behind.length <= mostBeside &&
      !noAccount.test(behind) &&
      (behind === '' || before === '')
    )
      return true
  }
  return false
}
