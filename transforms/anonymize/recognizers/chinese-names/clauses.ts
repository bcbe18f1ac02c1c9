import { maxWindow } from '../name-tagger/windows.js'

/** Marks behind which no name goes on. */
const marks = '，。！？；：,!?;:\n\r\t\0…（）()《》<>【】[]{}|"'

/** Calls `visit` with the clauses of a text one after the other: what stands between two marks, or a piece of it. */
export type EachClause = (text: string, visit: (from: number, to: number) => void) => void

export function openClauses(): EachClause {
  const isMark = new Uint8Array(65_536)
  for (let i = 0; i < marks.length; i++) isMark[marks.charCodeAt(i)] = 1
  return (text, visit) => {
    let from = 0
    for (let i = 0; i <= text.length; i++) {
      const isEnd = i === text.length || isMark[text.charCodeAt(i)] === 1
      if (!isEnd && i - from < maxWindow) continue
      if (i - from > 1) visit(from, i)
      from = isEnd ? i + 1 : i
    }
  }
}
