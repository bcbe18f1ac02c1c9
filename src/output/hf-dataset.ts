import type { Schema } from '../arrow/arrow.js'
import { hfFeatures } from '../formats/format/hf-features.js'

/**
 * The two small files that make a folder of Arrow stream shards a Hugging Face dataset which
 * `datasets.load_from_disk` memory-maps (huggingface/datasets, `arrow_dataset.py`, `load_from_disk`).
 */
export function hfState(
  shards: readonly string[],
  { fingerprint, split }: { fingerprint: string; split?: string },
): unknown {
  return {
    _data_files: shards.map((filename) => ({ filename })),
    _fingerprint: fingerprint,
    _format_columns: null,
    _format_kwargs: {},
    _format_type: null,
    _output_all_columns: false,
    _split: split ?? null,
  }
}

/** The content of `dataset_dict.json`, beside a folder for each split (huggingface/datasets, `dataset_dict.py`). */
export function hfDict(splits: readonly string[]): unknown {
  return { splits }
}

/**
 * The content of `dataset_info.json`. Types that have no certain name among the features are left out as a
 * whole: `datasets` then infers all features from the Arrow schema.
 */
export function hfInfo(schema: Schema): unknown {
  const features = hfFeatures(schema.fields)
  const info = { builder_name: 'prepkit', description: '', citation: '', homepage: '', license: '' }
  return features === undefined ? info : { ...info, features }
}
