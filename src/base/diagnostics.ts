import { type ErrorPlace, nearestName, PrepError, type PrepErrorCode, suggestName } from './errors.js'
import { isShare, type JsonSchema, keysOf, schemasAt } from './json-schema.js'
import { optionName } from './option-name.js'
import type { z } from './options.js'
import type { OptionIssue } from './options-schema.js'
import type { KeyPath } from './yaml.js'

/**
 * Turns what zod found wrong into messages a user can act on: the option by name, what it holds, what it
 * should hold, and for a mistyped name the nearest known one. It quotes names and values of the pipeline only.
 */

/** One thing that is wrong in a pipeline. */
export interface Fault {
  path: KeyPath
  /** Whether the key at the end of `path` is at fault, not its value. */
  onKey: boolean
  message: string
  /**
   * `bad_pipeline` where a pipeline has not the form of one: a key that is missing or unknown, or something
   * else than a step. `bad_option` where a key or an option has a value that it cannot have.
   */
  code: PrepErrorCode
}

interface Finding extends Fault {
  /** The key that is missing. */
  lacks?: string
  /** The key that was meant by a mistyped one. */
  meant?: string
}

/** What was checked. */
export interface Checked {
  value: unknown
  schema: JsonSchema
  /** Whose options these are, such as `anonymize`; `undefined` for the pipeline itself. */
  owner: string | undefined
}

/** All faults of one checked value. A mistyped key is reported once, not also as the lack of the right one. */
export function faultsOf(issues: readonly OptionIssue[], checked: Checked): Fault[] {
  const findings = issues.flatMap((issue) =>
    isOfZod4(issue, checked) ? faultsOfIssue(issue, [], checked) : [plainFault(issue, checked)],
  )
  const meant = new Set(findings.map((finding) => finding.meant))
  return findings
    .filter(({ lacks }) => lacks === undefined || !meant.has(lacks))
    .map(({ path, onKey, message, code }) => ({
      path,
      onKey,
      message,
      code: checked.owner === undefined ? code : 'bad_option',
    }))
}

/** Issues of another zod come without a schema that is known here, and say in their own words what is wrong. */
function isOfZod4(issue: OptionIssue, { schema }: Checked): issue is z.core.$ZodIssue {
  return issue.code !== undefined && Object.keys(schema).length > 0
}

function plainFault({ path, message }: OptionIssue, checked: Checked): Finding {
  return { path, onKey: false, message: `${subjectOf(path, checked)}: ${message}`, code: 'bad_option' }
}

/** Where the parts of a pipeline stand in its file. */
export type Locate = (path: KeyPath, onKey: boolean) => ErrorPlace

/** All faults as one error, in the order of the file where there is one; it stands at the first. */
export function errorOfFaults(faults: readonly Fault[], locate?: Locate): PrepError {
  const [first, ...others] = faults
    .map((fault) => ({ ...fault, at: locate?.(fault.path, fault.onKey) }))
    .sort((a, b) => (a.at?.line ?? 0) - (b.at?.line ?? 0) || (a.at?.column ?? 0) - (b.at?.column ?? 0))
  const rest = others.map(({ message, at }) => `\n  ${placeText(at)}${message}`)
  return new PrepError(first.code, first.message + rest.join(''), { at: first.at })
}

function placeText(at: ErrorPlace | undefined): string {
  if (at?.line !== undefined) return `Also at ${at.line}:${at.column}: `
  return at?.step === undefined ? 'Also: ' : `Also in step ${at.step}: `
}

function faultsOfIssue(issue: z.core.$ZodIssue, prefix: KeyPath, checked: Checked): Finding[] {
  const path = [...prefix, ...issue.path]
  const subject = subjectOf(path, checked)
  const valueCode = path.length === 0 ? 'bad_pipeline' : 'bad_option'
  const fault = (message: string, code: PrepErrorCode = valueCode): Finding[] => [
    { path, onKey: false, message, code },
  ]
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey([...path, key], checked))
    case 'invalid_type':
      if (path.length === 0)
        return fault(
          `${subject} must be ${wantedType(issue.expected, path, checked)}, not ${kindOf(checked.value)}`,
        )
      return valueAt(checked.value, path) === undefined
        ? [missing(path, checked)]
        : fault(
            `${subject} must be ${wantedType(issue.expected, path, checked)}, not ${kindOf(valueAt(checked.value, path))}${shareHint(path, checked)}`,
          )
    case 'invalid_value':
      return valueAt(checked.value, path) === undefined
        ? [missing(path, checked)]
        : fault(badValue(subject, valueAt(checked.value, path), issue.values))
    case 'invalid_union':
      return faultsOfUnion(issue, path, checked)
    case 'too_small':
      return fault(`${subject} must ${bound(issue.origin, 'at least', issue.minimum, issue.inclusive)}`)
    case 'too_big':
      return fault(
        `${subject} must ${bound(issue.origin, 'at most', issue.maximum, issue.inclusive)}${shareHint(path, checked)}`,
      )
    case 'custom':
      return fault(issue.message, (issue.params?.code as PrepErrorCode | undefined) ?? 'bad_pipeline')
    default:
      return fault(`${subject}: ${issue.message}`)
  }
}

