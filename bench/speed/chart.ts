import { loadCharts } from '../../src/report/charts/charts.js'
import { colors } from '../../src/report/charts/palette.js'
import { costsOf, type RaceResult, shownNames } from './results.js'

/** The words of a chart in one language. */
export interface ChartWords {
  title: string
  /** The names of the inputs that are drawn. */
  inputs: Record<string, string>
}

/** Charts of both languages, by the file that holds each. */
export const charts: Record<string, ChartWords> = {
  'docs/images/speeds.svg': {
    title: 'To Arrow: MB of input per second of processor time, 2 threads; more is better',
    inputs: {
      prompts: 'English, JSONL',
      chinese: 'Chinese, JSONL',
      chat: 'chats, JSONL',
      code: 'code, JSONL',
      'adult csv': 'Adult, CSV',
      'wide csv': '200 columns, CSV',
      'text csv': 'texts in quotes, CSV',
    },
  },
  'docs/images/speeds.zh.svg': {
    title: '转成 Arrow:每秒处理器时间处理的输入(MB),2 个线程;越大越好',
    inputs: {
      prompts: '英文 JSONL',
      chinese: '中文 JSONL',
      chat: '对话 JSONL',
      code: '代码 JSONL',
      'adult csv': 'Adult CSV',
      'wide csv': '200 列 CSV',
      'text csv': '带引号文本 CSV',
    },
  },
}

const size = { width: 760, bar: 13, gap: 16, top: 58, left: 150 }
/** Our own bars are blue; those of others fade to grey, apart in lightness as well. */
const fills = [colors.now, '#d55e00', '#8a8a8a', '#c4c4c4']

/** Who is drawn, in this order. */
const drawn = ['prepkit, 2 workers', 'polars', 'duckdb', 'pyarrow']

/** Bars of the speeds of conversions, in millions of bytes by second of processor time, as a picture of its own. */
export async function drawSpeeds(results: readonly RaceResult[], words: ChartWords): Promise<string> {
  const groups = Object.keys(words.inputs).flatMap((input) =>
    results.filter((result) => result.work === 'convert' && result.input === input),
  )
  const groupHeight = drawn.length * size.bar + size.gap
  const height = size.top + groups.length * groupHeight + 8
  const draw = await loadCharts()
  const markup = draw({
    width: size.width,
    height,
    label: words.title,
    option: {
      backgroundColor: '#fff',
      title: { text: words.title, left: 8, top: 6, textStyle: { fontSize: 13, color: colors.text } },
      legend: {
        data: drawn.map(nameOf),
        left: 8,
        top: 28,
        itemWidth: 14,
        itemHeight: 10,
        textStyle: { color: colors.text },
      },
      grid: { left: size.left, right: 56, top: size.top, bottom: 8 },
      xAxis: { type: 'value', show: false },
      yAxis: {
        type: 'category',
        inverse: true,
        data: groups.map(({ input }) => words.inputs[input]),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: colors.grid } },
        axisLabel: { color: colors.text, fontSize: 12 },
      },
      series: drawn.map((racer, i) => ({
        name: nameOf(racer),
        type: 'bar',
        barWidth: size.bar - 2,
        barGap: '15%',
        itemStyle: { color: fills[i] },
        data: groups.map((group) => speedOf(group, racer)),
        label: { show: true, position: 'right', color: colors.text, fontSize: 11 },
      })),
    },
  })
  const open = '<svg xmlns="http://www.w3.org/2000/svg" font-family="sans-serif" '
  return `${markup.text.replace('<svg ', open)}\n`
}

function nameOf(racer: string): string {
  return shownNames[racer] ?? 'prepkit'
}

function speedOf(group: RaceResult, racer: string): number {
  const cost = costsOf(group).find((each) => each.racer === racer)
  return Math.round(group.bytes / 1e6 / (cost?.cpu ?? Number.POSITIVE_INFINITY))
}
