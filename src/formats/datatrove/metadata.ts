/** What stands in `.ds.metadata` (huggingface/datatrove, `pipeline/tokens/tokenizer.py`): three lines for people and for its merger. */
export interface TokenMetadata {
  /** Bytes of a token. */
  width: 2 | 4
  tokens: number
}

/** The text of a `.ds.metadata`. Rows do not tell which tokenizer their tokens are of. */
export function metadataText({ width, tokens }: TokenMetadata): Buffer {
  return Buffer.from(['Unknown Tokenizer|'.concat(String(width)), tokens, metric(tokens)].join('\n'))
}

/** The bytes of a token, of a text that {@link metadataText} has made. */
export function widthIn(text: string): 2 | 4 {
  return text.split('\n', 1)[0].endsWith('|4') ? 4 : 2
}

/** A number of tokens in three digits and a unit, as `humanize.metric` writes it: `1.23 MT`. */
function metric(tokens: number): string {
  const inUnits = (exponent: number) => {
    const digits = 2 - (exponent % 3)
    return { exponent, text: (tokens / 10 ** (exponent - (exponent % 3))).toFixed(digits) }
  }
  const exact = inUnits(String(tokens).length - 1)
  // What is rounded up to a digit more is written in the next unit.
  const isCarried = Number(exact.text) >= 10 ** ((exact.exponent % 3) + 1)
  const { exponent, text } = isCarried ? inUnits(exact.exponent + 1) : exact
  return `${text} ${['', 'k', 'M', 'G', 'T', 'P'][Math.floor(exponent / 3)]}T`
}
