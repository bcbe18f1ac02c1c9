/**
 * What a worker thread loads: CommonJS that imports the rest, because Node 20 aborts the whole process where a
 * thread is stopped while it requires an ES module. An `import()` can be stopped safely.
 */
const { parentPort, workerData } = require('node:worker_threads') as typeof import('node:worker_threads')

/** Serves the tasks that come to a port, of which none is lost while the code is loaded. */
async function work(port: import('node:worker_threads').MessagePort): Promise<void> {
  const { serve } = await import('./worker.js')
  serve(port, workerData.worker)
}

if (parentPort !== null) void work(parentPort)

module.exports = { work }
