/** The contents of the course, as the build knows them. */
import contents from "data/contents.json";

window.course = window.course || {};
window.course.contents = contents;
