import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Chat, RenderedChat } from '../../src/chat-templates/chat.js'
import type { ChatTemplate } from '../../src/chat-templates/chat-template.js'
import { RenderFault } from '../../src/chat-templates/python/faults.js'
import { loadJson } from '../../src/chat-templates/python/json.js'
import type { Dict, Value } from '../../src/chat-templates/python/values.js'
import { root } from '../source-files.js'

/** Cases whose texts jinja2 wrote in Python, with the settings of `transformers`; `test/interop` looks whether they still are. */
export function goldenCases(name: 'templates' | 'families'): Dict[] {
  return loadJson(readFileSync(join(root, 'test/golden/chat-templates', `${name}.json`), 'utf8')) as Dict[]
}

/** The text with what the assistant says in brackets, or `error` where the template refuses. */
export function markedText(template: ChatTemplate, chat: Chat): string {
  return textOrError(() => marked(template.renderWithSpans(chat)))
}

export function textOrError(render: () => string): string {
  try {
    return render()
  } catch (error) {
    if (error instanceof RenderFault) return 'error'
    throw error
  }
}

export function marked({ text, spans }: RenderedChat): string {
  const bytes = Buffer.from(text)
  let [result, at] = ['', 0]
  for (const [i, place] of spans.entries()) {
    result += bytes.toString('utf8', at, place) + (i % 2 === 0 ? '⟦' : '⟧')
    at = place
  }
  return result + bytes.toString('utf8', at)
}

/** A message as a template sees it. */
export function say(role: string, content: Value, further: Readonly<Record<string, Value>> = {}): Dict {
  return new Map<Value, Value>([['role', role], ['content', content], ...Object.entries(further)])
}
