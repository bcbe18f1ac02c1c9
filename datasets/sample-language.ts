/**
 * What one language of the sample is made from. The tables stand in `people-en.data.ts` and
 * `people-zh.data.ts`; `generate-samples.ts` puts them together.
 */
export interface SampleLanguage {
  /** Names are put together at random: no entry stands for a real person. */
  names: { female: readonly string[]; male: readonly string[]; family: readonly string[] }
  /** A whole name from its parts. */
  fullName: (given: string, family: string) => string
  /** The Latin part of a mail address before `@`. */
  mailbox: (person: { given: string; family: string; number: number }) => string
  /** Digits of a phone number that no subscriber holds; `number` is unique to the person. */
  phone: (number: number) => string
  cities: readonly string[]
  companies: readonly string[]
  dates: readonly string[]
  jobs: readonly Job[]
  strengths: readonly string[]
  concerns: readonly string[]
  tasks: readonly Task[]
  pronouns: Record<'female' | 'male' | 'unknown', Record<string, string>>
}

/** A job that people apply for, and the two skills and the one deed that go with it. */
export interface Job {
  role: string
  skill: string
  tool: string
  deed: string
}

/** One kind of request. Braces name what is filled in; `accepted` and `declined` are the two endings of `{ending}`. */
export interface Task {
  /** The share of rows of this kind, relative to the others. */
  weight: number
  prompt: readonly string[]
  completion: readonly string[]
  accepted: readonly string[]
  declined: readonly string[]
}
