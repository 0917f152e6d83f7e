/** Stands between the theme's search box and what answers it. */
import "../search/worker.js";
