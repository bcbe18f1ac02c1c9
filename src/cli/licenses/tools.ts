import { packageRoot } from '../../base/package-root.js'
import { disclaimer } from '../../licenses/sentences.data.js'
import { type ToolPart, toolParts } from '../../licenses/tool-parts.js'
import type { Message, Words } from '../language/words.js'
import { exitCodes } from '../terminal/exit-codes.js'
import { type Screen, screenOf } from '../terminal/screen.js'
import type { Session } from '../terminal/session.js'
import { fittedLines } from '../terminal/table.js'
import { printable, wrap } from '../terminal/width.js'

const kinds: Readonly<Record<ToolPart['kind'], Message>> = {
  installed: 'Installed beside it',
  optional: 'Installed by you',
  joined: 'Within its files; the texts stand in {text}',
  data: 'Data',
}

/** Prints what prepkit itself is made of, each part with its licence, and sets exit code 1 where one is unknown. */
export function showTools({ json, quiet }: { json?: boolean; quiet?: boolean }, session: Session): void {
  const parts = toolParts(packageRoot())
  const { stdout } = session.terminal
  if (json) stdout.write(`${JSON.stringify({ version: 1, parts, disclaimer })}\n`)
  else if (!quiet) stdout.write(`${toolLines(parts, screenOf(session, stdout)).join('\n')}\n`)
  if (parts.some(isUnknown)) session.exitCode = exitCodes.gateFailed
}

function toolLines(parts: readonly ToolPart[], { words, columns, paint }: Screen): string[] {
  const unknown = parts.filter(isUnknown).length
  const head = words.text(
    unknown === 0
      ? 'prepkit is made of and works with {parts}, of which every licence is known'
      : 'prepkit is made of and works with {parts}; the licences of {unknown} are unknown',
    { parts: words.counted(parts.length, 'part'), unknown: String(unknown) },
  )
  const groups = Object.entries(kinds).flatMap(([kind, title]) => {
    const ofKind = parts.filter((part) => part.kind === kind)
    if (ofKind.length === 0) return []
    const lines = fittedLines(
      ofKind.map((part) => ['', printable(part.name), part.version ?? '', licenseOf(part, words)]),
      { columns, kept: [2] },
    )
    return ['', paint('bold', words.text(title, { text: ofKind[0].text })), ...lines]
  })
  return [...wrap(head, columns), ...groups, '', words.text('This is not legal advice')]
}

function licenseOf(part: ToolPart, words: Words): string {
  if (!isUnknown(part)) return part.license
  return printable(`${words.text('unknown')}${part.declared === null ? '' : ` (${part.declared})`}`)
}

function isUnknown({ license }: ToolPart): boolean {
  return license === 'unknown'
}
