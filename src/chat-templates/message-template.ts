import { basename, dirname } from 'node:path'
import { checkOptions, checkValue } from '../base/check-options.js'
import { PrepError } from '../base/errors.js'
import type { RenderedChat } from './chat.js'
import type { ChatTemplate } from './chat-template.js'

/** A message of a conversation, with the keys of OpenAI's API; a template sees all that there are. */
export interface ChatMessage {
  /** Who speaks: `system`, `user`, `assistant`, `tool`. */
  role: string
  /** What is said: a text, or parts for templates that take them; null or left out beside calls alone. */
  content?: unknown
  /** What else the template knows, such as `tool_calls` and `reasoning_content`. */
  [key: string]: unknown
}

/** Which template is opened: one of `family`, `tokenizer`, `file` and `text`; and what it is opened with. */
export interface ChatTemplateOptions {
  /** A family that prepkit has a template of, such as `qwen3` or `llama3`. */
  family?: string | undefined
  /** The folder of a model, or the `tokenizer.json` or `tokenizer_config.json` in it, beside which the template is. */
  tokenizer?: string | undefined
  /** A `.jinja` file; special tokens come from the `tokenizer_config.json` beside it. */
  file?: string | undefined
  /** The template itself, in Jinja. */
  text?: string | undefined
  /** Special tokens of a `text`, by the names that it uses: `{ bos_token: '<s>' }`. */
  tokens?: Readonly<Record<string, string>> | undefined
  /** Which of several templates of a model; else `default`, and `tool_use` for conversations with tools. */
  name?: string | undefined
  /** Further variables of the template, such as `{ enable_thinking: false }`. */
  variables?: Readonly<Record<string, unknown>> | undefined
  /** The day for templates that ask for today's, such as `2026-01-31`: the same call writes the same text next week. */
  date?: string | undefined
}

/** How a conversation is rendered. */
export interface RenderOptions {
  /** Definitions of the functions that may be called, as OpenAI's API has them. */
  tools?: readonly unknown[] | undefined
  /** Ends the text where the assistant begins to speak. Default false. */
  addGenerationPrompt?: boolean | undefined
}

/** A text, and what of it the assistant says. */
export interface MaskedText {
  /** The conversation as the model reads it. */
  text: string
  /** Start and end of each turn of the assistant, one after the other, in bytes of the UTF-8 of the text. */
  assistantSpans: number[]
}

/** A chat template for one conversation after another. */
export interface MessageTemplate {
  /**
   * The text of a conversation, character for character that of `apply_chat_template` of `transformers`. Throws
   * `bad_option` for what is no list of messages, and `bad_input` for a conversation that the template refuses or cannot work on.
   */
  render(this: void, messages: readonly ChatMessage[], options?: RenderOptions): string
  /** The same with what the assistant says; throws `bad_input` also where nothing tells that exactly. */
  renderWithMask(this: void, messages: readonly ChatMessage[], options?: RenderOptions): MaskedText
}

/**
 * Opens a chat template: of a family, of the files that a model is published with, or a text in Jinja. Nothing is
 * downloaded. Throws `bad_option` for one that is not there or uses what is not known here, and says in which line.
 *
 * @example
 * const { render } = await openChatTemplate({ family: 'chatml' })
 * render([{ role: 'user', content: 'Good morning' }], { addGenerationPrompt: true })
 */
export async function openChatTemplate(options: ChatTemplateOptions): Promise<MessageTemplate> {
  checkOptions<ChatTemplateOptions>('openChatTemplate()', options ?? {}, {
    ...{ family: 'text', tokenizer: 'text', file: 'text', text: 'text', tokens: 'object' },
    ...{ name: 'text', variables: 'object', date: 'text' },
  } as const)
  const template = await open(options ?? {})
  const { RenderFault } = await import('./python/faults.js')
  const { toValue } = await import('./python/json.js')
  return {
    render: (messages, given) => rendered('render()', { messages, given }, (chat) => template.render(chat)),
    renderWithMask(messages, given) {
      const render = template.renderWithSpans.bind(template)
      const { text, spans }: RenderedChat = rendered('renderWithMask()', { messages, given }, render)
      return { text, assistantSpans: spans }
    },
  }

  function rendered<T>(
    owner: string,
    { messages, given = {} }: { messages: readonly ChatMessage[]; given: RenderOptions | undefined },
    render: (chat: Parameters<ChatTemplate['render']>[0]) => T,
  ): T {
    checkValue(`What ${owner} is given`, messages, 'list')
    for (const message of messages) checkValue(`A message of ${owner}`, message, 'object')
    checkOptions<RenderOptions>(owner, given, { tools: 'list', addGenerationPrompt: 'flag' })
    const { tools, addGenerationPrompt = false } = given
    // What is undefined is not there, as in JSON.
    const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
    const chat = {
      messages: messages.map((message) => toValue(plain(message)) as Map<never, never>),
      tools: tools?.map((tool) => toValue(plain(tool))),
      addGenerationPrompt,
    }
    try {
      return render(chat)
    } catch (cause) {
      if (!(cause instanceof RenderFault)) throw cause
      throw new PrepError('bad_input', sentences[cause.reason], { cause })
    }
  }
}

const sentences = {
  template_refuses:
    'The chat template refuses the conversation, such as one with a role or an order of turns that it does not know. Change the conversation, or take another template',
  template_fault:
    'The chat template cannot work on the conversation: a value is missing or of another kind than it takes. Give each message a role and the content that the template wants',
  no_exact_mask:
    'Nothing tells exactly what the assistant says under this chat template. Take one with {% generation %} blocks, or render() without a mask',
} as const

/** Names of options that say where the template is. */
const sources = ['family', 'tokenizer', 'file', 'text'] as const

async function open(options: ChatTemplateOptions): Promise<ChatTemplate> {
  const given = sources.filter((source) => options[source] !== undefined)
  if (given.length !== 1)
    throw new PrepError(
      'bad_option',
      `openChatTemplate() takes one template, and ${given.length === 0 ? 'none is given' : `${given.join(' and ')} are given`}. Give one of ${sources.join(', ')}`,
    )
  const { templateOf } = await import('./chat-template.js')
  const { toValue } = await import('./python/json.js')
  const { familySource, readTemplateSource, textSource } = await import('./read-source.js')
  const { family, tokenizer, file, text = '', tokens = {}, name, variables = {}, date } = options
  const path = tokenizer === undefined ? file : folderOf(tokenizer)
  const source =
    family !== undefined
      ? familySource(family)
      : path !== undefined
        ? readTemplateSource(path, name)
        : textSource(text, tokens)
  const values = new Map(Object.entries(variables).map(([key, value]) => [key, toValue(value)] as const))
  return templateOf(source, { variables: values, date, given: family ?? path ?? 'text' })
}

/** Templates do not stand in a tokenizer.json, but beside it. */
function folderOf(tokenizer: string): string {
  return basename(tokenizer) === 'tokenizer.json' ? dirname(tokenizer) : tokenizer
}
