/**
 * Keccak-256 as Ethereum uses it: Keccak-f[1600] with the padding of the first submission (0x01), not that of
 * SHA-3 (0x06), which is what `node:crypto` has. Written after "The Keccak reference", version 3.0 (Bertoni,
 * Daemen, Peeters, Van Assche, 2011); tables are computed from its definitions.
 */

const rate = 136
const rounds = 24
const lanes = 0xffff_ffff_ffff_ffffn

/** The digest of at most 135 bytes of ASCII, one block, in lower-case hexadecimal. */
export function keccak256(ascii: string): string {
  const block = new Uint8Array(200)
  block.set(Buffer.from(ascii, 'latin1').subarray(0, rate - 1))
  block[ascii.length] ^= 0x01
  block[rate - 1] ^= 0x80
  const state = new BigUint64Array(block.buffer)
  permute(state)
  return Buffer.from(state.buffer, 0, 32).toString('hex')
}

/** Keccak-f[1600]: lane (x, y) is `state[x + 5 * y]`. */
function permute(state: BigUint64Array): void {
  let bits = 1
  for (let round = 0; round < rounds; round++) {
    // Theta: each bit takes the parity of two columns.
    const parity = [0, 1, 2, 3, 4].map(
      (x) => state[x] ^ state[x + 5] ^ state[x + 10] ^ state[x + 15] ^ state[x + 20],
    )
    for (let i = 0; i < 25; i++) {
      const x = i % 5
      state[i] ^= parity[(x + 4) % 5] ^ rotated(parity[(x + 1) % 5], 1)
    }
    // Rho and pi: lanes are turned by the triangular numbers along one walk.
    let moved = state[1]
    for (let t = 0, x = 1, y = 0; t < 24; t++) {
      const next = (2 * x + 3 * y) % 5
      x = y
      y = next
      const kept = state[x + 5 * y]
      state[x + 5 * y] = rotated(moved, ((t + 1) * (t + 2)) / 2)
      moved = kept
    }
    // Chi: the only step that is not linear.
    for (let y = 0; y < 25; y += 5) {
      const row = state.slice(y, y + 5)
      for (let x = 0; x < 5; x++) state[y + x] = row[x] ^ (~row[(x + 1) % 5] & row[(x + 2) % 5] & lanes)
    }
    // Iota: round constants from the shift register x^8 + x^6 + x^5 + x^4 + 1.
    for (let j = 0; j <= 6; j++) {
      if ((bits & 1) === 1) state[0] ^= 1n << BigInt(2 ** j - 1)
      bits = bits & 0x80 ? (bits << 1) ^ 0x171 : bits << 1
    }
  }
}

function rotated(lane: bigint, by: number): bigint {
  const turn = BigInt(by % 64)
  return ((lane << turn) | (lane >> (64n - turn))) & lanes
}
