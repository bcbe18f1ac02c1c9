import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Detector, openDetector } from '../../../transforms/anonymize/detect/detector.js'
import { expandEntities } from '../../../transforms/anonymize/entities/entities.js'
import { openRecognizers } from '../../../transforms/anonymize/recognizers/index.js'
import { maskOf } from './prefilter/sweep-texts.js'

const folder = join(process.env.PREPKIT_DATA ?? '../shared/data', 'pii')

interface Sample {
  text: string
  gold: { kind: string; start: number; end: number }[]
}

/** Kinds of the data sets, and the entities that stand for them. */
const entitiesOf: Record<string, readonly string[]> = {
  EMAIL_ADDRESS: ['EMAIL_ADDRESS'],
  DOMAIN_NAME: ['URL'],
  IP_ADDRESS: ['IP_ADDRESS'],
  CREDIT_CARD: ['CREDIT_CARD'],
  IBAN_CODE: ['IBAN_CODE'],
  US_SSN: ['US_SSN'],
  US_DRIVER_LICENSE: ['US_DRIVER_LICENSE'],
  PHONE_NUMBER: ['PHONE_NUMBER', 'CN_MOBILE'],
  phone: ['PHONE_NUMBER', 'CN_MOBILE'],
  id_number: ['CN_RESIDENT_ID'],
  bank_card: ['CREDIT_CARD'],
  email: ['EMAIL_ADDRESS'],
  passport: ['CN_PASSPORT'],
  license_plate: ['CN_LICENSE_PLATE'],
}

function readPresidio(): Sample[] {
  const samples = JSON.parse(readFileSync(join(folder, 'presidio_synth_dev.json'), 'utf8'))
  return samples.map(({ full_text, spans }: { full_text: string; spans: Record<string, unknown>[] }) => ({
    text: full_text,
    gold: spans.map((span) => ({
      kind: span.entity_type as string,
      start: span.start_position as number,
      end: span.end_position as number,
    })),
  }))
}

function readChinese(file: string): Sample[] {
  const lines = readFileSync(join(folder, file), 'utf8').trim().split('\n')
  return lines.map((line) => {
    const { text, entities } = JSON.parse(line)
    // Their offsets count characters; ours count UTF-16 units.
    const at = [0]
    for (const character of text) at.push(at[at.length - 1] + character.length)
    const gold = entities.map(({ type, start, end }: { type: string; start: number; end: number }) => ({
      kind: type,
      start: at[start],
      end: at[end],
    }))
    return { text, gold }
  })
}

/** Over all kinds that rules can find: the share of gold spans that are covered, and of found spans that are gold. */
function score(samples: Sample[], detector: Detector): { recall: number; precision: number } {
  const tally = { gold: 0, covered: 0, found: 0, right: 0 }
  for (const { text, gold } of samples) {
    const spans = detector.detect(text, { mask: maskOf(text, 0xfffff) })
    const wanted = gold.filter(({ kind }) => kind in entitiesOf)
    tally.gold += wanted.length
    tally.found += spans.length
    for (const { kind, start, end } of wanted)
      if (
        spans.some((span) => entitiesOf[kind].includes(span.entity) && span.start <= start && span.end >= end)
      )
        tally.covered++
    for (const span of spans)
      if (
        wanted.some(
          ({ kind, start, end }) =>
            entitiesOf[kind].includes(span.entity) && start < span.end && end > span.start,
        )
      )
        tally.right++
  }
  return { recall: tally.covered / tally.gold, precision: tally.right / tally.found }
}

describe.skipIf(!existsSync(folder))('accuracy on labelled data', () => {
  let detector: Detector

  beforeAll(async () => {
    const entities = expandEntities(['identifiers'])
    const recognizers = await openRecognizers({ entities, regions: ['US', 'CN'] })
    detector = openDetector({ recognizers, entities })
  })

  it.each([
    ['English samples made from templates', readPresidio, 0.98],
    ['formal Chinese', () => readChinese('zh_formal_dev.jsonl'), 1],
    ['Chinese chats', () => readChinese('zh_chat_dev.jsonl'), 1],
  ])('identifiers are found in %s, and nothing else', (_, read, recall) => {
    const scored = score(read(), detector)
    expect(scored.recall).toBeGreaterThanOrEqual(recall)
    expect(scored.precision).toBeGreaterThanOrEqual(0.99)
  })
})
