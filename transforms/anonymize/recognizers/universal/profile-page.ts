import type { Recognizer } from '../../detect/recognizer.js'
import { hasMatch, matchesIn } from '../../detect/text-cues.js'

/** Pages of people on networks, written without a scheme: linkedin.com/in/name, twitch.tv/name. */

const page =
  /(?<![\w./@-])(?:linkedin\.com\/in|facebook\.com|instagram\.com|twitter\.com|x\.com|tiktok\.com|twitch\.tv|github\.com|gitlab\.com|reddit\.com\/u(?:ser)?|youtube\.com|t\.me|soundcloud\.com|steamcommunity\.com\/id|strava\.com\/athletes|bsky\.app\/profile|patreon\.com|ko-fi\.com|medium\.com|behance\.net|vk\.com)\/@?[\w.%-]{2,60}[\w%](?![\w@/])/g
const hint = /(?:\.com|\.tv|\.me|\.app|\.net)\/[\w@]/
/** Pages of a network itself. */
const common =
  /\/(?:about|login|signup|help|terms|privacy|policies|jobs|company|business|support|settings|home|explore|search|watch|groups|events|pages|docs|features|pricing|legal|share|intent|hashtag)$/i

/** Profiles whose address is written without a scheme. */
export const profilePage: Recognizer = {
  name: 'profile_page',
  entities: ['URL'],
  bits: 0,
  rescans: false,
  find(scan, report) {
    if (!hasMatch(scan, hint)) return
    for (const { 0: address, index } of matchesIn(scan, page))
      if (!common.test(address))
        report({
          start: index,
          end: index + address.length,
          score: 0.6,
          validated: false,
          why: 'a profile on a network',
        })
  },
}
