import { allMatches, matchAt } from '../../../../src/text/match-at.js'
import type { Recognizer } from '../../detect/recognizer.js'
import { prefilterBits } from '../../prefilter/prefilter.js'
import { entropyOf, minBodyEntropy } from './values/entropy.js'

/** https://core.telegram.org/bots/api#authorizing-your-bot */
const telegram = /[A-Za-z0-9_-]{33,35}(?![A-Za-z0-9_-])/y
/** https://discord.com/developers/docs/reference#authentication: the id in base64, a time, a signature. */
const discord =
  /(?<![A-Za-z0-9_-])[MNO][A-Za-z0-9]{23,27}\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{27,40}(?![A-Za-z0-9_-])/g

/** Tokens of bots, which begin with the bot's number: those of Telegram and Discord. */
export const botToken: Recognizer = {
  name: 'bot_token',
  entities: ['API_KEY'],
  bits: prefilterBits.token,
  rescans: true,
  find({ text }, report) {
    for (let at = text.indexOf(':AA'); at >= 0; at = text.indexOf(':AA', at + 3)) {
      const number = /(?<![A-Za-z0-9])(?:bot)?(\d{8,10})$/.exec(text.slice(Math.max(0, at - 14), at))
      const body = matchAt(telegram, text, at + 1)?.[0]
      if (number === null || body === undefined || entropyOf(body) < minBodyEntropy) continue
      const start = at - number[1].length
      report({
        start,
        end: at + 1 + body.length,
        score: 0.95,
        validated: true,
        why: 'form of a Telegram bot token',
      })
    }
    for (const { 0: token, index } of allMatches(discord, text)) {
      const isReal = entropyOf(token) >= minBodyEntropy
      report({
        start: index,
        end: index + token.length,
        score: isReal ? 0.9 : 0.2,
        validated: isReal,
        why: 'form of a Discord bot token',
      })
    }
  },
}
