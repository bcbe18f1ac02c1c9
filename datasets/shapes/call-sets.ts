/** Calls of functions in single published sets: xLAM, Glaive Function Calling. */
import { JsonText } from '../../src/arrow/text-builder.js'
import { withResultNames } from './chat-shapes.js'
import { type Message, Misfit, type ToolCall } from './conversation.js'
import { membersOf, objectsIn, stringOf } from './json-pieces.js'
import { textFault } from './schema-look.js'
import type { Shape } from './shape.js'
import { readArguments, readCallText, readTools } from './tools.js'
import { textOf } from './turns.js'

/** A question and the calls that answer it, as JSON in texts. */
const xlam: Shape = {
  name: 'xlam',
  summary:
    'Questions and the calls that answer them, as xLAM writes them: query, tools, answers as JSON texts',
  // The columns: data card on the Hub.
  source: 'Salesforce/xlam-function-calling-60k README.md',
  fault: (schema) => textFault(schema.fields, ['query', 'tools', 'answers']),
  columns: ['query', 'tools', 'answers'],
  roles: () => ({ prompt: 'query', completion: 'answers' }),
  always: ['tools', 'tool_calls'],
  onlyCalls: true,
  may: [],
  read: (row) => {
    const tools = readTools(row.tools)
    if (tools === undefined) throw new Misfit('bad_tools')
    return {
      messages: [
        { role: 'user', content: textOf(row.query, 'no_prompt') },
        { role: 'assistant', content: null, calls: readCallText(textOf(row.answers, 'no_answer')) },
      ],
      tools,
    }
  },
  examples: [
    {
      query: '北京天气？',
      tools: '[{"name": "get_weather", "parameters": {"city": {"type": "str"}}}]',
      answers: '[{"name": "get_weather", "arguments": {"city": "北京"}}]',
    },
  ],
}

const speakers = { USER: 'user', ASSISTANT: 'assistant', 'FUNCTION RESPONSE': 'tool' } as const
const head = /(?:^|\n)[ \t]*(USER|ASSISTANT|FUNCTION RESPONSE): ?/g
const call = '<functioncall>'
const end = '<|endoftext|>'

/** A transcript with calls in it, and the functions behind the system prompt. */
const glaive: Shape = {
  name: 'glaive',
  summary: 'Transcripts as Glaive Function Calling writes them: system with the functions, chat',
  // The columns and marks: data card on the Hub.
  source: 'glaiveai/glaive-function-calling-v2 README.md',
  fault: (schema) => textFault(schema.fields, ['system', 'chat']),
  columns: ['system', 'chat'],
  roles: () => ({ system: 'system', text: 'chat' }),
  always: ['system'],
  may: ['history', 'tools', 'tool_calls'],
  read: (row) => {
    const { prompt, functions } = readSystem(textOf(row.system, 'no_content'))
    const messages = readChat(textOf(row.chat, 'no_messages'))
    return {
      messages: withResultNames([{ role: 'system', content: prompt }, ...messages]),
      tools: functions.length === 0 ? undefined : readTools(`[${functions.join(',')}]`),
    }
  },
  examples: [
    {
      system: 'SYSTEM: You are a helpful assistant, with no access to external functions.',
      chat: 'USER: 2 + 2?\n\n\nASSISTANT: 4 <|endoftext|>\n\n\n',
    },
    {
      system:
        'SYSTEM: You are a helpful assistant with access to the following functions. Use them if required -\n' +
        '{\n    "name": "get_weather",\n    "parameters": {"type": "object"}\n}\n',
      chat:
        'USER: Weather in Bonn?\n\n\nASSISTANT: <functioncall> {"name": "get_weather", "arguments": \'{"city": "Bonn"}\'} ' +
        '<|endoftext|>\n\n\nFUNCTION RESPONSE: {"celsius": 21}\n\n\nASSISTANT: 21 °C <|endoftext|>\n\n\n',
    },
  ],
}

/** "SYSTEM: … Use them if required -" and a JSON object a function. */
function readSystem(text: string): { prompt: string; functions: string[] } {
  const said = text.replace(/^SYSTEM: ?/, '')
  const from = said.search(/^\{/m)
  if (from < 0) return { prompt: said.trim(), functions: [] }
  const functions = objectsIn(said.slice(from))
  if (functions === undefined) throw new Misfit('bad_tools')
  return { prompt: said.slice(0, from).trim(), functions }
}

function readChat(text: string): Message[] {
  const heads = [...text.matchAll(head)]
  if (heads.length === 0 || text.slice(0, heads[0].index).trim() !== '') throw new Misfit('no_transcript')
  return heads.map((found, i) => {
    const content = text.slice(found.index + found[0].length, heads[i + 1]?.index).trim()
    const role = speakers[found[1] as keyof typeof speakers]
    const said = content.endsWith(end) ? content.slice(0, -end.length).trimEnd() : content
    const at = role === 'assistant' ? said.indexOf(call) : -1
    if (at < 0) return { role, content: said }
    const before = said.slice(0, at).trim()
    return { role, content: before === '' ? null : before, calls: [readCall(said.slice(at + call.length))] }
  })
}

/** `{"name": "f", "arguments": '{"a": 1}'}`: the arguments stand in single quotes, which JSON does not know. */
function readCall(text: string): ToolCall {
  const quoted = /^\s*\{\s*"name":\s*("(?:[^"\\]|\\.)*"),\s*"arguments":\s*'([\s\S]*)'\s*\}\s*$/.exec(text)
  if (quoted !== null)
    return { name: stringOf(quoted[1]) ?? '', arguments: readArguments(quoted[2].replaceAll("\\'", "'")) }
  const members = membersOf(text)
  const name = stringOf(members?.get('name'))
  const given = members?.get('arguments')
  if (name === undefined || given === undefined) throw new Misfit('bad_tool_call')
  return { name, arguments: readArguments(new JsonText(given)) }
}

export const callSetShapes: readonly Shape[] = [xlam, glaive]
