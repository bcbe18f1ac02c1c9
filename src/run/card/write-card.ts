import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { count } from '../../base/count.js'
import { PrepError } from '../../base/errors.js'
import { optionName } from '../../base/option-name.js'
import { writeJson, writeWhole } from '../../files/atomic-write.js'
import { hfFeatures } from '../../formats/format/hf-features.js'
import { formats } from '../../formats/registry.js'
import { cardName } from '../../licenses/card-license.js'
import type { OutputLayout } from '../../output/layout.js'
import type { NormalOutput } from '../../pipeline/normalize-output.js'
import type { OpenPlan } from '../../plan/plan.js'
import type { RunReport } from '../../schemas/run-report.js'
import { type CardFacts, cardFacts } from './card-facts.js'
import { croissantOf } from './croissant.js'

/** Dataset cards: what stands beside the shards of a folder and says what they are, for people and for readers. */

const croissantName = 'croissant.json'
/** By this a card is known that may be written anew. */
const mark =
  '<!-- Written by prepkit. Remove this line to keep what you change: it is not written anew then. -->'

/** A finished run, as cards are written from it. */
interface CardRun {
  plan: OpenPlan
  report: RunReport
  layout: OutputLayout
}

/**
 * Answers with what writes the card of an output once it is there, or removes that of an earlier run, which would tell of
 * other data. Throws `bad_option` for an output that is no folder, and for a card there that prepkit did not write.
 */
export function prepareCard({
  card,
  kind,
  path,
}: NormalOutput): ((run: CardRun) => Promise<void>) | undefined {
  if (kind !== 'folder') {
    if (card === undefined) return undefined
    throw new PrepError(
      'bad_option',
      `Option ${optionName('card')} writes files into a folder of shards, and "${path}" is none. Name a folder, such as "data/"`,
    )
  }
  const place = join(path, cardName)
  const text = textOf(place)
  if (card === undefined) return text?.includes(mark) ? async ({ layout }) => removeCard(layout) : undefined
  if (text !== undefined && !text.includes(mark))
    throw new PrepError(
      'bad_option',
      `"${place}" is a card that prepkit did not write. Move it away, or leave out ${optionName('card')}`,
    )
  return async ({ plan, report, layout }) => {
    const facts = await cardFacts(card, { plan, report, layout })
    writeWhole(join(layout.root, cardName), cardText(facts))
    writeJson(join(layout.root, croissantName), croissantOf(facts))
  }
}

function removeCard({ root }: OutputLayout): void {
  for (const name of [cardName, croissantName]) rmSync(join(root, name), { force: true })
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw new PrepError('bad_input', `"${path}" cannot be read. Check the file`, { cause: error })
  }
}

/** The card of the Hugging Face Hub: what programs read stands at its head, as JSON, which YAML takes. */
function cardText(facts: CardFacts): string {
  const { about, report, files } = facts
  const head = Object.entries(headOf(facts)).map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
  const { read, rejected, dropped, joined, added, written } = report.rows
  const steps = report.steps.map(({ name, counts }) => [
    name,
    count(counts.rowsIn),
    count(counts.rowsOut),
    Object.entries(counts.dropped)
      .map(([reason, times]) => `${reason} ${count(times)}`)
      .join(', '),
  ])
  return [
    '---',
    ...head,
    '---',
    mark,
    '',
    `# ${about.name}`,
    '',
    facts.description,
    '',
    `By ${about.creator}, ${about.url}, version ${about.version}, ${facts.date}.`,
    '',
    '## How it was made',
    '',
    `Of ${count(read)} records that were read, ${count(rejected)} were rejected, ${count(dropped)} left out, ${count(joined)} joined to others and ${count(added)} added: ${count(written)} rows in ${count(files.length)} files. \`manifest.json\` and \`report.json\` have all of it.`,
    '',
    '| step | rows in | rows out | left out |',
    '| --- | ---: | ---: | --- |',
    ...steps.map((cells) => `| ${cells.join(' | ')} |`),
    '',
    ...listed('## Personal data', facts.personalData),
    ...listed('## Bias', facts.biases),
    '## Licences',
    '',
    ...facts.licenses.map(({ id, url }) => `- ${id}${url === undefined ? '' : ` (${url})`}`),
    '',
  ].join('\n')
}

function listed(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [title, '', ...lines.map((line) => `- ${line}`), '']
}

function headOf({ about, languages, licenses, report, schema, files }: CardFacts): Record<string, unknown> {
  const names = [...new Set(licenses.map(({ hub }) => hub))]
  const splits = [...new Set(files.map(({ split }) => split))]
  const features = hfFeatures(schema.fields)
  const [extension] = formats[report.output.format as keyof typeof formats].extensions
  const listedSplits = splits.map((split) => {
    const ofSplit = files.filter((file) => file.split === split)
    return { split: split ?? 'train', files: ofSplit.map(({ name }) => name), ofSplit }
  })
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  return {
    pretty_name: about.name,
    license: names.length === 1 ? names[0] : names,
    ...(languages.length > 0 && { language: languages }),
    size_categories: [sizeOf(report.rows.written)],
    tags: ['prepkit', extension],
    configs: [
      {
        config_name: 'default',
        data_files: listedSplits.map(({ split, files: path }) => ({ split, path })),
      },
    ],
    dataset_info: {
      ...(features !== undefined && { features: namedFeatures(features) }),
      splits: listedSplits.map(({ split, ofSplit }) => ({
        name: split,
        num_bytes: ofSplit.reduce((sum, file) => sum + file.bytes, 0),
        num_examples: ofSplit.reduce((sum, file) => sum + file.rows, 0),
      })),
      download_size: bytes,
      dataset_size: bytes,
    },
  }
}

/** Features as cards write them: a list with names, where `dataset_info.json` has a mapping. */
function namedFeatures(features: Record<string, unknown>): unknown[] {
  return Object.entries(features).map(([name, feature]) => ({ name, ...featureText(feature) }))
}

function featureText(feature: unknown): Record<string, unknown> {
  if (Array.isArray(feature)) return { list: namedFeatures(feature[0]) }
  const { _type: type, dtype, feature: inner, ...rest } = feature as Record<string, unknown>
  if (type === 'Value') return { dtype }
  if (type === 'Sequence') {
    const item = featureText(inner)
    return { sequence: item.dtype ?? item }
  }
  return type === undefined
    ? { struct: namedFeatures(rest) }
    : { dtype: { [snake(String(type))]: { dtype, ...rest } } }
}

function snake(name: string): string {
  return name.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toLowerCase()
}

/** The sizes that the Hub knows. */
function sizeOf(rows: number): string {
  const steps = ['1K', '10K', '100K', '1M', '10M', '100M', '1B', '10B', '100B', '1T']
  const at = Math.max(0, Math.floor(Math.log10(Math.max(1, rows))) - 2)
  if (at === 0) return 'n<1K'
  return at >= steps.length ? 'n>1T' : `${steps[at - 1]}<n<${steps[at]}`
}
