import { simplifiedOnly } from '../../../../src/text/han-variants.data.js'
import { loadOpencc } from '../../../fix-text/convert-chinese.js'
import type { Operation } from '../../editing/operation.js'

const run = /[\u3400-\u4dbf\u4e00-\u9fff]+/g

/** The other of simplified and traditional characters, by opencc-js, which is loaded at the first text. */
export const script: Operation = {
  name: 'script',
  about: 'writes simplified characters for traditional ones, or the other way (needs opencc-js)',
  languages: ['zh'],
  keeps: 'meaning',
  whole: true,
  examples: [
    { text: '学习语言', gives: ['學習語言'] },
    { text: '學習語言', gives: ['学习语言'] },
    { text: '“学习”', stays: true },
  ],
  open() {
    const simplified = new Set(simplifiedOnly)
    let converters:
      | { toTraditional: (text: string) => string; toSimplified: (text: string) => string }
      | undefined
    return (view) => {
      const { text } = view
      if (converters === undefined) {
        const { Converter } = loadOpencc()
        converters = {
          toTraditional: Converter({ from: 'cn', to: 't' }),
          toSimplified: Converter({ from: 't', to: 'cn' }),
        }
      }
      const { toTraditional, toSimplified } = converters
      const isSimplified = [...text].some((sign) => simplified.has(sign))
      const edits = []
      for (const { 0: before, index } of text.matchAll(run)) {
        const after = isSimplified ? toTraditional(before) : toSimplified(before)
        const end = index + before.length
        if (after !== before && view.isOpen(index, end)) edits.push({ start: index, end, text: after })
      }
      return edits
    }
  },
}
