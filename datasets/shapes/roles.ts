/**
 * Who speaks, in the words of each convention. Sources: the roles of OpenAI's chat API (developer, system, user,
 * assistant, tool, and the older function); the tags of LLaMA-Factory's sharegpt format (data/README.md): human, gpt,
 * observation, function_call, system. A role that one side has no word for keeps its name, so that the table can be
 * read backwards without loss.
 */

/** The roles by the name that `messages` uses; a role's code is its place here. */
export const roles = [
  'system',
  'developer',
  'user',
  'assistant',
  'tool',
  'function',
  'function_call',
] as const
export type Role = (typeof roles)[number]

/** The words of sharegpt. */
export const sharegptWords: Readonly<Record<Role, string>> = {
  system: 'system',
  developer: 'developer',
  user: 'human',
  assistant: 'gpt',
  tool: 'observation',
  function: 'function',
  function_call: 'function_call',
}

/** Finds the role that a word names: both conventions' words are known, and the caller's own. */
export function roleFinder(extra: Readonly<Record<string, Role>>): (word: unknown) => Role | undefined {
  const known = new Map<unknown, Role>()
  for (const role of roles) known.set(sharegptWords[role], role)
  for (const role of roles) known.set(role, role)
  for (const [word, role] of Object.entries(extra)) known.set(word, role)
  return (word) => known.get(word)
}
