/** Python's methods of texts. */
import { typeFault } from './faults.js'
import { itemsIn, kindOf, type Named, sequenceOf, Tuple, type Value } from './values.js'
import { hasPairs, isSpace, type Side, strip, words } from './white-space.js'

/** A method: the text, what it is given by place, and by name. */
type TextMethod = (text: string, args: readonly Value[], named: Named) => Value

const stripper =
  (side: Side): TextMethod =>
  (text, [chars]) =>
    strip(text, side, chars === null || chars === undefined ? undefined : wantText(chars))

const edge =
  (test: (text: string, part: string) => boolean): TextMethod =>
  (text, [part]) =>
    (sequenceOf(part) ?? [part]).some((one) => test(text, wantText(one)))

const place =
  (isLast: boolean, isNeeded: boolean): TextMethod =>
  (text, [part]) => {
    const at = isLast ? text.lastIndexOf(wantText(part)) : text.indexOf(wantText(part))
    if (at < 0 && isNeeded) throw typeFault('the text to find is not there')
    return at > 0 && hasPairs(text) ? [...text.slice(0, at)].length : at
  }

const every =
  (pattern: RegExp): TextMethod =>
  (text) =>
    pattern.test(text)

/** The methods that templates may call. */
export const textMethods: ReadonlyMap<string, TextMethod> = new Map<string, TextMethod>([
  ['strip', stripper('both')],
  ['lstrip', stripper('start')],
  ['rstrip', stripper('end')],
  ['startswith', edge((text, part) => text.startsWith(part))],
  ['endswith', edge((text, part) => text.endsWith(part))],
  ['split', (text, args, named) => split(text, { ...splitGiven(args, named), isLast: false })],
  ['rsplit', (text, args, named) => split(text, { ...splitGiven(args, named), isLast: true })],
  ['splitlines', (text, [keep]) => splitLines(text, keep === true)],
  ['replace', (text, args, named) => replaced(text, args, named)],
  ['upper', (text) => text.toUpperCase()],
  ['lower', (text) => text.toLowerCase()],
  ['capitalize', (text) => capitalized(text)],
  ['title', (text) => text.replace(/\p{L}+/gu, capitalized)],
  ['join', (text, [items]) => itemsIn(items).map(wantText).join(text)],
  ['find', place(false, false)],
  ['rfind', place(true, false)],
  ['index', place(false, true)],
  ['rindex', place(true, true)],
  ['count', (text, [part]) => text.split(wantText(part)).length - 1],
  ['isdigit', every(/^\p{Nd}+$/u)],
  ['isnumeric', every(/^\p{N}+$/u)],
  ['isalpha', every(/^\p{L}+$/u)],
  ['isalnum', every(/^[\p{L}\p{N}]+$/u)],
  ['isspace', (text) => text !== '' && [...text].every((char) => isSpace(char.charCodeAt(0)))],
  ['isupper', (text) => /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text)],
  ['islower', (text) => /\p{Ll}/u.test(text) && !/\p{Lu}/u.test(text)],
  [
    'removeprefix',
    (text, [part]) => (text.startsWith(wantText(part)) ? text.slice(wantText(part).length) : text),
  ],
  ['removesuffix', (text, [part]) => withoutSuffix(text, wantText(part))],
  ['partition', (text, [part]) => parted(text, wantText(part), text.indexOf(wantText(part)))],
])

/** Methods that Python's texts have and that are not here. */
export const otherTextMethods: ReadonlySet<string> = new Set(
  (
    'casefold center encode expandtabs format format_map isascii isdecimal isidentifier isprintable istitle ljust ' +
    'maketrans rjust rpartition swapcase translate zfill'
  ).split(' '),
)

/** The text that a method or filter needs. */
export function wantText(value: Value): string {
  if (typeof value !== 'string') throw typeFault(`a text is wanted, and ${kindOf(value)} given`)
  return value
}

/** A whole number that a method or filter needs. */
export function wantInteger(value: Value): number {
  if (typeof value === 'boolean') return value ? 1 : 0
  if (typeof value !== 'number') throw typeFault(`a whole number is wanted, and ${kindOf(value)} given`)
  return value
}

/** The first letter large and all others small. */
export function capitalized(text: string): string {
  const [first = ''] = text
  return first.toUpperCase() + text.slice(first.length).toLowerCase()
}

function withoutSuffix(text: string, part: string): string {
  return part !== '' && text.endsWith(part) ? text.slice(0, -part.length) : text
}

function parted(text: string, part: string, at: number): Tuple {
  return new Tuple(at < 0 ? [text, '', ''] : [text.slice(0, at), part, text.slice(at + part.length)])
}

function splitGiven(args: readonly Value[], named: Named): { separator: Value; most: number } {
  const most = args[1] ?? named.get('maxsplit')
  return { separator: args[0] ?? named.get('sep'), most: most === undefined ? -1 : wantInteger(most) }
}

function split(
  text: string,
  { separator, most, isLast }: { separator: Value; most: number; isLast: boolean },
): string[] {
  if (separator === undefined || separator === null) return splitAtSpace(text, { most, isLast })
  const mark = wantText(separator)
  if (mark === '') throw typeFault('the text to split at is empty')
  const parts = text.split(mark)
  if (most < 0 || parts.length <= most + 1) return parts
  return isLast
    ? [parts.slice(0, parts.length - most).join(mark), ...parts.slice(parts.length - most)]
    : [...parts.slice(0, most), parts.slice(most).join(mark)]
}

function splitAtSpace(text: string, { most, isLast }: { most: number; isLast: boolean }): string[] {
  const found = [...words(text)]
  const parts = found.map(([word]) => word)
  if (most < 0 || parts.length <= most) return parts
  if (isLast) {
    const last = found[found.length - most - 1]
    const head = strip(text.slice(0, (last.index as number) + last[0].length), 'start')
    return [head, ...parts.slice(parts.length - most)]
  }
  const from = found[most].index as number
  return [...parts.slice(0, most), strip(text.slice(from), 'start')]
}

function splitLines(text: string, keepsEnds: boolean): string[] {
  const lines =
    text.match(/[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]*(?:\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]|$)/g) ?? []
  const full = lines.filter((line, i) => line !== '' || i < lines.length - 1)
  return keepsEnds
    ? full
    : full.map((line) => line.replace(/(?:\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029])$/, ''))
}

function replaced(text: string, args: readonly Value[], named: Named): string {
  const [from, to] = [wantText(args[0]), wantText(args[1])]
  const count = args[2] ?? named.get('count')
  const most = count === undefined || count === null ? -1 : wantInteger(count)
  if (most < 0)
    return from === '' ? to + [...text].map((char) => char + to).join('') : text.split(from).join(to)
  let result = ''
  let at = 0
  for (let done = 0; done < most; done++) {
    const next = text.indexOf(from, at)
    if (next < 0 || from === '') break
    result += text.slice(at, next) + to
    at = next + from.length
  }
  return result + text.slice(at)
}
