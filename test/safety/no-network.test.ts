import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { root, sourceFiles } from '../source-files.js'

const shipped = sourceFiles('src', 'transforms', 'datasets')

describe('what is shipped', () => {
  it('names no module that opens a connection or starts a program', () => {
    const forbidden = /^(?:node:)?(?:https?|http2|tls|dgram|dns|child_process|cluster|inspector)(?:\/|$)/
    const named = shipped.flatMap(({ path, text }) =>
      ts
        .preProcessFile(text, true, true)
        .importedFiles.filter(({ fileName }) => forbidden.test(fileName))
        .map(({ fileName }) => `${path}: ${fileName}`),
    )
    expect(shipped.length).toBeGreaterThan(100)
    // It answers this machine, at a port that the user names, and asks nobody.
    expect(named).toEqual(['src/run/metrics/endpoint.ts: node:http'])
  })

  it('fetches nothing, but for addresses that the user names: of data, and of services', () => {
    const fetches = shipped.filter(({ text }) =>
      /\b(?:fetch|createConnection)\(|new (?:WebSocket|EventSource|XMLHttpRequest)\b/.test(text),
    )
    expect(fetches.map(({ path }) => path).sort()).toEqual([
      'src/base/http/post-json.ts',
      'src/remote/client/request.ts',
    ])
  })

  it('loads what speaks to servers only when an address is read', () => {
    const early = shipped
      .filter(({ path }) => !path.startsWith('src/remote/'))
      .flatMap(({ path, text }) =>
        [
          ...text.matchAll(/^(?:import|export) (?!type\b)[^'"()]*from ['"]([^'"]*\/remote\/[^'"]+)['"]/gm),
        ].map(([, name]) => `${path}: ${name}`),
      )
      .filter((found) => !found.endsWith('/remote/client/address.js'))
    expect(early).toEqual([])
    const inside = shipped
      .filter(({ path }) => path === 'src/remote/client/address.ts')
      .map(({ imports }) => imports)
    expect(inside).toEqual([['../../base/errors.js']])
  })

  it('runs no script when it is installed', () => {
    const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { dev?: boolean; optional?: boolean; hasInstallScript?: boolean }>
    }
    const withScript = Object.entries(packages).filter(
      ([, { dev, hasInstallScript }]) => hasInstallScript && !dev,
    )
    expect(withScript.map(([path]) => path)).toEqual([])
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>
    }
    expect(Object.keys(scripts).filter((name) => /install|^prepare$/.test(name))).toEqual([])
  })
})
