/** What is loaded when a file is at hand, in one piece: each part is small. */
export { openDatatroveEncoder } from './encode.js'
export { joinDatatrove } from './join.js'
export { datatroveReader } from './read.js'
