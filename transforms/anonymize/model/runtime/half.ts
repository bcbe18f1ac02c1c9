/** Numbers of 16 bits (IEEE 754 binary16), as models of that precision answer with, as numbers of 32 bits. */
export function readHalves(halves: Uint16Array): Float32Array {
  return Float32Array.from(halves, (half) => {
    const exponent = (half >> 10) & 0x1f
    const fraction = half & 0x3ff
    const sign = half >> 15 === 1 ? -1 : 1
    if (exponent === 0) return sign * fraction * 2 ** -24
    if (exponent === 0x1f) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN
    return sign * (1 + fraction / 1024) * 2 ** (exponent - 15)
  })
}
