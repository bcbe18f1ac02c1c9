/**
 * Packs documents of tokens into rows of one length, as trainers read them: no row is padded, and as little of it as can be
 * stays free. It joins rows, so what it gives is no longer a row for each record. A row joins documents of one partition
 * alone, and says by `seq_lengths` and `position_ids` where each begins: documents must not attend to each other. What a
 * trainer does of this by its own collator, such as padding, is left to it.
 */
import { PrepError } from '../src/base/errors.js'
import { optionName } from '../src/base/option-name.js'
import { defineTransform } from '../src/transform/transform.js'
import { packedSchema, tokenColumns } from './pack/columns.js'
import { type PackFindings, packFigures, packFindings } from './pack/findings.js'
import { type PackOptions, packOptions } from './pack/options.js'
import { Packer } from './pack/packer.js'

/**
 * Joins documents to rows of at most `length` tokens. Documents without a token are left out as `no_tokens`, those that are
 * too long as `document_too_long` where they are not cut; lists that are no tokens are rejected as `bad_tokens`. Throws `bad_schema`
 * for data without `input_ids`.
 *
 * @example
 * await run({
 *   input: 'tokens.jsonl',
 *   steps: [{ pack: { length: 4096 } }],
 *   output: 'packed/',
 * })
 */
export const pack = defineTransform({
  name: 'pack',
  summary: 'Pack tokens of several documents into rows of one length',
  examples: [
    'prep pack tokens.jsonl --length 4096 --out packed/',
    'prep pack tokens.jsonl --length 8192 --strategy bfd_split --write seq_lengths --out packed/',
  ],
  options: packOptions,
  plan(schema, options) {
    checkOverlong(options)
    const { ids, labels, masks, attention, by } = tokenColumns(schema, options)
    const reads = [ids, labels, ...masks, attention, ...by].filter((name) => name !== undefined)
    const packed = packedSchema(schema, options)
    const writes = [...schema.fields, ...packed.fields]
      .map(({ name }) => name)
      .filter((name, i, names) => names.indexOf(name) === i && !by.includes(name))
    return { schema: packed, reads, writes, effects: { rows: 'joined' } }
  },
  findings: packFindings,
  figures: packFigures,
  open({ options, counters, findings }) {
    let packer: Packer | undefined
    return {
      apply(batch) {
        packer ??= new Packer({ options, schema: batch.schema, counters, findings: findings as PackFindings })
        return packer.take(batch)
      },
      finish: () => packer?.finish() ?? [],
    }
  },
})

/** Throws `bad_option` where documents that are too long are parted anyway. */
function checkOverlong({ overlong, strategy }: PackOptions): void {
  if (overlong === undefined || strategy === 'bfd' || strategy === 'ffd') return
  throw new PrepError(
    'bad_option',
    `Option ${optionName('overlong')} says what stays of documents that are too long, and the strategy ${strategy} loses nothing of them. Leave it out, or take bfd or ffd`,
  )
}
