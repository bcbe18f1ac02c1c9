/**
 * Looks at the package as a TypeScript project does that has installed it: the code of the documents compiles under
 * every strict flag, every option may be undefined, and an editor proposes and explains options.
 */
import { join } from 'node:path'
import ts from 'typescript'
import { packageRoot } from '../../src/base/package-root.js'
import { editorFaults } from './editor.js'
import { optionFaults } from './options.js'
import { programsOfComments, programsOfPages, strictOptions } from './programs.js'

const root = packageRoot()
const door = join(root, 'dist/types/src/index.d.ts')
const names = Object.keys(await import('../../src/index.js'))
const consumer = {
  place: 'test/types/consumer.ts',
  code: (ts.sys.readFile(join(root, 'test/types/consumer.ts')) ?? '').replaceAll(
    '../../src/index.js',
    'prepkit',
  ),
}
const programs = [consumer, ...programsOfPages(root), ...programsOfComments(root, names)]
const files = new Map(programs.map(({ code }, i) => [join(root, `consumers/${i}.mts`), code]))
const places = new Map([...files.keys()].map((path, i) => [path, programs[i]?.place ?? '']))

const host: ts.LanguageServiceHost = {
  getCompilationSettings: () => strictOptions,
  getScriptFileNames: () => [...files.keys()],
  getScriptVersion: (name) => files.get(name) ?? '1',
  getScriptSnapshot(name) {
    const text = files.get(name) ?? ts.sys.readFile(name)
    return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text)
  },
  getCurrentDirectory: () => root,
  getDefaultLibFileName: ts.getDefaultLibFilePath,
  fileExists: (name) => files.has(name) || ts.sys.fileExists(name),
  readFile: (name) => files.get(name) ?? ts.sys.readFile(name),
  directoryExists: ts.sys.directoryExists,
  getDirectories: ts.sys.getDirectories,
}
const service = ts.createLanguageService(host)

/** What the compiler says of the programs, each with its place. */
function compilerFaults(): string[] {
  return [...files.keys()].flatMap((path) =>
    [...service.getSyntacticDiagnostics(path), ...service.getSemanticDiagnostics(path)].map(
      ({ messageText, start = 0 }) => {
        const line = (files.get(path) ?? '').slice(0, start).split('\n').length
        return `${places.get(path)}, line ${line} of it: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`
      },
    ),
  )
}

const program = service.getProgram()
if (program === undefined) throw new Error('TypeScript made no program')
const looked = optionFaults(program, door)
const faults = [
  ...compilerFaults(),
  ...looked.faults,
  ...editorFaults(files, service, join(root, 'consumers/editor.mts')),
]
for (const fault of faults) console.error(fault)
console.log(`check:types: ${programs.length} programs, ${looked.options} options, ${faults.length} faults`)
process.exitCode = faults.length > 0 ? 1 : 0
