import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import { modelFile } from '../../detect/deferred.js'
import { decodeNameModel, encodeNameModel, type NameModel } from './model.js'

/** Reads the model for German, French, Spanish, Italian, Portuguese, Dutch, Polish and Russian that ships with the package; it is decoded when it is first asked for. */
export const loadEuropeanModel = modelFile('european-names.bin', decodeEuropeanModel)

/** The model from the bytes of {@link encodeEuropeanModel}: a model of names under Brotli, since many weights are 0. */
export function decodeEuropeanModel(file: Uint8Array): NameModel {
  return decodeNameModel(brotliDecompressSync(file))
}

/** The bytes of a model. */
export function encodeEuropeanModel(model: NameModel): Uint8Array {
  return brotliCompressSync(encodeNameModel(model))
}
