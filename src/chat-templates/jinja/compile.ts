/**
 * A template as functions: it is read once, and rendering a conversation only calls them. What they answer is what Jinja
 * renders in Python with the settings of `transformers`, character for character; what is not known here is refused when
 * the template is read.
 */
import { compileExpression, compileFilter } from './compile-expression.js'
import { compileFor } from './compile-for.js'
import { compileCallBlock, compileMacro } from './compile-macro.js'
import { assigner, type Block, clearing, type Execute, Flow } from './flow.js'
import { parseTemplate } from './parse.js'
import { textOf } from './print.js'
import { type Evaluate, namesIn, namesSetIn, type Run, Scope } from './scope.js'
import type { Applied, Statement } from './syntax.js'
import { isTrue } from './values.js'

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
  const marks = { hasGeneration: false, hasHiddenGeneration: false }
  const scope = Scope.root()
  const block = compilerOf(marks)
  const execute = block(body, scope)
  return {
    ...marks,
    render: (run) => {
      execute(run, scope.newFrame(undefined))
    },
  }
}

interface Marks {
  hasGeneration: boolean
  hasHiddenGeneration: boolean
}

function compilerOf(marks: Marks): Block {
  return block

  function block(body: readonly Statement[], scope: Scope): Execute {
    for (const name of namesSetIn(body)) scope.declare(name)
    return inScope(body, scope)
  }

  /** Statements whose names have slots already. */
  function inScope(body: readonly Statement[], scope: Scope): Execute {
    const steps = body.map((statement) => compileStatement(statement, scope))
    if (steps.length === 1) return steps[0]
    return (run, frame) => {
      for (const step of steps) {
        const flow = step(run, frame)
        if (flow !== Flow.next) return flow
      }
      return Flow.next
    }
  }

  function compileStatement(statement: Statement, scope: Scope): Execute {
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
        return compileIf(statement, scope)
      case 'for':
        return compileFor(statement, { scope, block })
      case 'set': {
        const value = compileExpression(statement.value, scope)
        return setting(value, assigner(statement.target, scope))
      }
      case 'set_block':
        return setting(captured(statement, scope), assigner(statement.target, scope))
      case 'filter_block':
        return output(captured(statement, scope))
      case 'macro':
        return compileMacro(statement, { scope, block })
      case 'call_block':
        return output(compileCallBlock(statement, { scope, block }))
      case 'with':
        return compileWith(statement, scope)
      case 'generation':
        return compileGeneration(statement, scope)
      case 'break':
        return () => Flow.break
      case 'continue':
        return () => Flow.continue
    }
  }

  function compileIf({ branches, otherwise }: Extract<Statement, { kind: 'if' }>, scope: Scope): Execute {
    const tests = branches.map(({ test }) => compileExpression(test, scope))
    const bodies = branches.map(({ body }) => inScope(body, scope))
    const last = inScope(otherwise, scope)
    return (run, frame) => {
      for (let i = 0; i < tests.length; i++) if (isTrue(tests[i](run, frame))) return bodies[i](run, frame)
      return last(run, frame)
    }
  }

  function captured(
    { filters, body }: { filters: readonly Applied[]; body: readonly Statement[] },
    scope: Scope,
  ): Evaluate {
    const inner = scope.inner({ isCaptured: true })
    const execute = block(body, inner)
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

  function compileWith({ pairs, body }: Extract<Statement, { kind: 'with' }>, scope: Scope): Execute {
    const inner = scope.inner()
    for (const [target] of pairs) for (const name of namesIn(target)) inner.declare(name)
    const values = pairs.map(([, value]) => compileExpression(value, scope))
    const assign = pairs.map(([target]) => assigner(target, inner))
    const execute = block(body, inner)
    const clear = clearing(inner)
    return (run, frame) => {
      const given = values.map((value) => value(run, frame))
      clear(run, frame)
      for (let i = 0; i < given.length; i++) assign[i](given[i], { run, frame })
      return execute(run, frame)
    }
  }

  function compileGeneration({ body }: Extract<Statement, { kind: 'generation' }>, scope: Scope): Execute {
    marks.hasGeneration = true
    marks.hasHiddenGeneration ||= scope.isCaptured
    const inner = scope.inner()
    const execute = block(body, inner)
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
