#!/usr/bin/env node
import { runCli } from './program.js'
import { guardProcess } from './terminal/guard.js'
import { watchOwnCode } from './terminal/own-code-watch.js'
import { processTerminal } from './terminal/terminal.js'

const terminal = processTerminal()
const done = guardProcess(terminal)
const endWatch = watchOwnCode()
const code = await runCli(process.argv.slice(2), terminal)
done()
endWatch()
// A failed write to standard output may have set a code of its own by now.
process.exitCode = code || process.exitCode
