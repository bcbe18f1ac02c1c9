import { createHash, type Hash } from 'node:crypto'
import { changedWhileRead } from '../files/file-revision.js'
import type { InputFile } from '../formats/input-file.js'
import type { InputPart } from '../input/input-part.js'
import type { Partition } from '../input/partition.js'

/**
 * What the passes of a run have seen of the inputs: the hash of every part, from the first pass that read it. Each
 * later pass must see the same bytes, or one half of the output would follow from another input than the other half.
 */
export class SeenInputs {
  readonly #partitions: readonly Partition[]
  readonly #parts: (readonly InputPart[] | undefined)[]

  /** Begins with nothing seen of these partitions. */
  constructor(partitions: readonly Partition[]) {
    this.#partitions = partitions
    this.#parts = partitions.map(() => undefined)
  }

  /** Takes what a pass has read of a partition. Throws `bad_input` where an earlier pass has seen other bytes. */
  see(partition: number, parts: readonly InputPart[]): void {
    const changed = this.changedFile(partition, parts)
    if (changed !== undefined) throw changedWhileRead(changed.path)
    this.#parts[partition] ??= parts
  }

  /** What is known of a partition; `undefined` before a pass has read it. */
  of(partition: number): readonly InputPart[] | undefined {
    return this.#parts[partition]
  }

  /** The parts of all partitions; `undefined` while there is one that no pass has read. */
  all(): (readonly InputPart[])[] | undefined {
    const parts = this.#parts.filter((known) => known !== undefined)
    return parts.length === this.#parts.length ? parts : undefined
  }

  /** The first file of a partition of which these parts show other bytes than are known. */
  changedFile(partition: number, parts: readonly InputPart[]): InputFile | undefined {
    const known = this.#parts[partition]
    const other = known?.findIndex(({ hash }, i) => hash !== parts[i]?.hash) ?? -1
    return other < 0 ? undefined : this.#partitions[partition].ranges[other].file
  }

  /** A hash over the content of each file; `undefined` for a file of which a part was not seen. */
  fingerprints(files: readonly InputFile[]): (string | undefined)[] {
    const hashes = new Map<number, Hash | undefined>(
      files.map(({ source }) => [source, createHash('sha256')]),
    )
    for (const { index, ranges } of this.#partitions)
      for (const [i, { file }] of ranges.entries()) {
        const part = this.#parts[index]?.[i]
        if (part === undefined) hashes.set(file.source, undefined)
        else hashes.get(file.source)?.update(`${part.from} ${part.to} ${part.hash}\n`)
      }
    return files.map(({ source }) => hashes.get(source)?.digest('hex'))
  }
}
