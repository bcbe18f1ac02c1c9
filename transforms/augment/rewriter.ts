import { Draws } from '../../src/transform/random.js'
import { isAgreed, type LostWords, lostWords } from './agreement.js'
import { type ChangedText, carryOver } from './carry-over.js'
import { allowedEdits, type Edit, editText } from './editing/edits.js'
import type { FindEdits, Operation, OperationSettings } from './editing/operation.js'
import { openProtected } from './editing/protected-parts.js'
import { TextView, type ViewTools } from './editing/text-view.js'
import { type Language, languageOf } from './editing/words.js'
import { type GuardOptions, openGuard, type Refusal } from './guard.js'
import { type OperationName, operationNames, operations } from './operations/index.js'
import type { Weights } from './presets.data.js'

/** How records are changed. */
export interface RewriterOptions extends OperationSettings {
  weights: Weights
  strength: number
  language: Language | 'auto'
  /** What the texts of each path of a record are for. */
  roles: readonly TextRole[]
  /** Terms that stay as they are. */
  protect: readonly string[]
  guard: GuardOptions
}

/** What becomes of the texts under a path: operations may change them, changes of others are carried over into them, or both. */
export interface TextRole {
  mayChange: boolean
  isLinked: boolean
}

/** The texts of a record: those that may change, and all others, in lower case, which may quote them, when asked for. */
export interface RecordTexts {
  texts: readonly string[]
  /** How many of them each path has. */
  counts: readonly number[]
  answers: () => string
}

/** The texts of a child, in the places of its parent's, or why there is none: the note under which that is counted. */
export type Rewritten = { texts: readonly string[]; trace?: ChildTrace } | { refused: string }

/** How a child came about. */
export interface ChildTrace {
  /** The operations on its texts, each once, in the order of the texts. */
  ops: readonly OperationName[]
  /** What its draws follow from, below 2^32: with it, and the same options, its parent has this child again. */
  seed: number
}

/**
 * Makes the children of a record: one for each of the draws, of which some may be refusals. None is like another, or like
 * those of `siblings` (see {@link siblingKey}), which grows by them.
 */
export type RewriteRecord = (
  record: RecordTexts,
  draws: readonly Draws[],
  siblings?: Set<string>,
) => Rewritten[]

/** Makes one child of a record again, by its seed. */
export type RemakeChild = (record: RecordTexts, seed: number) => Rewritten

/** What tells the texts of one child from those of another. */
export function siblingKey(texts: readonly string[]): string {
  return texts.join('\0')
}

type NoDraft =
  /** `unchanged`: nothing was found that could change; `no_operation`: no operation asked for has its language. */
  { refused: Refusal | 'unchanged' | 'no_operation' }

/** The texts of a draft, or why it may not be. */
type Drafted = { texts: readonly string[]; ops: readonly OperationName[] } | NoDraft

interface OpenOperation {
  name: OperationName
  operation: Operation
  weight: number
  find: FindEdits
}

/** A draft that is refused is followed by another one, this often in total. */
const tries = 4

/** Makes the functions that change records, each text by one operation, drawn by the weights of those its language has. */
export function openRewriter(options: RewriterOptions): { rewrite: RewriteRecord; remake: RemakeChild } {
  const tools: ViewTools = { protectedIn: openProtected(options.protect), segmenter: lazySegmenter() }
  const check = openGuard(options.guard)
  const offered = openOperations(options)
  const context = { strength: options.strength, offered, check }
  const viewsOf = ({ texts, counts }: RecordTexts): RoleView[] => {
    const views: RoleView[] = []
    for (const [path, { mayChange, isLinked }] of options.roles.entries())
      for (let left = counts[path]; left > 0; left--) {
        const text = texts[views.length]
        const language = options.language === 'auto' ? languageOf(text) : options.language
        views.push({ view: new TextView(text, language, tools), mayChange, isLinked })
      }
    return views
  }
  const draft = (views: readonly RoleView[], answers: () => string, seed: number) =>
    draftRecord(views, answers, { ...context, draws: new Draws(seed, 0) })
  return {
    rewrite(record, draws, siblings = new Set()) {
      const views = viewsOf(record)
      return draws.map((own) => {
        let refused: NoDraft['refused'] = 'unchanged'
        for (let left = tries; left > 0; left--) {
          const seed = own.uint32()
          const drafted = draft(views, record.answers, seed)
          if ('texts' in drafted) {
            const key = siblingKey(drafted.texts)
            if (!siblings.has(key)) {
              siblings.add(key)
              return { texts: drafted.texts, trace: { ops: drafted.ops, seed } }
            }
            refused = 'duplicate'
          } else {
            refused = drafted.refused
            if (refused === 'unchanged' || refused === 'no_operation') break
          }
        }
        return { refused: noteOf(refused) }
      })
    },
    remake(record, seed) {
      const drafted = draft(viewsOf(record), record.answers, seed)
      return 'texts' in drafted
        ? { texts: drafted.texts, trace: { ops: drafted.ops, seed } }
        : { refused: noteOf(drafted.refused) }
    },
  }
}

