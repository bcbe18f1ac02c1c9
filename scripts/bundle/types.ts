import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, posix, relative } from 'node:path'
import ts from 'typescript'
import { englishAlone } from './plugins.js'
import { rollTypes } from './roll-types.js'

const options: ts.CompilerOptions = {
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  noLib: true,
  types: [],
}

/** Where declarations are taken from, and where they go: paths from the root of the repository. */
export interface TypeFolders {
  root: string
  /** Where the compiler has put them. */
  from: string
  to: string
}

/**
 * Copies the declarations that the entries lead to, and no others, with those of the packages in `joined`: what is
 * joined at build time is not installed beside the package, so its types have to come along. A package of `rolled` becomes
 * one file for each module of it that ours import.
 */
export async function copyTypes(
  folders: TypeFolders,
  {
    entries,
    joined,
    rolled,
  }: { entries: readonly string[]; joined: readonly string[]; rolled: readonly string[] },
): Promise<void> {
  const { root, from, to } = folders
  const paths = entries.map((entry) => join(root, from, `${entry}.d.ts`))
  const host = ts.createCompilerHost(options)
  const { readFile } = host
  host.readFile = (name) => englishAlone(name) ?? readFile(name)
  const program = ts.createProgram(paths, options, host)
  const packages = `${to}/packages/`
  const ones = new Map<string, string>()
  rmSync(join(root, to), { recursive: true, force: true })
  for (const file of program.getSourceFiles()) {
    const path = placeOf(file.fileName, folders, joined)
    if (path === undefined) continue
    const text = relink(file, (name) => {
      const found = ts.resolveModuleName(
        name,
        file.fileName,
        options,
        ts.sys,
        undefined,
        undefined,
        modeOf(file),
      )
      const place = placeOf(found.resolvedModule?.resolvedFileName, folders, joined)
      if (place === undefined) return name
      if (path.startsWith(packages) || !rolled.some((name) => place.startsWith(`${packages}${name}/`)))
        return linkTo(place, path)
      const one = place.replace(packages, `${packages}rolled/`)
      ones.set(join(root, place), join(root, one))
      return linkTo(one, path)
    })
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  await rollTypes(ones)
  for (const name of rolled) rmSync(join(root, packages, name), { recursive: true, force: true })
}

function modeOf(file: ts.SourceFile): ts.ResolutionMode {
  return file.impliedNodeFormat ?? ts.ModuleKind.ESNext
}

/** Where the copy of a declaration goes; `undefined` for one that is installed beside the package. */
function placeOf(
  file: string | undefined,
  { root, from, to }: TypeFolders,
  joined: readonly string[],
): string | undefined {
  const path = file === undefined ? '' : relative(root, file)
  if (path.startsWith(`${from}/`)) return `${to}/${path.slice(from.length + 1)}`
  const inModules = path.startsWith('node_modules/') ? path.slice('node_modules/'.length) : ''
  return joined.some((name) => inModules.startsWith(`${name}/`)) ? `${to}/packages/${inModules}` : undefined
}

function linkTo(place: string, from: string): string {
  const path = posix.relative(posix.dirname(from), place).replace(/\.d\.([cm]?)ts$/, '.$1js')
  return path.startsWith('.') ? path : `./${path}`
}

/**
 * Classes of apache-arrow carry a unique symbol by which it knows those of another copy. For the compiler the symbol of
 * each copy is another one, so a schema of the reader's own copy would not be one here: it is left out.
 */
function withoutMarks(declarations: string): string {
  return declarations.replace(/^ *\/\*\* @internal \*\/\n *readonly \[k\w+Symbol\]: true;\n/gm, '')
}

/** The text of a declaration file with other names for the packages that it imports, and without a source map. */
function relink(file: ts.SourceFile, linkOf: (name: string) => string): string {
  const names: ts.StringLiteral[] = []
  const visit = (node: ts.Node): void => {
    const name = moduleNameOf(node)
    if (name !== undefined && !name.text.startsWith('.')) names.push(name)
    ts.forEachChild(node, visit)
  }
  visit(file)
  let text = file.text
  for (const name of names.reverse())
    text = `${text.slice(0, name.getStart(file) + 1)}${linkOf(name.text)}${text.slice(name.end - 1)}`
  return withoutMarks(text).replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n')
}

/** The name of the module that a part of a program imports or adds to. */
function moduleNameOf(node: ts.Node): ts.StringLiteral | undefined {
  const name =
    ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
      ? node.moduleSpecifier
      : ts.isExternalModuleReference(node)
        ? node.expression
        : ts.isModuleDeclaration(node)
          ? node.name
          : ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)
            ? node.argument.literal
            : undefined
  return name !== undefined && ts.isStringLiteral(name) ? name : undefined
}
