import type fc from 'fast-check'

/** How long `npm run campaign` tries each property, in seconds; 0 in the suite. */
export const campaignSeconds = Number(process.env.CAMPAIGN_SECONDS ?? 0)

/** The seed of a campaign, by which it can be repeated; a new one for each property where none is given. */
const campaignSeed = process.env.CAMPAIGN_SEED === undefined ? undefined : Number(process.env.CAMPAIGN_SEED)

/**
 * Whether tests take their whole form: all cases, inputs of full size. `npm run test:long`, `.ci/run` and a campaign do;
 * `npm test` takes the short form of what is long, which tries every kind of thing once.
 */
export const isWhole = campaignSeconds > 0 || process.env.TEST_LONG !== undefined

/** The suite makes this share of the draws that a test asks for, always the same ones; a campaign new ones without end. */
const suiteShare = isWhole ? 0.5 : 0.05
/** A property of which so few values are seen is hardly one. */
const fewestDraws = 3

/**
 * How often a property is tried: in the suite {@link suiteShare} of so many times from one seed, so that every run of it
 * says the same; in a campaign for {@link campaignSeconds} from {@link campaignSeed}. The message of a failure gives the seed.
 */
export function runs(numRuns = 50, seed = 20): fc.Parameters<unknown> {
  if (campaignSeconds === 0) return { numRuns: drawsOf(numRuns), seed }
  return {
    ...(campaignSeed !== undefined && { seed: campaignSeed }),
    numRuns: Number.POSITIVE_INFINITY,
    interruptAfterTimeLimit: campaignSeconds * 1000,
  }
}

/** How many of the draws that a test asks for the suite makes. */
export function drawsOf(numRuns: number): number {
  return Math.max(Math.min(fewestDraws, numRuns), Math.ceil(numRuns * suiteShare))
}

/** Cases that each take long: the short form is the first `count` of them. */
export function shortForm<T>(cases: readonly T[], count: number): readonly T[] {
  return isWhole ? cases : cases.slice(0, count)
}

/** Cases that are alike: the short form is `count` of them from among all, the first and the last included. */
export function spread<T>(cases: readonly T[], count: number): readonly T[] {
  if (isWhole || count >= cases.length) return cases
  return Array.from({ length: count }, (_, i) => cases[Math.round((i * (cases.length - 1)) / (count - 1))])
}
