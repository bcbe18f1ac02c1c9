import type { Match, Recognizer, Scan } from '../../detect/recognizer.js'
import type { Entity } from '../../entities/entities.js'
import { eachDigitGroup } from '../../identifiers/number-scan.js'
import { type DigitRun, readDigits } from './digit-run.js'

/** A kind of number, judged at each place where a group of digits begins. */
export interface NumberForm {
  /** Unique, snake_case. */
  name: string
  entity: Entity
  /** Shorter runs are not looked at. */
  minDigits: number
  /** What it sees in the run of digits that begins at `run.places[0]`. */
  find(scan: Scan, run: DigitRun): Match | undefined
}

/** One recognizer for all these numbers: each run of digits is read once. */
export function openNumberForms(forms: readonly NumberForm[], bits: number): Recognizer[] {
  if (forms.length === 0) return []
  const least = Math.min(...forms.map(({ minDigits }) => minDigits))
  return [
    {
      name: 'china_numbers',
      entities: [...new Set(forms.map(({ entity }) => entity))],
      bits,
      rescans: true,
      find(scan, report) {
        eachDigitGroup(
          scan.text,
          (start) => {
            const run = readDigits(scan.text, start)
            if (run.digits.length < least) return undefined
            let next: number | undefined
            for (const { name, entity, minDigits, find } of forms) {
              if (run.digits.length < minDigits) continue
              const match = find(scan, run)
              if (match === undefined) continue
              report({ ...match, entity, recognizer: name })
              if (match.validated) next = Math.max(next ?? 0, match.end)
            }
            return next
          },
          7,
        )
      },
    },
  ]
}