function unknownKey(path: KeyPath, checked: Checked): Finding {
  const key = String(path.at(-1))
  const owner = path.length > 1 ? `"${dotted(path.slice(0, -1))}"` : 'the pipeline'
  const known = [...keysAt(checked, path.slice(0, -1))]
  const name =
    checked.owner === undefined
      ? `Unknown key "${key}" of ${owner}`
      : `Unknown option ${optionName(dotted(path))} of ${checked.owner}`
  const nearest = nearestName(key, known)
  const meant = nearest === undefined ? undefined : dotted([...path.slice(0, -1), nearest])
  return { path, onKey: true, message: `${name}. ${suggestName(key, known)}`, code: 'bad_pipeline', meant }
}

function missing(path: KeyPath, checked: Checked): Finding {
  const text = schemasAt(checked.schema, path)
    .map((schema) => schema.description)
    .find((description) => typeof description === 'string')
  const hint = text === undefined ? '' : `: ${text}`
  const name = `${optionName(dotted(path))}${checked.owner === undefined ? ' of the pipeline' : ` of ${checked.owner}`}`
  const word = checked.owner === undefined ? 'Key' : 'Option'
  return {
    path: path.slice(0, -1),
    onKey: true,
    message: `${word} ${name} is missing${hint}`,
    code: 'bad_pipeline',
    lacks: dotted(path),
  }
}

/** Of the forms a value may take, the faults of the one it comes nearest to; or the list of all forms. */
function faultsOfUnion(issue: z.core.$ZodIssueInvalidUnion, path: KeyPath, checked: Checked): Finding[] {
  const value = valueAt(checked.value, path)
  const subject = subjectOf(path, checked)
  const fault = (message: string): Finding[] => [{ path, onKey: false, message, code: 'bad_option' }]
  if (issue.errors.length === 0)
    return value === undefined
      ? [missing(path, checked)]
      : fault(badValue(subject, value, wordsAt(checked, path)))
  const isPlain = issue.message === plainMessage
  const near = issue.errors
    .filter((branch) => branch.length > 0 && branch.every((inner) => !isWrongForm(inner)))
    .filter((branch) => isPlain || !branch.some(isWrongWord))
    .sort((a, b) => a.length - b.length)[0]
  if (near !== undefined) return near.flatMap((inner) => faultsOfIssue(inner, path, checked))
  if (value === undefined) return [missing(path, checked)]
  const first = issue.errors.flatMap((branch) => branch.slice(0, 1))
  const names = first.flatMap((one) => (one.code === 'invalid_value' ? one.values.map(String) : []))
  if (typeof value === 'string' && nearestName(value, names) !== undefined)
    return fault(badValue(subject, value, names))
  if (isPlain) {
    const forms = [...new Set(first.map(formOf))]
    return fault(`${subject} must be ${forms.join(' or ')}, not ${kindOf(value)}`)
  }
  const isMapping = typeof value === 'object' && value !== null && !Array.isArray(value)
  return fault(`${subject}${isMapping ? ':' : ` cannot be ${kindOf(value)}.`} ${issue.message}`)
}

/** Whether none of several mappings is meant, as by an unknown word for `operator`. */
function isWrongWord(issue: z.core.$ZodIssue): boolean {
  return issue.code === 'invalid_union' && issue.errors.length === 0
}

/** The words that may stand at a place. */
function wordsAt({ schema }: Checked, path: KeyPath): unknown[] {
  return schemasAt(schema, path).flatMap((found) => found.const ?? found.enum ?? [])
}

