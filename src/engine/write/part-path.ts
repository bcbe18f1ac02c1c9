/** The path of one of several files in place of one: `data-00003-of-00016-00000.jsonl` for `data-00003-of-00016.jsonl`. */
export function partPath(path: string, part: number): string {
  const name = path.lastIndexOf('/') + 1
  const dot = path.indexOf('.', name)
  const end = dot < 0 ? path.length : dot
  return `${path.slice(0, end)}-${String(part).padStart(5, '0')}${path.slice(end)}`
}
