import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { describeOwner } from '../../src/files/owner.js'
import { isWhole } from '../campaign.js'
import { folderWith, prepHere } from './prep.js'

const rows = `{"text":"图书馆在湖边","n":1}\n{"text":"by the lake","n":2}\n{"text":null,"n":3}\n`

describe('prep inspect', () => {
  it('tells format, columns and rows of a file, and no text unless asked', async () => {
    const cwd = folderWith({ 'rows.jsonl': rows })
    const plain = await prepHere(['inspect', 'rows.jsonl', '--rows', '2'], { cwd })
    expect(plain).toMatchObject({ code: 0, stderr: '' })
    expect(plain.stdout).toContain('1 file, 85 bytes, 3 records')
    expect(plain.stdout).toMatch(/^text +Utf8 +6, 11 chars$/m)
    expect(plain.stdout).not.toMatch(/图书馆|lake/)
    const shown = await prepHere(['inspect', 'rows.jsonl', '--show', '--rows', '1'], { cwd })
    expect(shown.stdout).toMatch(/^ {2}text +图书馆在湖边$/m)
    expect(shown.stdout).not.toContain('lake')
  })

  it('names the format of the file itself and its size, not those of the copy that is read', async () => {
    const json = JSON.stringify([{ text: 'a' }, { text: 'b' }], undefined, 2)
    const packed = gzipSync(rows)
    const cwd = folderWith({ 'a.json': json, 'b.jsonl.gz': packed })
    const { stdout } = await prepHere(['inspect', 'a.json', 'b.jsonl.gz'], { cwd })
    expect(stdout).toMatch(new RegExp(`^ {2}a\\.json +json +${json.length} bytes$`, 'm'))
    expect(stdout).toMatch(new RegExp(`^ {2}b\\.jsonl\\.gz +jsonl +${packed.length} bytes$`, 'm'))
    expect(stdout).toContain(`2 files, ${json.length + packed.length} bytes, 5 records`)
  })

  it('says so where nothing in a file can be read', async () => {
    const cwd = folderWith({ 'bytes.jsonl': Uint8Array.from([0xff, 0xd8, 0, 1, 10, 3, 4, 10]) })
    const { code, stdout } = await prepHere(['inspect', 'bytes.jsonl'], { cwd })
    expect(code).toBe(0)
    expect(stdout.replaceAll('\n', ' ')).toContain(
      'No record in it can be read. If it is of another format, name that with --format',
    )
  })

  it('reads CSV whose first line looks like data, and says what to do about it', async () => {
    const cwd = folderWith({ 'rows.csv': '张伟,39\n李娜,41\n' })
    const { code, stdout } = await prepHere(['inspect', 'rows.csv'], { cwd })
    expect(code).toBe(0)
    expect(stdout).toMatch(/the file\s+seems to have no header line\. Name\s+its columns with --columns/)
    const named = await prepHere(['inspect', 'rows.csv', '--columns', 'name,age'], { cwd })
    expect(named.code).toBe(0)
    expect(named.stdout).not.toContain('header line')
    const told = await prepHere(['inspect', 'rows.csv', '--header'], { cwd })
    expect(told.stdout).not.toContain('header line')
  })

  it('tells of an output that no run has finished how far it is, also of a file that is not there yet', async () => {
    const cwd = folderWith({ 'old.jsonl': rows })
    for (const folder of ['out', 'new.jsonl.prep', 'old.jsonl.prep']) {
      mkdirSync(join(cwd, folder, '.prep/partitions'), { recursive: true })
      writeFileSync(join(cwd, folder, '.prep/plan.json'), '{"partitions":3}')
      writeFileSync(join(cwd, folder, '.prep/partitions/00000.json'), '{}')
      const path = folder.replace('.prep', '')
      const { code, stdout } = await prepHere(['inspect', path], { cwd })
      expect(code).toBe(0)
      expect(stdout).toMatch(
        new RegExp(`^Not finished: the run into "${folder}" was stopped,\\s1 of 3 partitions done\nThe same`),
      )
      expect(stdout.includes('3 records')).toBe(path === 'old.jsonl')
      const json = JSON.parse((await prepHere(['inspect', path, '--json'], { cwd })).stdout)
      expect(json.unfinished ?? json).toMatchObject({ folder, partitions: 3, finished: 1 })
      expect((await prepHere(['inspect', path, '--verify'], { cwd })).code).toBe(1)
    }
    writeFileSync(join(cwd, 'out/.prep/lock'), JSON.stringify(describeOwner()))
    const { stdout } = await prepHere(['inspect', 'out'], { cwd })
    expect(stdout).toContain(`is still at work (process ${process.pid})`)
  })

  it('describes a finished output and finds a shard that was changed', async () => {
    const cwd = folderWith({ 'rows.jsonl': rows })
    expect((await prepHere('convert rows.jsonl -o out -q --workers 0'.split(' '), { cwd })).code).toBe(0)
    const whole = await prepHere(['inspect', 'out', '--verify'], { cwd })
    expect(whole.code).toBe(0)
    expect(whole.stdout).toMatch(/^out: 3 rows, .* of arrow in 1 shard$/m)
    expect(whole.stdout).toContain('Unchanged: 1 file, by the hashes in the manifest')
    const shard = join(cwd, 'out/data-00000-of-00001.arrow')
    const bytes = readFileSync(shard)
    writeFileSync(shard, Buffer.concat([bytes.subarray(0, -1), Buffer.from([7])]))
    const changed = await prepHere(['inspect', 'out', '--verify', '--rows', '0', '--json'], { cwd })
    expect(changed.code).toBe(1)
    expect(JSON.parse(changed.stdout).checks).toEqual([
      { file: 'data-00000-of-00001.arrow', state: 'wrong content' },
    ])
  })

  it('verifies a single output file by the manifest beside it', async () => {
    const cwd = folderWith({ 'rows.jsonl': rows })
    expect(
      (await prepHere('convert rows.jsonl -o out.jsonl -q --sidecar keep'.split(' '), { cwd })).code,
    ).toBe(0)
    expect((await prepHere(['inspect', 'out.jsonl', '--verify'], { cwd })).code).toBe(0)
    appendFileSync(join(cwd, 'out.jsonl'), '{}\n')
    const changed = await prepHere(['inspect', 'out.jsonl', '--verify'], { cwd })
    expect([changed.code, changed.stdout.split('\n').at(-2)]).toEqual([1, '  out.jsonl: wrong size'])
  })

  const inputs: Record<string, string | Buffer> = {
    'rows.jsonl': rows,
    'rows.csv': 'id,text\n1,a\n2,b\n',
    'packed.jsonl.gz': gzipSync(rows),
  }
  it.each(Object.entries(inputs))('verifies the input too while it is there: %s', async (name, content) => {
    const cwd = folderWith({ [name]: content })
    const verify = () => prepHere(['inspect', 'out', '--verify', '--rows', '0'], { cwd })
    expect((await prepHere(['convert', name, '-o', 'out', '-q', '--workers', '0'], { cwd })).code).toBe(0)
    const whole = await verify()
    expect(whole.code).toBe(0)
    expect(whole.stdout).toContain(
      'In agreement: 1 account with the manifest\nUnchanged since the run: what was read of 1 input\n',
    )
    const changed = Buffer.from(content)
    changed[changed.length - 2] ^= 1
    writeFileSync(join(cwd, name), changed)
    const edited = await verify()
    expect([edited.code, edited.stdout]).toEqual([1, expect.stringContaining(`  ${name}: wrong content\n`)])
    rmSync(join(cwd, name))
    const gone = await verify()
    expect([gone.code, gone.stdout]).toEqual([0, expect.stringContaining(`Inputs not found: ${name}\n`)])
  })

  it('verifies the head of a table and the accounts of partitions', async () => {
    const cwd = folderWith({ 'rows.csv': 'id,text\n1,a\n2,b\n' })
    await prepHere('convert rows.csv -o out -q --workers 0'.split(' '), { cwd })
    writeFileSync(join(cwd, 'rows.csv'), 'id,next\n1,a\n2,b\n')
    const account = join(cwd, 'out/.prep/partitions/00000.json')
    writeFileSync(account, readFileSync(account, 'utf8').replace('"rows":2', '"rows":1'))
    const { code, stdout } = await prepHere(['inspect', 'out', '--verify', '--rows', '0', '--json'], { cwd })
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({
      checks: [{ state: 'ok' }],
      accounts: [{ file: '.prep/partitions/00000.json', state: 'wrong content' }],
      inputs: [{ file: 'rows.csv', state: 'wrong content' }],
    })
  })
})

