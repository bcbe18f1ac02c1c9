/**
 * Makes the sample of `datasets/samples/`: the same bytes on every machine. It exists so that anybody can see
 * that no real person's data is in it; it refuses to draw anything from outside its own tables.
 *
 * Run it after a change of the tables: `npm run build && node dist/datasets/generate-samples.js datasets/samples`
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Draws } from '../src/transform/random.js'
import { english } from './people-en.data.js'
import { chinese } from './people-zh.data.js'
import type { SampleLanguage, Task } from './sample-language.js'

/** Card numbers that payment processors publish for tests; they pass the Luhn check and belong to nobody. */
const testCards = [
  '4111 1111 1111 1111',
  '5555555555554444',
  '4242-4242-4242-4242',
  '378282246310005',
  '6011111111111117',
]
/** The examples that the IBAN registry of SWIFT gives for each country. */
const exampleIbans = [
  'GB29 NWBK 6016 1331 9268 19',
  'DE89370400440532013000',
  'FR1420041010050500013M02606',
  'NL91ABNA0417164300',
]
/** The host parts are filled in; all three networks are kept for documentation (RFC 5737). */
const documentationNetworks = ['192.0.2.', '198.51.100.', '203.0.113.']
const mailDomains = ['example.com', 'example.org', 'example.net']
const sources = ['web form', 'career fair', 'referral', 'paper letter']

/** How often each gender stands in the sample and which share of it was hired: unequal on purpose. */
const genders = [
  { gender: 'male', share: 0.62, hiredShare: 0.56 },
  { gender: 'female', share: 0.33, hiredShare: 0.27 },
  { gender: 'unknown', share: 0.05, hiredShare: 0.4 },
] as const

type Gender = (typeof genders)[number]['gender']

interface Person {
  gender: Gender
  name: string
  email: string
  phone: string
  url: string
  ip: string
  card: string
  iban: string
  idNumber: string
}

/** What to make of one language. */
interface SampleSpec {
  code: string
  language: SampleLanguage
  rows: number
  seed: number
  /** The rows after which a broken line stands, and the row that is no UTF-8 itself. */
  broken: { cut: number; notAnObject: number; invalidUtf8: number }
}

const specs: readonly SampleSpec[] = [
  {
    code: 'en',
    language: english,
    rows: 170,
    seed: 20240,
    broken: { cut: 37, notAnObject: 94, invalidUtf8: 141 },
  },
  {
    code: 'zh',
    language: chinese,
    rows: 150,
    seed: 20241,
    broken: { cut: 52, notAnObject: 88, invalidUtf8: 120 },
  },
]

/** The content of every generated file by its name. */
export function generateSamples(): Map<string, Buffer> {
  const made = specs.map((spec) => ({ spec, rows: makeRows(spec) }))
  return new Map([
    ...made.map(({ spec, rows }) => [`people.${spec.code}.jsonl`, sampleFile(spec, rows)] as const),
    [
      'preferences/pairs.jsonl',
      preferenceFile(made.map(({ rows }) => rows.slice(0, preferencesEach))),
    ] as const,
  ])
}

/** Of each language so many rows are made into preferences. */
const preferencesEach = 60

type SampleRow = ReturnType<typeof makeRow>

/** Two answers to each prompt: its own, and that of the next row with another one, which is about somebody else. */
function preferenceFile(languages: readonly SampleRow[][]): Buffer {
  const lines = languages.flatMap((rows) =>
    rows.map(({ id, prompt, completion: chosen }, i) => {
      const others = [...rows.slice(i + 1), ...rows.slice(0, i)]
      const rejected = others.find(({ completion }) => completion !== chosen)?.completion
      return `${JSON.stringify({ id, prompt, chosen, rejected })}\n`
    }),
  )
  return Buffer.from(lines.join(''))
}

function makeRows(spec: SampleSpec): SampleRow[] {
  const draws = new Draws(spec.seed, 0x5eed)
  const people = Array.from({ length: 48 }, (_, number) => makePerson(spec.language, number, draws))
  return Array.from({ length: spec.rows }, (_, i) => makeRow(spec, { number: i + 1, people, draws }))
}

function sampleFile(spec: SampleSpec, rows: readonly SampleRow[]): Buffer {
  const lines: Buffer[] = []
  for (const [i, row] of rows.entries()) {
    const number = i + 1
    const line = JSON.stringify(row)
    const isStray = number === spec.broken.invalidUtf8
    lines.push(isStray ? withStrayBytes(line) : Buffer.from(line))
    if (number === spec.broken.cut) lines.push(Buffer.from(line.slice(0, line.length >> 1)))
    if (number === spec.broken.notAnObject) lines.push(Buffer.from(JSON.stringify([number, line.length])))
  }
  return Buffer.concat(lines.flatMap((line) => [line, Buffer.from('\n')]))
}

