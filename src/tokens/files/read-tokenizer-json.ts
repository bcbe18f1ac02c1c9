import type { TokenTables } from '../../kernels/tokens.js'
import { byteTables } from '../bytes/byte-tables.js'
import { knownSplit } from '../bytes/known-splits.js'
import { type Decoder, openDecoder } from '../decoding/decoder.js'
import { type BpeParts, openBpe, readBpe } from '../models/bpe.js'
import type { TokenModel } from '../models/model.js'
import type { Stages } from '../models/stages.js'
import { openUnigram } from '../models/unigram.js'
import { openWordLevel, openWordPiece } from '../models/word-piece.js'
import { isPart, type Part, partOf, partsOf, refusePart, typeOf } from '../parts/part.js'
import type { Setting } from '../patterns/setting.js'
import { openNormalizer } from '../rewriting/normalizer.js'
import { planSegments, type SegmentPlan } from '../segments/segment-plan.js'
import { type AddedToken, readAddedTokens } from '../special/added-tokens.js'
import { noFrame, readFrame } from '../special/frame.js'
import { openPreTokenizer } from '../splitting/pre-tokenizer.js'
import { openUnicode } from '../unicode/categories.js'

/** What a tokenizer file says: its stages, and the texts of the tokens that begin, end and fill a sequence. */
export interface ReadTokenizer {
  stages: Stages
  /** Opens what turns tokens into text; throws `unsupported` for one that is not known. */
  openDecoder(this: void): Decoder
  config: { bos?: string | undefined; eos?: string | undefined; pad?: string | undefined }
  /** For the fast way, where the kernel knows all that the file asks for. */
  tables?: TokenTables | undefined
  /** For the other fast way, where texts can be cut into segments. */
  segments?: SegmentPlan | undefined
}

/**
 * Reads a `tokenizer.json`. Its `truncation` and `padding` are left aside, as `transformers` does unless it is asked
 * for them.
 */
export function readTokenizerJson({ json, config }: { json: Part; config: Part }): ReadTokenizer {
  const setting: Setting = { unicode: openUnicode(), syntax: 'oniguruma' }
  const { model, bpe } = openModel(partOf(json, 'model'))
  // Of the file nothing else is kept, since it is large.
  const { decoder, normalizer, pre_tokenizer: preTokenizer, post_processor: postProcessor } = json
  const addedTokens: AddedToken[] =
    json.added_tokens === undefined ? [] : readAddedTokens(partsOf(json, 'added_tokens'), model.vocabulary)
  const split = isPart(preTokenizer) ? knownSplit(preTokenizer) : undefined
  const normalizers = resolveSequence(normalizer, 'normalizers')
  const isUnchanged = normalizers.every((part) => typeOf(part) === 'NFC')
  const stages: Stages = {
    addedTokens,
    normalize: isPart(normalizer) ? openNormalizer(normalizer, setting) : undefined,
    split: isPart(preTokenizer) ? openPreTokenizer(preTokenizer, setting) : undefined,
    model,
    frame: isPart(postProcessor) ? readFrame(postProcessor) : noFrame,
  }
  const tables =
    bpe && split && isUnchanged ? byteTables(bpe, { split, unicode: setting.unicode }) : undefined
  const preTokenizers = resolveSequence(preTokenizer, 'pretokenizers')
  return {
    stages,
    openDecoder: () => openDecoder(decoder, setting),
    config: {
      bos: tokenNamed(config.bos_token),
      eos: tokenNamed(config.eos_token),
      pad: tokenNamed(config.pad_token),
    },
    tables,
    segments: tables ? undefined : planSegments({ stages, normalizers, preTokenizers, bpe, setting }),
  }
}

/** The parts of a part that may be a sequence, in their order. */
function resolveSequence(part: unknown, key: string): Part[] {
  if (!isPart(part)) return []
  return typeOf(part) === 'Sequence' ? partsOf(part, key).flatMap((one) => resolveSequence(one, key)) : [part]
}

function openModel(part: Part): { model: TokenModel; bpe?: BpeParts } {
  // Files of old versions have no type.
  const type = part.type ?? guessType(part)
  switch (type) {
    case 'BPE': {
      const bpe = readBpe(part)
      return { model: openBpe(bpe), bpe }
    }
    case 'Unigram':
      return { model: openUnigram(part) }
    case 'WordPiece':
      return { model: openWordPiece(part) }
    case 'WordLevel':
      return { model: openWordLevel(part) }
    default:
      return refusePart(`the model ${String(type)}`)
  }
}

function guessType(part: Part): string {
  if (part.merges !== undefined) return 'BPE'
  return Array.isArray(part.vocab) ? 'Unigram' : 'WordPiece'
}

/** A token in a configuration: its text, or an object that holds it. */
function tokenNamed(value: unknown): string | undefined {
  const content = isPart(value) ? value.content : value
  return typeof content === 'string' ? content : undefined
}
