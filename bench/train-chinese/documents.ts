import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Sample } from '../train-names/conll.js'
import { readMarked, sampleOf } from '../train-names/marked-documents.js'

/** Titles that stand outside the mark of a surname and inside the name that the tagger knows. */
const title =
  /^(?:先生|女士|小姐|太太|老师|老師|医生|醫生|大夫|医师|醫師|教授|律师|護士|护士|师傅|師傅|经理|主任|老板|队长|班长|局长|处长|科长|校长|院长|所长|店长|村长|书记|会计|警官|法官|同学|同志|博士|总监|[总總工导局处董])/
const surname =
  /^(?:\p{Script=Han}|欧阳|歐陽|上官|司马|诸葛|尉迟|皇甫|令狐|慕容|宇文|公孙|夏侯|东方|万俟|司徒|轩辕|端木|南宫|濮阳|闻人|赫连)$/u

/** The marked documents of the files of a folder whose names are wanted, as what the tagger is to say of them. */
export function readDocuments(folder: string, isWanted: (name: string) => boolean): Sample[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt') && isWanted(name))
    .sort()
    .flatMap((name) => readMarked(join(folder, name)))
    .map((pieces) => withTitles(sampleOf(pieces)))
}

/** Surnames with their titles: as rules propose them, and as what is found is cut in the end. */
function withTitles(sample: Sample): Sample {
  const { text } = sample
  const spans = sample.spans.map((span) => {
    if (!surname.test(text.slice(span.start, span.end))) return span
    const called = title.exec(text.slice(span.end, span.end + 3))?.[0] ?? ''
    return { ...span, end: span.end + called.length }
  })
  return { ...sample, spans }
}
