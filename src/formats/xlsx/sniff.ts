import type { Sample } from '../format/spec.js'

/** Whether bytes begin a zip archive whose first file is one of a workbook. */
export function looksLikeWorkbook({ bytes }: Sample): boolean {
  if (bytes.length < 30 || bytes.readUInt32LE(0) !== 0x04034b50) return false
  const name = bytes.toString('latin1', 30, 30 + bytes.readUInt16LE(26))
  return name === '[Content_Types].xml' || /^(?:_rels|docProps|xl)\//.test(name)
}
