import { Misfit } from '../conversation.js'
import { textFault } from '../schema-look.js'
import type { Shape } from '../shape.js'
import { readCallText, readTools } from '../tools.js'
import { textOf } from '../turns.js'

/** A question and the calls that answer it, as JSON in texts. */
export const xlam: Shape = {
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
