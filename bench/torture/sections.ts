import { corpora } from './corpora.js'
import { faults } from './faults.js'
import { kills } from './kills.js'
import { moving } from './moving.js'
import { soak } from './soak.js'
import { steps } from './steps.js'
import type { Section } from './trial.js'

/** The sections of the campaign by their names. */
export const sections = {
  kills,
  faults,
  moving,
  steps,
  corpora,
  soak,
} as const satisfies Record<string, Section>

export type SectionName = keyof typeof sections

export const sectionNames = Object.keys(sections) as SectionName[]
