/** What the CLI ends with; shell scripts can rely on it. */
export const exitCodes = { done: 0, gateFailed: 1, error: 2, interrupted: 130 } as const
