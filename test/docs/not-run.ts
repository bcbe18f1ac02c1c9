/** What the tests of the documents do not run as it is printed, each with the reason. */

/** Commands of the followed pages. */
export const commandsNotRun: ReadonlyMap<string, string> = new Map([
  ['npm ci && npm run demo', 'installs packages; the demo has a test of its own'],
  ['npm ci && npm test', 'installs packages, and runs these tests'],
  [
    'npm install ../prepkit/prepkit-0.1.0.tgz && mkdir -p datasets && cp -r node_modules/prepkit/datasets/samples datasets',
    'installs the package, which the tests of documents have in place',
  ],
  ['npm run torture -- --minutes 5', 'takes five minutes; test/torture tries a short form'],
  [
    'prep inspect hf://datasets/openai/gsm8k/main/train-00000-of-00001.parquet',
    'fetches from the Hub; test/remote asks one of this machine',
  ],
  [
    "prep convert 's3://my-bucket/raw/*.jsonl.gz' --out out/",
    'fetches from a store; test/remote asks one of this machine',
  ],
  [
    'npm run torture -- --only kills,faults --tries 200 --seed 7',
    'takes minutes; test/torture tries a short form',
  ],
])

/** Languages of blocks that are not run. */
export const languagesNotRun: ReadonlyMap<string, string> = new Map([
  ['python', 'needs packages of Python; its syntax is checked'],
  ['mermaid', 'a picture; the layers in it are compared with the code'],
  ['text', 'what the commands before it print, which is compared'],
])

/** Pages with blocks that no test follows. */
export const pagesNotFollowed: ReadonlyMap<string, string> = new Map([
  [
    'datasets/samples/README.md',
    'test/datasets/generate-samples.test.ts makes the files anew and compares them',
  ],
])
