/** The text in simplified characters, place for place. */
export function simplify(text: string, simplified: Uint16Array): string {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (simplified[code] === code) continue
    const parts = [text.slice(0, i)]
    for (let from = i; from < text.length; from += 4096) {
      const to = Math.min(text.length, from + 4096)
      const part = new Uint16Array(to - from)
      for (let j = from; j < to; j++) part[j - from] = simplified[text.charCodeAt(j)]
      parts.push(String.fromCharCode(...part))
    }
    return parts.join('')
  }
  return text
}
