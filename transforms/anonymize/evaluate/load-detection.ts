/** What finds personal data, half of all code, loaded when the first text is looked at. */
export const loadDetection = () => import('./detection.js')
