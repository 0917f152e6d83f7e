/** The prompts to reflect of each module, as the build knows them. */
import prompts from "data/prompts.json";

window.course = window.course || {};
window.course.prompts = prompts;
