import { allMatches } from '../../../../../src/text/match-at.js'
import { compileContext } from '../../../detect/context.js'
import type { Recognizer } from '../../../detect/recognizer.js'
import { contextGain } from '../../../detect/scores.js'
import { prefilterBits } from '../../../prefilter/prefilter.js'

const handle = /(?<![A-Za-z0-9._@/+-])@[A-Za-z_][A-Za-z0-9_.]{2,29}(?![A-Za-z0-9_@/(])/g
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
    'insta',
    'ig',
    'github',
    'gitlab',
    'snapchat',
    'snap',
    'discord',
    'twitch',
    'reddit',
    'bluesky',
    'threads',
    'linkedin',
    'youtube',
    'dm',
  ],
  zh: ['微博', '抖音', '推特', '账号', '关注', '小红书'],
})

/** Tags of comments, decorators and rules of style sheets, which stand before words as well. */
const tag =
  /^@(?:param|returns?|throws?|see|deprecated|todo|note|author|since|version|example|override|property|media|import|include|supports|keyframes|type|typedef|template|default|private|public|protected|internal|static|class|staticmethod|classmethod|interface|abstract|module|license|copyright|file|fileoverview|brief|code|link|test|tests|ts|babel|eslint|jest|here|everyone|channel|all|mention|username|user|name|handle|your\w*|gmail|example|home|work|least|once|first|last)$/i
/** Somebody is spoken to, or spoken of: "@name can you", "thanks @name". */
const addressed =
  /^[,:]? (?:can|could|would|will|did|do|does|are|is|was|you|your|please|pls|plz|thanks|thx|thank|what|when|where|why|how|hey|hi|check|look|see|let|lmk|sent|said|says|asked|wrote|posted|i|i'm|im|we|my|our|u|ur|hug|any|ok|okay|yes|yeah|no|lol|and @)\b/i
/** At the head of a message: "@name  9:07 AM". */
const headed = /^[ \t]{1,4}[[(]?\d{1,2}:\d{2}(?!\d)/
const called =
  /(?:\b(?:hey|hi|hello|thanks|thank you|thx|cc|ping|dm|tell|ask|follow|message|msg|contact|credit to|shout-?out to|via|rt|by|from|with|to|and|for|you are|i'm|i am|it's|i go by) |^|[\n>] ?|[a-z][.!?:·] )$/i

/** Handles such as `@name`: low, because annotations in code, packages and mentions of firms look alike. */
export const atHandle: Recognizer = {
  name: 'at_handle',
  entities: ['USERNAME'],
  bits: prefilterBits.at,
  rescans: true,
  sparesCode: 'words',
  find(scan, report) {
    const { text } = scan
    for (const { 0: name, index } of allMatches(handle, text)) {
      const end = index + name.length - (name.endsWith('.') ? 1 : 0)
      const near = network(scan, index, end)
      const isCalled = near === undefined && isAddressed(text, index, end)
      report({
        start: index,
        end,
        score: near !== undefined ? 0.3 + contextGain : isCalled ? 0.55 : 0.3,
        validated: false,
        why:
          near !== undefined ? `a handle, context "${near}"` : isCalled ? 'a handle, spoken to' : 'a handle',
      })
    }
  },
}

/** Behind these, a handle with a digit, `_` or a dot is no annotation. */
const given =
  /(?:^|[\s(])(?:i'm|is|yo|hey|hi|add|follow|dm|me|tell|ask|via|from|by|monzo|venmo|paypal|cash ?app|insta) $/i

/** Whether the words around a handle are those of a talk, and none of them is code. */
function isAddressed(text: string, start: number, end: number): boolean {
  if (
    given.test(text.slice(Math.max(0, start - 12), start)) &&
    /[A-Za-z][\d_.][A-Za-z\d]/.test(text.slice(start, end))
  )
    return !/^[=(:[]/.test(text.slice(end, end + 1))
  if (
    headed.test(text.slice(end, end + 10)) &&
    /(?:^|\n)[ \t]{0,4}$/.test(text.slice(Math.max(0, start - 5), start))
  )
    return true
  if (tag.test(text.slice(start, end)) || !addressed.test(text.slice(end, end + 12))) return false
  return called.test(text.slice(Math.max(0, start - 14), start))
}
