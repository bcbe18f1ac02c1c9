import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { packageRoot } from '../../../src/base/package-root.js'
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

/**
 * Answers with what `make` makes of nothing, such as a table from words that are written in the code. As long as somebody
 * holds the last one they get that: it is for what nobody changes, so that who shares it cannot tell.
 */
export function shared<T extends object>(make: () => T): () => T {
  let last: WeakRef<T> | undefined
  return () => {
    const made = last?.deref() ?? make()
    last = new WeakRef(made)
    return made
  }
}

/**
 * Loads a file of `datasets/models`, which is decoded when it is first asked for. Like what {@link shared} answers with,
 * it is decoded again only when nobody in this thread holds it any more: to decode all of them takes as long as some
 * thousand texts.
 */
export function modelFile<T extends object>(
  name: string,
  decode: (bytes: Uint8Array) => T,
): () => Promise<() => T> {
  let last: WeakRef<T> | undefined
  return async () => {
    let own = last?.deref()
    const bytes =
      own === undefined ? await readFile(join(packageRoot(), 'datasets', 'models', name)) : undefined
    return () => {
      own ??= last?.deref()
      if (own === undefined && bytes !== undefined) {
        own = decode(bytes)
        last = new WeakRef(own)
      }
      return own as T
    }
  }
}
