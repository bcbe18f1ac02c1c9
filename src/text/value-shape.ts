/**
 * The shape of a value, without any of its characters: `xxxx.xxx@xxxxxxx.xxx`, `000-00-0000`, `某某`. What logs,
 * reports and explanations show instead of a value.
 */
export function shapeOfValue(value: string): string {
  const shape = value
    .slice(0, maxLength)
    .replace(/\p{Lu}/gu, 'X')
    .replace(/\p{Script=Han}/gu, '某')
    .replace(/(?![Xx某])\p{L}/gu, 'x')
    .replace(/\p{N}/gu, '0')
    .replace(/\s/gu, ' ')
  return value.length > maxLength ? `${shape}…` : shape
}

const maxLength = 60
