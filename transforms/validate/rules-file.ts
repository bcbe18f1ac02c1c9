import { readFile } from 'node:fs/promises'
import { errorOfFaults, faultsOf } from '../../src/base/diagnostics.js'
import { PrepError } from '../../src/base/errors.js'
import { jsonSchemaOf } from '../../src/base/json-schema.js'
import type { LocatedValue } from '../../src/base/yaml.js'
import { withTokenizerFacts } from '../tokenize/tokenizer-option.js'
import { type Rule, type ValidateOptions, validateOptions } from './options.js'

/** What a file of rules holds, and where each part of it stands. */
interface ReadRules extends Pick<ValidateOptions, 'tokenizer'> {
  rules: Rule[]
  locate: LocatedValue['locate']
}

const [, ruleList] = validateOptions.shape.rules.options
const rulesFile = validateOptions.pick({ tokenizer: true }).extend({ rules: ruleList.describe('The rules') })

/** Reads a file of rules. Throws `not_found`, `bad_pipeline` and `bad_option`, with line and column. */
export async function readRules(path: string): Promise<ReadRules> {
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    const found = cause.code === 'ENOENT' ? 'There is no file' : `Cannot read (${cause.code})`
    throw new PrepError('not_found', `${found} "${path}"`, { cause })
  })
  const { parseLocated } = await import('../../src/base/yaml.js')
  const { value, locate } = await parseLocated(text, path)
  const parsed = rulesFile.safeParse(value)
  if (parsed.success) return { ...parsed.data, locate }
  const checked = { value, schema: jsonSchemaOf(rulesFile), owner: 'validate' }
  throw errorOfFaults(faultsOf(parsed.error.issues, checked), (at, onKey) => ({
    source: path,
    ...locate(at, onKey),
  }))
}

/** The options with the rules of the file that they name, and what is known of the tokenizer. */
export async function withRules(options: ValidateOptions): Promise<ValidateOptions> {
  if (typeof options.rules !== 'string') return withTokenizerFacts(options)
  const { rules, tokenizer } = await readRules(options.rules)
  return withTokenizerFacts({ ...options, rules, tokenizer: options.tokenizer ?? tokenizer })
}
