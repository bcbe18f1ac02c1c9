/** CSV to Arrow columns. AssemblyScript; `npm run kernels` compiles it. */
export { lastEnd, readRecords, stopped } from './csv-records'
