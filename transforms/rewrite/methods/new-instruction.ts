import { escapePattern } from '../../../src/text/escape-pattern.js'
import { drawOne, drawSome } from '../../augment/editing/operation.js'
import { refuses } from '../../filter-sft/refusals.js'
import type { ChatMessage, Question, Reply } from '../ask/question.js'
import { cleanAnswer } from './clean-answer.js'
import { isOffTask } from './guard.js'
import { type Child, failureNote, type Method, type MethodContext } from './method.js'
import { evolveKinds } from './prompts.data.js'
import { answerPrompt, evolvePrompt, instructPrompt } from './prompts.js'
import { rougeL } from './rouge-l.js'

/** Has an instruction made harder, or turned into another of its field, and has that answered. */
export const evolve: Method = function* ({ texts: [before], shown }, context) {
  const language = context.languageOf(before)
  const kind = drawOne(evolveKinds, context.draws)
  // An instruction of another kind has no use for the material of this one.
  const material = kind === 'breadth' ? [] : shown
  const messages = evolvePrompt(before, { language, kind, shown: material })
  const made = yield* newInstruction(messages, { ...context, known: [before], mostAlike: mostEvolved })
  if ('refused' in made) return made
  const child = yield* answered(made.text, material, context)
  return kind === 'breadth' && 'texts' in child ? { ...child, shown: '' } : child
}

/** Has a new instruction written by the example of this row and some others, and has it answered. */
export const instruct: Method = function* ({ texts: [before] }, context) {
  const others = context.pool.filter((text) => text !== before)
  const examples = [before, ...drawSome(others, mostExamples - 1, context.draws)]
  const messages = instructPrompt(examples, context.languageOf(before))
  const known = [...examples, ...context.pool]
  const made = yield* newInstruction(messages, { ...context, known, mostAlike })
  if ('refused' in made) return made
  const child = yield* answered(made.text, [], context)
  return 'texts' in child ? { ...child, shown: '' } : child
}

const mostExamples = 5
/** Of Self-Instruct: what is as alike as this to an instruction that is there teaches nothing new. */
const mostAlike = 0.7
/** An evolved instruction holds most of its parent: only one that is nearly it is left out. */
const mostEvolved = 0.98

function* newInstruction(
  messages: readonly ChatMessage[],
  {
    variant,
    known,
    mostAlike: most,
    forbid,
    languageOf,
  }: MethodContext & { known: readonly string[]; mostAlike: number },
): Generator<Question, { text: string } | { refused: string }, Reply> {
  const reply = yield { messages, variant }
  if ('failed' in reply) return { refused: failureNote(reply) }
  const text = cleanAnswer(reply.text)
  const offTask = isOffTask(known[0], text)
  if (offTask !== undefined) return { refused: `refused_${offTask}` }
  if (languageOf(text) !== languageOf(known[0])) return { refused: 'refused_language' }
  if (isForbidden(text, known[0], forbid)) return { refused: 'refused_forbidden' }
  return known.some((other) => rougeL(other, text) >= most) ? { refused: 'refused_similar' } : { text }
}

function* answered(
  text: string,
  shown: readonly string[],
  { variant, forbid }: MethodContext,
): Generator<Question, Child, Reply> {
  const reply = yield { messages: answerPrompt(text, shown), variant }
  if ('failed' in reply) return { refused: failureNote(reply) }
  if (refuses(reply.text)) return { refused: 'refused_refusal' }
  if (isForbidden(reply.text, '', forbid)) return { refused: 'refused_forbidden' }
  return { texts: [text], answer: reply.text }
}

function isForbidden(text: string, before: string, forbid: readonly string[]): boolean {
  return forbid.some((term) => {
    const pattern = new RegExp(escapePattern(term), 'iu')
    return pattern.test(text) && !pattern.test(before)
  })
}
