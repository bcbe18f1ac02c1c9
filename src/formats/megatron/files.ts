/** What is loaded when a data set is at hand, in one piece: each part is small. */
export { openMegatronEncoder } from './encode.js'
export { joinIndices } from './join-indices.js'
export { megatronReader } from './read.js'
