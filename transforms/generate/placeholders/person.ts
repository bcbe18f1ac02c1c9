import { englishMonths } from '../../../src/text/words/english-dates.js'
import { age } from '../../anonymize/entities/context/age.js'
import { dateOfBirth, dateTime } from '../../anonymize/entities/context/dates.js'
import { between, pick } from '../../anonymize/entities/definition/draw.js'
import { padded } from '../../anonymize/entities/definition/number-form.js'
import { person } from '../../anonymize/entities/names.js'
import type { Persona } from './persona.js'
import { byLocale, isFamilyFirst, type Placeholder } from './placeholder.js'
import { englishDepartments, englishJobs } from './words-en.data.js'
import { chineseDepartments, chineseJobs } from './words-zh.data.js'

const both = ['en', 'zh'] as const
/** Ages are those of the last day of this year, so that the same template says the same for ever. */
const yearOfAges = 2025

export const personPlaceholders = {
  name: { entity: person.name, value: fullName },
  given_name: { entity: person.name, value: ({ given }) => given },
  family_name: { entity: person.name, value: ({ family }) => family },
  /** Mr. or Ms., 先生 or 女士. */
  title: gendered({ en: ['Ms.', 'Mr.'], zh: ['女士', '先生'] }),
  /** female or male, 女 or 男. */
  gender: gendered({ en: ['female', 'male'], zh: ['女', '男'] }),
  /** he or she, 他 or 她. */
  he: gendered({ en: ['she', 'he'], zh: ['她', '他'] }),
  /** him or her, 他 or 她. */
  him: gendered({ en: ['her', 'him'], zh: ['她', '他'] }),
  /** his or her, 他的 or 她的. */
  his: gendered({ en: ['her', 'his'], zh: ['她的', '他的'] }),
  birth_date: { entity: dateOfBirth.name, value: birthDate },
  /** Age at the end of 2025. */
  age: {
    entity: age.name,
    value: ({ born }) => String(yearOfAges - born.year),
  },
  /** Occupation. */
  job: {
    locales: both,
    value: (persona, draws) => pick(draws, byLocale({ en: englishJobs, zh: chineseJobs }, persona)),
  },
  /** Occupation with its article. */
  a_job: {
    locales: ['en'],
    value: (persona) => {
      const job = persona.fact('= job', (draws) => pick(draws, englishJobs))
      return `${/^[aeiou]/.test(job) ? 'an' : 'a'} ${job}`
    },
  },
  /** Department of a company. */
  department: {
    locales: both,
    value: (persona, draws) =>
      pick(draws, byLocale({ en: englishDepartments, zh: chineseDepartments }, persona)),
  },
  /** A day of the years 2015 to 2025. */
  date: {
    entity: dateTime.name,
    value: (persona, draws) =>
      dateIn(
        persona,
        { year: between(draws, 2015, 2025), month: between(draws, 1, 12), day: between(draws, 1, 28) },
        between(draws, 0, 2),
      ),
  },
} satisfies Record<string, Placeholder>

/** The family name stands first where it does in the language. */
export function fullName({ given, family, pool }: Persona): string {
  if (!isFamilyFirst(pool.locale)) return `${given} ${family}`
  return pool.locale === 'ja' ? `${family} ${given}` : family + given
}

function gendered(words: Record<'en' | 'zh', readonly [female: string, male: string]>): Placeholder {
  return {
    locales: both,
    value: (persona) => byLocale(words, persona)[persona.gender === 'female' ? 0 : 1],
  }
}

function birthDate(persona: Persona): string {
  return persona.fact('birth date', (draws) => dateIn(persona, persona.born, between(draws, 0, 2)))
}

function dateIn(
  { pool }: Persona,
  { year, month, day }: { year: number; month: number; day: number },
  form: number,
): string {
  const numbers = [year, padded(month, 2), padded(day, 2)]
  if (form === 0) return numbers.join('-')
  if (pool.locale === 'zh') return form === 1 ? `${year}年${month}月${day}日` : numbers.join('/')
  if (pool.locale === 'en')
    return form === 1
      ? `${englishMonths[month - 1]} ${day}, ${year}`
      : `${padded(month, 2)}/${padded(day, 2)}/${year}`
  return `${padded(day, 2)}.${padded(month, 2)}.${year}`
}