/** How a share that was given in percent is written: `5%`, or 5 where at most 1 may stand. */
function shareHint(path: KeyPath, checked: Checked): string {
  if (!schemasAt(checked.schema, path).some(isShare)) return ''
  const percent = /^(\d{1,2}(?:\.\d{1,6})?|100) ?%?$/.exec(String(valueAt(checked.value, path)))?.[1]
  return percent === undefined
    ? ''
    : `. Write ${Number((Number(percent) / 100).toPrecision(9))} for ${percent} %`
}

/** What zod says of a union that names no error of its own. */
const plainMessage = 'Invalid input'

function isWrongForm(issue: z.core.$ZodIssue): boolean {
  return issue.path.length === 0 && (issue.code === 'invalid_type' || issue.code === 'invalid_value')
}

function formOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return typeName(issue.expected)
  return issue.code === 'invalid_value' ? issue.values.map(String).join(' or ') : 'another value'
}

function badValue(subject: string, value: unknown, allowed: readonly unknown[]): string {
  if (typeof value !== 'string')
    return `${subject} must be one of ${allowed.map(String).join(', ')}, not ${kindOf(value)}`
  const shown = value.length > 40 ? `${value.slice(0, 40)}…` : value
  return `${subject} cannot be "${shown}". ${suggestName(value, allowed.map(String))}`
}

function bound(origin: string, word: string, limit: number | bigint, inclusive = true): string {
  const edge = inclusive ? `${word} ${limit}` : `${word === 'at least' ? 'more than' : 'less than'} ${limit}`
  if (origin === 'string') return `have ${edge} ${limit === 1 ? 'character' : 'characters'}`
  if (origin === 'array' || origin === 'set') return `have ${edge} ${limit === 1 ? 'item' : 'items'}`
  return `be ${edge}`
}

function subjectOf(path: KeyPath, checked: Checked): string {
  if (path.length === 0) return checked.owner === undefined ? 'A pipeline' : `Options of ${checked.owner}`
  return checked.owner === undefined
    ? `Key "${dotted(path)}"`
    : `Option ${optionName(dotted(path))} of ${checked.owner}`
}

/** A path as a user writes it: `errors.budget`, `ops[1]`. */
function dotted(path: KeyPath): string {
  return path
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index > 0 ? '.' : ''}${String(part)}`))
    .join('')
}

/** What stands at a place of a value; `undefined` where nothing does. */
export function valueAt(value: unknown, path: KeyPath): unknown {
  let found = value
  for (const part of path) found = (found as Record<PropertyKey, unknown> | null | undefined)?.[part]
  return found
}

/** The names an object at that place may have. */
function keysAt({ schema, value }: Checked, path: KeyPath): Set<string> {
  const forms = schemasAt(schema, path).filter((form) => keysOf(form).length > 0)
  const meant = forms.filter((form) => isMeant(form, valueAt(value, path)))
  return new Set((meant.length > 0 ? meant : forms).flatMap(keysOf))
}

/** Whether a value has the words by which a form is told from the others, such as `operator: mask`. */
function isMeant(form: JsonSchema, value: unknown): boolean {
  return Object.entries((form.properties ?? {}) as Record<string, JsonSchema>).every(
    ([name, { const: word }]) => word === undefined || valueAt(value, [name]) === word,
  )
}

/** A type by name, a mapping of options with one of them. */
function wantedType(expected: string, path: KeyPath, checked: Checked): string {
  const keys = expected === 'object' && path.length > 0 ? [...keysAt(checked, path)] : []
  return keys.length === 0 ? typeName(expected) : `a mapping such as { ${keys[0]}: … }`
}

function typeName(expected: string): string {
  const names: Record<string, string> = {
    string: 'text',
    number: 'a number',
    int: 'a whole number',
    boolean: 'true or false',
    array: 'a list',
    object: 'a mapping',
    record: 'a mapping',
    null: 'nothing',
  }
  return names[expected] ?? expected
}

function kindOf(value: unknown): string {
  if (value === null) return 'empty'
  if (value === undefined) return 'nothing'
  if (Array.isArray(value)) return 'a list'
  if (Number.isNaN(value)) return 'NaN'
  if (typeof value === 'number') return Number.isInteger(value) ? 'a whole number' : 'a number'
  return (
    { string: 'text', boolean: 'true or false', object: 'a mapping' }[typeof value as string] ??
    `a ${typeof value}`
  )
}
