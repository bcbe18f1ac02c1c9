import type { LicenseFinding, LicenseRule } from '../schemas/license-report.js'

/** What the rules say. `{sources}` stands for the names of the sources that a sentence is about. */
export const licenseSentences = {
  missing: ['R1', 'unknown', 'No licence is stated: {sources}'],
  family: [
    'R1',
    'unknown',
    '{license} is a family of licences whose versions differ; name the version: {sources}',
  ],
  unheard: ['R1', 'unknown', '"{license}" is no licence that is known, and none is guessed: {sources}'],
  misspelt: [
    'R1',
    'unknown',
    '"{license}" is no licence that is known, and none is guessed; perhaps {hint} is meant: {sources}',
  ],
  termless: ['R1', 'unknown', 'The terms of {license} are not in the table; read its text: {sources}'],
  model: ['R1', 'unknown', 'The terms of the model "{generator}" are not known: {sources}'],
  nonprofit: ['R2', 'conflict', '{license} does not allow use for profit: {sources}'],
  research_only: ['R2', 'conflict', '{license} allows research alone: {sources}'],
  nonprofit_release: [
    'R2',
    'restriction',
    'What is made of it may not be used for profit, by {license}: {sources}',
  ],
  research_release: [
    'R2',
    'restriction',
    'What is made of it is for research alone, by {license}: {sources}',
  ],
  no_derivatives: [
    'R3',
    'conflict',
    '{license} does not allow changed copies to be passed on, and contents are changed: {sources}',
  ],
  share_alike: [
    'R4',
    'conflict',
    '{license} and {other} each ask for the whole under their own terms: {sources}',
  ],
  nonprofit_share_alike: [
    'R5',
    'conflict',
    '{license} rules out use for profit, and {other} rules out such a limit: {sources}',
  ],
  database: [
    'R6',
    'duty',
    'Pass on the database under {license}, a later version, or a licence that it names as compatible: {sources}',
  ],
  produced_work: [
    'R6',
    'duty',
    'Say beside what is made of it that it uses a database under {license}: {sources}',
  ],
  contents: [
    'R7',
    'warning',
    '{license} covers the database alone; nothing is said of the contents: {sources}',
  ],
  model_share_alike: [
    'R8',
    'warning',
    'The cautious reading asks for the model under {license} too: {sources}',
  ],
  use_restrictions: ['R9', 'duty', 'Pass on the forbidden uses of {license}: {sources}'],
  compete: ['R10', 'conflict', '{license} forbids models that compete, trained on outputs: {sources}'],
  compete_note: ['R10', 'warning', '{license} forbids models that compete, trained on outputs: {sources}'],
  name_prefix: ['R10', 'duty', 'Begin the name of the model with "{prefix}", by {license}: {sources}'],
  display: ['R10', 'duty', 'Display "{line}", by {license}: {sources}'],
  derivative: [
    'R10',
    'duty',
    'A model trained on outputs counts as a derivative: pass on {license}: {sources}',
  ],
  users: [
    'R10',
    'note',
    'More than {users} users a month need a licence of their own, by {license}: {sources}',
  ],
  output_note: ['R10', 'note', 'Say that {license} asks something of models trained on this: {sources}'],
  two_prefixes: ['R11', 'conflict', 'A name cannot begin both with "{prefix}" and with "{other}": {sources}'],
  collection: [
    'R12',
    'note',
    'Unchanged parts in files of their own keep their licences; R3 to R6 do not apply',
  ],
  attribution: ['R0', 'duty', 'Name the authors, by {license}: {sources}'],
  notice: ['R0', 'duty', 'Pass on the text and the notices of {license}: {sources}'],
  changes: ['R0', 'duty', 'Say that contents were changed, by {license}: {sources}'],
  same_license: ['R0', 'duty', 'Pass adaptations on under {license}: {sources}'],
} as const satisfies Record<string, readonly [LicenseRule, LicenseFinding['level'], string]>

export type SentenceCode = keyof typeof licenseSentences

/** The last line of every audit. */
export const disclaimer = 'This is not legal advice'
