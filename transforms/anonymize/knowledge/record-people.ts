import { once } from '../detect/deferred.js'
import type { Span } from '../detect/recognizer.js'
import type { NamedText, NameVote, RecordPeople } from '../detect/spared.js'
import { chineseTitle } from '../entities/made-up/name-affixes.js'
import { person } from '../entities/names.js'
import { asksForMadeUp, asksOfNobody } from './evidence/made-up-tasks.js'
import { voteWeights } from './name-votes.js'
import { findAlike, standsBeside } from './named-alike.js'
import { isPart, stayReasons } from './person.js'
import { nameKey, wordsOf as wordsIn } from './tables/name-key.js'

/** No more names of a record are compared with each other. */
const mostNames = 200
const han = /\p{Script=Han}/u

/** From this score on an unknown word that somebody says as a name is one. */
const surely = 0.8

/** Those of one name, and what is decided of it. */
interface Group {
  words: ReadonlySet<string>
  weight: number
  isTaken: boolean
}

/** Decides about the people of a record by what its texts say of them. */
export function resolvePeople(texts: readonly NamedText[]): RecordPeople {
  const votes = texts.flatMap((text) => text.votes)
  const full = groupFull(votes.filter(({ isFull }) => isFull))
  const mostLeft = openMostLeft(texts, votes)
  for (const group of full) group.isTaken &&= group.weight > mostLeft()
  const taken = wordsOf(full, true)
  const left = wordsOf(full, false)
  const isPartOf = (words: readonly string[], names: ReadonlySet<string>) =>
    words.some((word) => isPart(word, names) || isCalled(word, names))
  const alone = new Map<string, Group>()
  for (const vote of votes) if (!vote.isFull) add(alone, keyOf(vote.words), vote)
  for (const one of texts)
    for (const vote of one.votes) {
      const group = vote.isFull ? undefined : alone.get(keyOf(vote.words))
      if (group?.isTaken !== true || !isGuess(vote, group.weight) || isPartOf(vote.words, taken)) continue
      if (isHalfSeen(writtenName(one.text, vote), texts)) group.isTaken = false
    }
  for (const group of alone.values()) group.isTaken &&= group.weight > mostLeft()
  const isTaken: RecordPeople['isTaken'] = ({ words, isFull }) => {
    if (isFull) return groupOf(full, words)?.isTaken
    const own = alone.get(keyOf(words))
    if (own?.isTaken === true && own.weight >= voteWeights.cued) return true
    const isOfLeft = words.some((word) => isPart(word, left))
    const isMet = own?.isTaken === true && own.weight > voteWeights.described
    if (isPartOf(words, taken) && (!isOfLeft || isMet)) return true
    if (isOfLeft) return false
    return own?.isTaken
  }
  const names = new Set<string>()
  for (const { text, votes } of texts)
    for (const vote of votes)
      if (names.size < mostNames && isTaken(vote) === true) names.add(writtenName(text, vote))
  const written = [...names].filter((name) => !han.test(name))
  return { isTaken, placesIn: (text, found) => findAlike(text, written, found) }
}

/**
 * Up to which weight nobody is taken: what is made up where another text of the record asks for it names nobody, unless
 * something in the record is somebody's; what was written for everybody takes nobody on a guess.
 */
function openMostLeft(texts: readonly NamedText[], votes: readonly NameVote[]): () => number {
  return once(() => {
    const isOfSomebody = votes.some(
      ({ reason, weight }) => reason === undefined && weight === voteWeights.shown,
    )
    if (texts.length > 1 && !isOfSomebody && texts.some(({ text }) => asksForMadeUp(text)))
      return voteWeights.meant
    if (!isOfSomebody && answersNobody(texts)) return voteWeights.met
    return isOfWorld(votes) ? voteWeights.guessed : 0
  })
}

/** No longer record is a task and its answer: a chat goes on, and somebody tells of himself in it. */
const mostOfTask = 3