interface RoleView extends TextRole {
  view: TextView
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
function draftRecord(views: readonly RoleView[], answers: () => string, context: DraftContext): Drafted {
  const drafts: (ChangedText & { by: OpenOperation | undefined; after: string })[] = []
  let lacking = 0
  for (const { view, mayChange, isLinked } of views) {
    const found = mayChange ? draftText(view, context) : undefined
    if (mayChange && context.offered[view.language].length === 0) lacking++
    const edits = found?.edits ?? []
    const after = found === undefined ? view.text : editText(view.text, edits)
    const drafted = { view, mayChange, isLinked, edits, by: found?.by, after }
    const refused = found === undefined ? undefined : checkText(drafted, found.by, context)
    if (refused !== undefined) return { refused }
    drafts.push(drafted)
  }
  if (drafts.every(({ view, after }) => after === view.text)) {
    const asked = views.filter(({ mayChange }) => mayChange).length
    return { refused: asked > 0 && lacking === asked ? 'no_operation' : 'unchanged' }
  }
  const ops = [...new Set(drafts.flatMap(({ by }) => by?.name ?? []))]
  if (!views.some(({ isLinked }) => isLinked)) {
    const lost = drafts.map(
      ({ view, edits }, place): LostWords => ({ place, words: lostWords(view.text, edits) }),
    )
    const [before, texts] = [views.map(({ view }) => view.text), drafts.map(({ after }) => after)]
    return isAgreed(lost, { before, after: texts, answers }) ? { texts, ops } : { refused: 'answer' }
  }
  return carryDrafts(drafts, ops, { answers, context })
}

/** The draft with its changes carried over into linked texts. */
function carryDrafts(
  drafts: readonly (ChangedText & { after: string })[],
  ops: readonly OperationName[],
  { answers, context }: { answers: () => string; context: DraftContext },
): Drafted {
  const carried = carryOver(drafts, { answers, draws: context.draws })
  if (carried === undefined) return { refused: 'answer' }
  const texts: string[] = []
  for (const [i, { view, edits, after }] of drafts.entries()) {
    if (carried[i] === edits) {
      texts.push(after)
      continue
    }
    const drafted = { view, edits: carried[i], after: editText(view.text, carried[i]) }
    const refused = checkText(drafted, undefined, context)
    if (refused !== undefined) return { refused }
    texts.push(drafted.after)
  }
  return { texts, ops }
}

function checkText(
  { view, edits, after }: { view: TextView; edits: readonly Edit[]; after: string },
  by: OpenOperation | undefined,
  { check }: DraftContext,
): Refusal | undefined {
  const { text: before, language } = view
  return check({ before, after, edits, language, keeps: by?.operation.keeps })
}

/** The edits of one operation, drawn by weight from those that can change this text. */
function draftText(
  view: TextView,
  { offered, draws, strength }: DraftContext,
): { edits: readonly Edit[]; by: OpenOperation } | undefined {
  const left = [...offered[view.language]]
  while (left.length > 0) {
    const [by] = left.splice(drawByWeight(left, draws), 1)
    const { operation, find } = by
    const wanted = find(view, { draws, strength })
    if (wanted.length === 0) continue
    const edits = allowedEdits(wanted, { spans: view.spansFor(operation), whole: operation.whole === true })
    if (edits !== undefined) return { edits, by }
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
    const opened = { name, operation, weight, find: operation.open(options) }
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
