/**
 * The errors that users meet most, in Chinese; all others are English. Each is a sentence with places such as {path},
 * and the parts that many errors end in stand below.
 */
export const chineseErrors: readonly (readonly [english: string, chinese: string])[] = [
  ['No file or folder "{path}". Check the path', '没有文件或文件夹“{path}”。请检查路径'],
  [
    'No file matches "{path}". Check the pattern; on a command line, quote it',
    '没有文件与“{path}”匹配。请检查通配模式；在命令行上请加引号',
  ],
  [
    'No input. Name files, folders or globs, or pipe records in',
    '没有输入。请给出文件、文件夹或通配模式，或用管道传入记录',
  ],
  [
    'No output. Give --out FOLDER, or --out - to print the records here',
    '没有输出。请给出 --out 文件夹，或用 --out - 在此打印记录',
  ],
  [
    'No pipeline file given, and none here. Looked for {names}',
    '没有给出流水线文件，这里也没有。找过 {names}',
  ],
  ['Unknown transform "{name}". {rest}', '未知的变换“{name}”。{rest}'],
  ['Unknown key "{name}" of the pipeline. {rest}', '流水线中有未知的键“{name}”。{rest}'],
  ['Unknown key "{name}" of "{owner}". {rest}', '“{owner}”中有未知的键“{name}”。{rest}'],
  ['Unknown option {name} of {owner}. {rest}', '{owner} 没有选项 {name}。{rest}'],
  ['Entity "{name}" is unknown. {rest}', '未知的实体“{name}”。{rest}'],
  ['Option --to cannot be "{word}". {rest}', '选项 --to 不能是“{word}”。{rest}'],
  [
    '{count} of {all} records were rejected ({share} %), more than the error budget of {budget} %: {reasons}. {listing}. Correct the input or raise the budget',
    '{all} 条记录中有 {count} 条被拒收（{share} %），超过错误预算 {budget} %：{reasons}。{listing}。请改正输入或提高预算',
  ],
  [
    '"{path}" holds finished output. Choose another place, or start anew with --overwrite',
    '“{path}”中有已完成的输出。请换个位置，或用 --overwrite 重新开始',
  ],
  [
    '"{path}" holds the output of another plan. Different: {what}. Choose another output, or start anew with --overwrite',
    '“{path}”中是另一计划的输出。不同之处：{what}。请换个输出位置，或用 --overwrite 重新开始',
  ],
  [
    'Output file "{path}" exists. Choose another, or overwrite it with --overwrite',
    '输出文件“{path}”已存在。请换一个，或用 --overwrite 覆盖',
  ],
  [
    'Output folder "{path}" holds files that prepkit did not write. Choose an empty folder',
    '输出文件夹“{path}”中有不是 prepkit 写的文件。请选择空文件夹',
  ],
  [
    '"{path}" is there already. Name another file with --out, or replace it with --force',
    '“{path}”已存在。请用 --out 另取文件名，或用 --force 覆盖',
  ],
  [
    '"{path}" has no manifest.json. {flag} needs an output of prepkit; beside a file it stays with --sidecar keep',
    '“{path}”中没有 manifest.json。{flag} 需要 prepkit 的输出；用 --sidecar keep 它会留在文件旁边',
  ],
  // What commander says of a command line
  ['Unknown option "{flag}". {rest}', '未知选项“{flag}”。{rest}'],
  ['Unknown option "{flag}"', '未知选项“{flag}”'],
  ['Unknown command "{name}". {rest}', '未知命令“{name}”。{rest}'],
  ['Unknown command "{name}"', '未知命令“{name}”'],
  ['Missing required argument "{name}"', '缺少参数“{name}”'],
  ['Required option "{flag}" not specified', '缺少必填选项“{flag}”'],
  ['Option "{flag}" argument missing', '选项“{flag}”缺少值'],
  ['Option "{flag}" argument "{value}" is invalid. {rest}', '选项“{flag}”的值“{value}”无效。{rest}'],
  ['Run with --help to see what there is', '用 --help 查看有哪些命令和选项'],
  // Hints under an error
  [
    '--error-budget, or --repair-budget for repaired records, allows more, such as 5%',
    '--error-budget（修复的记录用 --repair-budget）可以放宽，如 5%',
  ],
  ['Run the same command again to continue where it stopped', '再次执行同一命令，即可从中断处继续'],
  [
    'Interrupted. Run the same command again to continue where it stopped',
    '已中断。再次执行同一命令，即可从中断处继续',
  ],
  ['Interrupted', '已中断'],
  ['Stopping. Press Ctrl-C again to stop at once', '正在停止。再按一次 Ctrl-C 立即停止'],
]

/** Parts at the end of errors. */
export const chineseEndings: readonly (readonly [english: RegExp, chinese: string])[] = [
  [/Did you mean "([^"]*)"\?/g, '是否想写“$1”？'],
  [/Did you mean (--\S+)\?/g, '是否想写 $1？'],
  [/Did you mean (\S+)\?/g, '是否想写 $1？'],
  [/ ?Known: /g, '已知：'],
  [/Give a whole number, such as 4/g, '请给出整数，如 4'],
  [/Give a share, such as 1% or 0\.01/g, '请给出比例，如 1% 或 0.01'],
  [/Give one character/g, '请给出一个字符'],
]
