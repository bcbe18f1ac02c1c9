/** Whether an object is one of a class, which may have methods that no copy of its parts has; a list is not. */
export function isOfClass(value: object): boolean {
  if (Array.isArray(value)) return false
  const parent: unknown = Object.getPrototypeOf(value)
  // Also of an object literal of another realm the parent is the last.
  return parent !== null && Object.getPrototypeOf(parent) !== null
}
