import { checkValue } from '../../../../src/base/check-options.js'

/** Throws `bad_option` for what is no gold, from callers whom no compiler checks. */
export function checkSamples(owner: string, gold: unknown): void {
  checkValue(`The gold of ${owner}, the samples that readGold() answers,`, gold, 'list')
  for (const [i, sample] of (gold as unknown[]).entries()) {
    const { text, spans } = Object(sample) as { text?: unknown; spans?: unknown }
    checkValue(`The text of sample ${i + 1} of ${owner}`, text, 'text')
    checkValue(`The spans of sample ${i + 1} of ${owner}`, spans, 'list')
  }
}

/** The same for what another tool has found: a list of spans for each sample. */
export function checkFound(owner: string, found: unknown): void {
  checkValue(`What ${owner} compares with the gold, as readSpans() answers it in "spans",`, found, 'list')
  for (const [i, spans] of (found as unknown[]).entries())
    checkValue(`Item ${i + 1} of what ${owner} compares, the spans of one text,`, spans, 'list')
}
