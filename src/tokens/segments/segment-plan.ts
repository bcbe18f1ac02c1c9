import type { BpeParts } from '../models/bpe.js'
import type { Stages } from '../models/stages.js'
import { isPart, type Part, switchOf, typeOf } from '../parts/part.js'
import type { Setting } from '../patterns/setting.js'
import { openNormalizer } from '../rewriting/normalizer.js'
import { writtenAs } from '../special/added-tokens.js'
import { openPreTokenizer } from '../splitting/pre-tokenizer.js'
import { type CutFinder, openPairCuts, openSpaceCuts } from './cuts.js'
import { joinedTexts } from './joined-texts.js'
import { keepsSpaceCuts, mark, replacesSpaces } from './kept-cuts.js'

/** How a text is cut into segments that become tokens each by itself. */
export interface SegmentPlan {
  cuts: CutFinder
  /** The stages of all segments but the first: nothing is put before these. */
  rest: Stages
}

/** What a tokenizer file says. */
export interface TokenizerParts {
  stages: Stages
  /** The parts in the order in which they are applied, sequences resolved. */
  normalizers: readonly Part[]
  preTokenizers: readonly Part[]
  /** Of byte pair encoding. */
  bpe: BpeParts | undefined
  setting: Setting
}

/**
 * Finds where texts of a tokenizer can be cut so that the tokens of the segments, one behind the other, are those of the
 * text; `undefined` where the parts of the file do not show that. A cut must be kept by every stage:
 *
 * - Normalizers change nothing over it, and leave a printable character before it and white space behind it.
 * - The pre-tokenizer cuts there as well; or the model is byte pair encoding, and no token of it has the two characters
 *   beside the cut in it, so that no merge is made over it.
 * - No added token that is looked for in the changed text is over it.
 */
export function planSegments(parts: TokenizerParts): SegmentPlan | undefined {
  const { addedTokens } = parts.stages
  const normalized = addedTokens.filter(({ isNormalized }) => isNormalized)
  if (normalized.some(({ rstrip, isSingleWord }) => rstrip || isSingleWord)) return undefined
  const cuts = spaceCuts(parts) ?? pairCuts(parts)
  if (cuts === undefined) return undefined
  const isWhole = (text: string): boolean => {
    const bytes = Buffer.from(text.replaceAll(mark, ' '))
    return bytes.length === 0 || cuts(bytes, 0, bytes.length) === bytes.length
  }
  return writtenTokens(parts).every(isWhole) ? { cuts, rest: restOf(parts) } : undefined
}

/** The added tokens that are looked for in the changed text, as they are and as they are looked for. */
function writtenTokens({ stages: { addedTokens, normalize } }: TokenizerParts): string[] {
  const normalized = addedTokens.filter(({ isNormalized }) => isNormalized)
  return normalized.flatMap((token) => [token.content, writtenAs(token, normalize)])
}

/** White space is taken out by the first pre-tokenizer, or each space begins a word. */
function spaceCuts({ normalizers, preTokenizers }: TokenizerParts): CutFinder | undefined {
  const [first] = preTokenizers
  if (first === undefined) return undefined
  const type = typeOf(first)
  if (type === 'Metaspace') {
    const isSplit = preTokenizers.length === 1 && switchOf(first, 'split', true)
    if (!isSplit || first.replacement !== mark || !keepsSpaceCuts(normalizers, [' ', mark])) return undefined
    return openSpaceCuts({ spaces: ' ', isPunctuationApart: false, areIdeographsApart: false })
  }
  if (!['WhitespaceSplit', 'Whitespace', 'BertPreTokenizer'].includes(type)) return undefined
  if (!keepsSpaceCuts(normalizers, [' '])) return undefined
  const isBert = normalizers.length === 1 && typeOf(normalizers[0]) === 'BertNormalizer'
  return openSpaceCuts({
    spaces: ' \n\t',
    // Signs of ASCII are not joined with marks behind them by the normalizer of BERT, as form C would join some.
    isPunctuationApart: type === 'BertPreTokenizer' && (isBert || normalizers.length === 0),
    areIdeographsApart: isBert && switchOf(normalizers[0], 'handle_chinese_chars', true),
  })
}

/** A text is one word for byte pair encoding, with a mark for each space. */
function pairCuts(parts: TokenizerParts): CutFinder | undefined {
  const { normalizers, preTokenizers, bpe, stages } = parts
  const [preTokenizer, ...others] = preTokenizers
  if (bpe === undefined || others.length > 0) return undefined
  const normalized = stages.addedTokens.filter(({ isNormalized }) => isNormalized)
  if (normalized.some(({ lstrip }) => lstrip)) return undefined
  let isMarked = replacesSpaces(normalizers)
  if (isMarked === undefined) return undefined
  if (preTokenizer !== undefined && typeOf(preTokenizer) === 'Metaspace') {
    // With `always`, something is put before what stands behind an added token, too.
    const isFirstAlone = preTokenizer.prepend_scheme === 'first' || preTokenizer.prepend_scheme === 'never'
    if (switchOf(preTokenizer, 'split', true) || !(isFirstAlone || normalized.length === 0)) return undefined
    if (preTokenizer.replacement !== mark) return undefined
    isMarked = true
  } else if (preTokenizer !== undefined) {
    // Where all spaces have become marks, nothing is cut at spaces.
    const pattern =
      typeOf(preTokenizer) === 'Split' && isPart(preTokenizer.pattern) && preTokenizer.pattern.String
    if (pattern !== ' ' || !isMarked || preTokenizer.invert === true) return undefined
  }
  const joined = joinedTexts(bpe)
  return joined && openPairCuts([...joined, ...writtenTokens(parts)], isMarked ? mark : ' ')
}

/** The stages without what is put at the beginning or taken from it. */
function restOf({ normalizers, preTokenizers, stages, setting, bpe }: TokenizerParts): Stages {
  const kept = normalizers
    .filter((part) => typeOf(part) !== 'Prepend')
    .map((part) => (typeOf(part) === 'Strip' ? { ...part, strip_left: false } : part))
  const isOneWord = bpe !== undefined && preTokenizers.length === 1
  const splits = preTokenizers.map((part) =>
    isOneWord && typeOf(part) === 'Metaspace' && part.split === false
      ? { ...part, prepend_scheme: 'never' }
      : part,
  )
  return {
    ...stages,
    normalize:
      kept.length === 0 ? undefined : openNormalizer({ type: 'Sequence', normalizers: kept }, setting),
    split:
      splits.length === 0
        ? undefined
        : openPreTokenizer({ type: 'Sequence', pretokenizers: splits }, setting),
  }
}
