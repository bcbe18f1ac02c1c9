import { describe, expect, it } from 'vitest'
import type { Question, Reply } from '../../../transforms/rewrite/ask/question.js'
import { cleanAnswer } from '../../../transforms/rewrite/methods/clean-answer.js'
import { type MethodName, methods } from '../../../transforms/rewrite/methods/index.js'
import type { Child, Parent } from '../../../transforms/rewrite/methods/method.js'
import { rougeL } from '../../../transforms/rewrite/methods/rouge-l.js'
import { methodContext } from '../../../transforms/rewrite/records.js'
import { prepHere } from '../../cli/prep.js'
import { temporaryFolder, writeLines } from '../../run/fixtures.js'

interface Talked {
  child: Child
  questions: readonly Question[]
}

/** A method at work, told these answers one after the other. */
function talk(
  method: MethodName,
  parent: Partial<Parent>,
  {
    replies,
    lot = 1,
    ...more
  }: { replies: readonly (string | Reply)[]; lot?: number; [key: string]: unknown },
): Talked {
  const options = { language: 'auto', forbid: [], prompt: undefined, ...more } as never
  const context = methodContext(options, { lot, variant: 0, pool: (more.pool as string[]) ?? [] })
  const running = methods[method]({ texts: [], shown: [], ...parent }, context)
  const questions: Question[] = []
  let next = running.next()
  for (const reply of replies) {
    if (next.done) break
    questions.push(next.value)
    next = running.next(typeof reply === 'string' ? { text: reply } : reply)
  }
  if (!next.done) throw new Error('It asks more')
  return { child: next.value, questions }
}

const before = 'Describe the {{city}} plan "Green" in 3 steps, see https://a.example/x.'

describe('paraphrase of `rewrite()`', () => {
  it.each<[string, string, Child]>([
    [
      'what says the same',
      'Explain the {{city}} plan "Green" in 3 steps, see https://a.example/x.',
      { texts: ['Explain the {{city}} plan "Green" in 3 steps, see https://a.example/x.'] },
    ],
    ['the same text', before, { refused: 'unchanged' }],
    [
      'a lost placeholder',
      'Explain the city plan "Green" in 3 steps, see https://a.example/x.',
      { refused: 'refused_protected' },
    ],
    [
      'another number',
      'Explain the {{city}} plan "Green" in 4 steps, see https://a.example/x.',
      { refused: 'refused_protected' },
    ],
    [
      'a refusal',
      'I\'m sorry, but I can\'t help with {{city}} plan "Green" in 3 steps, see https://a.example/x.',
      { refused: 'refused_refusal' },
    ],
    ['a comment', `Sure, here it is: ${before}`, { refused: 'refused_comment' }],
    [
      'another language',
      '请分 3 步说明{{city}}的计划"Green"的全部内容以及它的各项安排，见 https://a.example/x.',
      { refused: 'refused_language' },
    ],
    ['ten times as much', `${before} ${'And more of it. '.repeat(20)}`, { refused: 'refused_length' }],
    [
      'a forbidden word',
      'Explain the ugly {{city}} plan "Green" in 3 steps, see https://a.example/x.',
      { refused: 'refused_forbidden' },
    ],
    [
      'words said twice',
      'Explain the the {{city}} plan "Green" in 3 steps, see https://a.example/x.',
      { refused: 'refused_grammar' },
    ],
  ])('makes of %s what it is', (_, reply, child) => {
    expect(talk('paraphrase', { texts: [before] }, { replies: [reply], forbid: ['ugly'] }).child).toEqual(
      child,
    )
  })

  it('asks about each text that has words, in its language, and keeps the white space around', () => {
    const texts = ['Write a poem.', '42', '  写一首诗。\n']
    const { child, questions } = talk('paraphrase', { texts }, { replies: ['Compose a poem.', '作一首诗。'] })
    expect(child).toEqual({ texts: ['Compose a poem.', '42', '  作一首诗。\n'] })
    expect(questions.map(({ messages }) => messages[1].content)).toEqual([
      expect.stringMatching(/^Say the following text in other words\..*\n<text>\nWrite a poem\.\n<\/text>$/s),
      expect.stringMatching(/^请用另一种说法.*\n<文本>\n {2}写一首诗。\n\n<\/文本>$/s),
    ])
  })

  it('asks in words of the user, and fills nothing in that the text itself holds', () => {
    const { questions } = talk(
      'paraphrase',
      { texts: ['Say {text} $& now'] },
      { replies: ['x'], prompt: 'Again: {text}!' },
    )
    expect(questions[0].messages[1].content).toBe('Again: Say {text} $& now!')
  })

  it.each<[Reply, string]>([
    [{ failed: 'timeout' }, 'failed_timeout'],
    [{ failed: 'budget' }, 'not_asked'],
  ])('counts %j as %s', (reply, refused) => {
    expect(talk('paraphrase', { texts: [before] }, { replies: [reply] }).child).toEqual({ refused })
  })
})

describe('back_translate of `rewrite()`', () => {
  it('asks by way of the other language of the two', () => {
    const replies = ['请写一首诗。', 'Please write a poem.']
    const { child, questions } = talk('back_translate', { texts: ['Write one poem.'] }, { replies })
    expect(child).toEqual({ texts: ['Please write a poem.'] })
    const [there, back] = questions.map(({ messages }) => messages[1].content)
    expect(there).toMatch(/^Translate .* into Chinese\..*Write one poem\./s)
    expect(back).toMatch(/^请把下面的文本翻译成英文。.*请写一首诗。/s)
  })
})