/** Whether people are named in the answer alone, to a task that names nobody or public people: who answers can know only whom everybody knows. */
function answersNobody(texts: readonly NamedText[]): boolean {
  const asked = texts.slice(0, -1)
  return (
    texts.length <= mostOfTask &&
    asked.every(({ votes }) => votes.every(({ reason }) => reason !== undefined)) &&
    asked.some(({ text }) => asksOfNobody(text))
  )
}

/** Whether a text of the record was written for everybody, and none is of somebody: then nobody in it is taken for nothing. */
function isOfWorld(votes: readonly NameVote[]): boolean {
  return (
    votes.some(({ reason }) => reason === stayReasons.published) &&
    !votes.some(({ reason, weight }) => reason === undefined && weight > voteWeights.guessed)
  )
}

/** Whether only the form of a word alone says that it is a name, in a text in which nobody speaks or not even surely there. */
function isGuess({ isCommon, span }: NameVote, weight: number): boolean {
  return !isCommon && (weight === voteWeights.guessed || (weight === voteWeights.met && span.score < surely))
}

/** Whether a name stands in a text of the record where nobody took it for one: it is taken at all places or at none. */
function isHalfSeen(name: string, texts: readonly NamedText[]): boolean {
  return (
    !han.test(name) &&
    texts.some(({ text, votes }) =>
      standsBeside(
        text,
        name,
        votes.map(({ span }) => span),
      ),
    )
  )
}

function writtenName(text: string, { span }: NameVote): string {
  return text.slice(span.start, span.end).replace(/['’]s?$/, '')
}

/** Full names; a longer one and one of some of its words are of one person. */
function groupFull(votes: readonly NameVote[]): readonly Group[] {
  const byName = new Map<string, Group>()
  for (const vote of votes) if (byName.size < mostNames) add(byName, keyOf(vote.words), vote)
  const groups: Group[] = []
  for (const one of [...byName.values()].sort((a, b) => b.words.size - a.words.size)) {
    const longer = groups.find(({ words }) => one.words.size > 1 && isWithin(one.words, words))
    if (longer === undefined) groups.push({ ...one })
    else decide(longer, one)
  }
  return groups
}

function groupOf(groups: readonly Group[], words: readonly string[]): Group | undefined {
  const asked = new Set(words)
  return groups.find(
    (one) =>
      isWithin(asked, one.words) && (asked.size > 1 || one.words.size === 1 || han.test(words[0] ?? '')),
  )
}

function isWithin(some: ReadonlySet<string>, all: ReadonlySet<string>): boolean {
  for (const word of some) if (!all.has(word)) return false
  return true
}

function add(groups: Map<string, Group>, key: string, { words, reason, weight }: NameVote): void {
  const group = groups.get(key) ?? { words: new Set(words), weight: 0, isTaken: false }
  groups.set(key, group)
  decide(group, { weight, isTaken: reason === undefined })
}

function decide(group: Group, { weight, isTaken }: Pick<Group, 'weight' | 'isTaken'>): void {
  if (weight > group.weight) Object.assign(group, { weight, isTaken })
}

function wordsOf(groups: readonly Group[], isTaken: boolean): ReadonlySet<string> {
  return new Set(groups.flatMap((group) => (group.isTaken === isTaken ? [...group.words] : [])))
}

function keyOf(words: readonly string[]): string {
  return words.join(' ')
}

/** 陈小姐 and 小陈 beside 陈静怡: a surname with a form of address. */
function isCalled(word: string, names: ReadonlySet<string>): boolean {
  if (!han.test(word)) return false
  const bare = word.replace(chineseTitle, '').replace(/^[小老阿](?=.)/u, '')
  if (bare === word || bare === '') return false
  for (const name of names) if (name.startsWith(bare) && name.length > bare.length) return true
  return names.has(bare)
}

/** What a field says of which every value is a name. */
export function votesOfNames(text: string, spans: readonly Span[]): NameVote[] {
  return spans.flatMap((span) => {
    if (span.entity !== person.name) return []
    const name = text.slice(span.start, span.end)
    const words = han.test(name) ? [nameKey(name)] : wordsIn(name)
    const isFull = words.length > 1 || (han.test(name) && name.length > 1)
    return { span, words, isFull, weight: voteWeights.shown, isCommon: true }
  })
}
