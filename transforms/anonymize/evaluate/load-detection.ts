/** What finds personal data, half of all code, loaded when the first text is looked at. */
export const loadDetection = () =>
  Promise.all([
    import('../detection-options.js'),
    import('../open-detector.js'),
    import('../find-in-text.js'),
  ])
