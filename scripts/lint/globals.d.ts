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
}
