import { basename, dirname } from 'node:path'
import {
  llamaFactoryName,
  llamaFactorySettings,
  type TrainingData,
  trainerLines,
} from '../../../datasets/index.js'
import { outputNameOf } from '../../formats/extensions.js'
import { packingExtension } from '../../formats/format/compressions.js'
import type { FormatWriter } from '../../formats/format/spec.js'
import { formats, type WritableFormat } from '../../formats/registry.js'
import { isAddress, parseAddress } from '../../remote/client/address.js'
import type { RunReport } from '../../schemas/run-report.js'
import type { Screen } from '../terminal/screen.js'
import { codeLines, commandLines, shellWord } from '../terminal/shell.js'
import { displayWidth } from '../terminal/width.js'

type Output = RunReport['output']

/** What a user may do next with an output: open it, look at it, train with it. */
export function nextLines(
  { output }: Pick<RunReport, 'output'>,
  { paint, words, columns }: Screen,
): string[] {
  if (output.path === '-') return []
  const title = words.text('Next')
  const indent = ' '.repeat(displayWidth(title) + 2)
  const onHub = hubExpression(output.path)
  const expression = onHub ?? pathExpression(output)
  const { imports }: FormatWriter = formats[output.format as WritableFormat].writer
  const module = (onHub === undefined ? imports : undefined) ?? expression.slice(0, expression.indexOf('.'))
  const commands = [
    `python -c "import ${module}; print(${expression})"`,
    `prep inspect ${shellWord(output.path)}`,
  ]
  const width = columns - indent.length
  const lines = [
    ...commands.flatMap((command) => commandLines(command, width)),
    ...trainingLines(output, expression).flatMap((line) => codeLines(line, width)),
  ]
  return lines.map((line, i) => (i === 0 ? `${paint('bold', title)}  ${line}` : `${indent}${line}`))
}

/** A line for each trainer that takes the rows as they are. */
function trainingLines(output: Output, expression: string): string[] {
  const { path, shape, datasetInfo } = output
  const named = { folder: dirname(path), name: llamaFactoryName(basename(path)) }
  const lines = shape === undefined ? [] : trainerLines(shape, trainingData(output, expression))
  return [
    ...lines.map(({ trainer, line }) => `${trainer}: ${line}`),
    ...(datasetInfo === undefined ? [] : [`LLaMA-Factory: ${llamaFactorySettings(named)}`]),
  ]
}

/** The rows to train with: of several splits the one called train, or the first. */
function trainingData({ path, format, compression, splits }: Output, expression: string): TrainingData {
  const { isDataset, tableKind }: FormatWriter = formats[format as WritableFormat].writer
  if (!isDataset && tableKind === undefined) return {}
  const names = splits?.map(({ name }) => name)
  const split = names?.find((name) => name === 'train') ?? names?.[0]
  const hasSplits = names !== undefined || expression.startsWith('datasets.load_dataset(')
  const isOne = !hasSplits || expression.includes(", split='")
  const dataset = isOne ? expression : `${expression}['${split ?? 'train'}']`
  if (isAddress(path) || compression !== undefined) return { dataset }
  if (outputNameOf(path).format === undefined) {
    const folder = split === undefined ? path : `${path.replace(/\/$/, '')}/${split}`
    return isDataset ? { dataset, files: { path: folder } } : { dataset }
  }
  return tableKind === undefined ? { dataset } : { dataset, files: { path, kind: tableKind } }
}

/** What opens an output on this machine. */
function pathExpression({ path, format, compression, splits }: Output): string {
  const { extension, format: ofFile } = outputNameOf(path)
  return formats[format as WritableFormat].writer.loaderOf({
    path: path.replaceAll("'", "\\'"),
    extension: ofFile === undefined ? undefined : extension,
    // What is packed inside its files, as Parquet is, has the usual names.
    packing: formats[format as WritableFormat].isText ? packingExtension(compression) : '',
    splits: splits?.map(({ name }) => name),
  })
}

/** What opens a data set of the Hub, which is read by its name and not by a path; `undefined` for other outputs. */
function hubExpression(path: string): string | undefined {
  const address = isAddress(path) ? parseAddress(path) : undefined
  if (address?.kind !== 'hub') return undefined
  const { repository, revision, path: inner } = address
  const key = outputNameOf(inner).format === undefined ? 'data_dir' : 'data_files'
  const options = [
    ...(inner === '' ? [] : [`${key}='${inner.replaceAll("'", "\\'")}'`]),
    ...(revision === undefined ? [] : [`revision='${revision}'`]),
  ]
  return `datasets.load_dataset(${[`'${repository}'`, ...options].join(', ')})`
}
