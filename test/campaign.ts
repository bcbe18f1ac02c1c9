import type fc from 'fast-check'

/** How long `npm run campaign` tries each property, in seconds; 0 in the suite. */
export const campaignSeconds = Number(process.env.CAMPAIGN_SECONDS ?? 0)

/**
 * How often a property is tried: in the suite so many times from one seed, so that every run of it says the same; in
 * a campaign for {@link campaignSeconds} from a new seed, which the message of a failure gives.
 */
export function runs(numRuns = 100, seed = 20): fc.Parameters<unknown> {
  if (campaignSeconds === 0) return { numRuns, seed }
  return { numRuns: Number.POSITIVE_INFINITY, interruptAfterTimeLimit: campaignSeconds * 1000 }
}
