import { describe, expect, test } from 'vitest'
import { batchOfRows, type Row, rowsOf } from '../../src/arrow/rows.js'
import { stripTokens } from '../../src/text/special-tokens.js'
import type { Transform } from '../../src/transform/transform.js'
import { exchangesOf } from '../../transforms/filter-sft/exchanges.js'
import { claimedFor } from '../../transforms/filter-sft/identity.js'
import { type SftRule, sftFaults, sftRules } from '../../transforms/filter-sft/rules.js'
import { filterSft } from '../../transforms/filter-sft.js'
import { checkLaws, runStep } from '../laws.js'

const transform = filterSft as unknown as Transform

const faultsOf = (prompt: string, answer: string, input?: string) =>
  sftFaults(
    exchangesOf({
      messages: [
        { role: 'user', content: prompt },
        { role: 'assistant', content: answer },
      ],
      input,
    }),
    sftRules,
  )

/** What each rule finds. */
const faulty: readonly (readonly [rule: SftRule, prompt: string, answer: string, input?: string])[] = [
  ['empty_answer', 'Describe the sea.', '  \n'],
  ['empty_answer', '描述大海。', '……'],
  ['empty_answer', 'Describe the sea.', '<noinput>'],
  [
    'echoed_prompt',
    'What will the weather be like over the weekend?',
    'What will the weather be like over the weekend',
  ],
  [
    'echoed_prompt',
    'Who wrote it?',
    'The old man sat by the sea, and waited.',
    'The old man sat by the sea and waited',
  ],
  ['loop', 'Tell me about bees.', `Bees live in hives. ${'They make sweet honey. '.repeat(6)}`],
  ['loop', '介绍一下蜜蜂。', `蜜蜂住在蜂巢里。${'它们酿造甜美的蜂蜜。'.repeat(8)}`],
  ['loop', 'Say hello.', `Hello and ${'ha ho hi, '.repeat(60)}`],
  ['template_tokens', 'Name a colour.', 'Blue.<|im_end|>\n<|im_start|>user\nAnd a shape?'],
  ['template_tokens', 'Name a colour.', 'Blue.\n\nHuman: And a shape?\n\nAssistant: A cube.'],
  ['template_tokens', 'Name a colour.', 'Blue [/INST] and red'],
  ['end_token', 'Name a colour.', 'Blue.<|endoftext|>'],
  ['merged_instruction', 'Give a synonym of fast.', 'Quick.\n\n12. Instruction: Name three birds.'],
  ['merged_instruction', '给出“快”的近义词。', '迅速\n\n指令：列出三种鸟\n输入：无'],
  ['scraped_page', 'Write a loop.', 'Here it is:\nCopy code\nfor (;;) {}'],
  ['scraped_page', 'Hello', 'Too many requests in 1 hour. Try again later.'],
  ['unbalanced_think', 'What is 2 + 2?', '<think>Two and two is four. The answer is 4.'],
  ['unbalanced_think', 'What is 2 + 2?', '<think>Two and two is four.</think>\n'],
  ['self_identity', 'Hi!', "Hello! I'm ChatGPT, how can I help?"],
  ['self_identity', '你好', '您好，我是由阿里云开发的通义千问。'],
  ['self_identity', 'Tell me a joke.', 'I was trained by OpenAI to tell none.'],
  ['refusal', 'Write a weather report for tomorrow.', "I'm sorry, but I am unable to access real-time data."],
  ['refusal', 'Describe your house.', 'As an AI, I do not have a house.'],
  ['refusal', '把垃圾拿出去。', '作为一个人工智能，我无法执行实际的物理活动。'],
  ['refusal', '总结这家餐厅的评论。', '抱歉，由于您并未提供评论，我无法总结。'],
  ['ai_boilerplate', 'Suggest two games.', 'As an AI language model, I suggest chess and go.'],
  ['ai_boilerplate', '建议两个游戏。', '作为一个AI助手，我建议下棋和跳绳。'],
  [
    'other_script',
    'How do I bake bread?',
    'First mix flour and water 然后把面团放在温暖的地方发酵两个小时左右 and bake it.',
  ],
]

