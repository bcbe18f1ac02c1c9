// Written by "npm run docs:types" from the schemas of the options. Change those, not this file.

/** Options of the step `convert`. */
export interface ConvertOptions {
  /** New names by path: `{ question: prompt, "conversations[].author": from }`. Done first. */
  rename?: Record<string, string> | undefined
  /** New types by path: `{ age: int }`. Strict: a value that does not fit rejects its row. */
  cast?: Record<string, 'text' | 'int' | 'double' | 'bool' | 'json'> | undefined
  /** Text columns from a pattern: `{ text: "Q: {question}\nA: {meta.answer}" }`. {{ is a brace. */
  template?: Record<string, string> | undefined
  /** The convention to convert to. Other columns stay beside it; text is refused as a source. */
  to?: 'messages' | 'sharegpt' | 'alpaca' | 'prompt-completion' | 'text' | undefined
  /** The convention of the data, where its columns fit several. */
  from?: 'messages' | 'sharegpt' | 'alpaca' | 'prompt-completion' | 'text' | undefined
  /** What joins instruction and input, and the parts of a text made of columns. Default: `"\n\n"`. */
  separator?: string | undefined
  /** Further words for roles: `{ bing: assistant }`. Unknown ones reject their row. */
  roles?:
    | Record<string, 'system' | 'developer' | 'user' | 'assistant' | 'tool' | 'function' | 'function_call'>
    | undefined
  /** Columns to keep, in this order; a path keeps only that part of its column. */
  select?: readonly string[] | undefined
  /** Columns, or parts of them by path, to leave out. */
  drop?: readonly string[] | undefined
}
