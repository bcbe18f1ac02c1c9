import type { Language } from '../../augment/editing/words.js'

/** What models are told, in the language of the text; `{…}` is filled in. */
export const prompts: Readonly<Record<Language, Prompts>> = {
  en: {
    system:
      'You prepare training data. Answer with the text that is asked for and nothing else: no introduction, no comment, no quotation marks around it.',
    paraphrase:
      'Say the following text in other words. Keep its meaning and its language, and leave every name, number, quotation, link, placeholder and piece of code exactly as it is.\n\n<text>\n{text}\n</text>',
    translate:
      'Translate the following text into {language}. Leave code, links and placeholders as they are.\n\n<text>\n{text}\n</text>',
    languages: { en: 'English', zh: 'Chinese' },
    shown:
      '\n\nIt is given together with this material, which stays as it is:\n\n<material>\n{shown}\n</material>',
    evolve: {
      constraint:
        'Rewrite the following instruction so that it asks for one more thing: add one constraint or requirement. Keep it answerable and add at most 20 words.',
      depth:
        'Rewrite the following instruction so that it goes deeper into its subject. Keep it answerable and add at most 20 words.',
      concrete:
        'Rewrite the following instruction so that general words in it become more specific ones. Keep it answerable and add at most 20 words.',
      reasoning:
        'Rewrite the following instruction so that several steps of reasoning are needed to follow it. Keep it answerable and add at most 20 words.',
      breadth:
        'Write one new instruction of the same field as the following one, of the same length and difficulty, about something less common. It must be answerable without anything else.',
    },
    instruction: '\n\n<text>\n{text}\n</text>',
    instruct:
      'Here are instructions for an assistant that writes text:\n\n{examples}\n\nWrite one more instruction that asks for something else than all of these. It must be answerable without anything else.',
  },
  zh: {
    system: '你负责准备训练数据。只回答所要求的文本本身：不要开场白，不要说明，不要在外面加引号。',
    paraphrase:
      '请用另一种说法改写下面的文本。意思和语言保持不变，人名、数字、引文、链接、占位符和代码必须原样保留。\n\n<文本>\n{text}\n</文本>',
    translate: '请把下面的文本翻译成{language}。代码、链接和占位符原样保留。\n\n<文本>\n{text}\n</文本>',
    languages: { en: '英文', zh: '中文' },
    shown: '\n\n它与下面的材料一起给出，材料保持不变：\n\n<材料>\n{shown}\n</材料>',
    evolve: {
      constraint: '请改写下面的指令，再增加一项约束或要求。指令必须仍可回答，最多增加 30 个字。',
      depth: '请改写下面的指令，使它对主题问得更深入。指令必须仍可回答，最多增加 30 个字。',
      concrete: '请改写下面的指令，把其中笼统的说法换成更具体的说法。指令必须仍可回答，最多增加 30 个字。',
      reasoning: '请改写下面的指令，使它需要多步推理才能完成。指令必须仍可回答，最多增加 30 个字。',
      breadth:
        '请写一条与下面的指令同一领域、长度和难度相近、但内容更少见的新指令。不靠其他材料就必须能回答。',
    },
    instruction: '\n\n<文本>\n{text}\n</文本>',
    instruct:
      '下面是给文本助手的一些指令：\n\n{examples}\n\n请再写一条指令，内容要与上面各条都不同。不靠其他材料就必须能回答。',
  },
}

interface Prompts {
  system: string
  paraphrase: string
  translate: string
  languages: Readonly<Record<Language, string>>
  shown: string
  evolve: Readonly<Record<EvolveKind, string>>
  instruction: string
  instruct: string
}

/** In-depth evolving makes an instruction harder, in-breadth evolving another one (Evol-Instruct, Xu et al. 2023). */
export const evolveKinds = ['constraint', 'depth', 'concrete', 'reasoning', 'breadth'] as const
export type EvolveKind = (typeof evolveKinds)[number]
