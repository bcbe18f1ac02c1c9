// Written by "npm run docs:types" from the schemas of the options. Change those, not this file.

/** Options of the step `convert`. */
export interface ConvertOptions {
  /** New names by path: `{ question: prompt, "conversations[].author": from }`. Done first. */
  rename?: Record<string, string>
  /** New types by path: `{ age: int }`. Strict: a value that does not fit rejects its row. */
  cast?: Record<string, 'text' | 'int' | 'double' | 'bool' | 'json'>
  /** Text columns from a pattern: `{ text: "Q: {question}\nA: {meta.answer}" }`. {{ is a brace. */
  template?: Record<string, string>
  /** The convention to convert to. Other columns stay beside it; text is refused as a source. */
  to?: 'messages' | 'sharegpt' | 'alpaca' | 'prompt-completion' | 'text'
  /** The convention of the data, where its columns fit several. */
  from?: 'messages' | 'sharegpt' | 'alpaca' | 'prompt-completion' | 'text'
  /** What joins instruction and input, and the parts of a text made of columns. Default: `"\n\n"`. */
  separator?: string
  /** Further words for roles: `{ bing: assistant }`. Unknown ones reject their row. */
  roles?: Record<
    string,
    'system' | 'developer' | 'user' | 'assistant' | 'tool' | 'function' | 'function_call'
  >
  /** Columns to keep, in this order; a path keeps only that part of its column. */
  select?: string[]
  /** Columns, or parts of them by path, to leave out. */
  drop?: string[]
}
