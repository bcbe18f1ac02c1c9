/** JSON Lines to Arrow columns, and to counts of kinds of values. AssemblyScript; `npm run kernels` compiles it. */
export { lastLine, readLines, stopped } from './json-columns'
export { countLines, lineCount } from './json-kinds'
