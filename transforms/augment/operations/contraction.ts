import type { Edit } from '../editing/edits.js'
import { asCapital, changesFor, drawSome, isCarried, type Operation } from '../editing/operation.js'
import type { TextView } from '../editing/text-view.js'

const pronouns = 'I|you|he|she|it|we|they'
const auxiliaries: Readonly<Record<string, string>> = {
  "don't": 'do not',
  "doesn't": 'does not',
  "didn't": 'did not',
  "isn't": 'is not',
  "aren't": 'are not',
  "wasn't": 'was not',
  "weren't": 'were not',
  "can't": 'cannot',
  "won't": 'will not',
  "couldn't": 'could not',
  "wouldn't": 'would not',
  "shouldn't": 'should not',
  "haven't": 'have not',
  "hasn't": 'has not',
}
const contractions: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(auxiliaries).map(([short, long]) => [long, short]),
)

/** Where a word stands before the subject in a question, "not" cannot stand alone: "Why don't they". */
const behindNegation = `(?!\\s+(?:${pronouns}|the|a|an|this|that|these|those|my|your|his|her|its|our|their|there|people)\\b)`
/** With `cue`, what every match holds, so that most texts are passed over. */
const rules: readonly { cue: string; pattern: RegExp; change: (match: RegExpMatchArray) => string }[] = [
  {
    cue: "n't",
    pattern: new RegExp(
      `(?<=\\p{L}[ ])(?<!\\b(?:why|how|where|when|who|what)[ ])(?:${Object.keys(auxiliaries).join('|')})\\b${behindNegation}(?=[ ]\\p{L})`,
      'giu',
    ),
    change: ([word]) => auxiliaries[word.toLowerCase()],
  },
  {
    cue: "on't",
    pattern: new RegExp(`(?<=^|[.!?] )don't\\b${behindNegation}(?=[ ]\\p{L})`, 'gimu'),
    change: () => 'do not',
  },
  {
    cue: 'not',
    pattern: new RegExp(
      `(?<=\\p{L}[ ])(?:${Object.keys(contractions).join('|')})\\b(?=[ ]\\p{L})(?! only\\b| to\\b)`,
      'gu',
    ),
    change: ([words]) => contractions[words],
  },
  {
    cue: "'",
    pattern:
      /(?<![\p{L}'’-])(I'm|(?:you|we|they)'re|(?:I|you|we|they)'ve|(?:I|you|he|she|it|we|they)'ll)\b(?=[ ]\p{L})/giu,
    change: ([words]) =>
      words.replace(
        /'.+/,
        (end) => ({ "'m": ' am', "'re": ' are', "'ve": ' have', "'ll": ' will' })[end.toLowerCase()]!,
      ),
  },
  {
    cue: ' ',
    pattern:
      /\b(?<![\w'’-])(?:I am|(?:you|we|they) are|(?:he|she|it) is|(?:I|you|he|she|it|we|they) will)\b(?=[ ][a-z]{2})(?<!\b(?:than|as|what|how|where|who|whatever|which|when) \w+ \w+)/gi,
    change: ([words]) =>
      words.replace(
        / .+/,
        (end) => ({ ' am': "'m", ' are': "'re", ' is': "'s", ' will': "'ll" })[end.toLowerCase()]!,
      ),
  },
  {
    cue: 'What',
    pattern: /(?<=^|[.!?:] )What(?: is|'s)(?= (?:the|a|an|your|my|his|her|our|their|one)\b)/gmu,
    change: ([words]) => (words === 'What is' ? "What's" : 'What is'),
  },
]

/** Short forms of auxiliaries and the whole words, either way, where both are said: "do not" and "don't". */
export const contraction: Operation = {
  name: 'contraction',
  about: "writes do not for don't, and the other way",
  languages: ['en'],
  keeps: 'meaning',
  carries: true,
  examples: [
    { text: 'I do not know', gives: ["I don't know"] },
    { text: "Don't use jargon", gives: ['Do not use jargon'] },
    {
      text: "We can't go, and I'm late for it",
      gives: ["We can't go, and I am late for it", "We cannot go, and I'm late for it"],
    },
    { text: 'What is the capital of France?', gives: ["What's the capital of France?"] },
    { text: "Why don't you go? Isn't it late?", stays: true },
    { text: 'Taller than he is. That is what it is', stays: true },
    { text: 'Use `I\'m` and "don\'t know"', stays: true },
  ],
  open:
    () =>
    (view, { draws, strength, carried }) => {
      if (!/['’]|\b(?:not|cannot|is|am|are|will)\b/i.test(view.text)) return []
      const all = contractionEdits(view)
      if (carried !== undefined)
        return all.filter(({ start, end }) => isCarried(view.text.slice(start, end), carried))
      const edits = all.filter(({ end }) => end <= view.dataStart)
      return drawSome(edits, changesFor(edits.length, Math.max(strength, 0.5)), draws)
    },
}

function contractionEdits(view: TextView): Edit[] {
  return rules.flatMap(({ cue, pattern, change }) =>
    view.text.includes(cue)
      ? [...view.text.matchAll(pattern)].map((match) => ({
          start: match.index,
          end: match.index + match[0].length,
          text: asCapital(change(match), match[0]),
        }))
      : [],
  )
}
