import { gateBits } from '../../../../src/core/gate.js'
import { compileContext } from '../../context.js'
import type { Recognizer } from '../../recognizer.js'
import { contextGain } from '../../scores.js'
import { type AssignedValue, assignedValueAt, isFiller } from './assigned-value.js'

const word =
  /(?:user|login|account|screen)[ _-]?(?:name|id)(?![A-Za-z])|\b(?:login|user|handle|nutzername|benutzername|usuario|utilisateur|identifiant)\b|用户名|用戶名|用户ID|登录名|登錄名|登录账号|登录帐号|账号名?|帐号名?|賬號|账户名|昵称/gi
const form = /^@?[A-Za-z0-9][A-Za-z0-9._@-]{2,39}$/
const handle = /(?<![A-Za-z0-9._@/+-])@[A-Za-z_][A-Za-z0-9_.]{2,29}(?![A-Za-z0-9_@])/g
const network = compileContext({
  en: [
    'twitter',
    'instagram',
    'telegram',
    'tiktok',
    'mastodon',
    'handle',
    'follow',
    'followed',
    'tweet',
    'username',
  ],
  zh: ['微博', '抖音', '推特', '账号', '关注', '小红书'],
})

/** User names behind a word that names them. */
export const username: Recognizer = {
  name: 'username',
  entities: ['USERNAME'],
  gate: gateBits.account,
  looksAgain: true,
  find({ text }, found) {
    word.lastIndex = 0
    for (let hit = word.exec(text); hit !== null; hit = word.exec(text)) {
      const given = assignedValueAt(text, word.lastIndex)
      if (given === undefined || !form.test(given.value)) continue
      const { start, end } = given
      const [score, why] = judge(given, /^(?:login|user|handle|usuario)$/i.test(hit[0]))
      found({ start, end, score, validated: false, why })
    }
  },
}

/** Handles such as `@name`: low, because annotations in code, packages and mentions of firms look alike. */
export const atHandle: Recognizer = {
  name: 'at_handle',
  entities: ['USERNAME'],
  gate: gateBits.at,
  looksAgain: false,
  find(scan, found) {
    for (const { 0: name, index } of scan.text.matchAll(handle)) {
      const end = index + name.length - (name.endsWith('.') ? 1 : 0)
      const near = network(scan, index, end)
      const score = near === undefined ? 0.3 : 0.3 + contextGain
      found({
        start: index,
        end,
        score,
        validated: false,
        why: near === undefined ? 'a handle' : `a handle, context "${near}"`,
      })
    }
  },
}

function judge({ value, isQuoted, link, isInSentence }: AssignedValue, isLoose: boolean): [number, string] {
  if (isFiller(value)) return [0.1, 'a filler or code']
  const isMixed = /\d/.test(value) ? /[A-Za-z]/.test(value) : /[._@-]/.test(value)
  if (isMixed && !/^v?\d[.\d]*[a-z]?$/i.test(value))
    return [isLoose ? 0.55 : 0.7, 'form, behind a word for a user name']
  if (/^\d+$/.test(value)) return [isLoose ? 0.2 : 0.5, 'digits, behind a word for a user name']
  if (isLoose || link === 'prose' || isInSentence) return [0.35, 'an ordinary word']
  return [isQuoted || /^[a-z]/.test(value) ? 0.55 : 0.45, 'a word, behind a word for a user name']
}
