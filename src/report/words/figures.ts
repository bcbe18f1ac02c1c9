import { count } from '../../base/count.js'

/** The languages that pages are written in. */
export type Lang = 'en' | 'zh'

/** How numbers are written; a figure without a value is a dash. */
export interface Figures {
  /** A whole number: 48,842. */
  count: (value: number | null) => string
  /** A share of 1 in percent, one decimal; what is neither none nor all is never shown as such. */
  percent: (share: number | null) => string
  /** Any number: four significant digits, or all digits before the point. */
  number: (value: number | null) => string
  /** A measure near 0 or 1, three decimals, in scientific form below that. */
  measure: (value: number | null) => string
  /** A ratio, two decimals; three where two would not tell on which side of 0.8 it is. */
  ratio: (value: number | null) => string
  /** A short number for an axis: 12K or 1.2万. */
  short: (value: number) => string
}

const dash = '–'
const percents: Intl.NumberFormatOptions = {
  style: 'percent',
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
}

/** The numbers of a page in one language. */
export function figuresOf(lang: Lang): Figures {
  const write = (options?: Intl.NumberFormatOptions) => {
    // Made when it is used: a format takes milliseconds, and the page of a run needs few of them.
    let format: Intl.NumberFormat | undefined
    return (value: number | null) => {
      if (value === null || !Number.isFinite(value)) return dash
      format ??= new Intl.NumberFormat(lang === 'zh' ? 'zh-CN' : 'en-US', {
        signDisplay: 'negative',
        ...options,
      })
      return format.format(value).replace('-', '−')
    }
  }
  const rounded = write({ maximumFractionDigits: 0 })
  const whole = (value: number | null) =>
    Number.isSafeInteger(value) ? count(value!).replace('-', '−') : rounded(value)
  const significant = write({ maximumSignificantDigits: 4 })
  const scientific = write({ notation: 'scientific', maximumSignificantDigits: 3 })
  const small = write({ maximumSignificantDigits: 2 })
  const two = write({ minimumFractionDigits: 2, maximumFractionDigits: 2 })
  const three = write({ minimumFractionDigits: 3, maximumFractionDigits: 3 })
  const percent = write(percents)
  return {
    count: whole,
    percent(share) {
      if (share !== null && share > 0 && share < 0.0005) return `<${percent(0.001)}`
      if (share !== null && share < 1 && share >= 0.9995) return `>${percent(0.999)}`
      return percent(share)
    },
    number(value) {
      const size = Math.abs(value ?? 0)
      if (size >= 1e15 || (size > 0 && size < 1e-4)) return scientific(value)
      return size >= 1000 ? whole(value) : significant(value)
    },
    measure(value) {
      const size = Math.abs(value ?? 0)
      return size > 1e-12 && size < 0.0005 ? (size < 1e-4 ? scientific(value) : small(value)) : three(value)
    },
    ratio: (value) => (value !== null && Math.abs(value - 0.8) < 0.005 ? three(value) : two(value)),
    short: write({ notation: 'compact', maximumSignificantDigits: 3 }),
  }
}
