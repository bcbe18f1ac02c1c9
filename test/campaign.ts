import type fc from 'fast-check'

/** How long `npm run campaign` tries each property, in seconds; 0 in the suite. */
export const campaignSeconds = Number(process.env.CAMPAIGN_SECONDS ?? 0)

/** The seed of a campaign, by which it can be repeated; a new one for each property where none is given. */
const campaignSeed = process.env.CAMPAIGN_SEED === undefined ? undefined : Number(process.env.CAMPAIGN_SEED)

/** The suite makes this share of the draws that a test asks for, always the same ones; `.ci/run` makes more, a campaign new ones without end. */
const suiteShare = Number(process.env.PROPERTY_SHARE ?? 0.2)

/**
 * How often a property is tried: in the suite {@link suiteShare} of so many times from one seed, so that every run of it
 * says the same; in a campaign for {@link campaignSeconds} from {@link campaignSeed}. The message of a failure gives the seed.
 */
export function runs(numRuns = 50, seed = 20): fc.Parameters<unknown> {
  if (campaignSeconds === 0) return { numRuns: Math.ceil(numRuns * suiteShare), seed }
  return {
    ...(campaignSeed !== undefined && { seed: campaignSeed }),
    numRuns: Number.POSITIVE_INFINITY,
    interruptAfterTimeLimit: campaignSeconds * 1000,
  }
}

/** Cases that each start a program: the suite tries the first `count` of them, a campaign all. */
export function shortForm<T>(cases: readonly T[], count: number): readonly T[] {
  return campaignSeconds === 0 ? cases.slice(0, count) : cases
}
