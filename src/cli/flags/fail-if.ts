import { PrepError } from '../../base/errors.js'
import type { FailIf } from '../../schemas/options/pipeline.js'

/** The conditions of `--fail-if`: `disparateImpact<0.8` as figure and condition. */
export function failIfOf(texts: readonly string[] = []): FailIf {
  const failIf: Record<string, string[]> = {}
  for (const text of texts) {
    const [, figure, condition] = /^\s*([^<>\s]+)\s*([<>].*)$/.exec(text) ?? []
    if (figure === undefined)
      throw new PrepError(
        'bad_option',
        `Option --fail-if cannot be "${text}". Wanted: a figure and a condition, such as "disparateImpact < 0.8"`,
      )
    failIf[figure] = [...(failIf[figure] ?? []), condition]
  }
  return failIf
}
