import type { LicenseReport, LicenseTerms } from '../schemas/license-report.js'
import { disclaimer } from './sentences.data.js'

/** The files that go along with a release: who made what, under which licence, and the lines that licences ask for. */

/** `NOTICE`: the lines that models' terms ask for by their words, and where the texts stand that go along with copies. */
export function noticeText({ sources, purpose }: LicenseReport): string {
  const terms = termsOf(sources.flatMap((source) => source.terms))
  const isModel = purpose === 'release-model'
  const lines = terms.flatMap(({ noticeText, display }) => [
    ...(noticeText === undefined ? [] : [noticeText]),
    ...(display === undefined || !isModel ? [] : [display]),
  ])
  const texts = terms
    .filter(({ notice, shareAlike }) => notice || shareAlike !== 'none')
    .map(({ id, evidence }) => `${id}: ${evidence.url}`)
  return [
    ...new Set(lines),
    ...(texts.length === 0
      ? []
      : [
          ...(lines.length === 0 ? [] : ['']),
          'Parts of this data are under these licences; their texts go along with copies:',
          ...texts,
        ]),
    '',
  ].join('\n')
}

/** `ATTRIBUTION.md`: a line a source, with what Creative Commons asks for: title, source, licence, changes. Authors are for its owner to name. */
export function attributionText({ sources }: LicenseReport, { isChanged }: { isChanged: boolean }): string {
  const rows = sources.map(({ source, url, license, generator, rows: count, terms }) => [
    source,
    url ?? '',
    license,
    [...new Set(terms.map(({ evidence }) => evidence.url))].join(' '),
    generator ?? '',
    String(count),
    isChanged ? 'yes' : 'no',
  ])
  const head = [
    'title',
    'source',
    'licence',
    'text of the licence',
    'written by the model',
    'rows',
    'changed',
  ]
  return [
    '# Attribution',
    '',
    tableLine(head),
    tableLine(head.map(() => '---')),
    ...rows.map(tableLine),
    '',
    `${disclaimer}. Add the authors that a source asks to be named by.`,
    '',
  ].join('\n')
}

function tableLine(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll(/[|\n]/g, ' ')).join(' | ')} |`
}

function termsOf(terms: readonly LicenseTerms[]): LicenseTerms[] {
  return [...new Map(terms.map((one) => [one.id, one])).values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}
