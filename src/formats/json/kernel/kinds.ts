import type { Shape } from '../../../arrow/infer-schema.js'
import { openJson } from '../../../kernels/json.js'
import { MemoryPlan } from '../../../kernels/memory-plan.js'
import { type KeyTable, planKeys, word, writeKeys } from '../../kernel/keys.js'

/** What the words of a `Place` count, in their order; see `kernels/assembly/json-kinds.ts`. */
const counted = ['nulls', 'bools', 'ints', 'longs', 'doubles', 'texts', 'lists', 'objects'] as const
/** Words of a `Place`: the counts, its fields, how many, their names, its items, the last object with it. */
const placeWords = counted.length + 5
/** The most bytes of lines that are looked at at once. */
export const pieceBytes = 1 << 20
const spare = 64
/** More places than this are not for the kernel. */
const mostPlaces = 20_000

/** A shape with its fields in order of appearance and their keys as bytes. */
export interface ObservedPlace {
  readonly shape: Shape
  readonly fields: readonly ObservedPlace[]
  readonly keys: readonly Buffer[]
  readonly items: ObservedPlace | undefined
}

/** A place of the records in the memory of the kernel. */
interface Place {
  shape: Shape
  at: number
  fields: readonly Place[]
  fieldTable: number
  keys: KeyTable
  items: Place | undefined
}

/** Counts the kinds of values in places that were seen before. */
export class KernelKinds {
  readonly #kernel = openJson()
  readonly #plan = new MemoryPlan()
  readonly #input = this.#plan.take(pieceBytes + spare)
  /** A value takes two bytes, with what stands between it and the next. */
  readonly #notes = this.#plan.take((pieceBytes / 2) * word)
  /** Where places begin. */
  readonly #first = this.#plan.end
  #root: Place | undefined
  #places: Place[] = []

  /** Takes in all places of a record, in which nothing is counted yet. Answers whether there are few enough. */
  learn(root: ObservedPlace): boolean {
    this.#plan.end = this.#first
    this.#places = []
    this.#root = undefined
    if (countPlaces(root) > mostPlaces) return false
    this.#root = this.#take(root)
    this.#plan.enlarge(this.#kernel.memory)
    for (const place of this.#places) this.#write(place)
    return true
  }

  /**
   * Counts in whole lines, bytes `from` to `to`, of which there are at most `pieceBytes`. Answers how many it counted,
   * and where it ended: at a line that is not for it, or at `to`.
   */
  count(bytes: Uint8Array, from: number, to: number): { lines: number; to: number } {
    if (this.#root === undefined) return { lines: 0, to: from }
    const memory = new Uint8Array(this.#kernel.memory.buffer)
    memory.set(bytes.subarray(from, to), this.#input)
    memory[this.#input + to - from] = 0x0a
    const end = this.#input + to - from + (bytes[to - 1] === 0x0a ? 0 : 1)
    const reached = this.#kernel.countLines(this.#root.at, this.#input, end, this.#notes)
    return { lines: this.#kernel.lineCount.value, to: Math.min(to, from + reached - this.#input) }
  }

  /** Adds what was counted to the shapes. */
  addCounts(): void {
    const words = new Uint32Array(this.#kernel.memory.buffer)
    for (const { shape, at } of this.#places) {
      counted.forEach((kind, i) => {
        shape[kind] += words[at / word + i]
      })
      words.fill(0, at / word, at / word + counted.length)
    }
  }

  #take({ shape, fields, items, keys }: ObservedPlace): Place {
    const plan = this.#plan
    const place = {
      shape,
      at: plan.take(placeWords * word),
      fields: fields.map((field) => this.#take(field)),
      fieldTable: plan.take(fields.length * word),
      keys: planKeys(keys, plan),
      items: items === undefined ? undefined : this.#take(items),
    }
    this.#places.push(place)
    return place
  }

  #write({ at, fields, fieldTable, keys, items }: Place): void {
    const { buffer } = this.#kernel.memory
    const record = [...counted.map(() => 0), fieldTable, fields.length, keys.at, items?.at ?? 0, 0]
    new Uint32Array(buffer, at).set(record)
    new Uint32Array(buffer, fieldTable).set(fields.map((field) => field.at))
    writeKeys(keys, buffer)
  }
}

function countPlaces({ fields, items }: ObservedPlace): number {
  return [...fields, ...(items === undefined ? [] : [items])].reduce((sum, one) => sum + countPlaces(one), 1)
}
