/** Rows of features of the candidates of annotated lines. */
export interface LinkData {
  /** One row behind the other. */
  readonly rows: Float32Array;
  /** Which rows people linked. */
  readonly right: Uint8Array;
  /** 0 to 1: what the ranker that made out the conversations gave each row. */
  readonly shares: Float32Array;
  /** Where the rows of each line begin, and last where the last one ends. */
  readonly groups: Int32Array;
  /** The log of each line. */
  readonly logOf: Int16Array;
}
