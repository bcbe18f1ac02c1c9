/** A template that cannot be read: what is wrong and in which line of it. It quotes the template, never a record. */
export class SyntaxFault extends Error {
  readonly line: number

  constructor(message: string, line: number) {
    super(message)
    this.line = line
  }
}

/** Why a conversation is not rendered: its template refuses it, cannot work on such a value, or hides what the assistant says. */
export type RenderReason = 'template_refuses' | 'template_fault' | 'no_exact_mask'

/** A template that was read but cannot render a conversation. The message is for those who write templates. */
export class RenderFault extends Error {
  readonly reason: RenderReason

  constructor(reason: RenderReason, message: string) {
    super(message)
    this.reason = reason
  }
}

/** The fault of a value of the wrong kind, as Python's `TypeError` and `UndefinedError` are. */
export function typeFault(message: string): RenderFault {
  return new RenderFault('template_fault', message)
}
