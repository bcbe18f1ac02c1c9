import { loadAnonymizeTools } from '../../../transforms/index.js'
import { tableLines } from '../terminal/table.js'
import type { Terminal } from '../terminal/terminal.js'

/** Prints what can be looked for, or what the presets cover, as tables or as JSON. */
export async function listForAnonymize(
  { list, json }: { list: 'entities' | 'policies'; json: boolean },
  { stdout, paint }: Terminal,
): Promise<void> {
  const { listEntities, describePolicy, policyNames } = await loadAnonymizeTools()
  if (list === 'entities') {
    const entities = listEntities()
    const rows = entities.map(({ entity, group, countries, about }) => [
      entity,
      group,
      countries.join(' '),
      about,
    ])
    stdout.write(json ? `${JSON.stringify(entities)}\n` : page(tableLines(rows)))
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
        `  ${title}, ${source}`,
        `  ${limits}`,
        ...tableLines([['item', 'entities', 'operator', 'not covered'], ...rows]).map((line) => `  ${line}`),
        '',
      ]),
    )
}

function page(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`
}
