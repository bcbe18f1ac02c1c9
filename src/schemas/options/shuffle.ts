// Written by "npm run docs:types" from the schemas of the options. Change those, not this file.

/** Options of the step `shuffle`. */
export type ShuffleOptions = Record<string, never>
