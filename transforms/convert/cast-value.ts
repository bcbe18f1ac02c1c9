/** The strict casts of single values. `failed` means that the value has no equal in the wanted type. */

/** The types that a column can be cast to. */
export const castTargets = ['text', 'int', 'double', 'bool', 'json'] as const
export type CastTarget = (typeof castTargets)[number]

/** What a cast answers for a value that does not fit. */
export const failed = Symbol('failed')

/** Text (or a number, bigint, boolean) to the value of the wanted type. */
export type CastValue = (value: unknown) => unknown

const wholeNumber = /^[+-]?\d+$/
const decimalNumber = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i

/** Casts to every target but `json`, which is not made value by value. */
export const castValues: Readonly<Record<Exclude<CastTarget, 'json'>, CastValue>> = {
  text: (value) => String(value),
  int: toInt,
  double: toDouble,
  bool: toBool,
}

/** Digits with an optional sign, nothing around them, within 64 signed bits; a double without a fraction. */
function toInt(value: unknown): number | bigint | typeof failed {
  if (typeof value === 'boolean') return value ? 1 : 0
  if (Number.isSafeInteger(value)) return (value as number) + 0
  if (typeof value === 'number') return Number.isInteger(value) ? fit64(BigInt(value)) : failed
  if (typeof value === 'bigint') return fit64(value)
  const text = String(value)
  if (!wholeNumber.test(text)) return failed
  return text.length < 16 ? Number(text) + 0 : fit64(BigInt(text.replace('+', '')))
}

/** A finite decimal number. A whole number that a double cannot hold exactly does not fit. */
function toDouble(value: unknown): number | typeof failed {
  if (typeof value === 'number') return value
  if (typeof value === 'boolean') return value ? 1 : 0
  if (typeof value === 'bigint') return BigInt(Number(value)) === value ? Number(value) : failed
  const text = String(value)
  if (!decimalNumber.test(text)) return failed
  const parsed = Number(text)
  return Number.isFinite(parsed) ? parsed : failed
}

/** `true` and `false` in any case, 1 and 0: what Arrow's own casts from text take. */
function toBool(value: unknown): boolean | typeof failed {
  if (typeof value === 'boolean') return value
  const text = String(value).toLowerCase()
  if (text === 'true' || text === '1') return true
  return text === 'false' || text === '0' ? false : failed
}

function fit64(value: bigint): bigint | typeof failed {
  return BigInt.asIntN(64, value) === value ? value : failed
}
