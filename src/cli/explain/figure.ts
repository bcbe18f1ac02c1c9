import { count } from '../../base/count.js'

/** A number in four digits, or whole. */
export function figure(value: number): string {
  return Number.isSafeInteger(value) ? count(value) : String(Number(value.toPrecision(4)))
}

/** A limit as it is read: `≥ 50`. */
export function bound({ side, limit }: { side: 'min' | 'max' | undefined; limit: number }): string {
  return `${side === 'min' ? '≥' : '≤'} ${figure(limit)}`
}
