import type { DurationSummary } from '../schemas/durations.js'
import type { RunReport } from '../schemas/run-report.js'
import { type Content, html } from './page/markup.js'
import { table } from './page/page.js'
import type { Translator } from './words/words.js'

/** How long each step took with its batches, between reading and writing; nothing where that was not noted. */
export function runTimes({ durations, steps, rate }: RunReport, { t, figures }: Translator): Content {
  if (durations === undefined) return ''
  const { count, percent } = figures
  const row = (name: string, known: DurationSummary | undefined) =>
    known === undefined
      ? []
      : [
          [
            name,
            count(known.calls),
            timeText(known.seconds),
            ...[known.p50, known.p95, known.p99].map(timeText),
          ],
        ]
  const rows = [
    ...row(t('reading'), durations.read),
    ...steps.flatMap(({ name, durations: own }) => row(name, own)),
    ...row(t('writing'), durations.write),
  ]
  const head = [t('runStep'), t('batches'), t('timeOfAll'), t('timeHalf'), t('time95'), t('time99')]
  const said =
    rate === undefined ? '' : t('rowRate', { rate: count(rate.rowsPerSecond), swing: percent(rate.swing) })
  return html`<h2>${t('times')}</h2><p>${t('timesLead')}${said}</p>${table({ head, rows, kind: 'plain' })}`
}

/** Three digits, in the unit in which they are easily read. */
function timeText(seconds: number): string {
  if (seconds >= 1) return `${Number(seconds.toPrecision(3))} s`
  if (seconds >= 1e-3) return `${Number((seconds * 1e3).toPrecision(3))} ms`
  return `${Number((seconds * 1e6).toPrecision(3))} µs`
}
