// What counts in this package, and what is reported. Change it with any text editor; keep the signs as they are.
// If something here is wrong, the course says so where it tells the learner what is reported.
window.scormSettings = {
  // The modules and cases that must be read and tried, such as ["assessment", "uncertainty"].
  // The names are those of their pages, without .html. An empty list [] means all modules.
  modules: {modules},

  // true reports a score from 0 to 100 as well. The learner is told so.
  score: {score},

  // With a score, in SCORM 2004: from how many points on "passed" is reported too. null reports none.
  pass: {pass}
};
