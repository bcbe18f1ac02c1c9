/**
 * Swaps words of one gender for those of the other, she for he and 妈妈 for 爸爸, so that a model does not
 * learn who does what from who happens to do it in the data. A record is swapped as a whole or not at all,
 * and only where swapping it again gives it back. It knows word lists and a few rules of grammar, not people:
 * what a text tells of a known man or woman is told of the other sex, so do not use it on facts about persons.
 */

import { columnsOf, parsePath, textPaths } from '../src/arrow/path.js'
import { splitColumnOf } from '../src/arrow/splits.js'
import { PrepError } from '../src/base/errors.js'
import { textFields, z } from '../src/base/options.js'
import { defineTransform } from '../src/transform/transform.js'
import { checkWhere, openWhere, whereOption } from '../src/transform/where.js'
import { makeLexicon } from './counterfactual/lexicon.js'
import { refuseJson } from './counterfactual/refuse-json.js'
import { openScreen } from './counterfactual/screen.js'
import { besideThem, findSwaps, inPlace } from './counterfactual/swap-rows.js'
import { openSwapper } from './counterfactual/swap-text.js'

const options = z.strictObject({
  fields: textFields,
  mode: z
    .enum(['substitute', 'augment'])
    .default('substitute')
    .describe('Swap a row in place (substitute), or keep it and put a swapped copy behind it'),
  probability: z
    .number()
    .gt(0)
    .max(1)
    .optional()
    .describe('How likely a row is taken')
    .meta({ whenAbsent: '0.5; 1 with augment' }),
  languages: z
    .array(z.enum(['en', 'zh']))
    .min(1)
    .default(['en', 'zh'])
    .describe('Whose words are swapped'),
  names: z.boolean().default(false).describe('Swap English first names too, such as James and Mary'),
  pairs: z
    .array(z.tuple([z.string().min(1), z.string().min(1)]))
    .default([])
    .describe('Pairs of words of your own, before those of the lists: [[wizard, witch]]'),
  plural: z
    .enum(['keep', 'swap'])
    .default('keep')
    .describe('他们 stands for mixed groups too: keep it, or swap it with 她们'),
  where: whereOption.optional(),
})

/**
 * Swaps gendered words in whole records. Rows that were taken are noted as `swapped`, as `no_gendered_words`
 * or, where swapping back would not give them again or a word has no counterpart, as `not_reversible`; the
 * last two stay as they are. `substitute` is the counterfactual data substitution of Hall Maudslay, Gonen,
 * Cotterell & Teufel, "It's All in the Name", EMNLP 2019; `augment` is that of Lu, Mardziel, Wu, Amancharla &
 * Datta, "Gender Bias in Neural Natural Language Processing", 2018.
 *
 * @example
 * await run({
 *   input: 'chats.jsonl',
 *   steps: [{ counterfactual: { fields: ['messages[].content'] } }],
 *   output: 'out/',
 * })
 */
export const counterfactual = defineTransform({
  name: 'counterfactual',
  summary: 'Swap gendered words in whole records: she and he, 妈妈 and 爸爸',
  examples: [
    'prep counterfactual chats.jsonl --fields "messages[].content" --out swapped/',
    'prep counterfactual stories.jsonl --fields text --mode augment --names --out both/',
  ],
  options,
  plan(schema, { fields, mode, languages, names, pairs, plural, where }) {
    for (const path of textPaths(schema, fields)) refuseJson(schema, path)
    checkWhere(schema, where)
    makeLexicon({ languages, names, pairs, plural })
    const isRepeating = mode === 'augment'
    const split = splitColumnOf(schema)
    if (isRepeating && split !== undefined && where?.[split] === undefined)
      throw new PrepError(
        'bad_option',
        `Mode "augment" would add copies to every split of column "${split}". Name the one it is for, as in where: { ${split}: train }`,
      )
    const columns = columnsOf(fields)
    const reads = [...new Set([...columns, ...columnsOf(Object.keys(where ?? {}))])]
    return { schema, reads, writes: columns, effects: { rows: isRepeating ? 'repeated' : 'kept' } }
  },
  open({ options, random, counters }) {
    const { fields, mode, where } = options
    const lexicon = makeLexicon(options)
    const paths = [...new Set(fields)].map(parsePath)
    const matches = openWhere(where)
    const limit = (options.probability ?? (mode === 'augment' ? 1 : 0.5)) * 2 ** 53
    const screen = openScreen(lexicon)
    const swap = openSwapper(lexicon)
    return (batch) => {
      const isMatch = matches(batch)
      const isChosen = (row: number) => isMatch?.[row] !== 0 && random.rowHash(batch, row) < limit
      const swaps = findSwaps(batch, { paths, screen, swap, counters, isChosen })
      if (mode === 'substitute') return inPlace(batch, swaps, paths)
      counters.added(swaps.isSwapped.reduce((sum, one) => sum + one, 0))
      return besideThem(batch, swaps, paths)
    }
  },
})
