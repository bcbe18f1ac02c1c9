import { PrepError } from '../base/errors.js'
import { callOwnCode } from '../base/own-code.js'
import type { Step } from './step.js'
import { ownCodeOf, stepFault } from './step-fault.js'
import type { DecideContext, Verdict } from './transform.js'

const maxPasses = 8

/**
 * Asks the survey of a step for its decision, as often as it wants another pass over the data. `summarize`
 * makes the summary of all rows; `again` is what the last pass asked for. The decision is plain JSON data,
 * the same whether it was just made or read back from disk.
 * Throws `bad_pipeline` for a survey that never decides, and places what the survey throws at the step.
 */
export async function decideSurvey(
  step: Step,
  summarize: (again: unknown) => unknown | Promise<unknown>,
  context: DecideContext,
): Promise<unknown> {
  const { label } = step
  let again: unknown
  for (let pass = 0; pass < maxPasses; pass++) {
    const verdict = await decide(await summarize(again))
    if ('decision' in verdict) return verdict.decision
    again = verdict.again
  }
  throw new PrepError(
    'bad_pipeline',
    `The survey of step "${label}" came to no decision in ${maxPasses} passes`,
    { at: { step: label } },
  )

  async function decide(summary: unknown): Promise<Verdict<unknown>> {
    try {
      const verdict = await callOwnCode(ownCodeOf(step, 'as its survey decides'), () =>
        step.transform.survey!.decide(summary, step.options, again, context),
      )
      return 'decision' in verdict ? { decision: JSON.parse(JSON.stringify(verdict.decision)) } : verdict
    } catch (error) {
      // What a survey knows is of records: with a place, nothing of theirs is told.
      throw stepFault(step, error, { at: {}, when: ' when its survey decided' })
    }
  }
}
