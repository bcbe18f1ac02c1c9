/**
 * Chat templates: how a family of models wants a conversation written. A template is a text in Jinja that models are
 * published with; it is rendered here as `transformers` renders it, character for character.
 */
import { PrepError } from '../base/errors.js'
import { assistantSpans } from './assistant-spans.js'
import type { Chat, RenderedChat } from './chat.js'
import { globalFunctions } from './globals.js'
import { type CompiledTemplate, compileTemplate } from './jinja/compile.js'
import type { Region, Run } from './jinja/scope.js'
import { RenderFault, SyntaxFault } from './python/faults.js'
import type { Value } from './python/values.js'
import { readTemplateSource, type TemplateSource } from './read-source.js'

/** How a template is opened. */
export interface OpenTemplateOptions {
  /** Which of several templates of one file. */
  name?: string | undefined
  /** Variables beyond messages and tools, such as `enable_thinking`. */
  variables?: ReadonlyMap<string, Value>
  /** The day for templates that ask for today's, such as `2026-01-31`. */
  date?: string | undefined
}

/** A chat template that is ready to render. */
export interface ChatTemplate {
  source: TemplateSource
  /** Renders a conversation. Throws `RenderFault` for one that the template refuses or cannot render. */
  render(chat: Chat): string
  /** Renders it and tells what the assistant says. Throws `RenderFault` where that cannot be told exactly. */
  renderWithSpans(chat: Chat): RenderedChat
}

/**
 * Opens the chat template of a family, or of the files that a model is published with; see `readTemplateSource`. Throws
 * `bad_option` for a template that cannot be read, or that uses what is not known here.
 */
export function openChatTemplate(given: string, options: OpenTemplateOptions = {}): ChatTemplate {
  const source = readTemplateSource(given, options.name)
  return templateOf(source, { ...options, given })
}

/** Makes a template of its text. */
export function templateOf(
  source: TemplateSource,
  { variables = new Map(), date, given }: OpenTemplateOptions & { given: string },
): ChatTemplate {
  const usual = compiled(source.template, given)
  const forTools = source.toolTemplate === undefined ? usual : compiled(source.toolTemplate, given)
  const globals = globalFunctions(date)
  globals.set('documents', null)
  for (const [name, token] of Object.entries(source.tokens))
    globals.set(name, typeof token === 'string' ? token : [...token])
  for (const [name, value] of variables) globals.set(name, value)
  const run = (chat: Chat, watched?: Map<Value, Region>): Run =>
    rendered(hasTools(chat) ? forTools : usual, { chat, globals, watched })
  return {
    source,
    render: (chat) => run(chat).text,
    renderWithSpans: (chat) => {
      const { hasGeneration, hasHiddenGeneration } = hasTools(chat) ? forTools : usual
      if (hasHiddenGeneration)
        throw new RenderFault('no_exact_mask', 'a generation block of the template renders into a value')
      if (!hasGeneration) return inBytes(assistantSpans(chat, run))
      const { text, spans } = run(chat)
      return inBytes({ text, spans })
    },
  }
}

function hasTools({ tools }: Chat): boolean {
  return tools !== undefined && tools.length > 0
}

function compiled(template: string, given: string): CompiledTemplate {
  try {
    return compileTemplate(template)
  } catch (cause) {
    if (!(cause instanceof SyntaxFault)) throw cause
    throw new PrepError(
      'bad_option',
      `The chat template "${given}" cannot be used: in line ${cause.line}, ${cause.message}`,
      { cause },
    )
  }
}

function rendered(
  template: CompiledTemplate,
  {
    chat,
    globals,
    watched,
  }: { chat: Chat; globals: ReadonlyMap<string, Value>; watched: Map<Value, Region> | undefined },
): Run {
  const { messages, tools, addGenerationPrompt = false } = chat
  const given = new Map<string, Value>([
    ['messages', [...messages]],
    ['tools', tools === undefined || tools.length === 0 ? null : [...tools]],
    ['add_generation_prompt', addGenerationPrompt],
  ])
  const run: Run = { text: '', given, globals, spans: [], watched }
  try {
    template.render(run)
  } catch (cause) {
    // Texts over the limit of JavaScript, and macros that call themselves without end.
    if (cause instanceof RangeError) throw new RenderFault('template_fault', 'the text is too long')
    throw cause
  }
  return run
}

/** Places in UTF-16 as places in UTF-8, without empty spans; those that touch are one. */
function inBytes({ text, spans }: RenderedChat): RenderedChat {
  const places: number[] = []
  let at = 0
  let bytes = 0
  const placeOf = (unit: number) => {
    bytes += Buffer.byteLength(text.slice(at, unit))
    at = unit
    return bytes
  }
  for (let i = 0; i < spans.length; i += 2) {
    const [start, end] = [placeOf(spans[i]), placeOf(spans[i + 1])]
    if (start === end) continue
    if (places.at(-1) === start) places.pop()
    else places.push(start)
    places.push(end)
  }
  return { text, spans: places }
}
