/** Tokens that templates of chats put around texts, as text. */

const tokens =
  '<\\|(?:im_start|im_end|im_sep|endoftext|eot_id|start_header_id|end_header_id|begin_of_text|end_of_text|eom_id|user|assistant|system|end|pad|endofprompt|begin_of_box|end_of_box|observation)\\|>|<(?:start|end)_of_turn>|<｜[^｜\\n]{1,24}｜>'
const inText = new RegExp(`${tokens}|\\[/?INST\\]|<</?SYS>>`)
const ends =
  '</s>|<\\|(?:im_end|endoftext|eot_id|eom_id|end_of_text|end)\\|>|<end_of_turn>|<｜end▁of▁sentence｜>|<eos>'
const atHead = /^(?:\s*(?:<s>|<\|begin_of_text\|>|<bos>|<｜begin▁of▁sentence｜>))+\s*/
const atEnd = new RegExp(`\\s*(?:${ends})(?:\\s*(?:${ends}))*\\s*$`)

/** A text without the tokens that begin and end it, and the space beside them. */
export function stripTokens(text: string): string {
  if (!text.includes('<')) return text
  return text.replace(atHead, '').replace(atEnd, '')
}

/** Whether a text holds a token of a template. */
export function holdsToken(text: string): boolean {
  return inText.test(text)
}
