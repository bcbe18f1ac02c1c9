/** Where chat templates come from: a family by its name, or the files that models are published with. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'
import { PrepError } from '../base/errors.js'
import { bareName, optionName } from '../base/option-name.js'
import { orList } from '../base/or-list.js'
import { families } from './families.data.js'

/** A template as it is written, with the tokens that its tokenizer names. */
export interface TemplateSource {
  template: string
  /** The one for conversations with tools, where a model has two. */
  toolTemplate: string | undefined
  /** Such as `bos_token`. Lists are `additional_special_tokens`. */
  tokens: Readonly<Record<string, string | readonly string[]>>
  /** The SHA-256 of all of these. */
  sha256: string
}

const configFile = 'tokenizer_config.json'
const templateFile = 'chat_template.jinja'

/**
 * Finds a template: a name of a family, a `.jinja` file, a `tokenizer_config.json`, or a folder with either, of which the
 * `.jinja` file wins, as in `transformers`. `name` picks one of several. Throws `bad_option`.
 */
export function readTemplateSource(given: string, name?: string): TemplateSource {
  if (Object.hasOwn(families, given) && name === undefined) return familySource(given)
  if (!existsSync(given))
    throw new PrepError(
      'bad_option',
      `There is no chat template "${given}": it is no file or folder, and no family that is known here. ` +
        `Name one of ${orList(Object.keys(families))}, a ${templateFile}, a ${configFile} or the folder of a model`,
    )
  const isFolder = statSync(given).isDirectory()
  const folder = isFolder ? given : dirname(given)
  const config = readConfig(folder, isFolder || extname(given) === '.jinja' ? configFile : given)
  const templates = isFolder
    ? templatesInFolder(folder, config)
    : extname(given) === '.jinja'
      ? { default: readText(given) }
      : templatesIn(config, given)
  return withDigest({ ...pickTemplate(templates, { given, name }), tokens: tokensIn(config) })
}

/** The template of a family. Throws `bad_option` for one that is not known here. */
export function familySource(name: string): TemplateSource {
  if (!Object.hasOwn(families, name))
    throw new PrepError(
      'bad_option',
      `There is no family "${name}" of chat templates. Name one of ${orList(Object.keys(families))}, or give the files of a model`,
    )
  const { template, tokens } = families[name]
  return withDigest({ template, toolTemplate: undefined, tokens })
}

/** A template that is given as a text, with its tokens. */
export function textSource(template: string, tokens: TemplateSource['tokens']): TemplateSource {
  return withDigest({ template, toolTemplate: undefined, tokens })
}

type Templates = Readonly<Record<string, string>>

function templatesInFolder(folder: string, config: Record<string, unknown>): Templates {
  const path = join(folder, templateFile)
  if (existsSync(path)) return { default: readText(path) }
  return templatesIn(config, join(folder, configFile))
}

/** One template, or a list of named ones. */
function templatesIn({ chat_template: given }: Record<string, unknown>, path: string): Templates {
  if (typeof given === 'string') return { default: given }
  const found: Record<string, string> = {}
  for (const one of Array.isArray(given) ? (given as unknown[]) : []) {
    const { name, template } = Object(one) as Record<string, unknown>
    if (typeof name === 'string' && typeof template === 'string') found[name] = template
  }
  if (Object.keys(found).length > 0) return found
  throw new PrepError('bad_option', `"${path}" holds no chat_template. Name a file or folder that does`)
}

/** Without a name `default`, and `tool_use` for conversations with tools, as `transformers` picks them. */
function pickTemplate(
  templates: Templates,
  { given, name }: { given: string; name: string | undefined },
): Pick<TemplateSource, 'template' | 'toolTemplate'> {
  const template = Object.hasOwn(templates, name ?? 'default') ? templates[name ?? 'default'] : undefined
  if (template === undefined)
    throw new PrepError(
      'bad_option',
      `"${given}" has no chat template of the name "${name ?? 'default'}". Say with ${optionName('name')} which it is to be: ${orList(Object.keys(templates))}`,
    )
  return { template, toolTemplate: name === undefined ? templates.tool_use : undefined }
}

const tokenNames = [
  'bos_token',
  'eos_token',
  'unk_token',
  'sep_token',
  'pad_token',
  'cls_token',
  'mask_token',
] as const

/** The special tokens of a tokenizer, each a text or an object that holds it. */
function tokensIn(config: Record<string, unknown>): TemplateSource['tokens'] {
  const textIn = (value: unknown): unknown =>
    typeof value === 'string' ? value : (Object(value) as { content?: unknown }).content
  const tokens: Record<string, string | string[]> = {}
  for (const name of tokenNames) {
    const text = textIn(config[name])
    if (typeof text === 'string') tokens[name] = text
  }
  const further = config.additional_special_tokens
  if (Array.isArray(further))
    tokens.additional_special_tokens = further.map(textIn).filter((text) => typeof text === 'string')
  return tokens
}

/** The settings beside a template; none where there is no such file. */
function readConfig(folder: string, path: string): Record<string, unknown> {
  const file = path === configFile ? join(folder, path) : path
  if (!existsSync(file)) return {}
  let parsed: unknown
  try {
    parsed = JSON.parse(readText(file))
  } catch (cause) {
    if (cause instanceof PrepError) throw cause
    throw new PrepError('bad_option', `"${file}" is no JSON. Name the ${configFile} of a model`, { cause })
  }
  return Object(parsed) as Record<string, unknown>
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new PrepError('bad_option', `File "${path}" cannot be read. Check it at ${bareName('template')}`, {
      cause,
    })
  }
}

function withDigest(source: Omit<TemplateSource, 'sha256'>): TemplateSource {
  const { template, toolTemplate, tokens } = source
  const sha256 = createHash('sha256')
    .update(JSON.stringify([template, toolTemplate ?? null, tokens]))
    .digest('hex')
  return { ...source, sha256 }
}
