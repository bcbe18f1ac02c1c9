/** Single published sets of instructions, told by the column names that are theirs alone. */
import { DataType } from '../src/arrow/arrow.js'
import type { DatasetAdapter } from './adapter.js'
import { hasColumns, hasTexts } from './columns.js'

export const instructionAdapters: readonly DatasetAdapter[] = [
  {
    name: 'self-instruct-seeds',
    summary: 'The 175 seed tasks of Self-Instruct, each with instances[] of input and output',
    // Columns: id, name, instruction, instances[{input, output}], is_classification. Licence: LICENSE of the repository.
    source: 'yizhongw/self-instruct data/seed_tasks.jsonl',
    detect: (schema) => {
      const instances = schema.fields.find((field) => field.name === 'instances')?.type
      const item = DataType.isList(instances) ? instances.children[0].type : undefined
      const names = DataType.isStruct(item) ? item.children.map((child) => child.name) : []
      return hasTexts(schema, ['instruction']) && names.includes('input') && names.includes('output')
    },
    roles: () => ({
      prompt: 'instruction',
      input: 'instances[].input',
      completion: 'instances[].output',
    }),
    textPaths: () => ['instruction', 'instances[].input', 'instances[].output'],
    licence: 'Apache-2.0',
    languages: ['en'],
  },
  {
    name: 'belle-eval',
    summary: 'The evaluation questions of BELLE, with a standard answer each',
    // Columns question, std_answer and class: eval/README.md. Licence: LICENSE of the repository.
    source: 'LianjiaTech/BELLE eval/eval_set.json',
    detect: (schema) => hasColumns(schema, ['std_answer']) && hasTexts(schema, ['question']),
    roles: () => ({ prompt: 'question', completion: 'std_answer' }),
    textPaths: () => ['question', 'std_answer'],
    licence: 'Apache-2.0',
    languages: ['zh'],
  },
]
