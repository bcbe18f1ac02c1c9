/** A name as addresses of the internet hold it: its letters a to z, or `user` where it has none. */
export function asciiName(name: string): string {
  return name.toLowerCase().replace(/[^a-z]/g, '') || 'user'
}
