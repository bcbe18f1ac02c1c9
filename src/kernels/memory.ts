/** Bytes by which memory grows. */
export const page = 1 << 16

/** Makes a memory as large as so many bytes need. Views of it that were there before are of no more use if it grew. */
export function growMemory(memory: WebAssembly.Memory, bytes: number): void {
  const missing = Math.ceil((bytes - memory.buffer.byteLength) / page)
  if (missing > 0) memory.grow(missing)
}
