import { channel, subscribe, unsubscribe } from 'node:diagnostics_channel'

/**
 * Calls of code of the user's own in this thread, told to whoever watches them: while one of them does not come back,
 * nothing else of the thread does anything.
 */

/** What is called, for the middle of a sentence, such as `Module "./up.mjs", step 2 up, as it is planned`. */
export interface OwnCall {
  readonly what: string
}

/** What is told of a call: that it begins, or that it is over, also where it failed. */
export interface OwnCallNote {
  readonly call: OwnCall
  readonly isOver: boolean
}

const name = 'prepkit:own-code'
const notes = channel(name)

/** Calls code of the user's own; `what` is `undefined` where it is the project's, of which nothing is told. */
export function callOwnCode<T>(what: string | undefined, call: () => T): T {
  const end = begin(what)
  try {
    return call()
  } finally {
    end()
  }
}

/** The same for what is waited for, such as a module that is loaded. */
export async function awaitOwnCode<T>(what: string | undefined, call: () => Promise<T>): Promise<T> {
  const end = begin(what)
  try {
    return await call()
  } finally {
    end()
  }
}

/** Listens to the calls of this thread until the answer is called. */
export function watchOwnCalls(onNote: (note: OwnCallNote) => void): () => void {
  const listener = (note: unknown) => onNote(note as OwnCallNote)
  subscribe(name, listener)
  return () => void unsubscribe(name, listener)
}

function begin(what: string | undefined): () => void {
  if (what === undefined || !notes.hasSubscribers) return () => {}
  const call: OwnCall = { what }
  notes.publish({ call, isOver: false } satisfies OwnCallNote)
  return () => notes.publish({ call, isOver: true } satisfies OwnCallNote)
}
