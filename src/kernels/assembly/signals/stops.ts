import { hashOf, isSame } from './bytes'
import { clear, take } from './memory'
import { hashes, starts, words } from './words'

const slotMask: u32 = 255
/** Of a stop word: its hash, its length, where its bytes are. */
const entryBytes: usize = 12

/** Puts stop word `number`, from 1, whose bytes stay where they are, into a table: 256 slots of a byte, then the entries. */
export function keepStop(table: usize, number: u32, at: usize, length: u32): void {
  const hash = hashOf(at, length)
  let slot = hash & slotMask
  while (load<u8>(table + slot) !== 0) slot = (slot + 1) & slotMask
  store<u8>(table + slot, number)
  const entry = entryOf(table, number)
  store<u32>(entry, hash)
  store<u32>(entry, length, 4)
  store<u32>(entry, <u32>at, 8)
}

/** How many different stop words of a table are among the words. */
export function countStops(table: usize): u32 {
  const seen = take(256)
  clear(seen, 256)
  let different: u32 = 0
  for (let i: usize = 0; i < <usize>words; i++) {
    const hash = load<u32>(hashes + (i << 2))
    let slot = hash & slotMask
    for (;;) {
      const number = <u32>load<u8>(table + slot)
      if (number === 0) break
      slot = (slot + 1) & slotMask
      const entry = entryOf(table, number)
      if (load<u32>(entry) !== hash || load<u8>(seen + number) !== 0) continue
      const from = load<u32>(starts + (i << 2))
      const length = load<u32>(starts + (i << 2), 4) - from
      if (load<u32>(entry, 4) !== length || !isSame(<usize>from, load<u32>(entry, 8), length)) continue
      store<u8>(seen + number, 1)
      different++
      break
    }
  }
  return different
}

function entryOf(table: usize, number: u32): usize {
  return table + 256 + <usize>(number - 1) * entryBytes
}
