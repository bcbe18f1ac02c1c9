import type { Operation } from '../editing/operation.js'
import { chineseParaphrase } from './paraphrase/chinese.js'
import { englishParaphrase } from './paraphrase/english.js'

/** Rules of how instructions are said in other words; they are for the beginning of a text and the sign that ends it. */
export const paraphrase: Operation = {
  name: 'paraphrase',
  about: 'says an instruction in other words, by rules',
  languages: ['en', 'zh'],
  keeps: 'meaning',
  whole: true,
  examples: [
    {
      text: 'Describe the plan.',
      gives: ['Give a description of the plan.', 'Please describe the plan.', 'Could you describe the plan?'],
    },
    { text: 'Give a description of a tree.', gives: ['Describe a tree.'] },
    { text: 'Please list three rivers.', gives: ['List three rivers.', 'Can you list three rivers?'] },
    {
      text: 'Name three rivers in Asia.',
      gives: ['What are three rivers in Asia?', 'List three rivers in Asia.'],
    },
    {
      text: 'Rewrite this sentence: he runs.',
      gives: ['Please rewrite this sentence: he runs.'],
      never: [/\?/],
    },
    { text: 'Name tags for a party', stays: true },
    { text: 'Describe life in the U.S.', gives: ['Can you describe life in the U.S.?'] },
    { text: 'Generate a story, on an island,', never: [/\?/] },
    { text: 'The cat sat on the mat.', stays: true },
    { text: '描述一次旅行。', gives: ['请描述一次旅行。', '你能描述一次旅行吗？'], never: [/描述一下一/] },
    { text: '列出三种水果。', gives: ['列举三种水果。'] },
    { text: '请解释量子力学。', gives: ['解释量子力学。', '请帮我解释量子力学。'] },
    { text: '计算机的历史很长。', stays: true },
    { text: '请问现在几点？', never: [/^问/] },
  ],
  open: () => (view, context) =>
    view.language === 'zh' ? chineseParaphrase(view, context) : englishParaphrase(view, context),
}
