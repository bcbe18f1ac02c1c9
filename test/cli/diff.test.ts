import { describe, expect, it } from 'vitest'
import { folderWith, prepHere } from './prep.js'

const files = {
  'a.jsonl': '{"id":1,"text":"Ask Mary"}\n{"id":2,"text":"same"}\n',
  'b.jsonl': '{"id":2,"text":"same"}\n{"id":1,"text":"Ask Jane"}\n{"id":3,"text":"new"}\n',
  'b.csv': 'id,text\n2,same\n1,Ask Mary\n',
}

async function diff(...args: string[]) {
  return await prepHere(['diff', ...args], { cwd: folderWith(files) })
}

describe('`prep diff`', () => {
  it('ends with 0 where nothing differs and with 1 where something does', async () => {
    expect((await diff('a.jsonl', 'b.csv', '--on', 'id')).code).toBe(0)
    expect((await diff('a.jsonl', 'b.csv')).code).toBe(1)
    expect(await diff('a.jsonl', 'b.jsonl', '--on', 'id', '-q')).toMatchObject({ code: 1, stdout: '' })
    expect((await diff('a.jsonl', 'b.jsonl', '--on', 'nowhere')).code).toBe(2)
  })

  it('shows values as their shapes, and as they are only where that is asked for', async () => {
    const masked = await diff('a.jsonl', 'b.jsonl', '--on', 'id')
    expect(masked.stdout).toContain('Row 1, now row 2')
    expect(masked.stdout).toMatch(/text\s+differs in 1 row/)
    expect(masked.stdout).not.toMatch(/Mary|Jane|new/)
    const shown = await diff('a.jsonl', 'b.jsonl', '--on', 'id', '--show-text')
    expect(shown.stdout).toMatch(/- Ask Mary\n\s+\+ Ask Jane/)
  })

  it('tells the same as JSON, masked too', async () => {
    const { stdout } = await diff('a.jsonl', 'b.jsonl', '--on', 'id', '--json', '--rows', '1')
    expect(JSON.parse(stdout)).toMatchObject({
      kind: 'diff',
      isEqual: false,
      rows: { before: 2, after: 3, same: 1, changed: 1, added: 1, removed: 0 },
      changed: [{ column: 'text', rows: 1 }],
      examples: { changed: [{ before: 1, after: 2 }], added: [{ after: 3 }], removed: [] },
    })
    expect(stdout).not.toMatch(/Mary|Jane/)
  })
})
