// Written by "npm run docs:types" from the schemas of the options. Change those, not this file.
import type { Where } from './shared.js'

/** Options of the step `rewrite`. */
export interface RewriteOptions {
  /** Text to work on, by path: prompt, messages[].content, "a.b" for a name with a dot. */
  fields: readonly string[]
  /**
   * paraphrase: say the texts in other words; back_translate: by way of the other language of English and
   * Chinese; evolve: a harder instruction, or another of its field; instruct: a new instruction by examples
   * from the data; the last two with a new answer. Default: `paraphrase`.
   */
  method?: 'paraphrase' | 'back_translate' | 'evolve' | 'instruct' | undefined
  /** The name of the model, as the endpoint knows it. */
  model: string
  /** Text that evolve and instruct write the new answer into, such as output. */
  answer?: string | undefined
  /**
   * Texts that belong to the instruction, such as input: the model sees them, and they are emptied where a
   * new instruction has no use for them.
   */
  shown?: readonly string[] | undefined
  /** Copies of each row. Default: `1`. */
  copies?: number | undefined
  /** What paraphrase asks in place of the words of the project, with {text} in it. */
  prompt?: string | undefined
  /** The language of the texts; auto tells by the letters of each text. Default: `auto`. */
  language?: 'auto' | 'en' | 'zh' | undefined
  /**
   * Texts that may quote those of fields: a word that stands there does not go; without it, every other text.
   */
  answers?: readonly string[] | undefined
  /** Terms that no copy may bring in. */
  forbid?: readonly string[] | undefined
  /** Keep each row beside its copies. Default: `true`. */
  keepOriginal?: boolean | undefined
  /** Rows that get copies, such as `{ split: train }`; all others pass as they are. */
  where?: Where | undefined
  /**
   * The environment variable that holds the address of the model, such as http://localhost:8000/v1. Default:
   * `OPENAI_BASE_URL`.
   */
  urlEnv?: string | undefined
  /** The environment variable that holds the key; without one, none is sent. Default: `OPENAI_API_KEY`. */
  keyEnv?: string | undefined
  /** How freely the model chooses its words. Default: `0.7`. */
  temperature?: number | undefined
  /** The most tokens of an answer; what is cut is left out. Default: `1024`. */
  answerTokens?: number | undefined
  /** More of what each request says, such as `{ top_p: 0.9 }`. */
  parameters?: Record<string, string | number | boolean> | undefined
  /** Budget: requests that may be sent for all that is in the cache, those of earlier runs among them. */
  maxRequests?: number | undefined
  /** Budget: tokens that all of these may cost; before a request the most that it may cost is set aside. */
  maxTokens?: number | undefined
  /** Requests that may begin in a minute. */
  requestsPerMinute?: number | undefined
  /** Tokens that these may cost. */
  tokensPerMinute?: number | undefined
  /** Requests at once, whatever the number of workers. Default: `8`. */
  concurrency?: number | undefined
  /** When a request is given up: seconds, or a time such as 500ms or 2m. Default: `60`. */
  timeout?: number | string | undefined
  /** How often a request is repeated after no answer, a broken one, 408, 429 or 5xx. Default: `5`. */
  retries?: number | undefined
  /**
   * The longest time before the first repetition, of which each waits a random share; it doubles each time,
   * up to 60 s. Retry-After is kept to. Default: `1`.
   */
  backoff?: number | string | undefined
  /** What a million tokens cost, so that the report tells the cost: `{ prompt: 0.15, answer: 0.6 }`. */
  price?:
    | {
        /** Of the tokens of prompts. */
        prompt: number
        /** Of the tokens of answers. */
        answer: number
      }
    | undefined
  /**
   * The folder that keeps each answer under a hash of all that was asked, so that nothing is paid for twice:
   * of runs that were stopped, and of later ones. Default: `rewrite-cache`.
   */
  cache?: string | undefined
}
