import { writeKernels } from './compile.js'

await writeKernels()
