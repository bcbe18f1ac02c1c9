/**
 * Works on all items, so many at once, and takes the next when one is done. The first failure ends it, once what is under
 * way has ended, and is thrown.
 */
export async function inLanes<T>(
  items: Iterable<T>,
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const rest = items[Symbol.iterator]()
  let hasFailed = false
  const lane = async () => {
    while (!hasFailed) {
      const next = rest.next()
      if (next.done === true) return
      await work(next.value).catch((error: unknown) => {
        hasFailed = true
        throw error
      })
    }
  }
  const lanes = await Promise.allSettled(Array.from({ length: atOnce }, lane))
  rest.return?.()
  for (const one of lanes) if (one.status === 'rejected') throw one.reason
}