describe('evolve and instruct of `rewrite()`', () => {
  const parent = { texts: ['Describe a plan.'], shown: ['The town has 3 bridges.'] }
  const harder = 'Describe a plan for the bridges and name its costs.'

  it('evolve has a harder instruction answered with the material that it is about', () => {
    const { child, questions } = talk('evolve', parent, { replies: [harder, 'It costs 5.'] })
    expect(child).toEqual({ texts: [harder], answer: 'It costs 5.' })
    expect(questions[0].messages[1].content).toContain('The town has 3 bridges.')
    expect(questions[1].messages).toEqual([{ role: 'user', content: `${harder}\n\nThe town has 3 bridges.` }])
  })

  it('evolve of another instruction has no use for the material, and every kind comes up', () => {
    const made = Array.from({ length: 40 }, (_, lot) =>
      talk('evolve', parent, { replies: [harder, 'Yes.'], lot }),
    )
    const kinds = new Set(made.map(({ questions }) => questions[0].messages[1].content))
    expect(kinds.size).toBe(5)
    const [breadth] = made.filter(({ child }) => 'texts' in child && child.shown === '')
    expect(breadth.questions[0].messages[1].content).not.toContain('bridges')
  })

  it('instruct shows this row and others, and asks for the answer by itself', () => {
    const pool = ['List three rivers.', 'Describe a plan.', 'Count to ten.']
    const { child, questions } = talk('instruct', parent, { replies: ['Name a metal.', 'Iron.'], pool })
    expect(child).toEqual({ texts: ['Name a metal.'], answer: 'Iron.', shown: '' })
    expect(questions[0].messages[1].content).toMatch(
      /1\. Describe a plan\.\n2\. (?:List|Count).*\n3\. (?:List|Count)/,
    )
    expect(questions[1].messages).toEqual([{ role: 'user', content: 'Name a metal.' }])
  })

  it.each<[string, MethodName, string[], string]>([
    ['an instruction like one that is there', 'instruct', ['List three long rivers.'], 'refused_similar'],
    ['its own parent', 'evolve', ['Describe a plan!'], 'refused_similar'],
    ['words of the prompt', 'evolve', ['The rewritten prompt: describe two plans'], 'refused_comment'],
    ['an answer that refuses', 'evolve', [harder, "I'm sorry, but I cannot do that."], 'refused_refusal'],
    ['another language', 'instruct', ['写一首关于秋天的诗。'], 'refused_language'],
  ])('refuses %s', (_, method, replies, refused) => {
    expect(talk(method, parent, { replies, pool: ['List three rivers.'] }).child).toEqual({ refused })
  })
})

describe('what models say', () => {
  it.each([
    ['"Write a poem."', 'Write one.', 'Write a poem.'],
    ['"Write a poem."', '"Write one."', '"Write a poem."'],
    ['“写诗。”', '写。', '写诗。'],
    ['<text>\nWrite a poem.\n</text>', 'Write one.', 'Write a poem.'],
    ['```\nx = 1\n```', 'x = 2', 'x = 1'],
    ['"Yes" and "no"', 'x', '"Yes" and "no"'],
  ])('%j in place of %j is %j', (answer, text, clean) => {
    expect(cleanAnswer(answer, text)).toBe(clean)
  })

  it.each([
    ['the cat sat on the mat', 'the cat sat on the mat', 1],
    ['police killed the gunman', 'police kill the gunman', 0.75],
    ['police killed the gunman', 'the gunman kill police', 0.5],
    ['写一首诗', '写两首诗', 0.75],
    ['', 'x', 0],
  ])('ROUGE-L of %j and %j is %f', (one, other, score) => {
    expect(rougeL(one, other)).toBeCloseTo(score)
  })
})

describe('`prep rewrite --dry-run`', () => {
  it('prints what would be asked, those prompts that hold an answer among them, and asks nothing', async () => {
    const folder = temporaryFolder('dry-run')
    const file = writeLines(`${folder}/data.jsonl`, [
      { prompt: 'Write a poem.', completion: 'Roses.' },
      { prompt: '写诗。', completion: '好' },
    ])
    const args = [
      'rewrite',
      file,
      '--fields',
      'prompt',
      '--model',
      'tiny',
      '--dry-run',
      '--method',
      'back_translate',
    ]
    const { code, stdout, stderr } = await prepHere([...args, '--json'])
    expect(code).toBe(0)
    const prompts = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(prompts.map(({ record, copy }) => [record, copy])).toEqual([
      [0, 1],
      [0, 1],
      [1, 1],
      [1, 1],
    ])
    expect(prompts[1].messages[1].content).toContain('⟨the answer to the prompt above⟩')
    expect(stderr).toContain('4 prompts about 2 records. Nothing was asked')
    const shown = await prepHere([...args, '--rows', '1'])
    expect(shown.stdout).toMatch(
      /^Record 0, copy 1\nsystem: You prepare .*\nuser: Translate .*\n<text>\nWrite a poem\./s,
    )
  })
})
