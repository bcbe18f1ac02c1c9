import { changesFor, drawSome, type Operation } from '../../editing/operation.js'

const numerals = '零一二三四五六七八九'
const counted = '[个种条项篇句段首件位名本张家次组类]'
const place = new RegExp(
  `(?<![0-9０-９.．,，:：第${numerals}十百千万两每任某另同这那哪几])([2-9二三四五六七八九两])(?=${counted}(?![${numerals}0-9]))`,
  'g',
)

/** Small numbers before what is counted, as digits or as characters: 3个 and 三个. 一 is left: it is often no number. */
export const digits: Operation = {
  name: 'digits',
  about: 'writes small numbers as digits or as characters',
  languages: ['zh'],
  keeps: 'meaning',
  opens: 'numbers',
  examples: [
    { text: '列出三种水果', gives: ['列出3种水果'] },
    { text: '写2个例子', gives: ['写两个例子'] },
    { text: '第2个，12个，3.5个，一个', stays: true },
  ],
  open:
    () =>
    (view, { draws, strength }) => {
      const places = [...view.text.matchAll(place)]
      return drawSome(places, changesFor(places.length, Math.max(strength, 0.5)), draws).map(
        ({ 0: sign, index }) => ({
          start: index,
          end: index + 1,
          text: otherNumeral(sign),
        }),
      )
    },
}

function otherNumeral(sign: string): string {
  if (sign === '两') return '2'
  if (sign === '2') return '两'
  return /[0-9]/.test(sign) ? numerals[Number(sign)] : String(numerals.indexOf(sign))
}
