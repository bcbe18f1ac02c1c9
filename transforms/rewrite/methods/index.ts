import type { Method } from './method.js'
import { evolve, instruct } from './new-instruction.js'
import { backTranslate, paraphrase } from './reword.js'

export const methodNames = ['paraphrase', 'back_translate', 'evolve', 'instruct'] as const
export type MethodName = (typeof methodNames)[number]

/** Every way to have rows written anew. */
export const methods: Readonly<Record<MethodName, Method>> = {
  paraphrase,
  back_translate: backTranslate,
  evolve,
  instruct,
}

/** Whether a method writes an instruction with an answer of its own, in place of saying the same. */
export function writesAnswers(method: MethodName): boolean {
  return method === 'evolve' || method === 'instruct'
}
