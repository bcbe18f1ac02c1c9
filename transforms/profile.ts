/**
 * Looks at rows and passes them on as they are: what the columns hold, and how an outcome is spread over the
 * groups of facets. What it finds out stands in the report of a run, or is all that `prep profile` prints. It
 * tells no value that few rows share, and keeps none of the rows.
 */
import { defineTransform } from '../src/transform/transform.js'
import { checkProfile, columnsOfProfile } from './profile/check.js'
import { profileFigures } from './profile/figures.js'
import { type OpenProfile, type ProfileDecision, profileFindings } from './profile/findings.js'
import { profileOptions } from './profile/options.js'
import { type ProfileSummary, profileSurvey } from './profile/survey.js'
import { tokenizerIn, withTokenizerFacts } from './tokenize/tokenizer-option.js'

/**
 * Measures rows without changing any.
 *
 * @example
 * const report = await run({
 *   input: 'adult.csv',
 *   steps: [{ profile: { facet: 'sex', label: 'income', positive: '>50K' } }],
 *   output: 'out/',
 * })
 * console.log(report.steps[0]?.findings)
 */
export const profile = defineTransform<typeof profileOptions, ProfileSummary, ProfileDecision | undefined>({
  name: 'profile',
  summary: 'Measure columns, and bias of an outcome between groups',
  examples: [
    'prep profile data.jsonl',
    "prep profile adult.csv --facet sex,race --label income --positive '>50K'",
    'prep profile chats.jsonl --tokenizer datasets/samples/tokenizer --length 4096 --batch-size 64',
    'prep profile adult.csv --facet age@25/40 --label income --html profile.html --lang zh',
  ],
  options: profileOptions,
  resolve: withTokenizerFacts,
  plan(schema, options) {
    checkProfile(schema, options)
    return { schema, reads: columnsOfProfile(schema, options), writes: [], effects: { rows: 'kept' } }
  },
  borrows: true,
  survey: profileSurvey,
  findings: profileFindings,
  figures: profileFigures,
  async open({ options: { tokenizer }, cache, findings }) {
    const profile = findings as OpenProfile
    if (tokenizer !== undefined) profile.useTokenizer(await tokenizerIn(cache, tokenizer))
    return (batch) => {
      profile.observe(batch)
      return batch
    }
  },
})
