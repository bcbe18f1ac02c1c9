import type { Candidate } from '../chinese-text/proposals.js'

/**
 * What rules propose and what the tagger says of a text, weighed together, as odds in natural logarithms. The weights
 * were set on sentences and documents that the tagger had not seen.
 */

/** A name that the tagger found. */
export interface Tagged {
  start: number
  end: number
  /** A place in the tagger's `kinds`. */
  kind: number
  /** 0 to 1. */
  probability: number
}

const person = 0
/** Rules are not surer than this, whatever stands beside a name. */
const mostOdds = 12
/** What a proposal counts beside a tag of the same characters, and what the tag adds to it. */
const ownShare = 0.5
const sameGain = 0.5
/** What a proposal loses where the tagger sees a person in other characters, another kind of name, or none. */
const otherLoss = 1.5
const kindLoss = 4
const noneLoss = 1.5
/** What a proposal loses on top where nothing beside it speaks for it. */
const bareLoss = 2.5
/** A name that only the tagger sees. */
const aloneLoss = 2.5
/** What a given name alone loses where nothing beside it speaks for it. */
const givenLoss = 3.5
/** Weaker words stand beside anything: 为, 和. */
const leastCue = 3
const leastSure = 0.9
const mostSure = 0.995
/** Nothing lifts a proposal as unlikely as this. */
const leastLifted = -9

/** Both lists are disjoint and in order, and so is what comes back, but for what overlaps. */
export function joinEvidence(proposals: readonly Candidate[], tagged: readonly Tagged[]): Candidate[] {
  const joined: Candidate[] = []
  const taken = new Set<Tagged>()
  let next = 0
  for (const proposal of proposals) {
    if (proposal.odds < leastLifted) {
      joined.push(proposal)
      continue
    }
    while (next < tagged.length && tagged[next].end <= proposal.start) next++
    let best: Tagged | undefined
    for (let i = next; i < tagged.length && tagged[i].start < proposal.end; i++)
      if (best === undefined || tagged[i].probability > best.probability || isSame(tagged[i], proposal))
        best = tagged[i]
    const weighed = weigh(proposal, best)
    if (best !== undefined && (isSame(best, proposal) || weighed.odds >= oddsOf(best))) taken.add(best)
    joined.push(weighed)
  }
  for (const one of tagged)
    if (one.kind === person && !taken.has(one))
      joined.push({
        start: one.start,
        end: one.end,
        odds: oddsOf(one),
        given: 0,
        cue: cueOf(one),
        context: 0,
      })
  return joined
}

function weigh(proposal: Candidate, tag: Tagged | undefined): Candidate {
  const odds = Math.min(mostOdds, proposal.odds)
  const bare = proposal.cue === '' ? bareLoss : 0
  if (tag === undefined) return { ...proposal, odds: odds - noneLoss - bare }
  const logit = logitOf(tag)
  const isWeak = proposal.context < leastCue && tag.probability < leastSure
  const isUncued = proposal.isAlone === true && (proposal.cue === '' || isWeak)
  if (isSame(tag, proposal))
    return {
      ...proposal,
      odds: Math.max(0, odds * ownShare) + logit + sameGain - (isUncued ? givenLoss : 0),
      cue: proposal.cue === '' ? cueOf(tag) : `${proposal.cue}, ${cueOf(tag)}`,
    }
  const loss = (tag.kind === person ? otherLoss : kindLoss) + Math.max(0, logit)
  return { ...proposal, odds: odds - loss }
}

function isSame({ start, end, kind }: Tagged, proposal: Candidate): boolean {
  return kind === person && start === proposal.start && end === proposal.end
}

function oddsOf(tag: Tagged): number {
  return tag.kind === person ? logitOf(tag) - aloneLoss : Number.NEGATIVE_INFINITY
}

function logitOf({ probability }: Tagged): number {
  const sure = Math.min(mostSure, probability)
  return Math.log(sure / (1 - sure))
}

function cueOf({ probability }: Tagged): string {
  return `tagger ${probability.toFixed(2)}`
}
