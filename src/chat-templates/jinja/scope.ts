/**
 * Where names stand. A loop, a block and a macro have names of their own; what is set in them is not seen outside. Which
 * slot a name has is known before anything is rendered, so that reading it needs no search.
 */

import type { Value } from '../python/values.js'
import type { Statement, Target } from '../syntax/syntax.js'

/** What a slot holds until its name is set: the name then is that of an outer scope. */
export const unset = Symbol('unset')

export type Slot = Value | typeof unset

/** The slots of the template, or of one call of a macro. */
export interface Frame {
  slots: Slot[]
  /** That of the place where the macro stands. */
  outer: Frame | undefined
}

/** One conversation being rendered. */
export interface Run {
  text: string
  /** Values of this conversation by their names, and those of all. */
  given: ReadonlyMap<string, Value>
  globals: ReadonlyMap<string, Value>
  /** Start and end of what `generation` blocks render, in units of UTF-16. */
  spans: number[]
  /** Items of loops whose text is asked for, and where that stands. */
  watched: Map<Value, Region> | undefined
}

/** Where the text of an item begins and ends. `count` is how many loops rendered text for it. */
export interface Region {
  start: number
  end: number
  count: number
}

export type Evaluate = (run: Run, frame: Frame) => Value

/** The value of a name that the template has not set. */
export function globalOf({ given, globals }: Run, name: string): Value {
  const value = given.get(name)
  return value === undefined && !given.has(name) ? globals.get(name) : value
}

/** How many slots frames of a kind have; grows while names are found. */
interface FrameSize {
  count: number
}

/** The place of a name: how many frames out, and the slot there. */
export interface NamePlace {
  hops: number
  slot: number
}

export class Scope {
  readonly #slots = new Map<string, number>()
  readonly #asked = new Set<string>()
  readonly #parent: Scope | undefined
  readonly #size: FrameSize
  /** Whether what is rendered here goes into a value first, and not straight into the text. */
  readonly isCaptured: boolean

  private constructor(
    parent: Scope | undefined,
    { size, isCaptured }: { size: FrameSize; isCaptured: boolean },
  ) {
    this.#parent = parent
    this.#size = size
    this.isCaptured = isCaptured
  }

  static root(): Scope {
    return new Scope(undefined, { size: { count: 0 }, isCaptured: false })
  }

  /** A scope within this one. */
  inner({ isCaptured = this.isCaptured } = {}): Scope {
    return new Scope(this, { size: this.#size, isCaptured })
  }

  /** The scope of a macro, whose every call has a frame of its own. */
  macro(): Scope {
    return new Scope(this, { size: { count: 0 }, isCaptured: true })
  }

  /** Gives a name a slot in this scope. */
  declare(name: string): number {
    const slot = this.#slots.get(name) ?? this.#size.count++
    this.#slots.set(name, slot)
    return slot
  }

  /** Every slot of this scope alone. */
  get slots(): number[] {
    return [...this.#slots.values()]
  }

  /** Every place where a name may be found, the innermost first. */
  placesOf(name: string): NamePlace[] {
    const places: NamePlace[] = []
    let hops = 0
    for (let scope: Scope | undefined = this; scope !== undefined; scope = scope.#parent) {
      const slot = scope.#slots.get(name)
      if (slot !== undefined) {
        places.push({ hops, slot })
        scope.#asked.add(name)
      }
      if (scope.#parent !== undefined && scope.#parent.#size !== scope.#size) hops++
    }
    return places
  }

  /** Whether anything that was compiled reads that name of this scope. */
  isAsked(name: string): boolean {
    return this.#asked.has(name)
  }

  /** A frame for what was compiled in this scope. */
  newFrame(outer: Frame | undefined): Frame {
    return { slots: new Array<Slot>(this.#size.count).fill(unset), outer }
  }
}

/** The frame that many frames out. */
export function frameAt(frame: Frame, hops: number): Frame {
  let found = frame
  for (let i = 0; i < hops; i++) found = found.outer as Frame
  return found
}

/** The names that statements set in their own scope: those of inner scopes are not theirs. */
export function namesSetIn(body: readonly Statement[]): string[] {
  return body.flatMap((statement): string[] => {
    switch (statement.kind) {
      case 'set':
      case 'set_block':
        return namesIn(statement.target)
      case 'macro':
        return [statement.name]
      case 'if':
        return [
          ...statement.branches.flatMap((branch) => namesSetIn(branch.body)),
          ...namesSetIn(statement.otherwise),
        ]
    }
    return []
  })
}

/** The names of a target; an attribute of a namespace is none. */
export function namesIn(target: Target): string[] {
  if (target.kind === 'name') return [target.name]
  return target.kind === 'tuple' ? target.items.flatMap(namesIn) : []
}
