/** Opens the template that the options name, and tries it: what it cannot do is said before the first record. */
import { PrepError } from '../../src/base/errors.js'
import { bareName, optionName } from '../../src/base/option-name.js'
import { type ChatTemplate, templateOf } from '../../src/chat-templates/chat-template.js'
import { RenderFault } from '../../src/chat-templates/python/faults.js'
import { toValue } from '../../src/chat-templates/python/json.js'
import type { Dict, Value } from '../../src/chat-templates/python/values.js'
import { readTemplateSource } from '../../src/chat-templates/read-source.js'

/** What of the options decides how a template writes. */
export interface TemplateSettings {
  template: string | { path: string; sha256?: string | undefined }
  name?: string | undefined
  masks: boolean
  variables: Readonly<Record<string, unknown>>
  date?: string | undefined
}

/** A template, and how it takes calls. */
export interface OpenedTemplate {
  template: ChatTemplate
  /** Whether it writes the arguments of calls as they are, so that it is to be given a text of JSON. */
  asText: boolean
}

/** Variables that are the step's own to set. */
const ownVariables = ['messages', 'tools', 'add_generation_prompt']

/** Opens and tries a template. Throws `bad_option`. */
export function openTemplate(settings: TemplateSettings): OpenedTemplate {
  const { template: given, name, variables, date, masks } = settings
  const [path, wanted] = typeof given === 'string' ? [given, undefined] : [given.path, given.sha256]
  const own = ownVariables.find((variable) => Object.hasOwn(variables, variable))
  if (own !== undefined)
    throw new PrepError(
      'bad_option',
      `The variable "${own}" is set for each conversation. Leave it out of ${optionName('variables')}`,
    )
  const source = readTemplateSource(path, name)
  if (wanted !== undefined && wanted !== source.sha256)
    throw new PrepError(
      'bad_option',
      `The chat template "${path}" is not the one that was planned with: its SHA-256 differs. Start the run anew`,
    )
  const values = Object.entries(variables).map(([key, value]) => [key, toValue(value)] as const)
  const template = templateOf(source, { variables: new Map(values), date, given: path })
  if (masks) checkMasks(template, path)
  return { template, asText: takesText(template) }
}

const question = () => say('user', '2 + 2?')

function say(role: string, content: string, further: readonly (readonly [string, Value])[] = []): Dict {
  return new Map<Value, Value>([['role', role], ['content', content], ...further])
}

function checkMasks(template: ChatTemplate, path: string): void {
  const fault = faultOf(() => template.renderWithSpans({ messages: [question(), say('assistant', '4')] }))
  if (fault?.reason !== 'no_exact_mask') return
  throw new PrepError(
    'bad_option',
    `Under the chat template "${path}" nothing tells exactly what the assistant says. Take one with {% generation %} blocks, or leave out ${bareName('masks: true')}`,
  )
}

/** A call is tried with its arguments as an object, and where that is a fault as a text. */
function takesText(template: ChatTemplate): boolean {
  const render = (given: Value) => {
    const called: Dict = new Map<Value, Value>([
      ['name', 'now'],
      ['arguments', given],
    ])
    const call: Dict = new Map<Value, Value>([
      ['id', 'call00000'],
      ['type', 'function'],
      ['function', called],
    ])
    const calling = say('assistant', '', [['tool_calls', [call]]])
    return faultOf(() => template.render({ messages: [question(), calling] }))
  }
  return render(new Map())?.reason === 'template_fault' && render('{}') === undefined
}

function faultOf(render: () => unknown): RenderFault | undefined {
  try {
    render()
    return undefined
  } catch (cause) {
    // A template may refuse what it is tried with; records say more.
    if (cause instanceof RenderFault) return cause
    throw cause
  }
}
