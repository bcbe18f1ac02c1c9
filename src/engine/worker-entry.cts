/**
 * What a worker thread loads: CommonJS, because piscina tries `require()` first, and Node 20 aborts the
 * whole process where a thread is stopped while it requires an ES module. An `import()` can be stopped safely.
 */
type Worker = import('./worker.js', { with: { 'resolution-mode': 'import' }}).Work

/** The worker of this thread, opened by its first task. */
function openOnce(): Worker {
  let opened: Promise<Worker> | undefined
  return async (message) => {
    opened ??= import('./worker.js').then(({ openWorker }) => openWorker())
    return (await opened)(message)
  }
}

module.exports = { work: openOnce() }
