/** What moves around the words of every page: components, each of which works what it finds by an attribute in the page. */
import { search } from "../search/dialog.js";
import { marks } from "../search/marks.js";
import { contents, side } from "./contents.js";
import { folds } from "./folds.js";
import { menu } from "./menu.js";
import { title } from "./title.js";

/** @param {string} selector @param {(root: any) => void} begin */
const on = (selector, begin) => () => document.querySelectorAll(selector).forEach((root) => begin(root));

export const shell = [
  on("[data-module=menu]", menu),
  on("[data-module=search]", search),
  on("[data-md-component=header-title]", title),
  on("[data-md-type=navigation]", side),
  on("[data-md-component=toc]", contents),
  on("[data-md-component=content]", folds),
  on("[data-md-component=content]", marks)
];
