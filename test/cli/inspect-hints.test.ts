import { expect, test } from 'vitest'
import { datasetAdapters } from '../../datasets/index.js'
import { openWords } from '../../src/cli/language/words.js'
import { folderWith, prepHere } from './prep.js'

test('every shape that inspect knows is described in Chinese', async () => {
  const words = await openWords('zh')
  const english = datasetAdapters
    .map(({ summary }) => summary)
    .filter((summary) => words.said(summary) === summary)
  expect(english).toEqual([])
})

test('a field that is not there is taken for a text rather than for the name of its speaker', async () => {
  const messages = [{ role: 'user', content: 'Where is the library?' }]
  const cwd = folderWith({ 'a.jsonl': JSON.stringify({ messages }) })
  const { stderr } = await prepHere(['anonymize', 'a.jsonl', '--fields', 'message', '--out', '-'], { cwd })
  expect(stderr).toContain('Did you mean "messages[].content"? Known: messages[].content, messages[].role')
})
