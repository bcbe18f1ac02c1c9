import { PrepError } from '../../../../src/base/errors.js'
import { bareName } from '../../../../src/base/option-name.js'
import type { Entity } from '../../entities/entities.js'
import { openPlaces, readRawSpans, reasonOf } from '../../given/read-spans.js'
import type { EntityOfLabel } from '../../given/span-labels.js'
import { nameOfService, type ServiceSettings } from './service-options.js'

/** What a service says of one text. */
export interface ServiceSpan {
  start: number
  end: number
  entity: Entity
  /** Its own name for it. */
  label: string
  /** 0 to 1; 1 where it does not say. */
  score: number
}

/** The body of a request. */
export function requestBody(texts: readonly string[], { protocol, language }: ServiceSettings): string {
  return JSON.stringify(protocol === 'plain' ? { texts } : { text: texts, language })
}

/**
 * The spans that an answer holds for each text. Throws `bad_input` for an answer of another form: nothing of it
 * is quoted, since it may quote the text.
 */
export function readAnswer(
  answer: unknown,
  {
    texts,
    settings,
    entityOf,
  }: { texts: readonly string[]; settings: ServiceSettings; entityOf: EntityOfLabel },
): ServiceSpan[][] {
  const lists = settings.protocol === 'plain' ? (answer as { spans?: unknown } | null)?.spans : answer
  if (!Array.isArray(lists) || lists.length !== texts.length || !lists.every(Array.isArray))
    throw new PrepError(
      'bad_input',
      `${bareName('recognizers')}: the service at ${nameOfService(settings)} answered ${texts.length} texts with something else than as many lists of spans. ` +
        `Check its url and protocol (${settings.protocol})`,
    )
  return lists.map((list, i) => spansOf(list, { text: texts[i], settings, entityOf }))
}

function spansOf(
  list: unknown[],
  { text, settings, entityOf }: { text: string; settings: ServiceSettings; entityOf: EntityOfLabel },
): ServiceSpan[] {
  try {
    const place = openPlaces(text, settings.unit)
    return readRawSpans(list).flatMap(({ label, start, end, score = 1 }) => {
      const entity = entityOf(label)
      if (entity === undefined) return []
      return [{ start: place(start), end: place(end), entity, label, score: Math.min(1, Math.max(0, score)) }]
    })
  } catch (error) {
    if (error instanceof PrepError) throw error
    throw new PrepError(
      'bad_input',
      `${bareName('recognizers')}: the service at ${nameOfService(settings)} answered with a span that has no label, lies outside its text ` +
        `or cuts a character in two (${reasonOf(error)}). Check unit, which is ${settings.unit}`,
    )
  }
}
