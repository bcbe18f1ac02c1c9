import type { Draws } from '../../src/transform/random.js'
import { isAgreed, type LostWords, lostWords } from './agreement.js'
import { allowedEdits, type Edit, editText } from './editing/edits.js'
import type { FindEdits, Operation, OperationSettings } from './editing/operation.js'
import { openProtected } from './editing/protected-parts.js'
import { TextView, type ViewTools } from './editing/text-view.js'
import { type Language, languageOf } from './editing/words.js'
import { type GuardOptions, openGuard, type Refusal } from './guard.js'
import { operationNames, operations } from './operations/index.js'
import type { Weights } from './presets.data.js'

/** How records are changed. */
export interface RewriterOptions extends OperationSettings {
  weights: Weights
  strength: number
  language: Language | 'auto'
  /** Terms that stay as they are. */
  protect: readonly string[]
  guard: GuardOptions
}

/** The texts of a record: those that may change, and all others, in lower case, which may quote them, when asked for. */
export interface RecordTexts {
  texts: readonly string[]
  /** How many of them each path has. */
  counts: readonly number[]
  answers: () => string
}

/** The texts of a child, in the places of its parent's, or why there is none: the note under which that is counted. */
export type Rewritten = { texts: readonly string[] } | { refused: string }

/**
 * Makes the children of a record: one for each of the draws, of which some may be refusals. None is like another, or like
 * those of `siblings` (see {@link siblingKey}), which grows by them.
 */
export type RewriteRecord = (
  record: RecordTexts,
  draws: readonly Draws[],
  siblings?: Set<string>,
) => Rewritten[]

/** What tells the texts of one child from those of another. */
export function siblingKey(texts: readonly string[]): string {
  return texts.join('\0')
}

/** The texts of a draft, or why it may not be. */
type Drafted =
  | { texts: readonly string[] }
  /** `unchanged`: nothing was found that could change; `no_operation`: no operation asked for has its language. */
  | { refused: Refusal | 'unchanged' | 'no_operation' }

interface OpenOperation {
  operation: Operation
  weight: number
  find: FindEdits
}

/** A draft that is refused is followed by another one, this often in total. */
const tries = 4

/** Makes the function that changes records, each text by one operation, drawn by the weights of those its language has. */
export function openRewriter(options: RewriterOptions): RewriteRecord {
  const tools: ViewTools = { protectedIn: openProtected(options.protect), segmenter: lazySegmenter() }
  const check = openGuard(options.guard)
  const offered = openOperations(options)
  const context = { strength: options.strength, offered, check }
  return ({ texts, answers }, draws, siblings = new Set()) => {
    const views = texts.map(
      (text) => new TextView(text, options.language === 'auto' ? languageOf(text) : options.language, tools),
    )
    return draws.map((own) => {
      let refused: Refusal | 'unchanged' | 'no_operation' = 'unchanged'
      for (let left = tries; left > 0; left--) {
        const drafted = draftRecord(views, answers, { ...context, draws: own })
        if ('texts' in drafted) {
          const key = siblingKey(drafted.texts)
          if (!siblings.has(key)) {
            siblings.add(key)
            return drafted
          }
          refused = 'duplicate'
        } else {
          refused = drafted.refused
          if (refused === 'unchanged' || refused === 'no_operation') break
        }
      }
      return { refused: noteOf(refused) }
    })
  }
}

/** The note under which a child that did not come about is counted. */
function noteOf(reason: string): string {
  return reason === 'unchanged' || reason === 'no_operation' ? reason : `refused_${reason}`
}

interface DraftContext {
  strength: number
  offered: Readonly<Record<Language, readonly OpenOperation[]>>
  check: ReturnType<typeof openGuard>
  draws: Draws
}

/** One try at a child: every text by an operation of its own, then what all of them must be together. */
function draftRecord(views: readonly TextView[], answers: () => string, context: DraftContext): Drafted {
  const texts: string[] = []
  const lost: LostWords[] = []
  let changed = 0
  let lacking = 0
  for (const view of views) {
    const { text: before, language } = view
    if (context.offered[language].length === 0) lacking++
    const found = draftText(view, context)
    if (found === undefined) {
      texts.push(before)
      continue
    }
    const after = editText(before, found.edits)
    if (after !== before) changed++
    const refused = context.check({
      before,
      after,
      edits: found.edits,
      language,
      keeps: found.operation.keeps,
    })
    if (refused !== undefined) return { refused }
    lost.push({ place: texts.length, words: lostWords(before, found.edits) })
    texts.push(after)
  }
  if (changed === 0)
    return { refused: views.length > 0 && lacking === views.length ? 'no_operation' : 'unchanged' }
  const before = views.map(({ text }) => text)
  return isAgreed(lost, { before, after: texts, answers }) ? { texts } : { refused: 'answer' }
}

/** The edits of one operation, drawn by weight from those that can change this text. */
function draftText(
  view: TextView,
  { offered, draws, strength }: DraftContext,
): { edits: readonly Edit[]; operation: Operation } | undefined {
  const left = [...offered[view.language]]
  while (left.length > 0) {
    const [{ operation, find }] = left.splice(drawByWeight(left, draws), 1)
    const wanted = find(view, { draws, strength })
    if (wanted.length === 0) continue
    const edits = allowedEdits(wanted, { spans: view.spansFor(operation), whole: operation.whole === true })
    if (edits !== undefined) return { edits, operation }
  }
  return undefined
}

function drawByWeight(operations: readonly OpenOperation[], draws: Draws): number {
  let total = 0
  for (const { weight } of operations) total += weight
  let point = draws.unit() * total
  for (let i = 0; i < operations.length; i++) {
    point -= operations[i].weight
    if (point < 0) return i
  }
  return operations.length - 1
}

function openOperations(options: RewriterOptions): Record<Language, OpenOperation[]> {
  const offered: Record<Language, OpenOperation[]> = { en: [], zh: [] }
  for (const name of operationNames) {
    const weight = options.weights[name]
    if (weight === undefined) continue
    const operation = operations[name]
    const opened = { operation, weight, find: operation.open(options) }
    for (const language of operation.languages) offered[language].push(opened)
  }
  return offered
}

function lazySegmenter(): () => Intl.Segmenter {
  let segmenter: Intl.Segmenter | undefined
  return () => {
    segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' })
    return segmenter
  }
}
