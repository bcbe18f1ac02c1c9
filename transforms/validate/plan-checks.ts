import type { Schema } from '../../src/arrow/arrow.js'
import { columnsOf, parsePath, textPaths } from '../../src/arrow/path.js'
import { PrepError } from '../../src/base/errors.js'
import { checkWhere, type Where } from '../../src/transform/where.js'
import { expandEntities } from '../anonymize/entities/entities.js'
import { checkedPath } from '../dedup/compared.js'
import { countTexts } from '../tokens/count-tokens.js'
import { chatIn } from '../validate-chat/chat-column.js'
import { type Judge, judgePresence, judgeValues } from './judged.js'
import type { Rule, ValidateOptions } from './options.js'
import { conditionOf, judgeChats, judgeCondition, judgeItems, judgeOrder } from './rows.js'
import { type Target, targetOf } from './target.js'
import { judgeTokens, type Tools, textTest } from './texts.js'
import { valueTests } from './values.js'

/** What is at hand where rows are judged. */
export interface Opened {
  tools: Tools
}

/** One check of a rule, over data of a schema. */
export interface Check {
  /** The number of the rule, from 0. */
  rule: number
  /** The name of the check, such as `min`. */
  check: keyof Rule
  /** What it is called in reports. */
  name: string
  column: string | undefined
  severity: Rule['severity']
  mostly: number
  when: Where | undefined
  /** What is asked for, as the rule has it. */
  expected: unknown
  /** Top-level columns that it reads. */
  reads: readonly string[]
  /** What the survey compares: equal content in several rows, or in several splits. */
  compares?: { paths: readonly string[]; split?: string | undefined }
  /** Whether it can be told row by row; others are of all rows. */
  isOfRows: boolean
  /** Opens what judges rows; absent where that takes the profile or the schema. */
  open?(opened: Opened): Judge
}

/** Checks whose figures a profile measures. */
export const profiledChecks = ['distinct', 'mean', 'median', 'deviation', 'sum'] as const
/** Others of the data as a whole. */
const wholeChecks = ['readable', 'columns'] as const
/** What is no check of a rule, but holds for all of them. */
const settings: readonly string[] = ['name', 'column', 'severity', 'mostly', 'when']

/** The place of a fault in a list of rules, from which it is found in a file. */
export class RuleFault {
  readonly path: readonly PropertyKey[]
  constructor(path: readonly PropertyKey[]) {
    this.path = path
  }
}

/** All checks of the rules, in their order. Throws `bad_option` and `bad_schema`, with the number of the rule. */
export function planChecks(schema: Schema, { rules, tokenizer }: ValidateOptions): Check[] {
  if (typeof rules === 'string') throw new Error('The file of the rules was not read')
  return rules.flatMap((rule, index) => {
    let at: keyof Rule | undefined
    try {
      const keys = (Object.keys(rule) as (keyof Rule)[]).filter(
        (key) => !settings.includes(key) && rule[key] !== undefined,
      )
      if (keys.length === 0)
        throw new PrepError('bad_option', 'It asks for nothing. Add a check, such as required: true')
      at = 'when'
      checkWhere(schema, rule.when)
      at = 'column'
      const target = rule.column === undefined ? undefined : targetOf(schema, rule.column)
      const found = keys.map((key) => {
        at = key
        return checkOf(key, rule, { schema, target, hasTokenizer: tokenizer !== undefined })
      })
      return found.map((check, i) => ({
        rule: index,
        check: keys[i],
        name: nameOf(rule, keys[i], keys.length),
        column: rule.column,
        severity: rule.severity,
        mostly: rule.mostly ?? 1,
        when: rule.when,
        expected: rule[keys[i]],
        ...check,
        reads: [...check.reads, ...columnsOf(Object.keys(rule.when ?? {}))],
      }))
    } catch (error) {
      throw placed(error, ['rules', index, ...(at === undefined ? [] : [at])])
    }
  })
}

function placed(error: unknown, path: readonly PropertyKey[]): unknown {
  if (!(error instanceof PrepError)) return error
  const message = `Rule ${Number(path[1]) + 1}: ${error.marked}`
  return new PrepError(error.code, message, { cause: new RuleFault(path) })
}

