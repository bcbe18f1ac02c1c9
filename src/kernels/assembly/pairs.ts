/**
 * Which pairs of code units stand side by side in a text: a byte of a table for each pair, by the lower seven bits of
 * both without their case, is set to the mark of the text. What has another mark there stands nowhere in it. AssemblyScript;
 * `npm run kernels` compiles it.
 */

let text: usize = 0
let pairs: usize = 0

/** Takes the addresses of the code units, with a zero behind them, and of the table. */
export function setUp(textAt: usize, pairsAt: usize): void {
  text = textAt
  pairs = pairsAt
}

/** Marks the pairs of so many code units; answers with all bits that one of them has. */
export function markPairs(length: i32, mark: u32): u32 {
  let all: u32 = 0
  let at = text
  const end = text + ((<usize>length) << 1)
  while (at < end) {
    const two = load<u32>(at)
    all |= two
    store<u8>(pairs + <usize>((((two & 0x7f) | 0x20) << 7) | ((two >> 16) & 0x7f) | 0x20), mark)
    at += 2
  }
  return (all | (all >> 16)) & 0xffff
}
