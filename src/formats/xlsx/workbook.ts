import { type Archive, broken } from './archive.js'
import { type MomentKind, momentKindOf } from './dates.js'
import { attributeOf, type XmlPart, xmlParts } from './xml.js'

/** What stands in a workbook beside the cells of its first sheet. */
export interface Workbook {
  /** The name of the part that holds the first sheet. */
  sheet: string
  /** The names of all sheets, in their order. */
  names: readonly string[]
  /** The name of the part of texts that cells share; `undefined` where there is none. */
  strings: string | undefined
  /** For each style of cells, whether its numbers are moments. */
  moments: readonly (MomentKind | undefined)[]
  /** Whether days are counted from 1904. */
  isFrom1904: boolean
}

/** Opens a part of a workbook, for a limit of what it may unpack to. */
export type OpenPart = (name: string) => AsyncIterable<Buffer>

/** Reads what a workbook says of its sheets and styles. Throws `bad_input` for a workbook without a sheet of cells. */
export async function readWorkbook(archive: Archive, open: OpenPart): Promise<Workbook> {
  const root = await relationsOf('', { archive, open })
  const main = root.find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml'
  const relations = await relationsOf(main, { archive, open })
  const sheets: { name: string; target: string | undefined }[] = []
  let isFrom1904 = false
  for (const { name, attributes } of await tagsOf(open(main))) {
    if (name === 'workbookPr') isFrom1904 = /^(?:1|true)$/.test(attributeOf(attributes, 'date1904') ?? '')
    if (name !== 'sheet') continue
    const relation = relations.find(({ id }) => id === relationId(attributes))
    const target = relation?.type === 'worksheet' ? relation.target : undefined
    sheets.push({ name: attributeOf(attributes, 'name') ?? '', target })
  }
  const sheet = sheets.find(({ target }) => target !== undefined)?.target
  if (sheet === undefined) throw broken('it has no sheet of cells')
  const partOf = (wanted: string) => relations.find(({ type }) => type === wanted)?.target
  const styles = partOf('styles')
  return {
    sheet,
    names: sheets.map(({ name }) => name),
    strings: partOf('sharedStrings'),
    moments: styles === undefined || !archive.has(styles) ? [] : await readMoments(open(styles)),
    isFrom1904,
  }
}

/** Another part that a part names. */
interface Relation {
  id: string | undefined
  /** The last word of its address, such as `worksheet`. */
  type: string
  target: string
}

async function relationsOf(
  part: string,
  { archive, open }: { archive: Archive; open: OpenPart },
): Promise<Relation[]> {
  const slash = part.lastIndexOf('/') + 1
  const list = `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`
  if (!archive.has(list)) return []
  return (await tagsOf(open(list)))
    .filter(({ name }) => name === 'Relationship')
    .map(({ attributes }) => ({
      id: attributeOf(attributes, 'Id'),
      type: attributeOf(attributes, 'Type')?.split('/').at(-1) ?? '',
      target: resolvePart(part.slice(0, slash), attributeOf(attributes, 'Target') ?? ''),
    }))
}

/** A path within the archive, from a folder of it or from its root. */
function resolvePart(folder: string, target: string): string {
  const { pathname } = new URL(target, `zip:///${folder}`)
  return decodeURIComponent(pathname).replace(/^\/+/, '')
}

/** `r:id`, which is not the `sheetId` beside it. */
function relationId(attributes: string): string | undefined {
  return attributeOf(attributes, 'id')
}

async function readMoments(chunks: AsyncIterable<Buffer>): Promise<(MomentKind | undefined)[]> {
  const codes = new Map<number, string>()
  const ids: number[] = []
  let isCells = false
  for await (const parts of xmlParts(chunks))
    for (const part of parts) {
      if (part.kind === 'text') continue
      if (part.name === 'cellXfs') isCells = part.kind === 'open' && !part.isEmpty
      if (part.kind === 'close') continue
      const id = Number(attributeOf(part.attributes, 'numFmtId') ?? 0)
      if (part.name === 'numFmt') codes.set(id, attributeOf(part.attributes, 'formatCode') ?? '')
      if (part.name === 'xf' && isCells) ids.push(id)
    }
  return ids.map((id) => momentKindOf(id, codes.get(id)))
}

type OpenTag = Extract<XmlPart, { kind: 'open' }>

/** All tags of a small document. */
async function tagsOf(chunks: AsyncIterable<Buffer>): Promise<OpenTag[]> {
  const tags: OpenTag[] = []
  for await (const parts of xmlParts(chunks))
    for (const part of parts) if (part.kind === 'open') tags.push(part)
  return tags
}
