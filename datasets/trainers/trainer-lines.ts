/**
 * What goes into the program or the settings of a trainer, so that it reads rows of a shape: the trainers of TRL
 * (huggingface/trl, docs/source/dataset_formats.md) and axolotl (axolotl-ai-cloud/axolotl, docs/dataset-formats).
 */

/** A line for a trainer. */
export interface TrainerLine {
  trainer: 'TRL' | 'axolotl'
  line: string
}

/** Where the rows are, as trainers find them. */
export interface TrainingData {
  /** A Python expression of one set of Hugging Face `datasets`, not of several splits; left out where there is none. */
  dataset?: string | undefined
  /** The folder or file, with the word of axolotl for the format of a file; left out where it reads none of it. */
  files?: { path: string; kind?: string | undefined } | undefined
}

/** The class of TRL that trains with rows of a shape as they are. */
const trlTrainers: Readonly<Record<string, string>> = {
  messages: 'SFTTrainer',
  'prompt-completion': 'SFTTrainer',
  'conversational-prompt-completion': 'SFTTrainer',
  text: 'SFTTrainer',
  preference: 'DPOTrainer',
  'conversational-preference': 'DPOTrainer',
  'implicit-preference': 'DPOTrainer',
  kto: 'KTOTrainer',
  'conversational-kto': 'KTOTrainer',
}

/** What axolotl is told of rows of a shape. */
const axolotlSettings: Readonly<Record<string, string>> = {
  messages: 'type: chat_template, field_messages: messages',
  sharegpt:
    'type: chat_template, field_messages: conversations, message_property_mappings: { role: from, content: value }',
  alpaca: 'type: alpaca',
  text: 'type: completion, field: text',
}

/** The lines for rows of a shape, the trainer that reads them most directly first. */
export function trainerLines(shape: string, { dataset, files }: TrainingData): TrainerLine[] {
  const trainer = trlTrainers[shape]
  const settings = axolotlSettings[shape]
  const lines: TrainerLine[] = []
  if (trainer !== undefined && dataset !== undefined)
    lines.push({ trainer: 'TRL', line: `${trainer}(model, train_dataset=${dataset})` })
  if (settings !== undefined && files !== undefined) {
    const kind = files.kind === undefined ? '' : `ds_type: ${files.kind}, `
    lines.push({
      trainer: 'axolotl',
      line: `datasets: [{ path: ${JSON.stringify(files.path)}, ${kind}${settings} }]`,
    })
  }
  return lines
}

/**
 * What stands behind `llamafactory-cli train` and its file of settings, so that a file is read that the `dataset_info.json`
 * of its folder names.
 */
export function llamaFactorySettings({ folder, name }: { folder: string; name: string }): string {
  const word = (text: string) => (/^[\w./-]+$/.test(text) ? text : JSON.stringify(text))
  return `dataset_dir=${word(folder)} dataset=${word(name)}`
}
