/** What `prep anonymize` uses beside the transform: to explain, to advise on fields, to verify an output. */
export { type ExplainedText, explainBatches } from './explain.js'
export { findInText } from './find.js'
export { openLeakJudge, textsOf } from './leak.js'
export { type OpenedDetector, openDetectorFor } from './open-detector.js'
export { type AnonymizeOptions, anonymizeOptions } from './options.js'
export { type FieldProfile, profileFields } from './profile-fields.js'
export { shapeOfValue } from './shape-of-value.js'
