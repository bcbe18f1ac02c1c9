/**
 * How English instructions are said in other words. A rule is for the beginning of the instruction: `from` is matched
 * there, in any case, and stands in the text as one of `to`, in which `$1` is the first group. Rules that lead back are
 * written both ways.
 */
export interface PhraseRule {
  from: RegExp
  to: readonly string[]
}

const counted = '(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|some|\\d+)'
const some = '(?:two|three|four|five|six|seven|eight|nine|ten|some|\\d+)'

/** Verbs that begin an instruction and are no nouns or adjectives there. */
export const plainVerbs =
  'add|analyze|analyse|arrange|assess|brainstorm|build|calculate|categorize|choose|classify|compare|compose|compute|' +
  'construct|convert|create|define|describe|determine|develop|discuss|edit|evaluate|examine|explain|find|formulate|' +
  'generate|give|identify|illustrate|improve|include|insert|list|make|modify|name|organize|outline|paraphrase|predict|' +
  'prepare|produce|propose|provide|rearrange|recommend|remove|rephrase|replace|reword|rewrite|select|simplify|sort|' +
  'suggest|summarize|summarise|tell|transform|translate|write|adapt|append|answer|change|derive|design|devise|draft|format|' +
  'indicate|output|rank|read|state|take|train|use'

/** What follows a verb that may be a noun as well: "Name two rivers", but not "Name tags for a party". */
export const objectStart =
  '(?:a|an|the|this|that|these|those|two|three|four|five|six|seven|eight|nine|ten|\\d+|some|any|all|each|every|my|' +
  'your|our|its|their|his|her|me|us|it|them|how|why|what|whether|which|who|where|when|if|at|one|several|appropriate|new)'

/** Verbs of the list that are nouns, too. */
export const doubtfulVerbs: ReadonlySet<string> = new Set([
  'name',
  'list',
  'outline',
  'sort',
  'build',
  'compound',
  'find',
  'produce',
  'make',
  'edit',
  'select',
  'replace',
  'convert',
  'transform',
  'insert',
  'answer',
  'change',
  'design',
  'draft',
  'format',
  'output',
  'rank',
  'read',
  'state',
  'take',
  'train',
  'use',
])

