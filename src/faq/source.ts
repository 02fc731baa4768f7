/** Where entries come from, as the config says it. */

/** A folder of entries or a single page. Every `FaqSource` of the settings is one. */
export interface Source {
  readonly path: string;
  /** For entries that name none themselves. */
  readonly areas?: readonly string[] | undefined;
  /** Where the page is to be read on the web. */
  readonly link?: string | undefined;
}
