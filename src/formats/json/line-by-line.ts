/**
 * How many lines are read one by one where the kernel could not read one. Lines that are not for it come alone, or in
 * crowds: trying again behind each of a crowd would cost more than it gains.
 */
export class LineByLine {
  /** Lines that are still to be read one by one. */
  left = 0
  #next = 1

  /** Notes that the kernel stopped at a line, after so many that it read. */
  stopped(lines: number): void {
    this.#next = lines >= enoughLines ? 1 : Math.min(this.#next * 2, mostLines)
    this.left = this.#next
  }
}

/** The kernel gains if it reads so many lines at once. */
const enoughLines = 64
const mostLines = 4096
