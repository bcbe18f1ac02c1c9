// Written by "npm run docs:types" from the schemas of the options. Change those, not this file.

/** Options of the step `validate_chat`. */
export interface ValidateChatOptions {
  /**
   * What becomes of a conversation with a fault; one that cannot be repaired is rejected. Default: `reject`.
   */
  action?: 'reject' | 'drop' | 'repair' | undefined
  /** Another action by the fault: `{ empty_turn: repair, last_not_assistant: drop }`. */
  by?:
    | Partial<
        Record<
          | 'bad_tool_call'
          | 'call_id_mismatch'
          | 'unanswered_call'
          | 'unasked_result'
          | 'system_not_first'
          | 'empty_turn'
          | 'not_alternating'
          | 'last_not_assistant',
          'reject' | 'drop' | 'repair'
        >
      >
    | undefined
}
