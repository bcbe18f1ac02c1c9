import { crc32, deflateRawSync } from 'node:zlib'

/** A zip archive of these files. `damage` changes what is packed of the last one. */
export function archiveOf(
  files: Readonly<Record<string, string>>,
  damage: (packed: Buffer) => Buffer = (packed) => packed,
): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  const names = Object.keys(files)
  let at = 0
  for (const name of names) {
    const bytes = Buffer.from(files[name])
    const whole = deflateRawSync(bytes)
    const packed = name === names.at(-1) ? damage(whole) : whole
    const common = Buffer.alloc(22)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc32(bytes), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(bytes.length, 18)
    const sizes = Buffer.alloc(4)
    sizes.writeUInt16LE(Buffer.byteLength(name), 0)
    const local = Buffer.concat([signature(0x04034b50), common, sizes, Buffer.from(name), packed])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(at, 10)
    const version = Buffer.alloc(2)
    directory.push(Buffer.concat([signature(0x02014b50), version, common, sizes, rest]), Buffer.from(name))
    parts.push(local)
    at += local.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(names.length, 4)
  end.writeUInt16LE(names.length, 6)
  end.writeUInt32LE(list.length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...parts, list, signature(0x06054b50), end])
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

/** A workbook whose first sheet holds this XML, with these styles and shared texts. */
export function workbookOf(
  rows: string,
  {
    styles = '',
    strings = '',
    date1904 = false,
  }: { styles?: string; strings?: string; date1904?: boolean } = {},
): Record<string, string> {
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`
  const list = (...relations: string[]) =>
    `<?xml version="1.0"?><Relationships>${relations.join('')}</Relationships>`
  return {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': list(relation('r1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `<x:workbook><x:workbookPr date1904='${date1904 ? 1 : 0}'/><x:sheets><x:sheet name="A" sheetId="7" r:id="rId1"/></x:sheets></x:workbook>`,
    'xl/_rels/workbook.xml.rels': list(
      relation('rId1', 'worksheet', '/xl/worksheets/sheet1.xml'),
      relation('rId2', 'styles', 'styles.xml'),
      relation('rId3', 'sharedStrings', 'sharedStrings.xml'),
    ),
    'xl/styles.xml': `<styleSheet>${styles}</styleSheet>`,
    'xl/sharedStrings.xml': `<sst>${strings}</sst>`,
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
  }
}
