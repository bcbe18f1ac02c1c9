import type { Dict, Value } from './python/values.js'

/** What is rendered. */
export interface Chat {
  messages: readonly Dict[]
  /** The functions that may be called; none where there are none. */
  tools?: readonly Value[] | undefined
  /** Whether the text is to end where the assistant begins to speak. */
  addGenerationPrompt?: boolean
}

/** A conversation as text. */
export interface RenderedChat {
  text: string
  /** Where the assistant speaks: start and end in bytes of UTF-8, one after the other. */
  spans: number[]
}
