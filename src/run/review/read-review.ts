import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { rowsOf } from '../../arrow/rows.js'
import { PrepError } from '../../base/errors.js'
import { sampleBatches } from '../sample.js'
import { judgeReview, type ReviewResult } from './judge-review.js'
import { type ReviewPlan, reviewFiles, type SheetRow } from './review-plan.js'
import { type ReviewStandard, type ReviewStandardName, reviewStandards } from './standards.data.js'

/**
 * Reads the folder of a review with its filled sheet, and judges it; `encoding` is that of the sheet, where a spreadsheet has
 * written it otherwise than as UTF-8. Throws `bad_input` for a folder that holds none, a sheet
 * that lacks rows which were drawn or has others, and for a mark that is neither `ok` nor the code of a risk, with its line.
 */
export async function readReview(folder: string, encoding?: string): Promise<ReviewResult> {
  const place = join(folder, reviewFiles.plan)
  if (!existsSync(place))
    throw new PrepError(
      'bad_input',
      `"${folder}" holds no review: there is no ${reviewFiles.plan}. Name the folder that --out named`,
    )
  const plan = JSON.parse(readFileSync(place, 'utf8')) as ReviewPlan
  const standard: ReviewStandard = reviewStandards[plan.standard as ReviewStandardName]
  const sheet = await sheetIn({ path: join(folder, reviewFiles.sheet), encoding }, standard)
  const drawn = plan.sources.reduce((sum, { byHand }) => sum + byHand, 0)
  if (sheet.length !== drawn)
    throw new PrepError(
      'bad_input',
      `"${join(folder, reviewFiles.sheet)}" has ${sheet.length} rows, and ${drawn} were drawn. Leave every row in it`,
    )
  return judgeReview(plan, sheet, standard)
}

async function sheetIn(
  { path, encoding }: { path: string; encoding: string | undefined },
  { risks }: ReviewStandard,
): Promise<SheetRow[]> {
  const names = ['id', 'source', 'text', 'risk', 'note'] as const
  const types = Object.fromEntries(names.map((name) => [name, 'text' as const]))
  const input = { path, encoding, types }
  const sheet: SheetRow[] = []
  for await (const batch of sampleBatches(input, { rows: Number.MAX_SAFE_INTEGER })) {
    for (const row of rowsOf(batch)) {
      const risk = String(row.risk ?? '').trim()
      const code = /^(?:ok|合格)$/i.test(risk) ? 'ok' : codeOf(risk)
      if (code !== '' && code !== 'ok' && !(code in risks))
        throw new PrepError(
          'bad_input',
          `Row ${sheet.length + 1} of "${path}" has a mark that is neither ok nor a code of ${reviewFiles.risks}. Correct it`,
        )
      sheet.push({ id: String(row.id), source: String(row.source), text: '', risk: code, note: '' })
    }
  }
  return sheet
}

/** `A.2 c)` and `a2c` are `A2c`. */
function codeOf(risk: string): string {
  const plain = risk.replaceAll(/[\s.()（）、-]/g, '')
  return plain.charAt(0).toUpperCase() + plain.slice(1).toLowerCase()
}
