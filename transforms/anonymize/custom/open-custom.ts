import { PrepError } from '../../../src/base/errors.js'
import { refusePromise } from '../../../src/base/refuse-promise.js'
import type { OwnMatch, OwnRecognizer } from '../../../src/schemas/options/own-recognizer.js'
import { type ContextMatcher, compileContext } from '../detect/context.js'
import type { Recognizer, Report, Scan } from '../detect/recognizer.js'
import { contextGain, defaultThreshold } from '../detect/scores.js'
import { openDenyLists } from '../lists/deny-list.js'
import { readNamedFile } from '../lists/list-file.js'
import { prefilterBits } from '../prefilter/prefilter.js'
import { passesCheck } from './checks.js'
import {
  definitionsOf,
  modulesOf,
  type RecognizerDefinition,
  type RecognizersOption,
  recognizersInCode,
  type textKinds,
} from './custom-options.js'
import { compilePattern } from './pattern.js'
import { importRecognizers, pathOfModule } from './resolve-recognizers.js'

const bitsOfTextKind: Record<(typeof textKinds)[number], number> = {
  digits: prefilterBits.digits6,
  at: prefilterBits.at,
  link: prefilterBits.link,
  token: prefilterBits.token,
  chinese: prefilterBits.han,
}

/** Beyond this a match is no value but a range of text. In UTF-16 code units. */
const maxMatch = 1024

/** The recognizers of users, in their order. Those that files define must be resolved. */
export async function openCustomRecognizers(given: RecognizersOption): Promise<Recognizer[]> {
  const written = definitionsOf(given).flatMap(openDefinition)
  const opened: Recognizer[] = []
  for (const { module, sha256 } of modulesOf(given)) {
    readNamedFile(pathOfModule(module), 'recognizers', sha256)
    for (const recognizer of await importRecognizers(module)) opened.push(openInCode(recognizer))
  }
  opened.push(...recognizersInCode(given).map(openInCode))
  return [...written, ...opened]
}

/** What a user leaves out of a recognizer: it sees every text, and looks again when something was found. */
function openInCode(given: OwnRecognizer): Recognizer {
  const { bits = 0 }: Partial<Recognizer> = given as Partial<Recognizer>
  const { name, entities, rescans = true } = given
  return { ...given, name, entities, bits, rescans, find: guarded(given) }
}

interface CompiledPattern {
  regex: RegExp
  title: string
  score: number
}

/** The patterns of a definition. Throws `bad_option` for one that is no pattern or could take too long. */
export function compileDefinition(definition: RecognizerDefinition): CompiledPattern[] {
  const { name, patterns, syntax, ignoreCase } = definition
  const isPresidio = syntax === 'python'
  return patterns.map(({ name: title = name, regex, score }) => ({
    regex: compilePattern(regex, { name: title, syntax, ignoreCase, isPresidio }),
    title,
    score,
  }))
}

function openDefinition(definition: RecognizerDefinition): Recognizer[] {
  const { name, entity, context, denyList, gate, ignoreCase } = definition
  const patterns = compileDefinition(definition)
  const near = compileContext(Array.isArray(context) ? { any: context } : context)
  const lists = openDenyLists(denyList.length === 0 ? [] : [{ entity, terms: denyList, ignoreCase }])
  const byList = lists.map((list) => ({ ...list, name }))
  if (patterns.length === 0) return byList
  const byPattern: Recognizer = {
    name,
    entities: [entity],
    bits: gate === undefined ? 0 : bitsOfTextKind[gate],
    rescans: true,
    find(scan, report) {
      for (const pattern of patterns) findPattern(scan, { pattern, definition, near }, report)
    },
  }
  return [...byList, byPattern]
}

function findPattern(
  scan: Scan,
  {
    pattern,
    definition,
    near,
  }: { pattern: CompiledPattern; definition: RecognizerDefinition; near: ContextMatcher },
  report: Report,
): void {
  const { regex, title } = pattern
  for (const hit of scan.text.matchAll(regex)) {
    const [start, end] = hit.indices?.groups?.value ?? [hit.index, hit.index + hit[0].length]
    if (start === end || end - start > maxMatch || hit[0].includes('\0')) continue
    let { score } = pattern
    let why = `pattern "${title}"`
    const passes =
      definition.check === undefined ? undefined : passesCheck(definition.check, scan.text.slice(start, end))
    if (passes !== undefined) {
      score = passes ? Math.max(score, 0.95) : score / 4
      why += passes ? ', check digit' : ', check digit wrong'
    }
    const word = near(scan, start, end)
    if (word !== undefined) {
      // However weak a pattern is alone, beside a word that its author named it counts, as it does in Presidio.
      score = Math.max(Math.min(1, score + contextGain), passes === false ? 0 : defaultThreshold)
      why += `, context "${word}"`
    }
    report({ start, end, score, validated: passes === true, why })
  }
}

/** Refuses what a module may get wrong; the record is then rejected, never passed on. A promise ends the work. */
function guarded(recognizer: OwnRecognizer): Recognizer['find'] {
  const who = `Recognizer "${recognizer.name}"`
  const wanted = 'every match is to be reported before "find" returns'
  return (scan, report) => {
    const answer: unknown = recognizer.find(scan, (match: OwnMatch) => {
      const { start, end, score, entity = recognizer.entities[0] } = match
      const isRange = Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end
      if (
        !isRange ||
        end > scan.text.length ||
        !(score >= 0 && score <= 1) ||
        !recognizer.entities.includes(entity)
      )
        throw new PrepError(
          'bad_option',
          `${who} reports a place outside the text, a score outside 0 to 1, or another entity`,
        )
      report({ ...match, entity, validated: match.validated === true, why: String(match.why ?? 'module') })
    })
    refusePromise(answer, { who, wanted })
  }
}
