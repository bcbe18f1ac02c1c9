import { expect, it } from 'vitest'
import { openWords } from '../../src/cli/language/words.js'
import { sourceFiles } from '../source-files.js'

it('every error about an address has a Chinese sentence', async () => {
  const { said } = await openWords('zh')
  const messages = sourceFiles('src/remote').flatMap(({ text }) =>
    [...text.matchAll(/new PrepError\(\s*'\w+',\s*(?:'([^'\n]+)'|`([^`\n]+)`)/g)].map(
      ([, plain, template]) =>
        plain ??
        template.replace(/\$\{(?:advice|key|missing)\}$/, 'Check the address').replace(/\$\{[^}]*\}/g, 'x'),
    ),
  )
  expect(messages.length).toBeGreaterThan(15)
  expect(messages.filter((message) => said(message) === message)).toEqual([])
})
