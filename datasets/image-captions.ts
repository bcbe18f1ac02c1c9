/** Captions of images, as image models are fine-tuned on. The images themselves are not read. */
import type { DatasetAdapter } from './adapter.js'
import { firstColumn, hasTexts } from './columns.js'

const imageColumns = ['file_name', 'image']
const captionColumns = ['text', 'caption']

export const imageAdapters: readonly DatasetAdapter[] = [
  {
    name: 'image-captions',
    summary: 'Images and their captions: file_name or image, text or caption',
    // `metadata.jsonl` of an image folder: file_name beside each caption column. `image` and `text` are the
    // default columns of the text-to-image training script.
    source:
      'huggingface/datasets docs/source/image_dataset.mdx; huggingface/diffusers examples/text_to_image/train_text_to_image.py',
    detect: (schema) =>
      firstColumn(schema, imageColumns) !== undefined &&
      captionColumns.some((name) => hasTexts(schema, [name])),
    roles: (schema) => ({
      image: firstColumn(schema, imageColumns),
      text: firstColumn(schema, captionColumns),
    }),
    textPaths: (schema) => captionColumns.filter((name) => hasTexts(schema, [name])),
    licence: 'unknown',
    languages: [],
  },
]
