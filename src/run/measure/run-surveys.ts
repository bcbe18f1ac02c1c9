import { rmSync } from 'node:fs'
import { callOwnCode } from '../../base/own-code.js'
import { type PassContext, runPass } from '../../engine/run-pass.js'
import type { Job } from '../../engine/tasks/task.js'
import { makeFolder } from '../../files/make-folder.js'
import { makePrivateFolder } from '../../files/private-folder.js'
import { jobOf, type OpenPlan } from '../../plan/plan.js'
import { decideSurvey } from '../../transform/decide-survey.js'
import { needsSurvey, type Step, surveyFolder } from '../../transform/step.js'
import { ownCodeOf } from '../../transform/step-fault.js'

/** Keeps decisions, so that a resumed run need not survey again. */
export interface DecisionStore {
  /** The decision on the step of that label, if it was made before. */
  decision(label: string): { decision: unknown } | undefined
  saveDecision(label: string, decision: unknown): void
}

interface SurveysContext extends PassContext {
  store: DecisionStore
  /** Whether nothing is to be asked of services, since nothing comes of the run but a look. */
  isDry?: boolean
}

/**
 * Runs the surveys of a plan, one step after the other, because a later one may look at rows as an earlier
 * one changes them. Fills in `job.decisions`. Summaries are merged in the order of the partitions. What surveys keep on
 * disk goes to `job.surveyFolder`.
 */
export async function runSurveys(plan: OpenPlan, job: Job, context: SurveysContext): Promise<void> {
  const { profile, steps } = plan
  for (const step of profile === undefined ? steps : [profile.before, ...steps]) {
    if (!needsSurvey(step)) continue
    const known = context.store.decision(step.label)
    const decision = known === undefined ? await survey(step, { plan, job, context }) : known.decision
    if (known === undefined) context.store.saveDecision(step.label, decision)
    job.decisions[step.label] = decision
  }
  // Both profiles cut numbers into the same ranges, or they could not be compared.
  if (profile !== undefined) job.decisions[profile.after.label] = job.decisions[profile.before.label]
}

/** Runs the surveys of a plan without a store, hands over the job with their decisions, and removes what they kept on disk. */
export async function withDecisions<T>(
  plan: OpenPlan,
  context: Pick<PassContext, 'options' | 'engine'>,
  use: (job: Job) => Promise<T>,
): Promise<T> {
  const surveyFolder = makePrivateFolder('survey')
  const job = { ...jobOf(plan), surveyFolder }
  const { partitions, copies } = plan
  const store = { decision: () => undefined, saveDecision: () => {} }
  try {
    await runSurveys(plan, job, { ...context, partitions, copies, store, isDry: true })
    return await use(job)
  } finally {
    rmSync(surveyFolder, { recursive: true, force: true })
  }
}

function survey(
  step: Step,
  { plan, job, context }: { plan: OpenPlan; job: Job; context: SurveysContext },
): Promise<unknown> {
  const { merge } = step.transform.survey!
  const folder = surveyFolder(step, job.surveyFolder)
  if (folder !== undefined) {
    // An earlier run that was killed on its way to the decision has left its files.
    rmSync(folder, { recursive: true, force: true })
    makeFolder(folder)
  }
  const merging = ownCodeOf(step, 'as the summaries of its survey are merged')
  const { signal, onNotice } = context.options
  const deciding = {
    mayAsk: context.isDry !== true,
    signal,
    notify: (message: string) => onNotice?.(message),
  }
  return decideSurvey(step, summarize, deciding)

  async function summarize(again: unknown): Promise<unknown> {
    const waiting = new Map<number, unknown>()
    let merged: unknown
    let next = 0
    await runPass(context, {
      phase: 'survey',
      tasks: context.partitions.map((partition) => ({
        kind: 'survey',
        partition,
        job,
        step: step.label,
        again,
      })),
      onAnswer({ summary, input }, index) {
        plan.seen.see(index, input)
        waiting.set(index, summary)
        for (; waiting.has(next); next++) {
          const more = waiting.get(next)
          merged = next === 0 ? more : callOwnCode(merging, () => merge(merged, more))
          waiting.delete(next)
        }
      },
    })
    return merged
  }
}
