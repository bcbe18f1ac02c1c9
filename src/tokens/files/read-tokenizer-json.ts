import { openBpe, readBpe } from '../models/bpe.js'
import type { TokenModel } from '../models/model.js'
import { openUnigram } from '../models/unigram.js'
import { openWordLevel, openWordPiece } from '../models/word-piece.js'
import { isPart, type Part, partOf, partsOf, refusePart } from '../parts/part.js'
import type { Setting } from '../patterns/setting.js'
import { openNormalizer } from '../rewriting/normalizer.js'
import { type AddedToken, readAddedTokens } from '../special/added-tokens.js'
import { noFrame, readFrame } from '../special/frame.js'
import { openPreTokenizer } from '../splitting/pre-tokenizer.js'
import { openUnicode } from '../unicode/categories.js'
import type { Stages } from './stages.js'

/** What a tokenizer file says: its stages, and the texts of the tokens that begin, end and fill a sequence. */
export interface ReadTokenizer {
  stages: Stages
  config: { bos?: string | undefined; eos?: string | undefined; pad?: string | undefined }
}

/**
 * Reads a `tokenizer.json`. Its `truncation` and `padding` are left aside, as `transformers` does unless it is asked
 * for them.
 */
export function readTokenizerJson({ json, config }: { json: Part; config: Part }): ReadTokenizer {
  const setting: Setting = { unicode: openUnicode(), syntax: 'oniguruma' }
  const model = openModel(partOf(json, 'model'))
  const addedTokens: AddedToken[] =
    json.added_tokens === undefined ? [] : readAddedTokens(partsOf(json, 'added_tokens'), model.vocabulary)
  return {
    stages: {
      addedTokens,
      normalize: isPart(json.normalizer) ? openNormalizer(json.normalizer, setting) : undefined,
      split: isPart(json.pre_tokenizer) ? openPreTokenizer(json.pre_tokenizer, setting) : undefined,
      model,
      frame: isPart(json.post_processor) ? readFrame(json.post_processor) : noFrame,
    },
    config: {
      bos: tokenNamed(config.bos_token),
      eos: tokenNamed(config.eos_token),
      pad: tokenNamed(config.pad_token),
    },
  }
}

function openModel(part: Part): TokenModel {
  // Files of old versions have no type.
  const type = part.type ?? guessType(part)
  switch (type) {
    case 'BPE':
      return openBpe(readBpe(part))
    case 'Unigram':
      return openUnigram(part)
    case 'WordPiece':
      return openWordPiece(part)
    case 'WordLevel':
      return openWordLevel(part)
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
