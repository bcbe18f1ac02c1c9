/** Names of products, languages and libraries that the lists of packages lack, written for this project. */
export const products = [
  'Photoshop',
  'TextBlob',
  'Dialogflow',
  'Canva',
  'Sriracha',
  'Nutella',
  'Xcode',
  'TestFlight',
  'Fastfile',
  'Appfile',
]

/** Given names in examples everywhere, beside those of faker. */
export const ordinaryGiven: readonly string[] = []
