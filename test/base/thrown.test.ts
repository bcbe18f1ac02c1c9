import { expect, test } from 'vitest'
import { nameThrown } from '../../src/base/thrown.js'

test('`nameThrown()` tells class, code and place of an error, and nothing that was written into it', () => {
  const secret = 'Mary Jones'
  const error = new TypeError(`${secret}\n    at ${secret}/Mary:7:1`)
  expect(nameThrown(error)).toMatch(/^TypeError at base\/thrown\.test\.ts:6$/)
  expect(nameThrown(Object.assign(new Error('x'), { code: 'ENOENT' }))).toMatch(/^Error ENOENT at /)
  const named = Object.assign(new Error(secret), { name: secret, code: `no ${secret}` })
  expect(nameThrown(named)).toMatch(/^Error at base\/thrown\.test\.ts:\d+$/)
  expect([nameThrown(secret), nameThrown(null)]).toEqual(['string', 'null'])
})
