import { count } from '../../base/count.js'
import type { Screen } from '../terminal/screen.js'
import { fittedLines } from '../terminal/table.js'
import { wrap } from '../terminal/width.js'
import { figuresOf } from './figures.js'
import type { FileResult, ToolResult } from './result.js'

const shownFigures = [
  ...['precision', 'recall', 'f1', 'f2'].map((rate) => `global.spanLabelled.${rate}`),
  ...['precision', 'recall', 'f1', 'f2'].map((rate) => `global.span.${rate}`),
  ...['precision', 'recall', 'f1', 'f2'].map((rate) => `global.character.${rate}`),
  ...['global.value.f1', 'falsePer100k'],
]

/** prepkit and other tools side by side over the same gold, a figure a line, then F2 of spans by label. */
export function toolLines(
  { result, tools }: { result: FileResult; tools: readonly ToolResult[] },
  { paint, words, columns }: Screen,
): string[] {
  const all = [{ name: 'prepkit', evaluation: result.evaluation, leftOut: [] }, ...tools]
  const figures = all.map(({ evaluation }) => figuresOf({ evaluation }))
  const labels = [...new Set(all.flatMap(({ evaluation }) => evaluation.byLabel.map(({ label }) => label)))]
  const names = [...shownFigures, ...labels.sort().map((label) => `${label}.span.f2`)]
  const rows = names.map((name) => [name, ...figures.map((own) => shownFigure(name, own.get(name)))])
  const [title, ...lines] = fittedLines([[words.text('figure'), ...all.map(({ name }) => name)], ...rows], {
    columns,
    right: all.map((_, i) => i + 1),
  })
  const leftOut = tools.filter((tool) => tool.leftOut.length > 0)
  return [
    paint('bold', title),
    ...lines,
    ...leftOut.flatMap(({ name, leftOut }) => {
      const types = leftOut.map(({ type, count: spans }) => `${type} ${count(spans)}`).join(', ')
      return wrap(
        words.text('Spans of {name} left out, as the gold has no label for them: {types}', { name, types }),
        columns,
      )
    }),
    '',
  ]
}

function shownFigure(name: string, value: number | undefined): string {
  if (value === undefined) return '-'
  return name.endsWith('100k') ? value.toFixed(1) : (100 * value).toFixed(1)
}
