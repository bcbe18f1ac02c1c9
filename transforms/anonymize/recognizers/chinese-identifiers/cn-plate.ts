import { allMatches } from '../../../../src/text/match-at.js'
import { compileContext } from '../../detect/context.js'
import type { Match, Recognizer } from '../../detect/recognizer.js'
import { contextGain } from '../../detect/scores.js'
import { hasCue, negativeContext } from '../../identifiers/number-scan.js'
import { prefilterBits } from '../../prefilter/prefilter.js'
import { isAlphanumeric } from './code-text.js'

const provinces = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼'
const gap = '[ ·.\\-_/、]{0,2}'
const between = '[ ·.\\-_]?'
const letter = '[A-Za-z]'
const mark = '[A-Za-z0-9]'
const five = `(?:${between}${mark}){4,5}`
const forms = [
  // Cars, with 警, 学, 挂 … in the last place; cars that run on electricity have one more.
  `[${provinces}] ?${letter}${gap}(?:[DFdf](?:${between}${mark}){5}|(?:${between}\\d){5}[DFdf]|${five}(?:应急|[警学挂港澳领试超])?)`,
  // Armed police; embassies; the army, navy and air force.
  `[Ww][Jj]${between}[${provinces}]?${between}\\d(?:${between}${mark}){3,4}`,
  '使 ?\\d{3}[ ·-]?\\d{3}',
  `[军空海] ?${letter}${gap}\\d{5}`,
].join('|')
const plate = new RegExp(forms, 'g')
const plateWords = compileContext({
  zh: ['车', '車', '牌照', '号牌', '违章', '驾驶', '名下', '挡路', '行驶'],
  en: ['plate', 'license plate', 'vehicle', 'car'],
})

/** Provinces whose character is a word of its own, or ends one. */
const wordly = /^[新云贵青藏宁蒙甘黑]/
/** 使100000 is 即使100000 as often: a word about cars has to stand beside these. */
const rare = /^(?:[使军空海]|WJ\d)/i
const placeEnds = /(?:[北南东望]京|天津|四川|青海)$/

/** Number plates of mainland China (GA 36-2018), with the separators that people put in them. */
export const cnLicensePlate: Recognizer = {
  name: 'cn_license_plate',
  entities: ['CN_LICENSE_PLATE'],
  bits: prefilterBits.plate | prefilterBits.digits6,
  rescans: true,
  find(scan, report) {
    const { text, mask } = scan
    if ((mask & (prefilterBits.plate | prefilterBits.han)) === 0) return
    for (const { 0: plateText, index } of allMatches(plate, text)) {
      const end = index + plateText.length
      if (isAlphanumeric(text, end) || text[end] === '_') continue
      if (/^[A-Z]/i.test(plateText) && isAlphanumeric(text, index - 1)) continue
      const match = judge(plateText, {
        hasOther: hasCue(text, index, negativeContext),
        isName: placeEnds.test(text.slice(Math.max(0, index - 1), index + 1)),
        word: plateWords(scan, index, end),
      })
      report({ start: index, end, ...match })
    }
  },
}

function judge(
  match: string,
  { hasOther, isName, word }: { hasOther: boolean; isName: boolean; word: string | undefined },
): Pick<Match, 'score' | 'validated' | 'why'> {
  const compact = match.replace(/[ ·.\-_/、]/g, '')
  const digits = compact.replace(/\D/g, '').length
  // 新P60PRO is a telephone, 新NVIDIA a company, 望京SOHO T3 a building; 川 and 湘 stand before Latin letters on plates alone.
  const isWordly = isName || wordly.test(compact) || (digits < 3 && /\w \w/.test(match.slice(2)))
  const isRare = rare.test(compact)
  let score = isRare ? 0.2 : digits >= (isWordly ? 4 : 2) ? 0.7 : isWordly ? 0.2 : digits === 1 ? 0.6 : 0.5
  if (compact !== compact.toUpperCase()) score -= 0.25
  if (match.length - compact.length > 3) score -= 0.2
  if (hasOther) score -= 0.3
  let why = 'form'
  if (word !== undefined) {
    score += contextGain
    why += `, context "${word}"`
  }
  return { score: Math.max(0, Math.min(1, score)), validated: false, why }
}
