import { afterEach, beforeEach, vi } from 'vitest'

/** Before each test of a file: keys for fake servers, which are not to be sent those of whoever runs the tests. */
export function useFakeKeys(): void {
  beforeEach(() => {
    for (const name of ['AWS_PROFILE', 'AWS_SESSION_TOKEN', 'AWS_ENDPOINT_URL', 'AWS_REGION', 'HF_TOKEN'])
      vi.stubEnv(name, undefined)
    vi.stubEnv('AWS_CONFIG_FILE', '/dev/null')
    vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/dev/null')
    vi.stubEnv('HF_TOKEN_PATH', '/dev/null')
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'key')
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret')
  })
  afterEach(() => vi.unstubAllEnvs())
}
