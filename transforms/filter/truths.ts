import { no, type Truths, unknown, yes } from './vectors.js'

/** Truth of three values, as in SQL: what hangs on something unknown is unknown. */

export function both(a: Truths, b: Truths): Truths {
  return a.map((truth, i) =>
    truth === no || b[i] === no ? no : truth === yes && b[i] === yes ? yes : unknown,
  )
}

export function either(a: Truths, b: Truths): Truths {
  return a.map((truth, i) =>
    truth === yes || b[i] === yes ? yes : truth === no && b[i] === no ? no : unknown,
  )
}

export function opposite(truths: Truths): Truths {
  return truths.map((truth) => (truth === unknown ? unknown : truth === yes ? no : yes))
}
