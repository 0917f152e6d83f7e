/** What the page that a learning system opens says of the session. */
export const SAID = {
  trouble: "Your learning system does not take what the course reports just now. The course goes on, and tries again. If this line stays, you may have been signed out: sign in to your learning system, and open the course again from there.",
  well: "Your learning system takes what the course reports again.",
  closed: "Your learning system did not begin a session, so nothing is reported. The course goes on. Tell the people who run it.",
  ended: "This page was loaded anew after your learning system had closed its session, so nothing is reported now. Close the course, and open it again from your learning system.",
  lost: "Your learning system shows a page of its own here, most likely to sign in. Signing in inside the course does not bring the reports back. Close the course, sign in, and open it again from your learning system.",
  alone: "No learning system answered, so nothing is reported. The course itself works as usual.",
  browse: "Your learning system opened this as a preview: nothing is reported, and it does not count.",
  review: "Your learning system opened this to look back on, as most do once it is complete: what it holds stays as it is, and nothing is reported now.",
  credit: "Your learning system opened this without credit: nothing is reported, and it does not count.",
  unsafe: "This browser lets the course keep nothing that outlasts signing in to your learning system anew. What you write is here until you leave. Before you do, save it as a file: ",
  newer: "What your learning system holds comes from a newer edition of the course. It is left as it is, so your answers of today are not added to it.",
  damaged: "Part of what your learning system holds could not be read. What could be read is back, and the rest begins anew.",
  full: "Your learning system has no more room. Your progress is kept there; the choices in your oldest answers are not.",
  done: "This is now complete, and your learning system has been told."
};
