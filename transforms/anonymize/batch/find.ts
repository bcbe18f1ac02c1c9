import type { Reading, SeenElsewhere } from '../detect/detector.js'
import type { Span } from '../detect/recognizer.js'
import type { RecordPeople } from '../detect/spared.js'

/** What the texts of a record say together of its people, where some are spared. */
export interface InRecord {
  people?: RecordPeople | undefined
}

/** Finds the spans of a text, and again where it changes. */
export interface Find {
  /** Without `people` a text is read for itself. */
  read(text: string, people?: RecordPeople): Reading
  /** The same, with what was found in other texts of the record. */
  recall(text: string, seen: SeenElsewhere & InRecord): readonly Span[]
  /** What a second run finds in the changed text. */
  again(text: string, people?: RecordPeople): readonly Span[]
}
