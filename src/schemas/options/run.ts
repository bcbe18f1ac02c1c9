// Written by "npm run docs:types" from the schemas of the options. Change those, not this file.

/** How to run a pipeline on this machine. */
export interface RunSettings {
  /** Start anew in a folder that holds other output. */
  overwrite?: boolean | undefined
  /**
   * The folder of this machine in which output of an address is made before it is sent; it stays. Default: a
   * temporary one.
   */
  work?: string | undefined
  /** Worker threads; 0 runs everything in one thread. Default: the number of cores, none for small inputs. */
  workers?: number | undefined
  /**
   * The folder PATH.prep beside an output file, with manifest and reports: keep it, or auto, only where it
   * tells of rejected records, a profile or gates. Default: keep; auto for a command of one step.
   */
  sidecar?: 'keep' | 'auto' | undefined
  /** Language of report.html, and of profile.html where the pipeline asks for a profile. Default: `en`. */
  lang?: 'en' | 'zh' | undefined
  /**
   * A file that holds the figures of the run while it lasts, in the text form of Prometheus; one that ends in
   * .jsonl gets a line of JSON every 5 seconds.
   */
  metrics?: string | undefined
  /** A port of this machine at which Prometheus reads the same figures while the run lasts. */
  metricsPort?: number | undefined
  /** Rows a second; where fewer are read over a minute, a notice says so. */
  minRate?: number | undefined
}
