import { changesFor, drawSome, type Operation } from '../../editing/operation.js'

const han = '[\\u4e00-\\u9fff]'
/** Where a reader does not miss it: the word before it is of two characters or more, and something goes on behind. */
const particle = new RegExp(
  `(?<=${han}{2})(?:的(?=${han}{2})(?!话|时候)|了(?=[一两三几]|${han}{2})(?!解|不|得|如)|就(?=是|会|能|可以|要)|也(?=会|能|可以|是|要)|都(?=会|能|是|要|可以))`,
  'g',
)

/** Function words that a hurried writer leaves out. */
export const particles: Operation = {
  name: 'particles',
  about: 'leaves out function words such as 的 and 了',
  languages: ['zh'],
  keeps: 'look',
  examples: [
    { text: '我们的学习方法', gives: ['我们学习方法'] },
    { text: '目的明确', never: [/^目明确/] },
    { text: '好的，了解。', stays: true },
  ],
  open:
    () =>
    (view, { draws, strength }) => {
      const places = [...view.text.matchAll(particle)].filter(({ index }) => view.text[index - 1] !== '目')
      const wanted = changesFor(view.text.length / 2, strength)
      return drawSome(places, wanted, draws).map(({ 0: word, index }) => ({
        start: index,
        end: index + word.length,
        text: '',
      }))
    },
}