describe('prep demo', () => {
  it.runIf(isWhole)(
    'shows an English and a Chinese record before and after, the counts, and where the output lies',
    async () => {
      const cwd = folderWith()
      const { code, stdout, stderr } = await prepHere(['demo', '--out', 'out'], { cwd })
      expect([code, stdout]).toEqual([0, ''])
      expect(stderr.match(/^Before /gm)).toHaveLength(2)
      const [, before, after] = stderr.split(/^Before .*$|^After$/m)
      const address = /[\w.]+@example\.\w+/.exec(before)?.[0]
      expect(address).toBeDefined()
      expect(after).not.toContain(address)
      expect(stderr).toMatch(/^2 balance +320 +\d+ +\d+ +- +-$/m)
      expect(stderr).toContain(`datasets.load_from_disk('out')`)
      expect(existsSync(join(cwd, 'out/state.json'))).toBe(true)
    },
  )
})

describe('prep inspect -q', () => {
  it('prints nothing of data that can be read, and the description with --json', async () => {
    const cwd = folderWith({ 'a.jsonl': '{"prompt":"a"}\n' })
    expect(await prepHere(['inspect', 'a.jsonl', '-q'], { cwd })).toEqual({ code: 0, stdout: '', stderr: '' })
    expect((await prepHere(['inspect', 'a.jsonl', '-q', '--json'], { cwd })).stdout).toContain('"prompt')
  })
})
