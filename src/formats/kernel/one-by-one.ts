/**
 * How many records are read one by one where the kernel could not read one. Those that are not for it come alone, or in
 * crowds: trying again behind each of a crowd would cost more than it gains.
 */
export class OneByOne {
  /** Records that are still to be read one by one. */
  left = 0
  #next = 1

  /** Notes that the kernel stopped at a record, after so many that it read. */
  stopped(records: number): void {
    this.#next = records >= enough ? 1 : Math.min(this.#next * 2, most)
    this.left = this.#next
  }
}

/** The kernel gains if it reads so many at once. */
const enough = 64
const most = 4096
