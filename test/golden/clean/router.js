'use strict'

/**
 * Finds the handler of a path.
 * @param {string} method the verb, in capitals
 * @param {string} path the path without its query
 * @returns {{handler: Function, params: Object} | undefined}
 */
function match(method, path) {
  for (const route of this.routes) {
    if (route.method !== method) continue
    const found = route.pattern.exec(path)
    if (found === null) continue
    const params = {}
    for (let i = 0; i < route.names.length; i++) params[route.names[i]] = decodeURIComponent(found[i + 1])
    return { handler: route.handler, params }
  }
}

class Router {
  constructor(options = {}) {
    this.routes = []
    this.strict = options.strict ?? false
    this.match = match.bind(this)
  }

  add(method, template, handler) {
    const names = []
    const source = template.replace(/:(\w+)/g, (_, name) => {
      names.push(name)
      return '([^/]+)'
    })
    this.routes.push({ method, names, handler, pattern: new RegExp(`^${source}${this.strict ? '' : '/?'}$`) })
    return this
  }

  get(template, handler) {
    return this.add('GET', template, handler)
  }
}

const router = new Router({ strict: true })
router.get('/items/:id', ({ params }) => ({ status: 200, body: `item ${params.id}` }))
router.get('/health', () => ({ status: 204 }))

const sum = [3, 1, 2].reduce((total, next) => total + next, 0)
console.log(sum, Math.max(...[1, 2, 3]), typeof router.match, JSON.stringify({ a: 1 }, null, 2))
Object.defineProperty(module, 'exports', { value: Router, enumerable: true })
process.on('SIGTERM', () => process.exit(0))
