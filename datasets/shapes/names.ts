/** The names of shapes, as options take them; a test holds them against the definitions. */

/** Conversations and judged answers, as texts and messages. */
const plainNames = [
  'messages',
  'sharegpt',
  'alpaca',
  'dolly',
  'firefly',
  'ms-swift',
  'belle-eval',
  'question-answer',
  'open-orca',
  'adgen',
  'prompt-response',
  'prompt-completion',
  'conversational-kto',
  'conversational-prompt-completion',
  'conversational-preference',
  'implicit-preference',
  'preference',
  'question-preference',
  'alpaca-preference',
  'sharegpt-preference',
  'messages-preference',
  'kto',
  'alpaca-kto',
  'messages-kto',
  'sharegpt-kto',
] as const

/** Those with parts, calls or turns in a writing of their own. */
const partNames = [
  'image-urls',
  'content-parts',
  'value-parts',
  'function-calls',
  'tool-call-text',
  'chatglm3',
  'lmsys-chat',
  'xtuner',
  'lima',
  'ultrachat',
  'ultrafeedback',
] as const

/** Those of single published sets. */
const setNames = ['hh-rlhf', 'self-instruct-seeds'] as const

/** Those that records are read from. */
export const sourceNames = [
  ...plainNames,
  'process-reward',
  ...partNames,
  'xlam',
  'glaive',
  ...setNames,
  'oasst-tree',
] as const

/** Those that records are written in. */
export const targetNames = [...plainNames, ...partNames, ...setNames, 'text'] as const
