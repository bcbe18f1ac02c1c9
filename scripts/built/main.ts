/**
 * Ends with 0 where the last build is newer than all that it was made of, else with 1, so that who has just built waits no
 * second time: `node dist/scripts/built/main.js || npm run build`.
 */
import { packageRoot } from '../../src/base/package-root.js'
import { isBuilt } from './is-built.js'

process.exitCode = isBuilt(packageRoot()) ? 0 : 1