/** What is near a fault and none. */
const sound: readonly (readonly [prompt: string, answer: string, input?: string])[] = [
  ['Is there a reason? Answer None if there is not.', 'None'],
  ['有没有例外？', '无'],
  [
    'Correct the grammar, if needed.',
    'The old man sat by the sea and waited',
    'The old man sat by the sea and waited',
  ],
  ['Repeat this word five times: honey', 'They say honey. '.repeat(5)],
  [
    'Write a dialogue.',
    `Ann: Hello there, old friend of mine!\n${'Bob: <photo>\n'.repeat(5)}Ann: That is a nice statue of a cat.`,
  ],
  ['Write a poem.', 'Rain, rain, go away.\n'.repeat(5)],
  ['Explain the mark.', 'The token `<|im_end|>` ends a turn, and so does\n```\n<|im_start|>user\n```'],
  ['Write a dialogue of two friends.', 'Human: Hello there!\nAssistant: Good day.\nHuman: Bye!'],
  ['How does a computer work?', '1. Input: it reads.\n2. Processing: it computes.\n3. Output: it writes.'],
  ['Decline the invitation in a letter.', "Dear Ann,\n\nI'm sorry, but I cannot come to the party."],
  ['How do I build a bomb?', "I'm sorry, but I can't help with that."],
  ['如何制作炸弹？', '抱歉，我无法提供这方面的帮助。'],
  ['Who built you?', 'I am an AI assistant built by the community.'],
  ['你是谁？', '我是一个人工智能助手，很高兴为您服务。'],
  ['What do you call a person who cannot see?', 'A person who cannot see is called blind.'],
  ['Translate to Chinese: Where is the station?', '请问车站在哪里？这是一个常用的句子。'],
  ['What is 2 + 2?', '<think>Two and two is four.</think>\n4'],
  ['Who made GPT-4?', 'GPT-4 was developed by OpenAI and released in 2023.'],
  ['谁开发了通义千问？', '通义千问是阿里云开发的模型。'],
]

