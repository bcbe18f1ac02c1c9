import type { RewriteReport } from '../../src/schemas/run-report.js'
import type { Findings } from '../../src/transform/findings.js'
import type { RewriteDecision } from './ask-model.js'
import type { RewriteOptions } from './options.js'

/** What the model was asked and what it cost: of the whole run, since it was asked in one place. */
export const rewriteFindings: Findings<RewriteOptions, RewriteDecision> = {
  empty: (_options, { totals }) => totals,
  merge: (a) => a,
  report(found, { price }): RewriteReport | undefined {
    const totals = found as RewriteDecision['totals']
    if (totals === undefined) return undefined
    const { usage, ...counts } = totals
    const cost = price && (usage.prompt * price.prompt + usage.answer * price.answer) / 1_000_000
    return {
      ...counts,
      promptTokens: usage.prompt,
      answerTokens: usage.answer,
      ...(cost !== undefined && { cost }),
    }
  },
}
