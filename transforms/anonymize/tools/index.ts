/** What `prep anonymize` uses beside the transform: to explain, to advise on fields, to verify an output, to work on one text. */

export { shapeOfValue } from '../../../src/text/value-shape.js'
export { listEntities } from '../entities/countries.js'
export { type OpenedDetector, openDetectorFor } from '../open-detector.js'
export { type AnonymizeOptions, anonymizeOptions } from '../options.js'
export { describePolicy, operatorsOf, policyNames } from '../policies.js'
export { type ExplainedText, explainBatches } from './explain-batches.js'
export { type FieldProfile, profileFields } from './infer-fields.js'
export { openAnonymizer } from './text-anonymizer.js'
export { checkTextOptions } from './text-options.js'
export { type Leak, verifyBatches } from './verify-batches.js'
