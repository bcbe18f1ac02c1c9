import type { OperationName } from './operations/index.js'

/** How likely each operation is, held to the others that a text's language has. */
export type Weights = Readonly<Partial<Record<OperationName, number>>>

export const presetNames = ['instruction', 'classification', 'noise'] as const
export type PresetName = (typeof presetNames)[number]

/** What each use of the data allows: only what keeps the meaning, whatever keeps the label, or slips that a reader sees through. */
export const presets: Readonly<Record<PresetName, Weights>> = {
  instruction: { paraphrase: 8, wording: 3, contraction: 2, typography: 1 },
  classification: {
    synonym: 4,
    insert: 1,
    swap: 2,
    delete: 2,
    punctuate: 2,
    shuffle: 1,
    contraction: 1,
    wording: 1,
  },
  noise: { keyboard: 3, transpose: 2, spelling: 2, ocr: 1, homophone: 3, lookalike: 2, particles: 1 },
}
