import { detectShapes, shapeNamed } from '../../datasets/shapes/index.js'
import { textPathsOf } from '../../datasets/shapes/schema-look.js'
import type { Shape } from '../../datasets/shapes/shape.js'
import { DataType, type Field, type Schema } from '../../src/arrow/arrow.js'
import { detectChatShapes, type ListShape } from '../../src/schemas/chat-shape.js'

/** What a profile knows of the convention that columns follow. */
export interface FoundShape {
  /** The name of the shape, such as `messages`. */
  name: string
  /** The conversation in it, where that is a list of messages in one column. */
  list: ListShape | undefined
  /** The paths of its other texts. */
  texts: string[]
}

/** What items call their speakers and what these say. */
const roleNames = ['role', 'from']
const contentNames = ['content', 'value']

/**
 * The shape of columns: the only one that they fit, or the most telling of the usual ones. A lone column of text, which may
 * be anything, is none.
 */
export function findShape(schema: Schema): FoundShape | undefined {
  const found = detectShapes(schema)
  const shape = found.length === 1 ? found[0] : usualShape(schema)
  if (shape === undefined || shape.name === 'text') return undefined
  const list = listOf(schema, shape)
  return {
    name: shape.name,
    list,
    texts: textPathsOf(schema, shape).filter(
      (path) => list === undefined || !path.startsWith(`${list.column}[]`),
    ),
  }
}

function usualShape(schema: Schema): Shape | undefined {
  const [name] = detectChatShapes(schema)
  return name === undefined ? undefined : shapeNamed(name)
}

/** The column of messages of a shape whose items say in texts who speaks and what. */
function listOf(schema: Schema, shape: Shape): ListShape | undefined {
  const column = shape.roles(schema).messages
  const type = schema.fields.find(({ name }) => name === column)?.type
  if (column === undefined || type === undefined || !DataType.isList(type)) return undefined
  const item: DataType = type.children[0].type
  const fields: Field[] = DataType.isStruct(item) ? item.children : []
  const textIn = (names: readonly string[]) =>
    fields.find(({ name, type: of }) => names.includes(name) && DataType.isUtf8(of))?.name
  const [role, content] = [textIn(roleNames), textIn(contentNames)]
  return role === undefined || content === undefined ? undefined : { column, role, content }
}
