import ts from 'typescript'

const code = `import { anonymize, balance, convert, openAnonymizer, run } from 'prepkit'
anonymize({ fields: ['a'], entities: ['US_SSN'], operators: { PERSON: 'mask' } })
balance({ facet: 'sex', method: 'over', maxCopies: 5 })
convert({ to: 'messages' })
openAnonymizer({ policy: 'mask' }, { seed: 1 })
run({ input: 'a.jsonl', steps: [{ augment: { fields: ['a'], ops: ['swap'] } }], output: 'out/' }, { workers: 0 })
`

/** What an editor must propose where the cursor stands behind a piece of the program. */
const proposals: readonly [behind: string, word: string][] = [
  ["entities: ['", 'CREDIT_CARD'],
  ["entities: ['", 'contact'],
  ['operators: { ', 'EMAIL_ADDRESS'],
  ["PERSON: '", 'pseudonymize'],
  ["method: '", 'under'],
  ["to: '", 'sharegpt'],
  ["policy: '", 'gdpr'],
  ["ops: ['", 'punctuate'],
  ['anonymize({ ', 'keyEnv'],
  ['steps: [{ ', 'counterfactual'],
  ['augment: { ', 'copies'],
  ['{ workers', 'signal'],
]

/** Names that an editor must explain in a sentence, with a type that can be read. */
const explained = [
  'fields',
  'entities',
  'operators',
  'maxCopies',
  'to',
  'policy',
  'seed',
  'steps',
  'augment',
  'ops',
  'workers',
]

/** Longer ones than the list of all shapes, which are names that a reader looks for, explain nothing. */
const longestType = 800

/** What an editor does not propose, or explains badly. */
export function editorFaults(
  files: Map<string, string>,
  service: ts.LanguageService,
  path: string,
): string[] {
  files.set(path, code)
  const missing = proposals.flatMap(([behind, word]) => {
    const at = code.indexOf(behind) + behind.length
    const list = service.getCompletionsAtPosition(path, at, {})?.entries ?? []
    return list.some(({ name }) => name === word)
      ? []
      : [`An editor does not propose ${word} behind: ${behind}`]
  })
  const unclear = explained.flatMap((name) => {
    const info = service.getQuickInfoAtPosition(path, code.indexOf(`${name}:`))
    const type = ts.displayPartsToString(info?.displayParts)
    const text = ts.displayPartsToString(info?.documentation)
    const isClear =
      /\w \w/.test(text) &&
      type.includes(name) &&
      type.length < longestType &&
      !/Zod|\$strip|core\./.test(type)
    return isClear ? [] : [`An editor explains ${name} by: ${type} ${text}`]
  })
  return [...missing, ...unclear]
}