function nameOf(rule: Rule, check: string, checks: number): string {
  if (rule.name !== undefined) return checks === 1 ? rule.name : `${rule.name} (${check})`
  return rule.column === undefined ? check : `${rule.column} ${check}`
}

interface Planning {
  schema: Schema
  target: Target | undefined
  hasTokenizer: boolean
}

type Planned = Pick<Check, 'reads' | 'isOfRows' | 'open' | 'compares'>

function checkOf(key: keyof Rule, rule: Rule, { schema, target, hasTokenizer }: Planning): Planned {
  const ofWhole = { isOfRows: false, reads: target === undefined ? [] : [parsePath(target.path).column] }
  // Rows are counted as those that a rule looks at.
  if (key === 'rows')
    return { ...ofWhole, open: () => (batch) => ({ failed: new Uint8Array(batch.numRows) }) }
  if ((wholeChecks as readonly string[]).includes(key)) return ofWhole
  if (key === 'where') {
    const { reads } = conditionOf(rule.where!, schema)
    return { isOfRows: true, reads, open: () => judgeCondition(rule.where!) }
  }
  if (key === 'chat') {
    const { column } = chatIn(schema)
    return { isOfRows: true, reads: [column], open: () => judgeChats(rule.chat!) }
  }
  if (key === 'leaks' || (key === 'unique' && rule.unique !== true)) {
    const split = rule.leaks?.split
    const paths = (key === 'leaks' ? rule.leaks?.fields : (rule.unique as string[]))!
    for (const path of [...paths, ...(split === undefined ? [] : [split])]) checkedPath(schema, path)
    return comparing(paths, key === 'leaks' ? split : undefined)
  }
  if (target === undefined)
    throw new PrepError('bad_option', `The check "${key}" is of a column. Name it in column`)
  if (key === 'unique') {
    checkedPath(schema, target.path)
    return comparing([target.path], undefined)
  }
  if ((profiledChecks as readonly string[]).includes(key)) return ofWhole
  return ofColumn(key, rule, { schema, target, hasTokenizer })
}

/** Rows whose content stands in an earlier row too, or in another split than it first stood in. */
function comparing(paths: readonly string[], split: string | undefined): Planned {
  return {
    isOfRows: true,
    reads: columnsOf([...paths, ...(split === undefined ? [] : [split])]),
    compares: { paths, split },
  }
}

function ofColumn(key: keyof Rule, rule: Rule, { schema, target, hasTokenizer }: Planning): Planned {
  const column = target as Target
  const reads = [parsePath(column.path).column]
  const ofRows = (open: (opened: Opened) => Judge): Planned => ({ isOfRows: true, reads, open })
  if (key === 'required') return ofRows(() => judgePresence(column))
  if (key === 'items') {
    const judge = judgeItems(column, rule.items!)
    return ofRows(() => judge)
  }
  if (key === 'order') {
    const open = judgeOrder(column, rule.order!)
    return { ...ofRows(open), isOfRows: false }
  }
  if (key === 'tokens') {
    if (!hasTokenizer)
      throw new PrepError(
        'bad_option',
        'Tokens are counted by a tokenizer. Name one in tokenizer, beside the rules',
      )
    textPaths(schema, [column.path])
    return ofRows(({ tools }) => judgeTokens(countTexts(tools.tokenizer!, [column.path]), rule.tokens!))
  }
  const { noPersonalData } = rule
  if (key === 'noPersonalData' && typeof noPersonalData === 'object') expandEntities(noPersonalData.entities)
  const test = valueTests(only(rule, key), column).get(key)
  if (test !== undefined) return ofRows(() => judgeValues(column, test))
  const openTest = textTest(key, rule, column)
  if (openTest === undefined) throw new Error(`No check is called ${key}`)
  return ofRows(({ tools }) => judgeValues(column, openTest(tools)))
}

/** The rule with that check alone, so that a fault stands at the check that it is of. */
function only(rule: Rule, key: keyof Rule): Rule {
  return { severity: rule.severity, [key]: rule[key] } as Rule
}
