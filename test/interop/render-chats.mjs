// Renders conversations for check_templates.py: reads a JSON case a line, writes a JSON answer a line.
import { createInterface } from 'node:readline'
import { templateOf } from '../../dist/src/chat-templates/chat-template.js'
import { RenderFault } from '../../dist/src/chat-templates/python/faults.js'
import { loadJson } from '../../dist/src/chat-templates/python/json.js'

const opened = new Map()

function answer(line) {
  const given = loadJson(line)
  const [template, variables] = [given.get('template'), given.get('variables')]
  const key = JSON.stringify([template, [...variables]])
  const source = { template, toolTemplate: undefined, tokens: {}, sha256: '' }
  if (!opened.has(key))
    opened.set(key, templateOf(source, { variables, date: given.get('date'), given: 'a template' }))
  const chat = {
    messages: given.get('messages') ?? [],
    tools: given.get('tools') ?? undefined,
    addGenerationPrompt: given.get('add_generation_prompt'),
  }
  try {
    const chatTemplate = opened.get(key)
    if (given.get('masks')) return chatTemplate.renderWithSpans(chat)
    return { text: chatTemplate.render(chat) }
  } catch (error) {
    if (error instanceof RenderFault) return { error: error.message }
    throw error
  }
}

for await (const line of createInterface({ input: process.stdin })) console.log(JSON.stringify(answer(line)))
