import { allMatches, matchAt } from '../../../../../src/text/match-at.js'
import type { Recognizer } from '../../../detect/recognizer.js'
import { prefilterBits } from '../../../prefilter/prefilter.js'
import { isServiceAccount } from '../values/account-name.js'

const unix = /(?<![A-Za-z0-9_.~})>-])(?:\/mnt\/[a-z]|\/export|\/[a-z]{1,6})?\/(?:home|Users)\//g
const windows = /(?<![A-Za-z0-9])[A-Za-z]:(?:\\{1,4}|\/)(?:Users|Documents and Settings|用户)(?:\\{1,4}|\/)/gi
const unixName = /[A-Za-z_][A-Za-z0-9._-]{0,30}[A-Za-z0-9_](?![A-Za-z0-9_@%{$<*])/y
const windowsName =
  /[A-Za-z\u3400-\u9fff][A-Za-z0-9\u3400-\u9fff._-]{0,31}(?: [A-Za-z\u3400-\u9fff][A-Za-z0-9\u3400-\u9fff._-]{0,31}){0,2}(?=[\\/])|[A-Za-z\u3400-\u9fff][A-Za-z0-9\u3400-\u9fff._-]{0,30}[A-Za-z0-9\u3400-\u9fff](?![A-Za-z0-9\u3400-\u9fff_@%{$<*])/y
/** Pages and folders of a web site or a program, where `/home/` is no folder of a person. */
const pages =
  /^(?:index|about|dashboard|settings|setting|products?|pages?|main|news|blog|login|profile|docs?|assets|images?|img|css|js|static|components?|src|views?|search|list|details?|items?|projects?|data|work|workspace|code|repo|dev|lib|etc|opt|local|share|tmp|temp|config|content|contact|help|feed|topics?|events?|download|downloads|upload|uploads|files?|includes?|layout|layouts|style|styles|home|site|sites|web|www|all|alluser|allusers|desktop|documents|favicon|article|articles|category|store|shop|cart|order|orders|menu|banner|header|footer|hero|features?|explore|team|jobs|press)$/i
const rest = /[\\/]{1,2}[A-Za-z0-9._~@-]/y
const announced = /(?:\bcd |=|home[ :] ?|cwd[": ]{0,4}|directory |folder )["']?$/i

/** The name of an account in the path of its folder: `/home/NAME/`, `/Users/NAME/`, `C:\Users\NAME\`. */
export const pathAccount: Recognizer = {
  name: 'path_account',
  entities: ['USERNAME'],
  bits: prefilterBits.account,
  rescans: true,
  find({ text }, report) {
    const see = (start: number, name: string, score: number) =>
      report({ start, end: start + name.length, score, validated: false, why: 'folder of an account' })
    for (const { 0: folder, index } of allMatches(unix, text)) {
      const start = index + folder.length
      const name = matchAt(unixName, text, start)?.[0]
      if (name === undefined || isServiceAccount(name) || pages.test(name)) continue
      const goesOn = matchAt(rest, text, start + name.length) !== undefined
      const isNamed = announced.test(text.slice(Math.max(0, index - 12), index)) || folder.includes('Users')
      see(start, name, goesOn ? 0.6 : isNamed ? 0.55 : 0.4)
    }
    for (const { 0: folder, index } of allMatches(windows, text)) {
      const start = index + folder.length
      const name = matchAt(windowsName, text, start)?.[0]
      if (
        name !== undefined &&
        !isServiceAccount(name) &&
        !/^(?:all users|default user|公用|公共)$/i.test(name)
      )
        see(start, name, 0.65)
    }
  },
}