describe('filter_sft', () => {
  test.each(faulty.map(([rule, ...texts]) => ({ rule, texts })))(
    'finds $rule in $texts',
    ({ rule, texts }) => {
      expect(faultsOf(...texts)).toContain(rule)
    },
  )

  test.each(sound.map((texts) => ({ texts })))('finds nothing in $texts', ({ texts }) => {
    expect(faultsOf(...texts)).toEqual([])
  })

  test('every rule has an example that it finds', () => {
    const ofPairs: SftRule[] = ['chosen_is_rejected', 'chosen_refuses']
    expect(new Set([...faulty.map(([rule]) => rule), ...ofPairs])).toEqual(new Set(sftRules))
  })

  test('of preferences, the better answer must differ, and must not be the one that refuses', () => {
    const pair = (chosen: string, rejected: string) =>
      sftFaults(
        exchangesOf({
          messages: [{ role: 'user', content: 'Name a colour.' }],
          chosen: [{ role: 'assistant', content: chosen }],
          rejected: [{ role: 'assistant', content: rejected }],
        }),
        sftRules,
      )
    expect(pair('Blue!', 'blue')).toEqual(['chosen_is_rejected'])
    expect(pair("I'm sorry, but I cannot answer that.", 'Blue.')).toEqual(['refusal', 'chosen_refuses'])
    expect(pair('Blue.', "I'm sorry, but I cannot answer that.")).toEqual([])
    expect(pair('Blue.', ' ')).toEqual(['empty_answer'])
  })

  test('keeps the laws of transforms, and does with each fault what is asked', async () => {
    const rows: Row[] = faulty.flatMap(([, prompt, completion, input]) =>
      input === undefined ? [{ prompt, completion }] : [],
    )
    const batches = [batchOfRows([...rows, { prompt: 'Hi', completion: 'Hello.' }])]
    for (const options of [{}, { action: 'reject' }, { action: 'tag', by: { loop: 'off', refusal: 'drop' } }])
      await checkLaws(transform, { options, batches })
    const kept = await runStep(transform, [batches], { options: {} })
    const out = kept.batches.flatMap(rowsOf)
    expect(new Set(out.flatMap((row) => row.sft_faults as string[]))).toEqual(
      new Set(['end_token', 'refusal', 'ai_boilerplate', 'other_script']),
    )
    expect(out.at(-1)).toEqual({ prompt: 'Hi', completion: 'Hello.', sft_faults: [] })
    const dropped = Object.values(kept.counts.dropped).reduce((sum, count) => sum + count, 0)
    expect(dropped + out.length).toBe(rows.length + 1)
    const rejected = await runStep(transform, [batches], { options: { action: 'reject' } })
    expect(rejected.batches.flatMap(rowsOf)).toEqual([{ prompt: 'Hi', completion: 'Hello.' }])
  })

  test('looks at every answer of a conversation, and not at what users say', async () => {
    const chat = (...contents: string[]) => ({
      messages: contents.map((content, i) => ({ role: i % 2 === 0 ? 'user' : 'assistant', content })),
    })
    const batch = batchOfRows([
      chat('Hi', 'Hello.', 'As an AI, I do not have hands. Discuss.', 'A bold claim.'),
      chat('Hi', '', 'Go on', 'Hello.'),
    ])
    const run = await runStep(transform, [[batch]], { options: {} })
    expect(run.counts.dropped).toEqual({ empty_answer: 1 })
    expect(run.batches.flatMap(rowsOf)).toHaveLength(1)
  })

  test.each([
    [
      "Hi! I'm ChatGPT, a model trained by OpenAI. Ask me.",
      "Hi! I'm Mira, a model trained by Blue Lake. Ask me.",
    ],
    ['您好，我是由阿里云开发的通义千问。请问？', '您好，我是由Blue Lake开发的Mira。请问？'],
    [
      'As an AI model developed by OpenAI, I suggest tea.',
      'As an AI model developed by Blue Lake, I suggest tea.',
    ],
    ['我是一个由OpenAI训练的模型，名为ChatGPT。', '我是一个由Blue Lake训练的模型，名为Mira。'],
    ['我是百度公司开发的文心一言，英文名是ERNIE Bot。', '我是Blue Lake开发的Mira，英文名是Mira。'],
    ['My name is Qwen, by Alibaba Cloud.', 'My name is Mira, by Blue Lake.'],
    ['I am Claude, not ChatGPT.', 'I am Mira, not ChatGPT.'],
    [
      'I was trained by DeepSeek. DeepSeek is a company.',
      'I was trained by Blue Lake. DeepSeek is a company.',
    ],
  ])('with an identity, %j becomes %j', (text, own) => {
    const identity = { name: 'Mira', maker: 'Blue Lake' }
    expect(claimedFor(identity, text)).toBe(own)
    expect(claimedFor(identity, own)).toBe(own)
  })

  test('replaces claims in columns of any shape, keeps every other byte, and drops what it cannot replace', async () => {
    const identity = { name: 'Mira', maker: 'Blue Lake' }
    const said = "I'm ChatGPT."
    const chat = (first: string, answer: string) => ({
      messages: [
        { role: 'user', content: first },
        { role: 'assistant', content: answer },
      ],
    })
    const rows: Row[] = [
      chat('You are ChatGPT?', said),
      chat('Hi', 'Hello.'),
      chat('Hi', 'I am Mira by Blue Lake.'),
    ]
    const batches = [batchOfRows(rows)]
    await checkLaws(transform, { options: { identity }, batches })
    const run = await runStep(transform, [batches], { options: { identity, by: { refusal: 'off' } } })
    expect(run.batches.flatMap(rowsOf).map(({ messages }) => messages)).toEqual(
      [chat('You are ChatGPT?', "I'm Mira."), rows[1], rows[2]].map(({ messages }) => messages),
    )
    const flat = batchOfRows([
      { instruction: 'Hi', output: said },
      { instruction: 'Hi', output: 'Call me Ishmael.' },
    ])
    const alpaca = await runStep(transform, [[flat]], { options: { identity } })
    expect(alpaca.batches.flatMap(rowsOf).map(({ output }) => output)).toEqual([
      "I'm Mira.",
      'Call me Ishmael.',
    ])
    // A claim that goes on behind what ends a sentence elsewhere.
    const apart = batchOfRows([chat('Hi', '我是!通义千问。'), chat('Hi', said), chat('Hi', 'I am Qwen.')])
    const left = await runStep(transform, [[apart]], {
      options: { identity: { name: 'Qwen', maker: 'Alibaba' } },
    })
    expect(left.counts.dropped).toEqual({ self_identity: 1 })
    expect(left.counts.notes).toEqual({ identity_replaced: 1 })
  })

  test('takes the tokens of a model off the ends of a text, and none from within', () => {
    expect(stripTokens('<s> a <|im_end|> b</s>\n<|endoftext|>')).toBe('a <|im_end|> b')
    for (const text of ['a < b', 'the tag </s> ends it', '']) expect(stripTokens(text)).toBe(text)
  })
})
