/** What is no script and is imported all the same: styles, and the data that the build hands over. */
declare module "*.css";
declare module "data/*.json" {
  const value: any;
  export default value;
}

/** What a selector finds is what a template has there, which no type can know. */
interface ParentNode {
  querySelector(selectors: string): any;
  querySelectorAll(selectors: string): NodeListOf<any>;
}
interface Element {
  closest(selectors: string): any;
}

interface Window {
  /** What files of data hold, by their names. */
  courseData?: Record<string, any>;
  /** What whoever set a package for a learning system up wants of it. */
  scormSettings?: any;
  /** What the theme's script asks for. */
  __md_scope?: URL;
  __md_hash?: (text: string) => number;
  __md_get?: (name: string, store?: Storage, place?: URL) => any;
  __md_set?: (name: string, value: any, store?: Storage, place?: URL) => void;
  /** What the search's worker, or the frame in its place, is given. */
  workerAddress?: string;
  load?: (source: string) => Promise<void>;
  courseIndex?: any;
  courseTexts?: any;
  courseSearch?: any;
}
declare function importScripts(...addresses: string[]): void;
