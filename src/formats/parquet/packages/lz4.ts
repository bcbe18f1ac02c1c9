/** The one door to hyparquet-compressors: of its codecs only LZ4 is used, which Node does not have. */
export { decompressLz4, decompressLz4Raw } from 'hyparquet-compressors'