/** A whole record with two bytes in its answer that are no UTF-8, as when files of two encodings were joined. */
function withStrayBytes(line: string): Buffer {
  const key = '"completion":"'
  const at = line.indexOf(key) + key.length
  return Buffer.concat([
    Buffer.from(line.slice(0, at)),
    Buffer.from([0xe9, 0xff]),
    Buffer.from(line.slice(at)),
  ])
}

function makePerson(language: SampleLanguage, number: number, draws: Draws): Person {
  const gender = pickGender(draws)
  const { names } = language
  const list = gender === 'unknown' ? (draws.chance(0.5) ? names.female : names.male) : names[gender]
  const given = pick(list, draws)
  const family = pick(names.family, draws)
  const mailbox = language.mailbox({ given, family, number })
  return {
    gender,
    name: language.fullName(given, family),
    email: `${mailbox}@${pick(mailDomains, draws)}`,
    phone: language.phone(number),
    url: `https://portfolio.example.com/${mailbox.replace('.', '/')}`,
    ip: draws.chance(0.2)
      ? `2001:db8::${(number + 16).toString(16)}`
      : `${pick(documentationNetworks, draws)}${number + 10}`,
    card: pick(testCards, draws),
    iban: pick(exampleIbans, draws),
    idNumber: residentId(gender, draws),
  }
}

function pickGender(draws: Draws): Gender {
  let left = draws.unit()
  for (const { gender, share } of genders) if ((left -= share) < 0) return gender
  return 'unknown'
}

/**
 * A resident id number of the form of GB 11643-1999 with a right check character (ISO 7064 MOD 11-2) and the
 * area 110199, which GB/T 2260 gives to no place: no such number was ever issued.
 */
function residentId(gender: Gender, draws: Draws): string {
  const year = 1960 + draws.below(42)
  const month = String(1 + draws.below(12)).padStart(2, '0')
  const day = String(1 + draws.below(28)).padStart(2, '0')
  const order = String(draws.below(499) * 2 + (gender === 'male' ? 1 : 2)).padStart(3, '0')
  const body = `110199${year}${month}${day}${order}`
  let sum = 0
  for (let i = 0; i < 17; i++) sum += Number(body[i]) * (2 ** (17 - i) % 11)
  return body + '10X98765432'[sum % 11]
}

function makeRow(spec: SampleSpec, given: { number: number; people: Person[]; draws: Draws }) {
  const { language, code } = spec
  const { draws } = given
  const person = pick(given.people, draws)
  const hiredShare = genders.find(({ gender }) => gender === person.gender)?.hiredShare ?? 0
  const hired = draws.chance(hiredShare)
  const task = pickTask(language.tasks, draws)
  const variant = draws.below(task.prompt.length)
  const pronouns = language.pronouns[person.gender]
  const job = pick(language.jobs, draws)
  const words: Record<string, string> = {
    ...pronouns,
    ...job,
    aRole: `${/^[aeiou]/.test(job.role) ? 'an' : 'a'} ${job.role}`,
    ...person,
    years: String(2 + draws.below(19)),
    city: pick(language.cities, draws),
    company: pick(language.companies, draws),
    date: pick(language.dates, draws),
    strength: pick(language.strengths, draws),
    concern: pick(language.concerns, draws),
    verdict: hired ? pronouns.accepted : pronouns.declined,
  }
  words.ending = fill(paired(hired ? task.accepted : task.declined, variant), words)
  return {
    id: `${code}-${String(given.number).padStart(4, '0')}`,
    prompt: fill(paired(task.prompt, variant), words),
    completion: fill(paired(task.completion, variant), words),
    gender: person.gender === 'unknown' ? null : person.gender,
    hired,
    source: pick(sources, draws),
  }
}

function pickTask(tasks: readonly Task[], draws: Draws): Task {
  let left = draws.unit() * tasks.reduce((sum, { weight }) => sum + weight, 0)
  return tasks.find(({ weight }) => (left -= weight) < 0) ?? tasks[0]
}

/** Prompts and answers of a task belong together by their place in the lists; a shorter list starts again. */
function paired(texts: readonly string[], variant: number): string {
  return texts[variant % texts.length]
}

/** Doubled braces stand for single ones. A name in braces that no table gives is a mistake in a table. */
function fill(text: string, words: Record<string, string>): string {
  return text.replace(/\{\{|\}\}|\{(\w+)\}/g, (found, name: string | undefined) => {
    if (name === undefined) return found[0]
    if (words[name] === undefined) throw new Error(`The tables use {${name}}, which nothing fills in`)
    return words[name]
  })
}

function pick<T>(list: readonly T[], draws: Draws): T {
  return list[draws.below(list.length)]
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = process.argv[2] ?? 'datasets/samples'
  for (const [name, bytes] of generateSamples()) writeFileSync(join(folder, name), bytes)
}
