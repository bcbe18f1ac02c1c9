/** What makes indexes of test sets: what `prep index` loads on first use. */
export { partChoices } from './choices.js'
export { IndexBuilder } from './index-file.js'
