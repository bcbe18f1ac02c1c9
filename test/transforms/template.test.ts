import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { shapes } from '../../datasets/shapes/index.js'
import { batchOfRows, type Row, rowsOf } from '../../src/arrow/rows.js'
import { planStep, resolveOptions } from '../../src/transform/plan-step.js'
import { layouts } from '../../transforms/template/layout.js'
import { template } from '../../transforms/template.js'
import { checkLaws, runStep } from '../laws.js'

const say = (role: string, content: string | null, more: object = {}) => ({ role, content, ...more })
const chat = [say('user', '二加二？'), say('assistant', '4')]

async function written(rows: Row[], options: object = { template: 'chatml' }) {
  const run = await runStep(template, [[batchOfRows(rows)]], { options })
  return { rows: run.batches.flatMap(rowsOf), rejected: run.counts.rejected }
}

const inChatml = (...turns: [role: string, content: string][]) =>
  turns.map(([role, content]) => `<|im_start|>${role}\n${content}<|im_end|>\n`).join('')

function jinjaFile(text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'prepkit-test-template-')), 'chat_template.jinja')
  writeFileSync(path, text)
  return path
}

describe('`template()`', () => {
  it('writes a conversation in place of its columns, and where the assistant speaks in bytes', async () => {
    const { rows } = await written([{ id: 7, messages: chat, score: 0.5 }], {
      template: 'chatml',
      masks: true,
    })
    const text = inChatml(['user', '二加二？'], ['assistant', '4'])
    const start = Buffer.byteLength(text.slice(0, text.indexOf('4<|')))
    expect(rows).toEqual([
      { id: 7, text, assistant_spans: [start, start + '4<|im_end|>\n'.length], score: 0.5 },
    ])
    expect(Object.keys(rows[0])).toEqual(['id', 'text', 'assistant_spans', 'score'])
  })

  const readable = shapes.filter(
    ({ name, unreadable, always, examples }) =>
      unreadable === undefined && name !== 'text' && !always.includes('steps') && examples.length > 0,
  )
  it.each(readable.map((shape) => [shape.name, shape] as const))(
    'writes every record of the shape %s',
    async (name, shape) => {
      const records = shape.examples.map((example) => ({ ...example }) as Row)
      const { rows, rejected } = await written(records, { template: 'qwen3', from: name })
      const hasPictures = JSON.stringify(shape.examples).includes('.png')
      expect(rejected).toEqual(hasPictures ? { loses_media: expect.any(Number) } : {})
      if (hasPictures) return
      expect(rows).toHaveLength(records.length)
      const columns = Object.keys(rows[0])
      expect(
        Object.values(layouts).some((layout) => layout.every((column) => columns.includes(column))),
      ).toBe(true)
      const texts = rows.flatMap((row) => Object.values(row).filter((value) => typeof value === 'string'))
      expect(texts.join('')).toContain('<|im_start|>assistant\n')
    },
  )

  it('writes a prompt up to where the assistant speaks, and its answers from there on', async () => {
    const prompt = [say('user', '?')]
    const [chosen, rejected] = [[say('assistant', 'yes')], [say('assistant', 'no')]]
    const start = inChatml(['user', '?'])
    const asked = `${start}<|im_start|>assistant\n`
    const pair = { prompt: asked, chosen: 'yes<|im_end|>\n', rejected: 'no<|im_end|>\n' }
    const single = { prompt: asked, completion: 'yes<|im_end|>\n' }
    expect((await written([{ prompt, chosen, rejected }])).rows).toEqual([pair])
    expect(
      (await written([{ chosen: [...prompt, ...chosen], rejected: [...prompt, ...rejected] }])).rows,
    ).toEqual([pair])
    expect((await written([{ prompt: '?', chosen: 'yes', rejected: 'no' }])).rows).toEqual([pair])
    expect((await written([{ prompt, completion: chosen }])).rows).toEqual([single])
    expect((await written([{ prompt, completion: chosen, label: true }])).rows).toEqual([
      { ...single, label: true },
    ])
    expect((await written([{ messages: [...prompt, ...chosen], label: false }])).rows).toEqual([
      { ...single, label: false },
    ])
  })

  it('lets an answer go on that the assistant has begun', async () => {
    const prompt = [say('user', '?'), say('assistant', 'Well, ')]
    const { rows } = await written([{ prompt, completion: [say('assistant', 'yes')] }])
    expect(rows).toEqual([
      {
        prompt: `${inChatml(['user', '?'])}<|im_start|>assistant\nWell, `,
        completion: `<|im_end|>\n${inChatml(['assistant', 'yes'])}`,
      },
    ])
  })

  it('gives calls to a template as it takes them: objects, or texts', async () => {
    const call = { type: 'function', function: { name: 'f', arguments: '{"a":1.0,"2":"二"}' } }
    const messages = [say('user', '?'), say('assistant', null, { tool_calls: [call] })]
    const spelled = async (path: string) => (await written([{ messages }], { template: path })).rows[0].text
    const argument = '{% for m in messages %}{% for c in m.tool_calls %}'
    const end = '{% endfor %}{% endfor %}'
    expect(await spelled(jinjaFile(`${argument}{{ c.function.arguments | tojson }}${end}`))).toBe(
      '{"a": 1.0, "2": "二"}',
    )
    expect(await spelled(jinjaFile(`${argument}{{ '' + c.function.arguments }}${end}`))).toBe(
      '{"a":1.0,"2":"二"}',
    )
  })

  it('passes further fields and variables on, and leaves out the keys that a message lacks', async () => {
    const path = jinjaFile(
      '{% for m in messages %}{{ m.keys() | list }}{{ m.thought }}{% endfor %}{{ mood }}{{ n }}',
    )
    const messages = [say('user', '?'), say('assistant', 'a', { thought: 'so' })]
    const { rows } = await written([{ messages }], { template: path, variables: { mood: 'good', n: 1.5 } })
    expect(rows[0].text).toBe("['role', 'content']['role', 'content', 'thought']sogood1.5")
  })

  it('rejects what the template refuses, by reason', async () => {
    const call = { tool_calls: [{ function: { name: 'f', arguments: '{}' } }] }
    const rows = [
      { messages: chat },
      { messages: [say('user', 'a'), say('user', 'b')] },
      { messages: [say('user', 'a'), say('assistant', null)] },
      { messages: [say('user', 'a'), say('assistant', 'x', call), say('assistant', 'b')] },
      { messages: [] },
    ]
    const gemma = await written(rows, { template: 'gemma3' })
    expect(gemma.rows).toHaveLength(1)
    expect(gemma.rejected).toEqual({ template_refuses: 3, no_messages: 1 })
    const llama = await written([{ messages: [say('user', 'a'), say('assistant', null)] }], {
      template: 'chatml',
    })
    expect(llama.rejected).toEqual({ template_fault: 1 })
  })

  it('is refused before any record where it cannot do what is asked', async () => {
    const refused = (options: object, rows: Row[] = [{ messages: chat }]) =>
      expect(written(rows, options)).rejects
    await refused({ template: 'nothing' }).toThrow('There is no chat template "nothing"')
    await refused({ template: 'chatml', variables: { tools: [] } }).toThrow(
      '"tools" is set for each conversation',
    )
    const dated = jinjaFile('{{ strftime_now("%Y") }}')
    await refused({ template: dated }).toThrow('asks for the date of today')
    expect((await written([{ messages: chat }], { template: dated, date: '2026-01-31' })).rows[0].text).toBe(
      '2026',
    )
    const unmarked = jinjaFile('{{ messages | map(attribute="content") | join("|") }}!')
    await refused({ template: unmarked, masks: true }).toThrow(
      'nothing tells exactly what the assistant says',
    )
    await refused({ template: 'chatml' }, [{ messages: chat, text: 'x' }]).toThrow(
      'There is a column "text" already',
    )
    await refused({ template: 'chatml' }, [{ text: 'x' }]).toThrow(
      'The data is text, of which no conversations can be read',
    )
    await refused({ template: 'chatml' }, [{ a: 'x' }]).toThrow('There are no conversations in the data')
    await refused({ template: 'chatml', masks: true }, [{ prompt: 'a', completion: 'b' }]).toThrow(
      'which is mask enough',
    )
  })

  it('is not resumed with another template', async () => {
    const path = jinjaFile('one')
    const { schema } = batchOfRows([{ messages: chat }])
    const options = await resolveOptions(template, { template: path }, 0)
    expect(await resolveOptions(template, options, 0)).toEqual(options)
    expect(JSON.stringify(options)).toMatch(/"sha256":"[0-9a-f]{64}"/)
    writeFileSync(path, 'two')
    await expect(resolveOptions(template, options, 0)).rejects.toThrow('is not the one that was planned with')
    expect(planStep(template, options, { schema }).plan.writes).toEqual(['messages', 'text'])
  })

  it('keeps the laws of every transform', async () => {
    const rows = [{ messages: chat }, { messages: [say('assistant', '?')] }, { messages: [...chat, ...chat] }]
    for (const options of [
      { template: 'gemma3', masks: true },
      { template: 'qwen2.5', generationPrompt: true },
    ])
      await checkLaws(template, { options, batches: [batchOfRows(rows)] })
  })
})