export const verbRules: readonly PhraseRule[] = [
  {
    from: /describe (?=(?:a|an|the|this|these|your|my|its)\b)/,
    to: ['give a description of ', 'provide a description of '],
  },
  { from: /(?:give|provide|write) a description of (?=\w)/, to: ['describe '] },
  { from: /describe how (?=\w)/, to: ['explain how '] },
  { from: /describe what (?=\w)/, to: ['explain what '] },
  {
    from: /explain (?=(?:a|an|the|this|these)\b)/,
    to: ['give an explanation of ', 'provide an explanation of '],
  },
  { from: /(?:give|provide) an explanation of (?=\w)/, to: ['explain '] },
  {
    from: /summarize (?=(?:a|an|the|this|these)\b)/,
    to: ['sum up ', 'give a summary of ', 'write a summary of '],
  },
  { from: /(?:sum up|(?:give|provide|write) a summary of) (?=\w)/, to: ['summarize '] },
  { from: /outline (?=(?:the|a|an)\b)/, to: ['give an outline of ', 'provide an outline of '] },
  { from: /define (?=(?:a|an|the)\b)/, to: ['give a definition of ', 'provide a definition of '] },
  { from: /(?:give|provide) (?:a|the) definition of (?=\w)/, to: ['define '] },
  { from: /compare (?=(?:the|two|these|this)\b)/, to: ['make a comparison of '] },
  { from: /analyze (?=(?:a|an|the|this|these)\b)/, to: ['give an analysis of ', 'provide an analysis of '] },
  { from: /evaluate (?=(?:a|an|the|this|these)\b)/, to: ['assess ', 'give an evaluation of '] },
  { from: /assess (?=(?:a|an|the|this|these)\b)/, to: ['evaluate '] },
  { from: /provide (?=(?:a|an|the|one|two|three|four|five|\d+|some|examples?)\b)/, to: ['give '] },
  { from: /give (?=(?:a|an|the|one|two|three|four|five|\d+|some|examples?)\b)/, to: ['provide '] },
  { from: /give me (?=(?:a|an|the|one|two|three|four|five|\d+|some)\b)/, to: ['give ', 'provide '] },
  { from: new RegExp(`generate (?=${counted} )`), to: ['create ', 'come up with ', 'produce '] },
  {
    from: /generate (?=(?:a|an) (?:\w+ ){0,2}(?:list|sentence|story|poem|paragraph|question|essay|title|headline|letter|tweet|script|description|summary|report|email|dialogue|conversation)\b)/,
    to: ['write '],
  },
  {
    from: new RegExp(
      `create (?=${counted} (?:\\w+ ){0,2}(?:list|story|poem|sentence|question|quiz|survey|recipe|title|slogan|tagline|example|plan|schedule|dialogue|conversation|headline|argument|joke|riddle|metaphor|analogy|strategy|budget)s?\\b)`,
    ),
    to: ['come up with ', 'generate ', 'make '],
  },
  { from: new RegExp(`(?:make|write) (?=${counted} (?:\\w+ )?lists?\\b)`), to: ['create ', 'come up with '] },
  { from: new RegExp(`come up with (?=${counted} )`), to: ['think of ', 'create '] },
  { from: new RegExp(`think of (?=${counted} )`), to: ['come up with '] },
  { from: new RegExp(`brainstorm (?=${some} )`), to: ['come up with ', 'think of '] },
  { from: /invent (?=(?:a|an)\b)/, to: ['come up with ', 'make up '] },
  { from: new RegExp(`suggest (?=${counted} )`), to: ['propose ', 'recommend '] },
  { from: new RegExp(`propose (?=${counted} )`), to: ['suggest '] },
  { from: new RegExp(`list (?=${some} )`), to: ['name ', 'give ', 'provide a list of '] },
  { from: new RegExp(`name (?=${some} )`), to: ['list ', 'give '] },
  { from: /(?:give|provide|create|make|write|generate) a list of (?=\w)/, to: ['list '] },
  { from: /list (?=the\b)/, to: ['give a list of ', 'provide a list of '] },
  {
    from: /write (?=(?:a|an) (?:\w+ )?(?:poem|story|essay|letter|song|email|paragraph|haiku|speech|article|tweet|limerick)\b)/,
    to: ['compose '],
  },
  { from: /compose (?=(?:a|an)\b)/, to: ['write '] },
  { from: /calculate (?=(?:a|an|the)\b)/, to: ['compute ', 'work out '] },
  { from: /compute (?=(?:a|an|the)\b)/, to: ['calculate '] },
  {
    from: /find the (?=(?:sum|product|average|mean|median|area|volume|perimeter|square root|total|difference|derivative)\b)/,
    to: ['calculate the ', 'work out the '],
  },
  { from: /determine (?=(?:whether|if)\b)/, to: ['decide ', 'find out ', 'work out '] },
  { from: /(?:check|verify) (?=(?:whether|if)\b)/, to: ['determine '] },
  { from: /classify (?=(?:a|an|the|this|these|each)\b)/, to: ['categorize '] },
  { from: /categorize (?=(?:a|an|the|this|these|each)\b)/, to: ['classify '] },
  { from: /rewrite (?=(?:the|this|these)\b)/, to: ['reword ', 'rephrase '] },
  { from: /(?:reword|rephrase) (?=(?:the|this|these)\b)/, to: ['rewrite '] },
  { from: /re-write (?=(?:the|this|these)\b)/, to: ['rewrite '] },
  { from: /construct (?=(?:a|an)\b)/, to: ['build ', 'create '] },
  { from: /build (?=(?:a|an)\b)/, to: ['construct ', 'create '] },
  { from: /choose (?=(?:a|an|the|one)\b)/, to: ['pick ', 'select '] },
  { from: /(?:select|pick) (?=(?:a|an|the|one)\b)/, to: ['choose '] },
  { from: /rearrange (?=the words\b)/, to: ['reorder '] },
  { from: /tell me (?=(?:about|how|what|why)\b)/, to: ['explain to me '] },
  { from: /explain to me (?=(?:how|what|why)\b)/, to: ['tell me '] },
  { from: /fill in the blanks? (?=\w)/, to: [] },
  { from: /imagine (?=(?:that )?you(?:'re| are)\b)/, to: ['suppose '] },
  { from: /suppose (?=(?:that )?you(?:'re| are)\b)/, to: ['imagine '] },
  { from: /please (?=[a-z]{3})/, to: [''] },
  {
    from: new RegExp(
      `what are (?=${some} (?!of the (?:same|other))\\w)(?!.*\\b(?:called|known|doing|going|used)\\b)(?=[^?.!]{8,90}\\?$)`,
    ),
    to: ['@question name '],
  },
  {
    from: /(?:list|name) (?=(?:three|four|five|six|seven|eight|nine|ten|some|\d+) [^?.!:\n]{6,90}\.?$)(?!.*\b(?:and|then) (?:explain|describe|write|give|provide|state|discuss|include|why)\b)/,
    to: ['@statement what are '],
  },
  {
    from: /what is the difference between (?=[^?.!]{6,90}\?$)/,
    to: ['@question explain the difference between ', '@question describe the difference between '],
  },
  {
    from: /explain the difference between (?=[^?.!:\n]{6,90}\.?$)(?!.*(?:, | and )(?:give|provide|include|using|with|in)\b)/,
    to: ['@statement what is the difference between '],
  },
  {
    from: /how (?:can|do|could) (?:you|i|we|one) (?=[a-z][^?.!,]{6,70}\?$)/,
    to: ['@question explain how to '],
  },
  {
    from: /explain how to (?=[a-z][^?.!:,\n]{6,70}\.?$)/,
    to: ['@statement how do you ', '@statement how can one '],
  },
]

/** Ways to ask, around an instruction of one sentence: what goes before its verb, and the sign behind it. */
export const frames: readonly { before: string; after: '.' | '?' }[] = [
  { before: 'Please ', after: '.' },
  { before: 'Could you ', after: '?' },
  { before: 'Can you ', after: '?' },
  { before: 'Could you please ', after: '?' },
  { before: 'I would like you to ', after: '.' },
  { before: 'I need you to ', after: '.' },
  { before: 'Your task is to ', after: '.' },
]

/** What asks already, and what stands in its place: nothing, or another one. */
export const askingFrame =
  /^(?:please|(?:could|can) you(?: please)?|(?:would|will) you please|i(?: would|'d) like you to|i (?:want|need) you to|your task is to) /
