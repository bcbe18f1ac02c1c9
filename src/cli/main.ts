#!/usr/bin/env node
import { runCli } from './program.js'
import { processTerminal } from './terminal/terminal.js'

const code = await runCli(process.argv.slice(2), processTerminal())
// A failed write to standard output may have set a code of its own by now.
process.exitCode = code || process.exitCode
