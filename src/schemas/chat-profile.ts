import type { LengthProfile, NumberProfile, ValueCount } from './column-profile.js'

/** What a profile says of data for chats and instructions, beside what it says of its columns. */
export interface ChatProfile {
  /** The shape of its rows, such as `messages` or `preference`. */
  shape: string
  /** Of conversations, which are lists of messages; absent for pairs of prompt and answer. */
  conversations?: ConversationProfile
  /** How long the texts of each role or column are; roles in the order in which they speak, others by how frequent they are. */
  parts: PartProfile[]
}

/** How conversations go. One without a message is none. */
export interface ConversationProfile {
  /** Conversations. */
  count: number
  /** Conversations with a system prompt; null where they are fewer than `minShared`, or all but so few. */
  withSystem: number | null
  /** Messages of a conversation, system prompts left out. */
  turns?: NumberProfile
  /** Roles that speak first, system prompts included, the most frequent first; those of few conversations are not told. */
  first: ValueCount[]
  /** Roles that speak last. */
  last: ValueCount[]
}

/** The texts of one role, or of one column. */
export interface PartProfile {
  /** The role as the data calls it, such as `user`, or the path of a column, such as `prompt` or `chosen[].content`. */
  part: string
  /** Texts that are there. */
  texts: number
  /** Their lengths in characters (code points). */
  characters: LengthProfile
  /** Their lengths in words; see {@link TextProfile.words}. */
  words: LengthProfile
  /** Their lengths in tokens, where a tokenizer was named. */
  tokens?: LengthProfile
}
