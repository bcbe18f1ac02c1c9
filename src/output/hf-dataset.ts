import { DataType, type Field, type Schema, Type } from '../arrow/arrow.js'

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
  const features = featuresOf(schema.fields)
  const info = { builder_name: 'prepkit', description: '', citation: '', homepage: '', license: '' }
  return features === undefined ? info : { ...info, features }
}

function featuresOf(fields: readonly Field[]): Record<string, unknown> | undefined {
  const features = fields.map((field): [string, unknown] => [field.name, featureOf(field.type)])
  if (features.some(([, feature]) => feature === undefined)) return undefined
  return Object.fromEntries(features)
}

/**
 * Lists of scalars are written as `Sequence`, which `datasets` 2 to 5 all read, and lists of objects as a
 * list of one dict: `List` is unknown before 4.0 (huggingface/datasets, issue 7739).
 */
function featureOf(type: DataType): unknown {
  if (DataType.isStruct(type)) return featuresOf(type.children)
  if (DataType.isList(type)) {
    const item = featureOf(type.children[0].type)
    if (item === undefined) return undefined
    return DataType.isStruct(type.children[0].type) ? [item] : { feature: item, _type: 'Sequence' }
  }
  const dtype = scalarName(type)
  return dtype === undefined ? undefined : { dtype, _type: 'Value' }
}

function scalarName(type: DataType): string | undefined {
  if (DataType.isUtf8(type)) return 'string'
  if (DataType.isBool(type)) return 'bool'
  if (DataType.isNull(type)) return 'null'
  if (DataType.isInt(type)) return `${type.isSigned ? 'int' : 'uint'}${type.bitWidth}`
  if (DataType.isFloat(type)) return ['float16', 'float32', 'float64'][type.precision]
  if (type.typeId === Type.Binary) return 'binary'
  return undefined
}
