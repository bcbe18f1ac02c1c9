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
  'prompt-completion',
  'conversational-kto',
  'conversational-prompt-completion',
  'conversational-preference',
  'implicit-preference',
  'preference',
  'alpaca-preference',
  'sharegpt-preference',
  'messages-preference',
  'kto',
  'alpaca-kto',
  'messages-kto',
  'sharegpt-kto',
] as const

/** Those with parts, calls or turns in a writing of their own. */
const writtenNames = [
  'image-urls',
  'content-parts',
  'value-parts',
  'function-calls',
  'tool-call-text',
  'chatglm3',
  'hh-rlhf',
  'self-instruct-seeds',
] as const

/** Those that records are read from. */
export const sourceNames = [...plainNames, 'process-reward', ...writtenNames, 'oasst-tree'] as const

/** Those that records are written in. */
export const targetNames = [...plainNames, ...writtenNames, 'text'] as const
