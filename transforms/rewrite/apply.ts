import type { Apply, StepContext } from '../../src/transform/transform.js'
import { openWhere } from '../../src/transform/where.js'
import { isAgreed, lostWords } from '../augment/agreement.js'
import { answerPaths } from '../augment/check-fields.js'
import { addChildren } from '../augment/children.js'
import { type RecordTexts, type Rewritten, siblingKey } from '../augment/rewriter.js'
import { AnswerBook } from './answer-book.js'
import { type Reply, requestBody, requestKey } from './ask/question.js'
import type { RewriteDecision } from './ask-model.js'
import { editBetween } from './methods/guard.js'
import { methods, writesAnswers } from './methods/index.js'
import type { Child, Parent, Talk } from './methods/method.js'
import type { RewriteOptions } from './options.js'
import { methodContext, parentOf, writtenPaths } from './records.js'

/** Gives rows the children that the answers of the model make. */
export function openRewrite(context: StepContext<RewriteOptions, RewriteDecision>): Apply {
  const { options, decision, random, counters, cache, folder } = context
  const { copies, keepOriginal } = options
  const paths = writtenPaths(options)
  const match = openWhere(options.where)
  const { answers, pool } = decision
  const book =
    answers === undefined || folder === undefined
      ? undefined
      : cache.opened(openBook, { folder, name: answers })
  const find = (key: string): Reply => book?.find(key) ?? { failed: 'not_asked' }
  const makes = (record: RecordTexts, { lot, variant }: { lot: number; variant: number }): Rewritten => {
    const parent = parentOf(record, options)
    if (parent.texts.length === 0) return { refused: 'unchanged' }
    const talk = methods[options.method](parent, methodContext(options, { lot, variant, pool }))
    const child = goThrough(talk, (body) => find(requestKey(body)), options)
    return 'refused' in child ? child : written(child, { parent, record, options })
  }
  return (batch) =>
    addChildren(batch, {
      name: 'rewrite',
      paths,
      // A new instruction has an answer of its own: nothing that is there quotes it.
      answers: writesAnswers(options.method) ? [] : answerPaths(batch.schema, options),
      parents: match(batch),
      copies,
      keepOriginal,
      random,
      counters,
      rewrite(record, draws) {
        const siblings = new Set<string>()
        return draws.map((own, variant) => {
          const child = makes(record, { lot: own.uint32(), variant })
          if ('refused' in child) return child
          const key = siblingKey(child.texts)
          if (siblings.has(key)) return { refused: 'refused_duplicate' }
          siblings.add(key)
          return child
        })
      },
    })
}

function openBook(place: { folder: string; name: string }): AnswerBook {
  return new AnswerBook(place)
}

/** The child at the end of a talk, with answers that are known. */
function goThrough(talk: Talk, replyTo: (body: string) => Reply, options: RewriteOptions): Child {
  let next = talk.next()
  while (!next.done) next = talk.next(replyTo(requestBody(next.value, options)))
  return next.value
}

/** A child in the order of the written paths; refused where a text has lost a word that an answer quotes. */
function written(
  { texts, answer, shown }: Extract<Child, { texts: unknown }>,
  {
    parent,
    record,
    options,
  }: { parent: Parent & { answer: readonly string[] }; record: RecordTexts; options: RewriteOptions },
): Rewritten {
  if (!writesAnswers(options.method)) {
    const before = parent.texts
    const lost = before.map((text, place) => ({
      place,
      words: lostWords(text, [editBetween(text, texts[place])]),
    }))
    if (!isAgreed(lost, { before, after: texts, answers: record.answers }))
      return { refused: 'refused_answer' }
  }
  return {
    texts: [
      ...texts,
      ...parent.answer.map((text) => answer ?? text),
      ...parent.shown.map((text) => shown ?? text),
    ],
  }
}
