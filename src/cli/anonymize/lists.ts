import { loadAnonymizeTools } from '../../../transforms/index.js'
import { openScreenOf, type Screen } from '../terminal/screen.js'
import type { Session } from '../terminal/session.js'
import { fittedLines } from '../terminal/table.js'
import { wrap } from '../terminal/width.js'

/** Prints what can be looked for, or what the presets cover, as tables or as JSON. */
export async function listForAnonymize(
  { list, json }: { list: 'entities' | 'policies'; json: boolean },
  session: Session,
): Promise<void> {
  const { stdout } = session.terminal
  const { paint, columns, words } = openScreenOf(session, stdout)
  const { listEntities, describePolicy, policyNames } = await loadAnonymizeTools()
  if (list === 'entities') {
    const entities = listEntities()
    const rows = entities.map(({ entity, group, countries, about }) => [
      entity,
      group,
      countries.join(' '),
      about,
    ])
    stdout.write(
      json ? `${JSON.stringify(entities)}\n` : page(fittedLines(rows, { columns, kept: [0, 1, 2] })),
    )
    return
  }
  const policies = policyNames.map((name) => ({ name, ...describePolicy(name) }))
  if (json) {
    stdout.write(`${JSON.stringify(policies)}\n`)
    return
  }
  for (const { name, title, source, limits, rows } of policies)
    stdout.write(
      page([
        paint('bold', name),
        ...wrap(`${title}, ${source}`, columns - 2).map((line) => `  ${line}`),
        ...wrap(limits, columns - 2).map((line) => `  ${line}`),
        ...rows.flatMap((row) => rowLines(row, { columns, words })),
        '',
      ]),
    )
}

/** What a preset does with one item of its source, and what it leaves. */
function rowLines(
  [item, entities, operator, notCovered]: readonly string[],
  { columns, words }: Pick<Screen, 'columns' | 'words'>,
): string[] {
  const left = notCovered === '' ? [] : [words.text('not covered: {what}', { what: notCovered })]
  const what = operator === '' ? [entities] : [`${operator}: ${entities}`]
  return [
    '',
    ...wrap(item, columns - 2).map((line) => `  ${line}`),
    ...[...what, ...left].flatMap((line) => wrap(line, columns - 6)).map((line) => `      ${line}`),
  ]
}

function page(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`
}
