import type { Recognizer } from './recognizer.js'

/** What is known of a recognizer before it is opened. */
export type RecognizerHead = Omit<Recognizer, 'find' | 'prepare'>

/** A recognizer that is opened when the first text comes to it: a run over English text builds no Chinese tables. */
export function deferred(head: RecognizerHead, open: () => Recognizer): Recognizer {
  let opened: Recognizer | undefined
  return {
    ...head,
    find(scan, report) {
      opened ??= open()
      opened.find(scan, report)
    },
  }
}

/** Answers with what `make` makes, which is called once, when it is first asked for. */
export function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
