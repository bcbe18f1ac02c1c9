import type { Edit } from '../../editing/edits.js'
import { changesFor, drawSome, type EditContext, type Operation } from '../../editing/operation.js'
import type { TextView } from '../../editing/text-view.js'
import { wordAt } from '../../editing/words.js'
import { homophoneGroups } from './homophones.data.js'
import { lookalikeGroups } from './lookalikes.data.js'

/** What stands for each character of the groups: the others of its group. */
function openGroups(groups: string): ReadonlyMap<string, string> {
  const alike = new Map<string, string>()
  for (const group of groups.trim().split(' '))
    for (const character of group) {
      const known = alike.get(character) ?? ''
      const others = [...group].filter((other) => other !== character && !known.includes(other))
      alike.set(character, known + others.join(''))
    }
  return alike
}

/** The commonest of a group are what keyboards offer first. */
const offered = 5
/** Characters whose change would change a number, a negation or who is meant. */
const keptCharacters = /[零一二三四五六七八九十百千万亿两几半不没未无非勿莫别他她它我你您男女父母兄弟姐妹]/

function characterEdits(
  { words }: TextView,
  alike: ReadonlyMap<string, string>,
  { draws, strength }: EditContext,
): Edit[] {
  const places: number[] = []
  for (let word = 0; word < words.starts.length; word++) {
    if (words.ends[word] - words.starts[word] < 2) continue
    const text = wordAt(words, word)
    for (let i = 0; i < text.length; i++)
      if (alike.has(text[i]) && !keptCharacters.test(text[i])) places.push(words.starts[word] + i)
  }
  return drawSome(places, changesFor(words.starts.length, strength), draws).map((start) => {
    const others = alike.get(words.text[start])!
    return { start, end: start + 1, text: others[draws.below(Math.min(offered, others.length))] }
  })
}

/** Characters of like sound, as an input method offers them. */
export const homophone: Operation = {
  name: 'homophone',
  about: 'writes a character that is read alike',
  languages: ['zh'],
  keeps: 'look',
  examples: [
    { text: '地图', gives: ['地涂'] },
    { text: '他们三人', never: [/^[^他]/] },
    { text: '《学习方法》', stays: true },
  ],
  open() {
    let alike: ReadonlyMap<string, string> | undefined
    return (view, context) => {
      alike ??= openGroups(homophoneGroups)
      return characterEdits(view, alike, context)
    }
  },
}

/** Characters of like shape, as a hand or a scanner confuses them. */
export const lookalike: Operation = {
  name: 'lookalike',
  about: 'writes a character that looks alike',
  languages: ['zh'],
  keeps: 'look',
  examples: [
    { text: '自己的土地', gives: ['自已的土地', '自己的士地'] },
    { text: '“自己”', stays: true },
  ],
  open() {
    let alike: ReadonlyMap<string, string> | undefined
    return (view, context) => {
      alike ??= openGroups(lookalikeGroups)
      return characterEdits(view, alike, context)
    }
  },
}
