import { count } from '../../base/count.js'
import { tableLines } from '../terminal/table.js'
import type { Paint } from '../terminal/terminal.js'
import { figuresOf } from './figures.js'
import type { FileResult, ToolResult } from './result.js'

const shownFigures = [
  ...['precision', 'recall', 'f1', 'f2'].map((rate) => `global.spanLabelled.${rate}`),
  ...['precision', 'recall', 'f1', 'f2'].map((rate) => `global.span.${rate}`),
  ...['precision', 'recall', 'f1', 'f2'].map((rate) => `global.character.${rate}`),
  ...['global.value.f1', 'falsePer100k'],
]

/** prepkit and other tools side by side over the same gold, a figure a line, then F2 of spans by label. */
export function toolLines(result: FileResult, tools: readonly ToolResult[], paint: Paint): string[] {
  const all = [{ name: 'prepkit', evaluation: result.evaluation, leftOut: [] }, ...tools]
  const figures = all.map(({ evaluation }) => figuresOf({ evaluation }))
  const labels = [...new Set(all.flatMap(({ evaluation }) => evaluation.byLabel.map(({ label }) => label)))]
  const names = [...shownFigures, ...labels.sort().map((label) => `${label}.span.f2`)]
  const rows = names.map((name) => [name, ...figures.map((own) => shownFigure(name, own.get(name)))])
  const [title, ...lines] = tableLines(
    [['figure', ...all.map(({ name }) => name)], ...rows],
    all.map((_, i) => i + 1),
  )
  const leftOut = tools.filter((tool) => tool.leftOut.length > 0)
  return [
    paint('bold', title),
    ...lines,
    ...leftOut.map(
      (tool) =>
        `Spans of ${tool.name} left out, as the gold has no label for them: ${tool.leftOut.map(({ type, count: spans }) => `${type} ${count(spans)}`).join(', ')}`,
    ),
    '',
  ]
}

function shownFigure(name: string, value: number | undefined): string {
  if (value === undefined) return '-'
  return name.endsWith('100k') ? value.toFixed(1) : (100 * value).toFixed(1)
}
