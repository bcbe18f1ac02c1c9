/** What finds personal data, as one module to load. */

export { findInRecord } from '../batch/record-names.js'
export { checkDetection, resolveDetection } from '../detection-options.js'
export { findInText } from '../find-in-text.js'
export { openDetectorFor } from '../open-detector.js'
