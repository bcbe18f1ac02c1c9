// Written by "npm run docs:types" from the schemas of the options. Change those, not this file.

/** Options of the step `template`. */
export interface TemplateOptions {
  /**
   * The chat template: a family such as qwen3, llama3.1 or chatml; chat_template.jinja,
   * tokenizer_config.json, or the folder of a model.
   */
  template:
    | string
    | {
        /** The family, file or folder. */
        path: string
        /** The SHA-256 of the template and its tokens, by which a run is not resumed with others. */
        sha256?: string | undefined
      }
  /**
   * Which one, where a file holds several templates. Default: default, or tool_use for conversations with
   * tools.
   */
  name?: string | undefined
  /** Whether to write where the assistant speaks, as assistant_spans: start and end in bytes of the text. */
  masks?: boolean | undefined
  /** Whether the text of a conversation ends where the assistant is to go on. */
  generationPrompt?: boolean | undefined
  /** Further variables of the template: `{ enable_thinking: false }`. */
  variables?: Record<string, string | number | boolean | readonly unknown[]> | undefined
  /** The day for templates that ask for today's, such as 2026-01-31. */
  date?: string | undefined
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
  /** What joins instruction and input. Default: `"\n\n"`. */
  separator?: string | undefined
}
