import { checkDetection, resolveDetection } from '../detection-options.js'
import { findInText } from '../find-in-text.js'
import { openDetectorFor } from '../open-detector.js'
import { checkText } from './check-text.js'
import { checkTextOptions } from './text-options.js'
import type { PiiFinder, TextOptions } from './texts.js'

/** What `openPiiFinder` does, which loads this module when it is first called. */
export async function openFinder(options: TextOptions): Promise<PiiFinder> {
  const given = await resolveDetection(checkTextOptions(options))
  checkDetection(given)
  const opened = await openDetectorFor(given)
  return (text, about = {}) => {
    checkText(text)
    return findInText(opened, text, about)
  }
}
