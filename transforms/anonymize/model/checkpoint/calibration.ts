import { PrepError } from '../../../../src/base/errors.js'
import { bareName } from '../../../../src/base/option-name.js'
import { readJsonObject } from './json-object.js'

/**
 * What a sequence of labels gains or loses by its steps: above 0 a step is taken more readily. All 0 leaves the scores
 * of the model alone, so that only forbidden steps are ruled out.
 */
export interface TransitionBiases {
  /** From outside to outside. */
  backgroundStay: number
  /** From outside to the first token of an entity. */
  backgroundToStart: number
  /** Within an entity, to a token that is not its last. */
  insideToContinue: number
  /** Within an entity, to its last token. */
  insideToEnd: number
  /** From the last token of an entity to outside. */
  endToBackground: number
  /** From the last token of an entity to the first of the next. */
  endToStart: number
}

export const noBiases: TransitionBiases = {
  backgroundStay: 0,
  backgroundToStart: 0,
  insideToContinue: 0,
  insideToEnd: 0,
  endToBackground: 0,
  endToStart: 0,
}

/**
 * Reads `viterbi_calibration.json` as OpenAI's Privacy Filter brings it: six numbers at
 * `operating_points.default.biases`. Throws `bad_option` where one is missing, since a decoder with other biases finds
 * other things.
 */
export function readCalibration(path: string): TransitionBiases {
  const points = fieldOf(readJsonObject(path), 'operating_points')
  const biases = fieldOf(fieldOf(points, 'default'), 'biases')
  const bias = (name: string): number => {
    const value = fieldOf(biases, `transition_bias_${name}`)
    if (typeof value === 'number' && Number.isFinite(value)) return value
    throw new PrepError(
      'bad_option',
      `${bareName('model')}: "${path}" has no number at operating_points.default.biases.transition_bias_${name}. ` +
        'Save the file of the model anew, or remove it to decode without biases',
    )
  }
  return {
    backgroundStay: bias('background_stay'),
    backgroundToStart: bias('background_to_start'),
    insideToContinue: bias('inside_to_continue'),
    insideToEnd: bias('inside_to_end'),
    endToBackground: bias('end_to_background'),
    endToStart: bias('end_to_start'),
  }
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
}
