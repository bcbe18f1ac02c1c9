// Written by "npm run docs:types" from the schemas of the options. Change those, not this file.

/** Options of the step `convert`. */
export interface ConvertOptions {
  /** New names by path: `{ question: prompt, "conversations[].author": from }`. Done first. */
  rename?: Record<string, string> | undefined
  /** New types by path: `{ age: int }`. Strict: a value that does not fit rejects its row. */
  cast?: Record<string, 'text' | 'int' | 'double' | 'bool' | 'json'> | undefined
  /** Text columns from a pattern: `{ text: "Q: {question}\nA: {meta.answer}" }`. {{ is a brace. */
  template?: Record<string, string> | undefined
  /** The shape to convert to. Other columns stay beside it; a direction that loses something is refused. */
  to?:
    | 'messages'
    | 'sharegpt'
    | 'alpaca'
    | 'dolly'
    | 'firefly'
    | 'ms-swift'
    | 'belle-eval'
    | 'question-answer'
    | 'open-orca'
    | 'adgen'
    | 'prompt-response'
    | 'prompt-completion'
    | 'conversational-kto'
    | 'conversational-prompt-completion'
    | 'conversational-preference'
    | 'implicit-preference'
    | 'preference'
    | 'question-preference'
    | 'alpaca-preference'
    | 'sharegpt-preference'
    | 'messages-preference'
    | 'kto'
    | 'alpaca-kto'
    | 'messages-kto'
    | 'sharegpt-kto'
    | 'image-urls'
    | 'content-parts'
    | 'value-parts'
    | 'function-calls'
    | 'tool-call-text'
    | 'chatglm3'
    | 'lmsys-chat'
    | 'xtuner'
    | 'lima'
    | 'ultrachat'
    | 'ultrafeedback'
    | 'hh-rlhf'
    | 'self-instruct-seeds'
    | 'text'
    | undefined
  /** The shape of the data, where its columns fit several. */
  from?:
    | 'messages'
    | 'sharegpt'
    | 'alpaca'
    | 'dolly'
    | 'firefly'
    | 'ms-swift'
    | 'belle-eval'
    | 'question-answer'
    | 'open-orca'
    | 'adgen'
    | 'prompt-response'
    | 'prompt-completion'
    | 'conversational-kto'
    | 'conversational-prompt-completion'
    | 'conversational-preference'
    | 'implicit-preference'
    | 'preference'
    | 'question-preference'
    | 'alpaca-preference'
    | 'sharegpt-preference'
    | 'messages-preference'
    | 'kto'
    | 'alpaca-kto'
    | 'messages-kto'
    | 'sharegpt-kto'
    | 'process-reward'
    | 'image-urls'
    | 'content-parts'
    | 'value-parts'
    | 'function-calls'
    | 'tool-call-text'
    | 'chatglm3'
    | 'lmsys-chat'
    | 'xtuner'
    | 'lima'
    | 'ultrachat'
    | 'ultrafeedback'
    | 'xlam'
    | 'glaive'
    | 'hh-rlhf'
    | 'self-instruct-seeds'
    | 'oasst-tree'
    | undefined
  /** What may be left out where the new shape has no place for it, such as rejected or history. */
  dropFields?:
    | readonly (
        | 'system'
        | 'history'
        | 'tools'
        | 'tool_calls'
        | 'tool_call_ids'
        | 'rejected'
        | 'label'
        | 'steps'
        | 'media'
        | 'branches'
        | 'fields'
      )[]
    | undefined
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
