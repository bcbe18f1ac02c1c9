/** When a request is worth making again, and how long to wait before: what every client of the project goes by. */

/** Whether the same request may be answered later: the server was busy, broken, or waited too long. */
export function mayHelp(status: number): boolean {
  return status === 408 || status === 429 || status >= 500
}

/**
 * How long a server asks to be left alone, in milliseconds; 0 where it does not say. `Retry-After` holds seconds, or a
 * date (RFC 9110, section 10.2.3), which is held to the server's own clock, since ours may differ.
 */
export function pauseAsked(headers: Headers): number {
  const asked = headers.get('retry-after')
  if (asked === null) return 0
  const seconds = Number(asked)
  if (!Number.isNaN(seconds)) return Math.max(0, seconds * 1000)
  const pause = Date.parse(asked) - Date.parse(headers.get('date') ?? '')
  return Number.isNaN(pause) ? 0 : Math.max(0, pause)
}

/** How the pause before a repetition grows. */
export interface Backoff {
  /** The longest pause before the first repetition; it doubles with each further one. */
  firstMs: number
  mostMs: number
}

/**
 * The pause before repetition `attempt`, from 0: a share (`unit`, 0 to 1) of what doubles each time, so that clients that
 * failed together do not come back together ("full jitter", AWS Architecture Blog, 2015). A share of 1 has no jitter.
 */
export function backoffMs(attempt: number, { firstMs, mostMs }: Backoff, unit = 1): number {
  return unit * Math.min(mostMs, firstMs * 2 ** attempt)
}

/** The code of the system, such as ECONNREFUSED, in brackets; nothing where there is none. */
export function codeOf(error: unknown): string {
  const code = (error as { cause?: { code?: unknown } } | null)?.cause?.code
  return typeof code === 'string' ? ` (${code})` : ''
}
