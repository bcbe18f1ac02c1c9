/**
 * The one door to apache-arrow. Everything else imports Arrow names from here, so that replacing or
 * upgrading the library touches a single file.
 */
export {
  Binary,
  Bool,
  type Data,
  DataType,
  Date_,
  Field,
  FixedSizeList,
  Float64,
  Int32,
  Int64,
  List,
  Map_,
  Message,
  makeData,
  Null,
  RecordBatch,
  RecordBatchReader,
  RecordBatchStreamWriter,
  Schema,
  Struct,
  Table,
  Timestamp,
  Type,
  tableFromIPC,
  tableToIPC,
  Uint32,
  Utf8,
  Vector,
} from 'apache-arrow'
/** The end of an Arrow file; apache-arrow keeps it to itself, yet its own files hold their schema nowhere else. */
export { Footer } from 'apache-arrow/ipc/metadata/file'
