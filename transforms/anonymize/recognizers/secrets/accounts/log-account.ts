import type { Recognizer } from '../../../detect/recognizer.js'
import { type HoldsOne, matchesIn, needles } from '../../../detect/text-cues.js'
import { prefilterBits } from '../../../prefilter/prefilter.js'
import { isServiceAccount } from '../values/account-name.js'

const name = '([A-Za-z_][\\w.$-]{0,30}\\w(?:\\\\{1,2}[\\w.$-]{1,31})?)'
const quoted = `["'“\`]${name}["'”\`]`

/** Where a line of a log, a shell or a directory listing names an account. */
interface LogForm {
  /** Without this nothing is looked for: a search for it costs next to nothing. */
  needs: HoldsOne
  pattern: RegExp
  score: number
}

const forms: readonly LogForm[] = [
  // OpenSSH's sshd(8) and Linux-PAM.
  form(
    ' for ',
    0.8,
    `\\b(?:Accepted|Failed|Postponed) [a-z/-]{4,24} for (?:(?:invalid|illegal) user )?${name}(?= from )`,
  ),
  form(
    ' for ',
    0.75,
    `\\b(?:session (?:opened|closed)|authentication (?:failure|error)|password changed|account locked) for (?:user )?${name}(?=$|\\s|[.,;(])`,
  ),
  form(
    ' user ',
    0.7,
    `\\b(?:[Ii]nvalid|[Ii]llegal|authenticating|[Dd]isconnected from|Connection (?:closed|reset) by) user ${name}(?= from | \\d|$|\\n)`,
  ),
  form('sudo', 0.8, `\\bsudo(?:\\[\\d{1,9}\\])?:\\s{1,8}${name}(?= : )`),
  form(
    '=',
    0.7,
    `\\b(?:logname|ruser|acct|suser|duser|sAMAccountName|cs_username)=["']?${name}(?=["'\\s,;]|$)`,
  ),
  form(
    'account=',
    0.6,
    `\\baccount=["']?${name}(?<==["']?(?=[A-Za-z_.-]*[\\d_])[\\w.-]{4,32})(?=["'\\s,;]|$)`,
  ),
  form('CRON', 0.7, `\\bCROND?\\[\\d{1,9}\\]: \\(${name}(?=\\) )`),
  form('new user: name=', 0.75, `\\bnew user: name=${name}(?=[,;\\s])`),
  // The user of a request in the Common Log Format.
  form('/20', 0.8, `(?:-|\\w{1,20}) ${name}(?= \\[\\d{2}\\/[A-Z][a-z]{2}\\/\\d{4}:)`),
  form(
    'user',
    0.65,
    `\\b(?:for|of|by|as|from|to|unknown|no such) (?:user|login|account|role):? ?${quoted}(?=$|[\\s.,;:)@])`,
  ),
  form(
    ' ',
    0.65,
    `\\b(?:[Uu]ser|[Rr]ole|[Ll]ogin|[Aa]ccount) ${quoted}(?= (?:does not exist|not found|has no|is locked|was locked|logged|signed|from|at|@))`,
  ),
  form('@', 0.7, `["'\`]${name}["'\`](?=@["'\`][^"'\`\\n]{1,64}["'\`])`),
  form(
    'ser',
    0.6,
    `\\b[Uu]ser:? ${name}(?= (?:has )?(?:logged|signed) (?:in|out|on|off)\\b| (?:authenticated|disconnected) (?:from|via|with|by)\\b)`,
  ),
  form(
    'r',
    0.65,
    `(?<=^|\\n)[dlbcps-](?:[r-][w-][xsStT-]){3}[.+@]?\\s{1,4}\\d{1,6} ${name}(?=\\s{1,8}[\\w.-]{1,32}\\s{1,12}\\d)`,
  ),
  form('id=', 0.7, `\\b(?:e?[ug]id|groups)=\\d{1,10}\\(${name}(?=\\))`),
  // The prompt of a shell: name@machine:~/folder$
  form(
    '@',
    0.75,
    `(?<=^|\\n)(?:\\([\\w.-]{1,32}\\) )?\\[?${name}(?=@[A-Za-z][\\w.-]{0,62}(?::[~/]|[: ]~)[^\\s$#%]{0,120}\\]?[$#%](?:\\s|$))`,
  ),
  form(
    '@',
    0.65,
    `\\b(?:ssh|scp|sftp|rsync|mosh|ssh-copy-id) (?:[^\\n|;&@]{0,60} )?${name}(?=@[A-Za-z0-9][\\w-])`,
  ),
]

/** The name is group 1 of a pattern. */
function form(needs: string, score: number, source: string): LogForm {
  return { needs: needles(needs), score, pattern: new RegExp(source, 'g') }
}

/** Words that a sentence has where a log has a name: "user just logged in". */
const prose =
  /^(?:a|an|the|is|was|are|were|has|had|have|not|and|or|but|who|that|which|just|already|successfully|never|always|must|should|can|will|may|gets?|being|been|account|accounts|with|without|via|over|id|name|input|experience|interface|authentication|when|if|once|to|in|on|at|from|by|for|of|currently|previously|recently|last|first|automatically|manually|still|now|then|also|only|himself|themselves)$/i

/** Names of accounts in the lines that daemons, databases and shells write. */
export const logAccount: Recognizer = {
  name: 'log_account',
  entities: ['USERNAME'],
  bits:
    prefilterBits.account |
    prefilterBits.colons |
    prefilterBits.dotted |
    prefilterBits.at |
    prefilterBits.cue,
  rescans: true,
  find(scan, report) {
    for (const { needs, pattern, score } of forms) {
      if (!needs(scan)) continue
      for (const hit of matchesIn(scan, pattern)) {
        const value = hit[1]
        const bare = value.slice(value.lastIndexOf('\\') + 1)
        if (isServiceAccount(bare) || prose.test(bare)) continue
        const start = hit.index + hit[0].indexOf(value, hit[0].length - value.length - 1)
        report({ start, end: start + value.length, score, validated: false, why: 'account in a log' })
      }
    }
  },
}
