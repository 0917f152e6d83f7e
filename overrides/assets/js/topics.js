/** The topics that are asked about by choice, as the build knows them. */
import topics from "data/topics.json";

window.course = window.course || {};
window.course.topics = topics;
