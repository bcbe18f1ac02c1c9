import type { Recognizer } from '../../detect/recognizer.js'
import { doubleFamilyNames, familyNames, labels, notNames, titles } from './korean.data.js'

/**
 * Korean names: a family name and one or two syllables before a title or after a label. By themselves three syllables
 * are no name here: too many words look like one.
 */

const anyHangul = /[\uac00-\ud7a3]{2}/
const longestLabel = 12
/** What may stand right behind a name that a label announces. */
const endsName =
  /^(?:$|[\s,.;:!?()[\]"'’”]|은|는|이(?:고|며|에요|라|다|$|\s)|가|을|를|의|에게|께|와|과|도|입니다|예요|라고|님|씨)/

/** Names of persons in Korean text. */
export const koreanNames: Recognizer = {
  name: 'korean_names',
  entities: ['PERSON'],
  bits: 0,
  rescans: true,
  sparesCode: 'words',
  find({ text, languages }, report) {
    if (languages?.hasOthers === false || !anyHangul.test(text)) return
    for (let i = 0; i < text.length; i++) {
      if (!isHangul(text, i) || /[\uac00-\ud7a3\d]/.test(text[i - 1] ?? '')) continue
      const found = nameAt(text, i)
      if (found === undefined) continue
      report({ start: i, end: found.end, score: found.score, validated: false, why: found.why })
      i = found.end - 1
    }
  },
}

interface Named {
  end: number
  score: number
  why: string
}

function isHangul(text: string, i: number): boolean {
  const code = i < 0 ? 0 : text.charCodeAt(i)
  return code >= 0xac00 && code <= 0xd7a3
}

/** The name at the beginning of a word; three syllables are the usual length, then two, then four. */
function nameAt(text: string, i: number): Named | undefined {
  const family = doubleFamilyNames.some((name) => text.startsWith(name, i))
    ? 2
    : familyNames.includes(text[i])
      ? 1
      : 0
  if (family === 0) return undefined
  const isLabelled = labels.test(text.slice(Math.max(0, i - longestLabel), i))
  for (const size of [family + 2, family + 1]) {
    const name = text.slice(i, i + size)
    if (!isWholeHangul(name, size) || notNames.has(name)) continue
    const end = i + size
    const after = text.slice(end, end + 6)
    if (titleBehind(after, name)) return { end, score: 0.85, why: 'before a title' }
    if (isLabelled && endsName.test(after)) return { end, score: 0.85, why: 'label' }
  }
  // "윤 선생님": a family name alone, apart from its title.
  const isAlone =
    family === 1 &&
    /^ (?:선생|교수|대표|과장|부장|팀장|사장|대리|박사|변호사|기자|의원|장관)/.test(text.slice(i + 1, i + 6))
  return isAlone ? { end: i + 1, score: 0.7, why: 'before a title' } : undefined
}

function isWholeHangul(name: string, size: number): boolean {
  if (name.length < size) return false
  for (let i = 0; i < size; i++) if (!isHangul(name, i)) return false
  return true
}

/** "Committee", "company", "party": names of groups stand before titles as well. */
const group = /[위당사회부국청]$/

/** A title, and no longer word that only begins like one. Two syllables may be any word for somebody. */
function titleBehind(after: string, name: string): boolean {
  const isApart = after.startsWith(' ')
  const plain = isApart ? after.slice(1) : after
  const title = titles.find((word) => plain.startsWith(word))
  if (title === undefined) return false
  const rest = plain.slice(title.length)
  if (name.length < 3 || /^[군양]$/.test(title)) return isApart === /^[군양]$/.test(title) && isOver(rest)
  if (group.test(name) && !/^[씨님]$/.test(title)) return false
  return title.length > 1 || isOver(rest)
}

/** Whether a word ends here, but for a particle. */
function isOver(rest: string): boolean {
  return !isHangul(rest, 0) || /^(?:이|가|은|는|을|를|의|께|에게|와|과|도)(?![\uac00-\ud7a3])/.test(rest)
}
