/** What can be counted, by its English word, with the measure word before it. */
export const chineseNouns = {
  record: '条记录',
  file: '个文件',
  row: '行',
} as const
