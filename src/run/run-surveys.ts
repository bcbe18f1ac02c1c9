import { type PassContext, runPass } from '../engine/run-pass.js'
import type { Job } from '../engine/task.js'
import type { Plan } from '../plan/plan.js'
import { decideSurvey } from '../transform/decide-survey.js'
import { needsSurvey, type Step } from '../transform/step.js'

/** Keeps decisions, so that a resumed run need not survey again. */
export interface DecisionStore {
  decision(step: number): { decision: unknown } | undefined
  saveDecision(step: number, decision: unknown): void
}

/**
 * Runs the surveys of a plan, one step after the other, because a later one may look at rows as an earlier
 * one changes them. Fills in `job.decisions`. Summaries are merged in the order of the partitions.
 */
export async function runSurveys(
  plan: Plan,
  job: Job,
  context: PassContext & { store: DecisionStore },
): Promise<void> {
  for (const step of plan.profileSteps === undefined
    ? plan.steps
    : [plan.profileSteps.before, ...plan.steps]) {
    if (!needsSurvey(step)) continue
    const known = context.store.decision(step.index)
    const decision = known === undefined ? await survey(step, job, context) : known.decision
    if (known === undefined) context.store.saveDecision(step.index, decision)
    job.decisions[step.index] = decision
  }
}

function survey(step: Step, job: Job, context: PassContext): Promise<unknown> {
  const { merge } = step.transform.survey!
  return decideSurvey(step, async (again) => {
    const tasks = context.partitions.map((partition) => ({
      kind: 'survey' as const,
      partition,
      job,
      step: step.index,
      again,
    }))
    const waiting = new Map<number, unknown>()
    let merged: unknown
    let next = 0
    await runPass('survey', tasks, context, (summary, index) => {
      waiting.set(index, summary)
      for (; waiting.has(next); next++) {
        merged = next === 0 ? waiting.get(next) : merge(merged, waiting.get(next))
        waiting.delete(next)
      }
    })
    return merged
  })
}
