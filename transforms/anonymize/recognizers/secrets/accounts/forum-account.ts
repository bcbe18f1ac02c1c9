import { matchAt } from '../../../../../src/text/match-at.js'
import type { Recognizer } from '../../../detect/recognizer.js'
import { type HoldsOne, needles } from '../../../detect/text-cues.js'
import { isServiceAccount } from '../values/account-name.js'

/** Where a forum or a market place names an account; each needs a text to be there, which is looked for first. */
const forms: readonly { needs: HoldsOne; pattern: RegExp; lead?: number }[] = [
  { needs: needles('u/'), pattern: /(?<![\w/.-])\/?u\/([A-Za-z][\w-]{2,24})(?![\w-])/g },
  // Lines of a chat behind their time: `09:02 <mira_k> hello`, `[09:02:11] <mira_k>`. Without one it is a tag.
  {
    needs: needles('> '),
    pattern:
      /(?<=^|\n)(?:\[?\d{1,4}[-:\d T]{3,18}\]?[ap]?m? ){1,2}<[@+%~&]?([A-Za-z_][\w[\]|`^-]{1,24})>(?= )/g,
  },
  // Lines of a chat without a time: one is a tag, several are talk.
  {
    needs: needles('\n<'),
    pattern:
      /(?<=^|\n)<[@+%~&]?([A-Za-z_][\w[\]|`^-]{1,24})> (?=[^\n]{0,400}\n<[@+%~&]?[A-Za-z_][\w[\]|`^-]{1,24}> )|(?<=\n<[@+%~&]?[\w[\]|`^-]{2,25}> [^\n]{0,400}\n)<[@+%~&]?([A-Za-z_][\w[\]|`^-]{1,24})>(?= )/g,
  },
  {
    needs: needles('*** '),
    pattern: /(?<=^|\n)\*{3} ([A-Za-z_][\w[\]|`^-]{1,24})(?= (?:\(|has |is |sets |joins |quits ))/g,
  },
  // Discord: a name in bold letters before when it was written.
  {
    needs: needles('** '),
    pattern: /(?<=^|\n)\*\*([A-Za-z\d_.]{2,32})\*\*(?= [—–-] (?:Today|Yesterday|\d))/g,
  },
  // The account of a host in a file of settings for ssh.
  { needs: needles('User '), pattern: /(?<=\n[ \t]{1,8})User ([a-z_][\w.-]{1,31})(?=[ \t]*(?:\n|$))/g },
  {
    needs: needles('ogin '),
    pattern:
      /\b[Ll]ogin:? ["'`]?([a-z][\w.-]{3,30})(?=["'`]?(?:,| and| with| \/) ?(?:the )?(?:pass(?:word)?|pw|pwd|pin)\b)/g,
  },
  {
    needs: needles('nline '),
    pattern: /\b[Oo]nline (?:id|ID|name)[:=]? {1,3}([A-Za-z][\w.-]{3,30})(?![\w@])/g,
  },
  // Not alone in its line: `@some_name` is what a program calls a decorator there.
  {
    needs: needles('@'),
    lead: 1,
    pattern:
      /(?<![\w.@/+-])(?!(?<=(?:^|\n)[ \t]{0,32})@\w{1,64}[ \t]{0,8}(?:#|\n|$))@((?=\w{0,24}(?:[a-z]_[A-Z]|[a-z]_\d|[a-z]_[a-z]{1,12}_[a-z]|[a-z]{2}\d{2,4}(?!\w)))[A-Za-z]\w{4,29})(?!\w|[@.]\w|[/(])/g,
  },
]

/** "posted by OldRacer_Nine": a name that is written as no word is. */
const byWhom =
  / by:? @?(?=[\w.-]{0,24}(?:[a-z\d]_|_[A-Za-z\d]|[a-z]\d|[a-z][A-Z]))([A-Za-z][\w.-]{2,30}\w)(?![\w@/(])/y
const deed = /(?:posted|submitted|uploaded|asked|answered|reviewed|sold|listed|commented|edited)$/i

/** Names of accounts in posts of forums: `u/name`, "posted by some_name", `@Some_Name`. */
export const forumAccount: Recognizer = {
  name: 'forum_account',
  entities: ['USERNAME'],
  bits: 0,
  rescans: false,
  find(scan, report) {
    const { text } = scan
    const see = ({ 0: whole, 1: first, 2: other, index }: RegExpExecArray, lead: number) => {
      const name = first ?? other
      if (isServiceAccount(name)) return
      const start = index + whole.lastIndexOf(name)
      const end = start + name.length
      report({ start: start - lead, end, score: 0.6, validated: false, why: 'an account of a forum' })
    }
    for (const { needs, pattern, lead = 0 } of forms) {
      if (!needs(scan)) continue
      let hit = matchAt(pattern, text, 0)
      for (; hit !== undefined; hit = matchAt(pattern, text, hit.index + hit[0].length)) see(hit, lead)
    }
    for (let at = text.indexOf(' by'); at >= 0; at = text.indexOf(' by', at + 3)) {
      const hit = matchAt(byWhom, text, at)
      if (hit !== undefined && deed.test(text.slice(Math.max(0, at - 9), at))) see(hit, 0)
    }
  },
}
