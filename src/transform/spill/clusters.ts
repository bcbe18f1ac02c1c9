/**
 * Rows that belong together, as a forest (union-find): each row points to an earlier one of its cluster, or to itself. The
 * root of a cluster is always its first row, so that clusters are the same in whatever order rows are joined.
 */
export class Clusters {
  readonly #parents: Uint32Array

  /** Each of so many rows stands alone: 4 bytes a row. */
  constructor(rows: number) {
    this.#parents = new Uint32Array(rows)
    for (let row = 0; row < rows; row++) this.#parents[row] = row
  }

  get rows(): number {
    return this.#parents.length
  }

  /** The first row of the cluster of a row. */
  rootOf(row: number): number {
    const parents = this.#parents
    let at = row
    while (parents[at] !== at) {
      parents[at] = parents[parents[at]]
      at = parents[at]
    }
    return at
  }

  /** Makes one cluster of the two that these rows are in. */
  join(a: number, b: number): void {
    const [low, high] = [this.rootOf(a), this.rootOf(b)]
    if (low < high) this.#parents[high] = low
    else this.#parents[low] = high
  }

  /** How many rows the cluster has that begins with each row; 0 for rows that none begins with. */
  sizes(): Uint32Array {
    const sizes = new Uint32Array(this.rows)
    for (let row = 0; row < this.rows; row++) sizes[this.rootOf(row)]++
    return sizes
  }
}
