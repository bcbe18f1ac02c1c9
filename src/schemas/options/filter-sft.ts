// Written by "npm run docs:types" from the schemas of the options. Change those, not this file.

/** Options of the step `filter_sft`. */
export interface FilterSftOptions {
  /**
   * What becomes of a record with a fault: left out, listed among the rejected rows, or named in a column.
   * end_token, refusal, ai_boilerplate and other_script are named in the column where nothing else is said.
   * Default: `drop`.
   */
  action?: 'drop' | 'reject' | 'tag' | undefined
  /** Another action by the fault, or off: `{ refusal: drop, echoed_prompt: off }`. */
  by?:
    | Partial<
        Record<
          | 'empty_answer'
          | 'echoed_prompt'
          | 'loop'
          | 'template_tokens'
          | 'end_token'
          | 'merged_instruction'
          | 'scraped_page'
          | 'unbalanced_think'
          | 'self_identity'
          | 'refusal'
          | 'ai_boilerplate'
          | 'other_script'
          | 'chosen_is_rejected'
          | 'chosen_refuses',
          'drop' | 'reject' | 'tag' | 'off'
        >
      >
    | undefined
  /**
   * Answers that claim to be another model come to name this one: `{ name: Mira, maker: Blue Lake Lab }`.
   * What cannot be replaced stays a fault.
   */
  identity?:
    | {
        /** The name of your model, such as Mira. */
        name: string
        /** Who made it, such as Blue Lake Lab. */
        maker: string
      }
    | undefined
  /** The column of the names of faults, where one of them is tagged. Default: `sft_faults`. */
  column?: string | undefined
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
}
