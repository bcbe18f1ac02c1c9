import ts from 'typescript'

/** The types that hold options of exported functions; what only comes out of functions is not among them. */
const optionType =
  /(?:Options|Settings|Input|Spec|Seed|Kinds|Origin|About\w+|Measuring|Evaluating|Evaluation)$/

/**
 * Options of exported functions that an editor shows without a sentence, and those that may be left out but not be
 * undefined, as a program that passes on its own options has them.
 */
export function optionFaults(program: ts.Program, door: string): { faults: string[]; options: number } {
  const checker = program.getTypeChecker()
  const module = checker.getSymbolAtLocation(program.getSourceFile(door) as ts.Node)
  const exports = module === undefined ? [] : checker.getExportsOfModule(module)
  const seen = new Set<ts.Type>()
  const faults: string[] = []
  let options = 0
  const look = (type: ts.Type, path: string, depth: number): void => {
    for (const part of partsOf(type)) {
      if (seen.has(part) || depth > 4 || !isOptions(part)) continue
      seen.add(part)
      for (const property of part.getProperties())
        faults.push(...lookAt(property, `${path}.${property.name}`, depth))
    }
  }
  const lookAt = (property: ts.Symbol, path: string, depth: number): string[] => {
    options++
    const declaration = property.valueDeclaration ?? property.declarations?.[0]
    if (declaration === undefined) return []
    const type = checker.getTypeOfSymbolAtLocation(property, declaration)
    look(type, path, depth + 1)
    const text = ts.displayPartsToString(property.getDocumentationComment(checker))
    const isOptional = (property.flags & ts.SymbolFlags.Optional) !== 0
    return [
      ...(/\w \w/.test(text) || property.getJsDocTags(checker).some(({ name }) => name === 'deprecated')
        ? []
        : [`${path}: an editor shows no sentence of it`]),
      ...(isOptional && !takesUndefined(type) ? [`${path}: may be left out, but not be undefined`] : []),
    ]
  }
  for (const symbol of exports) {
    const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
    const declaration = target.valueDeclaration
    if (declaration === undefined) continue
    const type = checker.getTypeOfSymbolAtLocation(target, declaration)
    for (const signature of [...type.getCallSignatures(), ...type.getConstructSignatures()])
      for (const parameter of signature.getParameters())
        look(
          checker.getTypeOfSymbolAtLocation(parameter, declaration),
          `${symbol.name}(${parameter.name})`,
          0,
        )
  }
  return { faults: [...new Set(faults)], options }
}

/** The members of a union, and the items of lists. */
function partsOf(type: ts.Type): ts.Type[] {
  if (type.isUnion()) return type.types.flatMap(partsOf)
  const item = (type.flags & ts.TypeFlags.Object) === 0 ? undefined : type.getNumberIndexType()
  return item === undefined ? [type] : partsOf(item)
}

/** Whether a type is one of the package's own that holds options. */
function isOptions(type: ts.Type): boolean {
  const symbol = type.aliasSymbol ?? type.getSymbol()
  const file = symbol?.declarations?.[0]?.getSourceFile().fileName ?? ''
  if (!file.includes('/dist/types/') || file.includes('/packages/') || type.isClass()) return false
  return symbol?.name === '__type' || optionType.test(symbol?.name ?? '')
}

function takesUndefined(type: ts.Type): boolean {
  const forms = type.isUnion() ? type.types : [type]
  return forms.some(({ flags }) => (flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Unknown)) !== 0)
}
