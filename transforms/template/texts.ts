/**
 * The texts of a record. A prompt ends where the assistant begins to speak, and its answers go on from there, as TRL's
 * `apply_chat_template` has it. Source: huggingface/trl trl/data_utils.py.
 */
import type { Message } from '../../datasets/shapes/conversation.js'
import { Misfit } from '../../datasets/shapes/conversation.js'
import type { Chat, RenderedChat } from '../../src/chat-templates/chat.js'
import type { ChatTemplate } from '../../src/chat-templates/chat-template.js'
import { RenderFault } from '../../src/chat-templates/python/faults.js'
import type { Value } from '../../src/chat-templates/python/values.js'
import { strip } from '../../src/chat-templates/python/white-space.js'
import { messageDict } from './chat-values.js'
import type { Parts } from './layout.js'

/** What all texts of a record have in common. */
export interface Rendering {
  template: ChatTemplate
  tools: readonly Value[]
  /** Whether the arguments of calls are given as text. */
  asText: boolean
}

/** A whole conversation. */
export function wholeText(
  messages: readonly Message[],
  {
    withSpans,
    addGenerationPrompt,
    ...rendering
  }: Rendering & { withSpans: boolean; addGenerationPrompt: boolean },
): RenderedChat {
  const chat = { ...chatOf(messages, rendering), addGenerationPrompt }
  if (withSpans) return rendering.template.renderWithSpans(chat)
  return { text: rendering.template.render(chat), spans: [] }
}

/** The prompt and each answer to it. */
export function promptAndAnswers({ prompt, answers }: Parts, rendering: Rendering): string[] {
  const { template } = rendering
  const whole = answers.map((answer) => template.render(chatOf([...prompt, ...answer], rendering)))
  const asked = whole.reduce(commonStart, promptText(prompt, rendering))
  return [asked, ...whole.map((text) => text.slice(asked.length))]
}

function chatOf(messages: readonly Message[], { tools, asText }: Rendering): Chat {
  return { messages: messages.map((message) => messageDict(message, { asText })), tools }
}

function promptText(prompt: readonly Message[], rendering: Rendering): string {
  const role = prompt.at(-1)?.role
  const chat = chatOf(prompt, rendering)
  if (role === 'user' || role === 'tool')
    return rendering.template.render({ ...chat, addGenerationPrompt: true })
  if (role === 'assistant') return continued(chat, rendering.template)
  throw new Misfit('no_prompt')
}

const endMark = 'CONTINUE_FINAL_MESSAGE_TAG '

/** The text up to the end of what the assistant has begun to say, as `continue_final_message` of `transformers` cuts it. */
function continued(chat: Chat, template: ChatTemplate): string {
  const last = chat.messages[chat.messages.length - 1]
  const content = last.get('content')
  if (typeof content !== 'string')
    throw new RenderFault('template_fault', 'the last message has no text to go on with')
  const marked = new Map([...last, ['content', content + endMark]])
  const text = template.render({ ...chat, messages: [...chat.messages.slice(0, -1), marked] })
  const at = text.lastIndexOf(endMark.trimEnd())
  if (at < 0 || !text.includes(strip(content, 'both')))
    throw new RenderFault('template_fault', 'the last message is not in the text')
  return text.startsWith(endMark, at) ? text.slice(0, at) : strip(text.slice(0, at), 'end')
}

/** What two texts begin with alike. A template may give a model more to begin with than the answer has. */
function commonStart(one: string, other: string): string {
  let end = 0
  const most = Math.min(one.length, other.length)
  while (end < most && one.charCodeAt(end) === other.charCodeAt(end)) end++
  const isInPair = end > 0 && end < one.length && /[\ud800-\udbff]/.test(one[end - 1])
  return one.slice(0, isInPair ? end - 1 : end)
}
