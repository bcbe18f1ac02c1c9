import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readJson, syncFolder, writeDurably, writeJson } from '../../src/files/atomic-write.js'
import { temporaryFolder } from '../run/fixtures.js'

const folder = temporaryFolder('durable')

describe('`writeDurably()`', () => {
  test('makes the folders, takes the place of an older file and leaves nothing else', () => {
    const path = join(folder, 'a/b/file.txt')
    writeDurably(path, 'first, and longer')
    writeDurably(path, '第二')
    expect(readFileSync(path, 'utf8')).toBe('第二')
    expect(readdirSync(join(folder, 'a/b'))).toEqual(['file.txt'])
    syncFolder(join(folder, 'a/b'))
  })

  test('leaves the older file and nothing else where it fails', () => {
    const path = join(folder, 'c/taken')
    mkdirSync(path, { recursive: true })
    expect(() => writeDurably(path, 'text')).toThrow()
    expect(readdirSync(join(folder, 'c'))).toEqual(['taken'])
  })
})

describe('`writeJson()` and `readJson()`', () => {
  test('give back what was written, and `undefined` where there is no file', () => {
    const path = join(folder, 'value.json')
    const value = { text: '你好 \ud83d\ude00', list: [1, null, { a: true }] }
    writeJson(path, value)
    expect(readJson(path)).toEqual(value)
    expect(readFileSync(path, 'utf8').endsWith('}\n')).toBe(true)
    expect(readJson(join(folder, 'none.json'))).toBeUndefined()
  })

  test('throws on a file that is no JSON', () => {
    writeFileSync(join(folder, 'bad.json'), '{')
    expect(() => readJson(join(folder, 'bad.json'))).toThrow(SyntaxError)
  })
})
