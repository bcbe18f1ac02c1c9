import type { Language } from '../../augment/editing/words.js'
import type { ChatMessage } from '../ask/question.js'
import { type EvolveKind, prompts } from './prompts.data.js'

/** The messages by which a text is to be said in other words. */
export function paraphrasePrompt(text: string, language: Language, own: string | undefined): ChatMessage[] {
  return withSystem(language, filled(own ?? prompts[language].paraphrase, { text }))
}

/** The messages by which a text is to be translated: the prompt is in the language of the text. */
export function translatePrompt(text: string, from: Language, into: Language): ChatMessage[] {
  const { translate, languages } = prompts[from]
  return withSystem(from, filled(translate, { text, language: languages[into] }))
}

/** The messages by which an instruction is to become a harder one, or another. */
export function evolvePrompt(
  text: string,
  { language, kind, shown }: { language: Language; kind: EvolveKind; shown: readonly string[] },
): ChatMessage[] {
  const { evolve, instruction, shown: beside } = prompts[language]
  const material = shown.filter((one) => one.trim() !== '').join('\n\n')
  const parts = [
    evolve[kind],
    filled(instruction, { text }),
    material === '' ? '' : filled(beside, { shown: material }),
  ]
  return withSystem(language, parts.join(''))
}

/** The messages by which a new instruction is asked for, by examples. */
export function instructPrompt(examples: readonly string[], language: Language): ChatMessage[] {
  const listed = examples.map((text, i) => `${i + 1}. ${text.trim()}`).join('\n')
  return withSystem(language, filled(prompts[language].instruct, { examples: listed }))
}

/** An instruction as a model is asked to follow it. */
export function answerPrompt(instruction: string, shown: readonly string[]): ChatMessage[] {
  const parts = [instruction, ...shown].map((part) => part.trim()).filter((part) => part !== '')
  return [{ role: 'user', content: parts.join('\n\n') }]
}

function withSystem(language: Language, content: string): ChatMessage[] {
  return [
    { role: 'system', content: prompts[language].system },
    { role: 'user', content },
  ]
}

/** A prompt with its places filled in, each once: what is filled in is not looked at again. */
function filled(prompt: string, values: Readonly<Record<string, string>>): string {
  return prompt.replace(/\{(\w+)\}/g, (place, name: string) =>
    Object.hasOwn(values, name) ? values[name] : place,
  )
}
