/**
 * A template as functions: it is read once, and rendering a conversation only calls them. What they answer is what Jinja
 * renders in Python with the settings of `transformers`, character for character; what is not known here is refused when
 * the template is read.
 */

import { textOf } from '../python/print.js'
import { isTrue } from '../python/values.js'
import { parseTemplate } from '../syntax/parse.js'
import type { Applied, Statement } from '../syntax/syntax.js'
import { compileExpression, compileFilter } from './compile-expression.js'
import { compileFor } from './compile-for.js'
import { compileCallBlock, compileMacro } from './compile-macro.js'
import { assigner, type Block, clearing, type Execute, Flow } from './flow.js'
import { type Evaluate, namesIn, namesSetIn, type Run, Scope } from './scope.js'

/** A template that is ready to be rendered. */
export interface CompiledTemplate {
  /** Whether `generation` blocks say what the assistant says. */
  hasGeneration: boolean
  /** Whether such a block renders into a value first, so that its place in the text is not known. */
  hasHiddenGeneration: boolean
  /** Renders what the globals name into the text and the spans of a run. Throws `RenderFault`. */
  render(run: Run): void
}

/** Reads a template. Throws `SyntaxFault` for what Jinja would not read, and for what is not known here. */
export function compileTemplate(template: string): CompiledTemplate {
  const body = parseTemplate(template)
  const scope = Scope.root()
  const compiler = new Compiler()
  const execute = compiler.block(body, scope)
  return {
    hasGeneration: compiler.hasGeneration,
    hasHiddenGeneration: compiler.hasHiddenGeneration,
    render: (run) => {
      execute(run, scope.newFrame(undefined))
    },
  }
}

/** Turns statements into functions, and keeps what it sees of `generation` blocks. */
class Compiler {
  hasGeneration = false
  hasHiddenGeneration = false

  /** Compiles statements in a scope of their own. */
  readonly block: Block = (body, scope) => {
    for (const name of namesSetIn(body)) scope.declare(name)
    return this.#inScope(body, scope)
  }

  /** Statements whose names have slots already. */
  #inScope(body: readonly Statement[], scope: Scope): Execute {
    const steps = body.map((statement) => this.#statement(statement, scope))
    if (steps.length === 1) return steps[0]
    return (run, frame) => {
      for (const step of steps) {
        const flow = step(run, frame)
        if (flow !== Flow.next) return flow
      }
      return Flow.next
    }
  }

  #statement(statement: Statement, scope: Scope): Execute {
    switch (statement.kind) {
      case 'text': {
        const { text } = statement
        return (run) => {
          run.text += text
          return Flow.next
        }
      }
      case 'output':
        return output(compileExpression(statement.value, scope))
      case 'if':
        return this.#if(statement, scope)
      case 'for':
        return compileFor(statement, { scope, block: this.block })
      case 'set': {
        const value = compileExpression(statement.value, scope)
        return setting(value, assigner(statement.target, scope))
      }
      case 'set_block':
        return setting(this.#captured(statement, scope), assigner(statement.target, scope))
      case 'filter_block':
        return output(this.#captured(statement, scope))
      case 'macro':
        return compileMacro(statement, { scope, block: this.block })
      case 'call_block':
        return output(compileCallBlock(statement, { scope, block: this.block }))
      case 'with':
        return this.#with(statement, scope)
      case 'generation':
        return this.#generation(statement, scope)
      case 'break':
        return () => Flow.break
      case 'continue':
        return () => Flow.continue
    }
  }

  #if({ branches, otherwise }: Extract<Statement, { kind: 'if' }>, scope: Scope): Execute {
    const tests = branches.map(({ test }) => compileExpression(test, scope))
    const bodies = branches.map(({ body }) => this.#inScope(body, scope))
    const last = this.#inScope(otherwise, scope)
    return (run, frame) => {
      for (let i = 0; i < tests.length; i++) if (isTrue(tests[i](run, frame))) return bodies[i](run, frame)
      return last(run, frame)
    }
  }

  #captured(
    { filters, body }: { filters: readonly Applied[]; body: readonly Statement[] },
    scope: Scope,
  ): Evaluate {
    const inner = scope.inner({ isCaptured: true })
    const execute = this.block(body, inner)
    const clear = clearing(inner)
    const text: Evaluate = (run, frame) => {
      const before = run.text
      run.text = ''
      clear(run, frame)
      execute(run, frame)
      const rendered = run.text
      run.text = before
      return rendered
    }
    return filters.reduce((value, filter) => compileFilter(value, filter, scope), text)
  }

  #with({ pairs, body }: Extract<Statement, { kind: 'with' }>, scope: Scope): Execute {
    const inner = scope.inner()
    for (const [target] of pairs) for (const name of namesIn(target)) inner.declare(name)
    const values = pairs.map(([, value]) => compileExpression(value, scope))
    const assign = pairs.map(([target]) => assigner(target, inner))
    const execute = this.block(body, inner)
    const clear = clearing(inner)
    return (run, frame) => {
      const given = values.map((value) => value(run, frame))
      clear(run, frame)
      for (let i = 0; i < given.length; i++) assign[i](given[i], { run, frame })
      return execute(run, frame)
    }
  }

  #generation({ body }: Extract<Statement, { kind: 'generation' }>, scope: Scope): Execute {
    this.hasGeneration = true
    this.hasHiddenGeneration ||= scope.isCaptured
    const inner = scope.inner()
    const execute = this.block(body, inner)
    const clear = clearing(inner)
    return (run, frame) => {
      clear(run, frame)
      const start = run.text.length
      const flow = execute(run, frame)
      run.spans.push(start, run.text.length)
      return flow
    }
  }
}

function output(value: Evaluate): Execute {
  return (run, frame) => {
    const said = value(run, frame)
    run.text += typeof said === 'string' ? said : textOf(said)
    return Flow.next
  }
}

function setting(value: Evaluate, assign: ReturnType<typeof assigner>): Execute {
  return (run, frame) => {
    assign(value(run, frame), { run, frame })
    return Flow.next
  }
}
