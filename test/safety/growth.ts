/** How many times as long the long input is as the short one. */
const factor = 8
/** A long input may cost this many times what a linear one would. A quadratic one costs `factor` times that. */
const slack = 2
const shortRuns = 3
const tries = 4
/** Sizes that are tried in turn: a cost that steps up, where a kernel's room or some other limit is reached, is no growth. */
const scales = [1, 2, 4, 8]

/**
 * Compares what work costs on an input of `size` with what it costs on an eighth of that: `undefined` where the cost
 * grows as the input does, else what it grows by. A cost is time of the processor, so that other work on the machine
 * counts little, and the least of several, since a disturbance only adds. No time is compared with a fixed limit.
 */
export async function growthFault<T>(
  work: (input: T) => unknown,
  { make, size }: { make: (size: number) => T; size: number },
): Promise<string | undefined> {
  let fault = ''
  for (const scale of scales) {
    const [short, long] = [make((scale * size) / factor), make(scale * size)]
    let [shortMs, longMs] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
    for (let i = 0; i < tries; i++) {
      // The long one first: it warms up the code for the short ones.
      longMs = Math.min(longMs, await costMs(work, long))
      for (let k = 0; k < shortRuns; k++) shortMs = Math.min(shortMs, await costMs(work, short))
      if (longMs <= slack * factor * shortMs) return undefined
    }
    fault = `${factor} times the input takes ${(longMs / shortMs).toFixed(1)} times as long (${longMs.toFixed(1)} ms)`
  }
  return fault
}

/** Makes texts that repeat a unit up to a number of characters. */
export function repeated(unit: string): (characters: number) => string {
  return (characters) => unit.repeat(Math.ceil(characters / unit.length))
}

async function costMs<T>(work: (input: T) => unknown, input: T): Promise<number> {
  const before = process.cpuUsage()
  await work(input)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
