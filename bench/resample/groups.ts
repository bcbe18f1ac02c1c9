/** Seeded rows of a facet and a label, and if wanted a text: the input of the resampling bench. */
import { closeSync, existsSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { Draws } from '../../src/transform/random.js'
import { englishWords } from '../corpus-words.data.js'

/** What {@link writeGroups} writes. */
export interface GroupsSpec {
  rows: number
  /** Characters of text in each row; 0 for none. */
  textLength: number
  seed: number
}

/** The chance of each group, and of the outcome `yes` in it: far from even, as real data is. */
const groups = [
  { name: 'female', upTo: 0.28, yes: 0.11 },
  { name: 'male', upTo: 0.94, yes: 0.31 },
  { name: 'other', upTo: 1, yes: 0.07 },
]

/** Writes a CSV file `group,outcome[,text]`; the same spec gives the same bytes. A file that is there is kept. */
export function writeGroups(path: string, { rows, textLength, seed }: GroupsSpec): void {
  if (existsSync(path)) return
  mkdirSync(dirname(path), { recursive: true })
  const draws = new Draws(seed, rows)
  const texts = textLength === 0 ? [] : makeTexts(textLength, draws)
  const file = openSync(`${path}.part`, 'w')
  let lines = [textLength === 0 ? 'group,outcome\n' : 'group,outcome,text\n']
  for (let row = 0; row < rows; row++) {
    const chance = draws.unit()
    const group = groups.find(({ upTo }) => chance < upTo) ?? groups[0]
    const start = `${group.name},${draws.chance(group.yes) ? 'yes' : 'no'}`
    lines.push(textLength === 0 ? `${start}\n` : `${start},${texts[draws.below(texts.length)]}\n`)
    if (lines.length === 10_000) {
      writeSync(file, lines.join(''))
      lines = []
    }
  }
  writeSync(file, lines.join(''))
  closeSync(file)
  renameSync(`${path}.part`, path)
}

function makeTexts(length: number, draws: Draws): string[] {
  return Array.from({ length: 997 }, () => {
    let text = ''
    while (text.length < length) text += `${englishWords[draws.below(englishWords.length)]} `
    return text
      .slice(0, length - 1)
      .trimEnd()
      .padEnd(length, '.')
  })
}
