/** Reads a host's settings file, where there is one. */
import "../js/local-settings.js";
