import type { Language } from '../../augment/editing/words.js'
import { openGuard } from '../../augment/guard.js'
import type { Question, Reply } from '../ask/question.js'
import { cleanAnswer } from './clean-answer.js'
import { editBetween, isOffTask, keepsProtected } from './guard.js'
import { failureNote, type Method, type MethodContext } from './method.js'
import { paraphrasePrompt, translatePrompt } from './prompts.js'

/** Has each text said in other words. */
export const paraphrase: Method = reword(function* (text, { languageOf, variant, prompt }) {
  return yield { messages: paraphrasePrompt(text, languageOf(text), prompt), variant }
})

/** Has each text translated into the other language, and that translated back. */
export const backTranslate: Method = reword(function* (text, { languageOf, variant }) {
  const from = languageOf(text)
  const into = from === 'en' ? 'zh' : 'en'
  const there = yield { messages: translatePrompt(text, from, into), variant }
  if ('failed' in there) return there
  return yield { messages: translatePrompt(cleanAnswer(there.text, text), into, from), variant }
})

type RewordText = (text: string, context: MethodContext) => Generator<Question, Reply, Reply>

/** A method that makes each text anew by itself, and keeps what it means. */
function reword(rewordText: RewordText): Method {
  return function* ({ texts }, context) {
    const check = openCheck(context)
    const made: string[] = []
    for (const before of texts) {
      if (!/\p{L}/u.test(before)) {
        made.push(before)
        continue
      }
      const reply = yield* rewordText(before, context)
      if ('failed' in reply) return { refused: failureNote(reply) }
      const after = withMargins(before, cleanAnswer(reply.text, before))
      const refused = check(before, after)
      if (refused !== undefined) return { refused: `refused_${refused}` }
      made.push(after)
    }
    return made.every((text, i) => text === texts[i]) ? { refused: 'unchanged' } : { texts: made }
  }
}

/** White space around a text belongs to the record, not to what it says. */
function withMargins(before: string, after: string): string {
  const [head] = /^\s*/.exec(before)!
  const [tail] = before.trim() === '' ? [''] : /\s*$/.exec(before)!
  return head + after + tail
}

function openCheck({ forbid, languageOf }: Pick<MethodContext, 'forbid' | 'languageOf'>) {
  const guard = openGuard({ change: { min: 0, max: 1 }, forbid })
  return (before: string, after: string) => {
    const language: Language = languageOf(before)
    if (!keepsProtected(before, after)) return 'protected'
    return (
      isOffTask(before, after) ??
      guard({ before, after, edits: [editBetween(before, after)], language, keeps: 'meaning' })
    )
  }
}
