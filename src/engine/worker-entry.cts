/**
 * What the pool loads into a thread: CommonJS, because piscina tries `require()` first, and Node 20 aborts the
 * whole process where a thread is stopped while it requires an ES module. An `import()` can be stopped safely.
 */
type Task = import('./task.js', { with: { 'resolution-mode': 'import' }}).Task

module.exports = { work: async (task: Task) => (await import('./worker.js')).work(task) }
