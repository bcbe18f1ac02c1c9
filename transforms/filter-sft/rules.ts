import {
  hasEndToken,
  isEcho,
  isEmptyAnswer,
  isLoop,
  isMerged,
  isOtherScript,
  isScraped,
  isTemplateLeft,
  isThinkBroken,
  saysTheSame,
} from './answers.js'
import type { Exchange, Exchanges } from './exchanges.js'
import { claimsIdentity } from './identity.js'
import { isBoilerplate, isRefusal, refuses } from './refusals.js'

/** Every fault, in the order in which a record is said to have it. */
export const sftRules = [
  'empty_answer',
  'echoed_prompt',
  'loop',
  'template_tokens',
  'end_token',
  'merged_instruction',
  'scraped_page',
  'unbalanced_think',
  'self_identity',
  'refusal',
  'ai_boilerplate',
  'other_script',
  'chosen_is_rejected',
  'chosen_refuses',
] as const

/** A fault of a record. */
export type SftRule = (typeof sftRules)[number]

type AnswerRule = Exclude<SftRule, 'chosen_is_rejected' | 'chosen_refuses'>

const ofAnswers: Readonly<Record<AnswerRule, (exchange: Exchange) => boolean>> = {
  empty_answer: isEmptyAnswer,
  echoed_prompt: isEcho,
  loop: isLoop,
  template_tokens: isTemplateLeft,
  end_token: hasEndToken,
  merged_instruction: isMerged,
  scraped_page: isScraped,
  unbalanced_think: isThinkBroken,
  self_identity: claimsIdentity,
  refusal: isRefusal,
  ai_boilerplate: isBoilerplate,
  other_script: isOtherScript,
}

/** The faults of a record among those that are asked for. Of preferences the better answer counts, but for emptiness. */
export function sftFaults({ all, pair }: Exchanges, asked: readonly SftRule[]): SftRule[] {
  return asked.filter((rule) => {
    if (rule === 'chosen_is_rejected') return pair !== undefined && saysTheSame(pair.chosen, pair.rejected)
    if (rule === 'chosen_refuses')
      return pair !== undefined && isRefusal(pair.chosen) && !refuses(pair.rejected.answer)
    if (rule === 'empty_answer' && pair !== undefined && isEmptyAnswer(pair.rejected)) return true
    return all.some(ofAnswers[rule])
  })
}
