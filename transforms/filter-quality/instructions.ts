import type { TextRange } from '../../src/arrow/columns/row-texts.js'
import { MojibakeFinder } from '../../src/text/mojibake/mojibake.js'
import { placeOf } from '../signals/text-meter.js'
import { type Judgement, TextJudge } from './judge.js'
import { spoiledRules } from './limits.data.js'
import type { QualityOptions } from './options.js'

/** The options with the rules of their preset. */
export function presetOptions(options: QualityOptions): QualityOptions {
  return options.preset === 'sft' ? { ...options, rules: options.rules ?? spoiledRules } : options
}

/**
 * Holds texts to limits by the rules of a preset, and tells Chinese that was read in a wrong encoding from names and lists
 * of a few words, whose characters are rare too.
 */
export class ConfirmedJudge extends TextJudge {
  #finder: MojibakeFinder | undefined

  constructor(options: QualityOptions) {
    super(presetOptions(options))
  }

  override judge(text: TextRange): Judgement {
    const judgement = super.judge(text)
    const { numbers, failures } = judgement
    if (failures.every(({ rule }) => rule !== 'garbled_gbk') || this.#isMisread(text)) return judgement
    numbers[placeOf.common_han_ratio] = Number.NaN
    return {
      ...judgement,
      failures: failures.filter(({ rule }) => rule !== 'garbled_gbk'),
    }
  }

  /** Whether the bytes of a text say something else. */
  #isMisread({ bytes, start, end }: TextRange): boolean {
    this.#finder ??= new MojibakeFinder()
    return this.#finder.find(Buffer.from(bytes.subarray(start, end)).toString()) !== undefined
  }
}
