import type { Shape } from '../../arrow/infer-schema.js'
import type { ObserveTask } from '../format/reader.js'
import { laneOf } from '../kernel/lane.js'
import { OneByOne } from '../kernel/one-by-one.js'
import { JsonCursor } from './cursor.js'
import { KernelKinds, pieceBytes } from './kernel/kinds.js'
import { blocksOf, isBlank, isSoundLine, type Line, lineAt, linesEnd, openLine } from './line.js'
import type { LineBlock } from './lines.js'
import { JsonObserver } from './observe.js'

/**
 * Adds the kinds of all values of a task to a shape, and answers how many records there are. The kernel looks at lines
 * that bring no name and no kind of number that it has not seen; all others are observed one by one.
 */
export function observeLines(task: ObserveTask, shape: Shape): number {
  const pass = new ObservePass(task, shape)
  for (const block of blocksOf(task)) pass.look(block)
  return pass.end()
}

class ObservePass {
  #records = 0
  readonly #observer: JsonObserver
  readonly #cursor = new JsonCursor()
  readonly #kinds: KernelKinds | undefined
  readonly #oneByOne = new OneByOne()
  /** How far the observer had come when the kernel learned from it; -1 where it could not. */
  #growth = -1
  /** Whether all that the kernel counted is in the shape, where the observer sees which kinds are new. */
  #isCounted = true

  readonly #scratch: ObserveTask['scratch']

  constructor(task: ObserveTask, shape: Shape) {
    const { keys, scratch } = task
    this.#observer = new JsonObserver(shape, keys)
    this.#scratch = scratch
    this.#kinds = laneOf(task) === 'reference' ? undefined : (scratch?.take(KernelKinds) ?? new KernelKinds())
  }

  look(block: LineBlock): void {
    if (block.skippedBytes > 0) this.#records++
    // The kernel knows no limit of lines.
    const isShort = block.maxLineBytes < pieceBytes
    for (let at = 0; at < block.length; ) {
      const kinds = this.#oneByOne.left > 0 ? undefined : this.#learned()
      const end = kinds === undefined || isShort ? at : linesEnd(block, at, pieceBytes)
      at =
        kinds === undefined || end === at
          ? this.#observeLine(block, at)
          : this.#count(kinds, { block, at, end })
    }
  }

  end(): number {
    this.#addCounts()
    if (this.#kinds !== undefined) this.#scratch?.giveBack(this.#kinds)
    return this.#records
  }

  /** The kernel, if it knows all that was seen; undefined where there is none, or too much was seen. */
  #learned(): KernelKinds | undefined {
    if (this.#kinds === undefined) return undefined
    const { growth, root } = this.#observer
    if (this.#growth !== growth) this.#growth = this.#kinds.learn(root) ? growth : -1
    if (this.#growth >= 0) return this.#kinds
    this.#oneByOne.stopped(0)
    return undefined
  }

  /** Counts lines from `at` to `end` by the kernel, and answers where it stopped. */
  #count(kinds: KernelKinds, { block, at, end }: { block: LineBlock; at: number; end: number }): number {
    const { lines, to } = kinds.count(block.bytes, at, end)
    this.#records += lines
    this.#isCounted = false
    if (to < end) this.#oneByOne.stopped(lines)
    return to
  }

  #addCounts(): void {
    if (!this.#isCounted) this.#kinds?.addCounts()
    this.#isCounted = true
  }

  /** Observes the line at `at` and answers where the next one begins. */
  #observeLine(block: LineBlock, at: number): number {
    this.#oneByOne.left--
    this.#addCounts()
    const line = lineAt(block, at)
    const isSound = isSoundLine(line)
    if (observeLine(this.#cursor, line, { isSound, observer: this.#observer })) this.#records++
    return line.to + 1
  }
}

/** Observes one line. Answers whether it is a record: no line of space alone. */
export function observeLine(
  cursor: JsonCursor,
  line: Line,
  { isSound, observer }: { isSound: boolean; observer: JsonObserver },
): boolean {
  if (line.isTooLong) return true
  openLine(cursor, line, isSound)
  if (isBlank(cursor)) return false
  observer.observe(cursor)
  return true
}
