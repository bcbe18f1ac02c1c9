/** Some rows: how many, the sum of their weights, and the sum of their squared weights. */
export interface Mass {
  rows: number
  weight: number
  squares: number
}

export function emptyMass(): Mass {
  return { rows: 0, weight: 0, squares: 0 }
}

export function addMass(into: Mass, { rows, weight, squares }: Mass): void {
  into.rows += rows
  into.weight += weight
  into.squares += squares
}

export function sumMasses(masses: readonly Mass[]): Mass {
  const sum = emptyMass()
  for (const mass of masses) addMass(sum, mass)
  return sum
}

/**
 * For each of some masses all the others together. They are summed from both ends and never subtracted from
 * the whole, which would leave a small side with the rounding errors of a large one.
 */
export function othersOf(masses: readonly Mass[]): Mass[] {
  const others = masses.map(emptyMass)
  const before = emptyMass()
  const after = emptyMass()
  for (let i = 0, j = masses.length - 1; j >= 0; i++, j--) {
    addMass(others[i], before)
    addMass(before, masses[i])
    addMass(others[j], after)
    addMass(after, masses[j])
  }
  return others
}

/**
 * How many rows of equal weight would tell as much: (Σw)² / Σw², by Kish, "Survey Sampling" (1965). Without
 * weights it is the number of rows. It is never below 1 where there is any weight, also where the squares of
 * tiny weights are lost among the doubles.
 */
export function effectiveSize({ weight, squares }: Mass): number {
  if (weight === 0) return 0
  return squares === 0 ? 1 : Math.max(1, (weight * weight) / squares)
}

/** a / b, or null where b is 0. */
export function ratio(a: number, b: number): number | null {
  return b === 0 ? null : a / b
}
