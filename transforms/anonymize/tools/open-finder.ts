import { checkDetection, resolveDetection } from '../detection-options.js'
import { findInText, type Hit } from '../find-in-text.js'
import { openDetectorFor } from '../open-detector.js'
import { checkFind, checkText } from './check-text.js'
import { checkFindOptions, checkTextOptions } from './text-options.js'
import type { FindPiiOptions, PiiFinder, TextOptions } from './texts.js'

/** What `openPiiFinder` does, which loads this module when it is first called. */
export async function openFinder(options: TextOptions): Promise<PiiFinder> {
  const given = await resolveDetection(checkTextOptions(options))
  checkDetection(given)
  const opened = await openDetectorFor(given)
  return (text, about = {}) => {
    checkFind(text, about)
    return findInText(opened, text, about)
  }
}

/** What `findPii` does. */
export async function findOnce(text: string, options: FindPiiOptions): Promise<readonly Hit[]> {
  checkText(text)
  const { field, context, explain, ...rest } = checkFindOptions(options)
  return (await openFinder(rest))(text, { field, context, explain })
}
