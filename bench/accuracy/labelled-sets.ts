import { type GoldSample, readGold } from '../../transforms/anonymize/evaluate/index.js'
import { readCharacters } from './token-files.js'

/** A set of labelled texts, or a part of one. */
export interface LabelledSet {
  name: string
  /** The file in the folder of data. */
  file: string
  /**
   * `held out`: no rule and no weight was fitted to it. `seen`: errors on it were read during development.
   * `trained`: weights were fitted to it.
   */
  standing: 'held out' | 'seen' | 'trained'
  read(content: string): GoldSample[]
}

/** Even and odd by their place in the list of template ids: what is fitted to one half is measured on the other. */
function presidioHalf(rest: number): (content: string) => GoldSample[] {
  return (content) => {
    const given = JSON.parse(content) as { template_id: number }[]
    const templates = [...new Set(given.map((sample) => sample.template_id))].sort((a, b) => a - b)
    const { samples } = readGold(content)
    return samples.filter((_, i) => templates.indexOf(given[i].template_id) % 2 === rest)
  }
}

/** The blocks of 40 sentences that `npm run train:names -- --halves` leaves out. */
function blocksLeftOut(content: string): GoldSample[] {
  return readGold(content).samples.filter((_, i) => Math.floor(i / 40) % 2 === 1)
}

function whole(content: string): GoldSample[] {
  return readGold(content).samples
}

/** The sets that are measured where they are there. */
export const labelledSets: readonly LabelledSet[] = [
  { name: 'presidio dev', file: 'presidio_synth_dev.json', standing: 'seen', read: whole },
  {
    name: 'presidio dev, half 1 of the templates',
    file: 'presidio_synth_dev.json',
    standing: 'seen',
    read: presidioHalf(0),
  },
  {
    name: 'presidio dev, half 2 of the templates',
    file: 'presidio_synth_dev.json',
    standing: 'seen',
    read: presidioHalf(1),
  },
  { name: 'pii-bench-zh formal', file: 'zh_formal_dev.jsonl', standing: 'seen', read: whole },
  { name: 'pii-bench-zh chat', file: 'zh_chat_dev.jsonl', standing: 'seen', read: whole },
  { name: 'UNER English web', file: 'uner_en_ewt_dev.iob2', standing: 'trained', read: whole },
  {
    name: 'UNER Portuguese news',
    file: 'uner_pt_bosque_dev.iob2',
    standing: 'trained',
    read: whole,
  },
  {
    name: 'UNER Chinese encyclopedia, dev',
    file: 'uner_zh_gsdsimp_dev.iob2',
    standing: 'seen',
    read: whole,
  },
  {
    name: 'UNER Chinese encyclopedia, train',
    file: 'uner_zh_gsdsimp_train.iob2',
    standing: 'trained',
    read: whole,
  },
  {
    name: 'UNER Chinese encyclopedia, traditional, train',
    file: 'uner_zh_gsd_train.iob2',
    standing: 'trained',
    read: whole,
  },
  { name: 'Weibo names, dev', file: 'weibo_ner_dev.conll', standing: 'seen', read: readCharacters },
  { name: 'Weibo names, train', file: 'weibo_ner_train.conll', standing: 'seen', read: readCharacters },
  { name: 'German news (smartdata)', file: 'smartdata_de_train.jsonl', standing: 'trained', read: whole },
  ...[
    { name: 'wikigold', file: 'wikigold.conll' },
    { name: 'Broad Twitter a', file: 'btc_a.conll' },
    { name: 'Broad Twitter b', file: 'btc_b.conll' },
    { name: 'Broad Twitter e', file: 'btc_e.conll' },
  ].map(
    ({ name, file }): LabelledSet => ({
      name: `${name}, blocks left out`,
      file,
      standing: 'held out',
      read: blocksLeftOut,
    }),
  ),
  { name: 'WNUT 17 dev', file: 'wnut17_dev.conll', standing: 'held out', read: whole },
]
