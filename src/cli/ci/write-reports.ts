import { relative } from 'node:path'
import { PrepError, suggestName } from '../../base/errors.js'
import { writeWhole } from '../../files/atomic-write.js'
import { writing } from '../../files/write-error.js'
import { packageVersion } from '../../plan/version.js'
import type { Session } from '../terminal/session.js'
import type { CiCase, CiPlace, CiReport } from './ci-report.js'
import { githubOf } from './github.js'
import { junitOf } from './junit.js'
import { sarifOf } from './sarif.js'

/** The formats for a CI. */
const forms = ['junit', 'sarif', 'github'] as const
type Form = (typeof forms)[number]

/** One of the reports that are asked for; without a file it goes to standard output, in place of the text. */
export interface AskedReport {
  form: Form
  file: string | undefined
}

/** What `--report` asks for, such as `github` or `junit=out.xml`. Throws `bad_option`. */
export function askedReports(texts: readonly string[] = [], json = false): AskedReport[] {
  const asked = texts.map((text) => {
    const [, form, file] = /^([^=]*)(?:=(.+))?$/s.exec(text) ?? [text, text]
    if (!forms.includes(form as Form))
      throw new PrepError(
        'bad_option',
        `Option --report cannot be "${text}". Wanted: a form, with a file as in junit=out.xml or without one. ${suggestName(form, forms)}`,
      )
    return { form: form as Form, file }
  })
  const open = asked.filter(({ file }) => file === undefined)
  if (open.length > 1 || (json && open.length > 0))
    throw new PrepError(
      'bad_option',
      'Only one report goes to standard output. Name a file for the others, as in --report junit=out.xml',
    )
  return asked
}

/** Writes what is asked for. Answers whether one of the reports went to standard output. Throws `write_failed`. */
export function writeReports(
  asked: readonly AskedReport[],
  found: { command: string; cases: readonly CiCase[] },
  session: Session,
): boolean {
  const lang = session.words.language === 'zh' ? 'zh-CN' : 'en'
  const cases = found.cases.map((one) => ({ ...one, places: one.places.map(placeHere) }))
  const report = { ...found, cases, version: packageVersion(), lang } as const
  for (const { form, file } of asked) {
    const text = textOf(form, report, session)
    if (file === undefined) session.terminal.stdout.write(text)
    else writing(file, () => writeWhole(file, text))
  }
  return asked.some(({ file }) => file === undefined)
}

function textOf(form: Form, report: CiReport, { words }: Session): string {
  if (form === 'junit') return junitOf(report)
  if (form === 'sarif') return sarifOf(report)
  const { lines, more } = githubOf(report)
  const rest = more > 0 ? [words.text('and {count} more', { count: more })] : []
  return [...lines, ...rest].map((line) => `${line}\n`).join('')
}

/** A CI knows files by their paths in the folder that it works in. */
function placeHere({ file, line }: CiPlace): CiPlace {
  const path = relative('.', file)
  return { file: path.startsWith('..') || /^[a-z][a-z0-9+.-]+:\/\//i.test(file) ? file : path, line }
}
